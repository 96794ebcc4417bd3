/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a worksite counts: in bounds, in goals, and as columns: 1 where it is approved, and its
 * places above the fewest. Source: the contract in selection-approve.h. Invariant: no product here
 * reaches 2^62: weights are at most 10^9 millionths and places × months 1.2·10^9; an amount is at
 * most 10^18 millionths, a utility 10^12 times 10^6 places. */

#include "selection/approve-private.h"

#include "base/certificate-text-private.h"
#include "base/digest-private.h"

gboolean
awrash_i_approve_is_open (const AwrashApproval *approval, gsize j)
{
  return approval->is_required[j] || approval->utility[j] >= approval->threshold;
}

int64_t
awrash_i_approve_weight (const AwrashApproveBound *bound, gsize j)
{
  return bound->weight != NULL ? bound->weight[j] : AWRASH_MILLION;
}

void
awrash_i_approve_weigh (const AwrashApproval *approval, AwrashCount unit, gsize j, int64_t weight,
                        int64_t *fewest, int64_t *each)
{
  int64_t least = approval->places_min[j];

  *each = unit == AWRASH_COUNT_WORKSITES       ? 0
          : unit == AWRASH_COUNT_PLACES        ? weight
          : unit == AWRASH_COUNT_PERSON_MONTHS ? weight * approval->months[j]
                                               : weight / approval->places[j];
  if (unit == AWRASH_COUNT_WORKSITES)
    *fewest = weight;
  else if (unit == AWRASH_COUNT_AMOUNT)
    *fewest = weight - (approval->places[j] - least) * *each;
  else
    *fewest = *each * least;
}

void
awrash_i_approve_weigh_bound (const AwrashApproval *approval, const AwrashApproveBound *bound,
                              int64_t part, gsize j, int64_t *fewest, int64_t *each)
{
  int64_t weight = awrash_i_approve_weight (bound, j);

  awrash_i_approve_weigh (approval, bound->unit, j, bound->is_share ? weight - part : weight,
                          fewest, each);
}

void
awrash_i_approve_cost (const AwrashApproval *approval, AwrashApproveGoal goal, int64_t cost[])
{
  static const AwrashCount units[]
      = { [AWRASH_APPROVE_UTILITY] = AWRASH_COUNT_PLACES,
          [AWRASH_APPROVE_UTILITY_WORKSITES] = AWRASH_COUNT_WORKSITES,
          [AWRASH_APPROVE_BENEFICIARIES] = AWRASH_COUNT_PLACES,
          [AWRASH_APPROVE_WORKSITES] = AWRASH_COUNT_WORKSITES,
          [AWRASH_APPROVE_PERSON_MONTHS] = AWRASH_COUNT_PERSON_MONTHS };
  gboolean is_utility = goal <= AWRASH_APPROVE_UTILITY_WORKSITES;

  for (gsize j = 0; j < approval->n; j++)
    {
      int64_t fewest, each;

      awrash_i_approve_weigh (approval, units[goal], j, is_utility ? -approval->utility[j] : -1,
                              &fewest, &each);
      cost[j] = fewest;
      if (approval->extra[j] != G_MAXSIZE)
        cost[approval->extra[j]] = each;
    }
}

double
awrash_i_approve_unit_of (AwrashApproveGoal goal)
{
  return goal <= AWRASH_APPROVE_UTILITY_WORKSITES ? 1e-6 : 1;
}

int64_t
awrash_i_approve_sum (const int64_t cost[], const int64_t x[], gsize n)
{
  int64_t sum = 0;

  for (gsize j = 0; j < n; j++)
    sum += cost[j] * x[j];
  return sum;
}

/* ── columns ────────────────────────────────────────────────────────────────────────────────── */

void
awrash_i_approve_to_places (const AwrashApproval *approval, const int64_t x[], int64_t places[])
{
  for (gsize j = 0; j < approval->n; j++)
    {
      gsize extra = approval->extra[j];

      places[j] = x[j] == 0 ? 0 : approval->places_min[j] + (extra != G_MAXSIZE ? x[extra] : 0);
    }
}

void
awrash_i_approve_from_places (const AwrashApproval *approval, const int64_t places[], int64_t x[])
{
  for (gsize j = 0; j < approval->n; j++)
    {
      x[j] = places[j] > 0;
      if (approval->extra[j] != G_MAXSIZE)
        x[approval->extra[j]] = places[j] > 0 ? places[j] - approval->places_min[j] : 0;
    }
}

/* ── the question as text ───────────────────────────────────────────────────────────────────── */

static void
put_list (GString *text, const char *key, gsize n, const int64_t values[])
{
  awrash_i_certificate_put_key (text, key);
  g_string_append_c (text, '[');
  for (gsize j = 0; values != NULL && j < n; j++)
    {
      awrash_i_certificate_put_next (text);
      awrash_i_certificate_put_number (text, values[j]);
    }
  g_string_append_c (text, ']');
}

void
awrash_i_approve_put_places (GString *text, const char *key, gsize n, const int64_t places[])
{
  if (places != NULL)
    {
      put_list (text, key, n, places);
      return;
    }
  awrash_i_certificate_put_text (text, key, NULL);
}

static void
put_bound (GString *text, const AwrashApproval *approval, const AwrashApproveBound *bound)
{
  awrash_i_certificate_put_next (text);
  g_string_append_c (text, '{');
  awrash_i_certificate_put_integer (text, "share", bound->is_share);
  awrash_i_certificate_put_integer (text, "unit", bound->unit);
  awrash_i_certificate_put_integer (text, "least", bound->least);
  awrash_i_certificate_put_integer (text, "most", bound->most);
  put_list (text, "weights", approval->n, bound->weight);
  g_string_append_c (text, '}');
}

char *
awrash_i_approve_hash (const AwrashApproval *approval)
{
  g_autoptr (GString) text = g_string_new ("{");

  put_list (text, "places_min", approval->n, approval->places_min);
  put_list (text, "places", approval->n, approval->places);
  put_list (text, "months", approval->n, approval->months);
  put_list (text, "utility", approval->n, approval->utility);
  put_list (text, "commune", approval->n, approval->commune);
  put_list (text, "need", approval->n_communes, approval->need);
  awrash_i_certificate_put_integer (text, "communes", (int64_t)approval->n_communes);
  awrash_i_certificate_put_integer (text, "threshold", approval->threshold);
  awrash_i_certificate_put_key (text, "required");
  g_string_append_c (text, '[');
  for (gsize j = 0; j < approval->n; j++)
    {
      awrash_i_certificate_put_next (text);
      awrash_i_certificate_put_number (text, approval->is_required[j]);
    }
  g_string_append (text, "],\"bounds\":[");
  for (guint b = 0; b < approval->bounds->len; b++)
    put_bound (text, approval, awrash_i_approve_bound (approval, b));
  g_string_append (text, "],\"goals\":[");
  for (guint g = 0; g < approval->goals->len; g++)
    {
      awrash_i_certificate_put_next (text);
      awrash_i_certificate_put_number (text, g_array_index (approval->goals, AwrashApproveGoal, g));
    }
  g_string_append (text, "]}\n");
  return awrash_i_digest_text (text->str, text->len);
}
