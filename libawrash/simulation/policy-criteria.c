/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Claims from several criteria: weighted shares, excess over a rate, relative indices with caps.
 * Source: Regulation (EC) 1083/2006, Annex II (weighted criteria, unemployed above the average),
 * and Regulation (EU) 2021/241, Annex II (population × indices, with caps that differ between
 * groups). Invariant: a criterion that nobody meets weighs nothing. */

#include "base/accumulator-private.h"
#include "base/product-private.h"
#include "simulation/forms-private.h"

#include <math.h>

static gboolean
has_positive (gsize n, const double values[])
{
  for (gsize i = 0; i < n; i++)
    if (values[i] > 0)
      return TRUE;
  return FALSE;
}

gboolean
awrash_i_claim_criteria (AwrashIPolicyRoom *room, const AwrashPolicyNode *node,
                         const AwrashIView *view, gsize stream, double claims[], GError **error)
{
  double *values = awrash_i_policy_slot (room, node)->claims;
  const gsize n = view->plain.n_provinces, first = awrash_i_policy_form_n_parameters (node->form);
  const gsize n_criteria = (node->n_arguments - first) / 2;
  double weights[AWRASH_POLICY_NODES];
  gboolean is_some = FALSE;

  for (gsize c = 0; c < n_criteria; c++)
    {
      const AwrashPolicyArgument *weight = &node->arguments[first + 2 * c], *policy = weight + 1;
      if (!awrash_i_policy_claim (room, policy->policy, view, stream, values + c * n, error))
        return FALSE;
      weights[c] = has_positive (n, values + c * n) ? weight->number : 0;
      is_some |= weights[c] > 0;
    }
  for (gsize i = 0; !is_some && i < n; i++)
    claims[i] = 0;
  return !is_some
         || awrash_apportion_criteria_combine (n_criteria, n, values, weights, claims, error);
}

/* ── excess ─────────────────────────────────────────────────────────────────────────────────── */

static double
sum_of (gsize n, const double values[])
{
  AwrashAccumulator sum = { { 0 } };

  for (gsize i = 0; i < n; i++)
    awrash_i_accumulator_add (&sum, values[i]);
  return awrash_i_accumulator_get (&sum);
}

/* part - whole·parts/wholes where it is above 0; its sign is that of part·wholes - whole·parts,
 * with what rounding took from both products. */
static double
get_excess (double part, double whole, double parts, double wholes)
{
  double ours = part * wholes, theirs = whole * parts;
  double above = (ours - theirs)
                 + (awrash_i_product_error (part, wholes, ours)
                    - awrash_i_product_error (whole, parts, theirs));

  return above > 0 ? above / wholes : 0;
}

gboolean
awrash_i_claim_excess (AwrashIPolicyRoom *room, const AwrashPolicyNode *node,
                       const AwrashIView *view, gsize stream, double claims[], GError **error)
{
  AwrashPolicySlot *slot = awrash_i_policy_slot (room, node);
  const AwrashPolicyArgument *rate = &node->arguments[2];
  const gsize n = view->plain.n_provinces;

  (void)stream;
  if (!awrash_i_policy_express (room, view, &node->arguments[0], slot->part, error)
      || !awrash_i_policy_express (room, view, &node->arguments[1], slot->whole, error))
    return FALSE;
  if (rate->is_given)
    return awrash_apportion_criteria_excess (n, slot->part, slot->whole, rate->number, claims,
                                             error);
  double parts = sum_of (n, slot->part), wholes = sum_of (n, slot->whole);
  for (gsize i = 0; i < n; i++)
    claims[i] = wholes > 0 ? get_excess (slot->part[i], slot->whole[i], parts, wholes) : 0;
  return TRUE;
}

/* ── indices ────────────────────────────────────────────────────────────────────────────────── */

enum
{
  POLICY,
  VALUE,
  SIZE,
  LOW,
  HIGH,
  INVERSE,
  GROUP,
  GROUP_HIGH
};

gboolean
awrash_i_claim_indexed (AwrashIPolicyRoom *room, const AwrashPolicyNode *node,
                        const AwrashIView *view, gsize stream, double claims[], GError **error)
{
  AwrashPolicySlot *slot = awrash_i_policy_slot (room, node);
  const AwrashPolicyArgument *arguments = node->arguments;
  const gboolean is_inverse = g_str_equal (arguments[INVERSE].text, "yes");
  const gsize n = view->plain.n_provinces;
  double *index = slot->claims, *group = slot->claims + n;

  if (!awrash_i_policy_claim (room, arguments[POLICY].policy, view, stream, claims, error)
      || !awrash_i_policy_express (room, view, &arguments[VALUE], slot->part, error)
      || !awrash_i_policy_express (room, view, &arguments[SIZE], slot->whole, error)
      || (arguments[GROUP].is_given
          && !awrash_i_policy_express (room, view, &arguments[GROUP], group, error)))
    return FALSE;
  if (!awrash_apportion_criteria_index (n, is_inverse ? slot->whole : slot->part,
                                        is_inverse ? slot->part : slot->whole,
                                        arguments[LOW].number, HUGE_VAL, index, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      gboolean is_member = arguments[GROUP].is_given && group[i] > 0;
      const AwrashPolicyArgument *high = &arguments[is_member ? GROUP_HIGH : HIGH];
      double capped
          = high->is_given ? MIN (index[i], MAX (high->number, arguments[LOW].number)) : index[i];
      claims[i] = MIN (claims[i] * capped, G_MAXDOUBLE);
    }
  return TRUE;
}
