/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole numbers with a given sum that are nearest to given values: unit k of value v has the key
 * k - v, so all values are lowered to ⌊v⌋ + q with one q, and the largest fractions get one more.
 * Source: least squares, Σ(k - v)² has the margins 2(k - v) - 1; Balinski and Young (1982), on
 * Hamilton's method, which it is where the values sum to the total.
 * Invariant: floors and the order of fractions are exact. */

#include "apportion/answer-private.h"

#include "allot/bounds-private.h"
#include "allot/select-private.h"
#include "allot/ties-private.h"
#include "base/accumulator-private.h"
#include "base/i18n-private.h"
#include "base/int128-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"

#include <inttypes.h>
#include <math.h>

typedef AwrashInt128 Wide;

/* The question, checked: n >= 1, |v| <= 2^61, |total| <= 2^62. */
typedef struct
{
  gsize n;
  const double *values;
  int64_t total;
} Problem;

static gboolean
check_value (gsize i, double value, GError **error)
{
  if (fabs (value) <= 0x1p61)
    return TRUE;
  g_autofree char *text = awrash_i_number_format (value);
  g_set_error (error, AWRASH_ERROR, isfinite (value) ? AWRASH_ERROR_OVERFLOW : AWRASH_ERROR_VALUE,
               isfinite (value) ? _ ("values[%zu] is %s, expected a number from -2^61 to 2^61")
                                : _ ("values[%zu] is %s, expected a finite number"),
               i, text);
  return FALSE;
}

static gboolean
check (const Problem *problem, const AwrashTies *ties, GError **error)
{
  const int64_t most = AWRASH_BOUNDS_MAX_TOTAL;

  if (problem->n == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("the number of values is 0, expected at least 1"));
      return FALSE;
    }
  if (problem->total > most || problem->total < -most)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                   _ ("total is %" PRId64 ", expected a whole number from -2^62 to 2^62"),
                   problem->total);
      return FALSE;
    }
  for (gsize i = 0; i < problem->n; i++)
    if (!check_value (i, problem->values[i], error))
      return FALSE;
  return awrash_i_ties_check (ties, problem->n, error);
}

/* v - ⌊v⌋: exact but for -1 < v < 0, where it may be rounded by 2^-54. */
static double
get_fraction (double value)
{
  return value - floor (value);
}

/* The larger fraction is served first. */
static int
compare_fractions (const AwrashKey *left, const AwrashKey *right, const void *context)
{
  const double *values = context;
  double a = values[left->recipient], b = values[right->recipient];
  double gap = get_fraction (a) - get_fraction (b);

  if (a == b)
    return 0;
  if (fabs (gap) > 0x1p-52)
    return gap > 0 ? -1 : 1;
  AwrashAccumulator difference = { { 0 } };
  awrash_i_accumulator_add (&difference, a);
  awrash_i_accumulator_add (&difference, -b);
  awrash_i_accumulator_add (&difference, floor (b));
  awrash_i_accumulator_add (&difference, -floor (a));
  return -awrash_i_accumulator_sign (&difference);
}

/* Everybody to ⌊v⌋ + q, with what is left, 0 <= left < n. Everything fits: |total - Σ⌊v⌋| <=
 * 2^62 + n·2^61, so |q| <= 2^62 + 1 for n >= 2, and ⌊v⌋ + q + 1 is below 2^63; for n = 1 it is the
 * total. */
static gsize
lower_all (const Problem *problem, int64_t units[])
{
  Wide rest = problem->total, n = (Wide)problem->n;

  for (gsize i = 0; i < problem->n; i++)
    rest -= (int64_t)floor (problem->values[i]);
  Wide shift = rest / n - (rest % n < 0);
  for (gsize i = 0; i < problem->n; i++)
    units[i] = (int64_t)((int64_t)floor (problem->values[i]) + shift);
  return (gsize)(rest - shift * n);
}

/* The keys that equal the last one served, where not all of them are: of n the policy chooses
 * n_free. */
typedef struct
{
  gsize n;
  gsize n_free;
  const AwrashKey *keys;
} Tie;

/* Adds what is served whatever the policy to sure[]; keys[n] are room for the tie. */
static Tie
serve (const Problem *problem, int64_t sure[], AwrashKey keys[])
{
  gsize left = lower_all (problem, sure), n_less = 0, n_equal = 0;

  for (gsize i = 0; i < problem->n; i++)
    keys[i] = (AwrashKey){ .recipient = i, .k = 1 };
  if (left > 0)
    awrash_i_select (problem->n, keys, left, compare_fractions, problem->values, &n_less, &n_equal);
  gboolean is_tie = left - n_less < n_equal;
  for (gsize i = 0; i < (is_tie ? n_less : left); i++)
    sure[keys[i].recipient]++;
  return is_tie ? (Tie){ n_equal, left - n_less, keys + n_less } : (Tie){ 0, 0, keys };
}

/* A lot drawn elsewhere: one unit to each of n_free among the tied, and nothing to anybody else. */
static gboolean
settle_drawn (const AwrashTies *ties, gsize n, const Tie *tie, int64_t units[], GError **error)
{
  int64_t held = 0, held_by_members = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (ties->holders[i] > 1)
        return awrash_i_answer_refuse_lot (error);
      held += ties->holders[i];
    }
  for (gsize k = 0; k < tie->n; k++)
    held_by_members += ties->holders[tie->keys[k].recipient];
  if (held != held_by_members || held != (int64_t)tie->n_free)
    return awrash_i_answer_refuse_lot (error);
  for (gsize i = 0; i < n; i++)
    units[i] += ties->holders[i];
  return TRUE;
}

/* Any n_free of the tied are an answer; no policy adds nothing. */
static gboolean
settle (const AwrashTies *ties, gsize n, const Tie *tie, int64_t units[], GError **error)
{
  if (ties != NULL && ties->holders != NULL)
    return settle_drawn (ties, n, tie, units, error);
  if (ties == NULL || tie->n == 0)
    return TRUE;
  g_autofree gsize *tied = awrash_i_new (gsize, tie->n, error);
  if (tied == NULL)
    return FALSE;
  for (gsize k = 0; k < tie->n; k++)
    tied[k] = tie->keys[k].recipient;
  if (!awrash_i_ties_sort (ties, tie->n, tied, error))
    return FALSE;
  for (gsize k = 0; k < tie->n_free; k++)
    units[tied[k]]++;
  return TRUE;
}

gboolean
awrash_apportion_round_to_total (size_t n, const double values[], int64_t total,
                                 const AwrashTies *ties, int64_t units[], int64_t sure[],
                                 int64_t tied[], AwrashAllotment *answer, GError **error)
{
  g_return_val_if_fail (n == 0 || values != NULL, FALSE);
  g_return_val_if_fail (units != NULL && answer != NULL, FALSE);

  Problem problem = { n, values, total };
  AwrashOutputs outputs = { units, sure, tied, answer };
  AwrashAllotment record = { .divisor_low = NAN, .divisor_high = NAN };

  if (!check (&problem, ties, error))
    return FALSE;
  g_autofree int64_t *own = awrash_i_new (int64_t, n, error);
  g_autofree int64_t *marks = own != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  g_autofree AwrashKey *keys = marks != NULL ? awrash_i_new (AwrashKey, n, error) : NULL;
  if (keys == NULL)
    return FALSE;
  Tie tie = serve (&problem, own, keys);
  g_autofree int64_t *settled = awrash_i_copy (int64_t, own, n, error);
  if (settled == NULL || !settle (ties, n, &tie, settled, error))
    return FALSE;
  for (gsize k = 0; k < tie.n; k++)
    marks[tie.keys[k].recipient] = 1;
  record.n_tied = (int64_t)tie.n;
  record.free_units = (int64_t)tie.n_free;
  record.status = awrash_i_ties_status (ties, tie.n, 0);
  awrash_i_answer_write (n, settled, own, marks, &record, &outputs);
  return TRUE;
}
