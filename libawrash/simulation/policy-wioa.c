/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The formula of the Workforce Innovation and Opportunity Act for adults: three thirds, of those
 * unemployed where unemployment is substantial, of those unemployed in excess, of disadvantaged
 * adults; floors and ceilings on last year's shares, a minimum for small territories. Source: 29
 * U.S.C. 3172(b)(1); 29 U.S.C. 3173(b)(2) for ratable reduction. Invariant: the floor stands above
 * the ceiling, both stand above the minimum, and what cannot be met is said. */

#include "base/accumulator-private.h"
#include "base/i18n-private.h"
#include "base/int128-private.h"
#include "simulation/forms-private.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

enum
{
  UNEMPLOYED,
  LABOUR,
  DISADVANTAGED,
  AREAS_UNEMPLOYED,
  AREAS_LABOUR,
  SUBSTANTIAL,
  EXCESS,
  FLOOR,
  CEILING,
  MINIMUM,
  MINIMUM_ABOVE,
  PIVOT,
  MINIMUM_BELOW,
  CONFLICT
};

typedef AwrashInt128 Product;

/* part >= rate·whole, exactly. */
static gboolean
is_substantial (AwrashRational rate, double part, double whole)
{
  AwrashAccumulator above = { { 0 } };
  double mine = part * (double)rate.denominator, theirs = whole * (double)rate.numerator;

  /* two roundings are less than this */
  if (fabs (mine - theirs) > (mine + theirs) * 0x1p-50)
    return mine > theirs;

  awrash_i_accumulator_add_scaled (&above, part, rate.denominator);
  awrash_i_accumulator_add_scaled (&above, whole, -rate.numerator);
  return awrash_i_accumulator_sign (&above) >= 0;
}

/* The three criteria of the provinces, one after the other in values[3 × n]. */
static gboolean
fill_criteria (AwrashIPolicyRoom *room, const AwrashPolicyNode *node, const AwrashIView *view,
               double values[], GError **error)
{
  const AwrashPolicyArgument *arguments = node->arguments;
  const gsize n = view->plain.n_provinces;
  double *unemployed = values + 3 * n, *labour = values + 4 * n, *own = values + 5 * n,
         *own_labour = values + 6 * n, *within = values + 7 * n;
  const gboolean has_areas
      = arguments[AREAS_UNEMPLOYED].is_given && arguments[AREAS_LABOUR].is_given;
  const double rate = arguments[EXCESS].number;

  if (!awrash_i_policy_express (room, view, &arguments[UNEMPLOYED], unemployed, error)
      || !awrash_i_policy_express (room, view, &arguments[LABOUR], labour, error)
      || !awrash_i_policy_express (room, view, &arguments[DISADVANTAGED], values + 2 * n, error)
      || !awrash_i_policy_express (
          room, view, &arguments[has_areas ? AREAS_UNEMPLOYED : UNEMPLOYED], own, error)
      || !awrash_i_policy_express (room, view, &arguments[has_areas ? AREAS_LABOUR : LABOUR],
                                   own_labour, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (!has_areas && !is_substantial (arguments[SUBSTANTIAL].ratio, own[i], own_labour[i]))
      own[i] = own_labour[i] = 0;
  memcpy (values, own, n * sizeof *values);
  if (!awrash_apportion_criteria_excess (n, unemployed, labour, rate, values + n, error)
      || !awrash_apportion_criteria_excess (n, own, own_labour, rate, within, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    values[n + i] = MAX (values[n + i], within[i]);
  return TRUE;
}

static gboolean
claim (AwrashIPolicyRoom *room, const AwrashPolicyNode *node, const AwrashIView *view,
       double claims[], GError **error)
{
  double *values = awrash_i_policy_slot (room, node)->claims, weights[3];
  const gsize n = view->plain.n_provinces;
  gboolean is_some = FALSE;

  if (!fill_criteria (room, node, view, values, error))
    return FALSE;
  for (gsize c = 0; c < G_N_ELEMENTS (weights); c++)
    {
      weights[c] = 0;
      for (gsize i = 0; i < n; i++)
        if (values[c * n + i] > 0)
          weights[c] = 1;
      is_some |= weights[c] > 0;
    }
  for (gsize i = 0; !is_some && i < n; i++)
    claims[i] = 0;
  return !is_some || awrash_apportion_criteria_combine (3, n, values, weights, claims, error);
}

/* ── bounds ─────────────────────────────────────────────────────────────────────────────────── */

/* The least of a small territory: up to the pivot one share of all, above it another of the pivot
 * and a third of the rest. */
static gint64
get_minimum (const AwrashPolicyArgument arguments[], gint64 total)
{
  const gint64 pivot = awrash_i_policy_part (arguments[PIVOT].ratio, 1, 1, FALSE);
  const AwrashRational on = arguments[MINIMUM].ratio, above = arguments[MINIMUM_ABOVE].ratio;

  if (total <= pivot)
    return awrash_i_policy_part (arguments[MINIMUM_BELOW].ratio, total, 1, TRUE);
  Product both = (Product)on.denominator * above.denominator;
  Product sum = (Product)pivot * on.numerator * above.denominator
                + (Product)(total - pivot) * above.numerator * on.denominator;
  return (gint64)((sum + both - 1) / both);
}

/* floor(a) over ceiling(c) over minimum(b); the floors alone stand in slot->more. */
static void
fill_bounds (AwrashPolicySlot *slot, const AwrashPolicyNode *node, const AwrashIView *view,
             gsize stream)
{
  const AwrashPolicyArgument *arguments = node->arguments;
  const gint64 total = view->plain.total[stream], minimum = get_minimum (arguments, total);
  const gboolean has_history = awrash_i_view_has_history (view, stream);
  const gint64 sum = has_history ? awrash_i_policy_last_sum (view, stream) : 0;

  for (gsize i = 0; i < view->plain.n_provinces; i++)
    {
      gint64 floor = 0, ceiling = G_MAXINT64;
      if (has_history)
        {
          gint64 last = view->plain.last_quota[i * view->plain.n_streams + stream];
          floor = awrash_i_policy_last_part (arguments[FLOOR].ratio, last, total, sum, TRUE);
          ceiling = awrash_i_policy_last_part (arguments[CEILING].ratio, last, total, sum, FALSE);
        }
      slot->more[i] = floor;
      slot->upper[i] = MAX (ceiling, floor);
      slot->lower[i] = MAX (floor, MIN (minimum, slot->upper[i]));
    }
}

static gboolean
refuse_bounds (const AwrashPolicySlot *slot, const AwrashIView *view, gsize stream, GError **error)
{
  const gint64 total = view->plain.total[stream];
  gint64 floors = 0, ceilings = 0;

  for (gsize i = 0; i < view->plain.n_provinces; i++)
    {
      gint64 capacity = awrash_i_view_capacity (view, i, stream);
      floors += MIN (slot->lower[i], capacity);
      ceilings += MIN (MIN (slot->upper[i], capacity), G_MAXINT64 / 2 - ceilings);
    }
  if (floors <= total && total <= ceilings)
    return FALSE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
               _ ("wioa: of \"%s\" the floors sum to %" PRId64 " and the ceilings to %" PRId64
                  ", expected the total, %" PRId64 ", between them, or conflict=yield"),
               view->plain.streams[stream], floors, ceilings, total);
  return TRUE;
}

/* Where floors and minimums are more than there is, the minimums are reduced in proportion, and no
 * share of the year before falls below its floor. */
static void
yield_minimums (AwrashPolicySlot *slot, const AwrashIView *view, gsize stream)
{
  const gsize n = view->plain.n_provinces;
  gint64 sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += slot->lower[i];
  for (gsize i = 0; sum > view->plain.total[stream] && i < n; i++)
    {
      slot->own[i] = (double)slot->lower[i];
      slot->upper[i] = slot->lower[i];
      slot->lower[i] = slot->more[i];
    }
}

gboolean
awrash_i_divide_wioa (AwrashIPolicyRoom *room, const AwrashPolicyNode *node,
                      const AwrashIView *view, gint64 quota[], GError **error)
{
  AwrashPolicySlot *slot = awrash_i_policy_slot (room, node);
  const gboolean may_refuse = g_str_equal (node->arguments[CONFLICT].text, "refuse");

  for (gsize s = 0; s < view->plain.n_streams; s++)
    {
      const AwrashPolicyDivision division = { .stream = s,
                                              .claims = slot->own,
                                              .lower = slot->lower,
                                              .upper = slot->upper,
                                              .rule = &node->rule };
      fill_bounds (slot, node, view, s);
      if ((may_refuse && refuse_bounds (slot, view, s, error))
          || (s == 0 && !claim (room, node, view, slot->part, error)))
        return FALSE;
      memcpy (slot->own, slot->part, view->plain.n_provinces * sizeof *slot->own);
      yield_minimums (slot, view, s);
      if (!awrash_i_policy_divide_stream (room, view, &division, slot->quota, error))
        return FALSE;
    }
  memcpy (quota, slot->quota, view->plain.n_provinces * view->plain.n_streams * sizeof *quota);
  return TRUE;
}
