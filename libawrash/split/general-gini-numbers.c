/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The numbers of a Gini beyond the network: needs as whole numbers, what a unit received counts in
 * what the sum is divided by, and whether, or how far down, that varies.
 * Source: Sen (1973) for the mean of differences. Invariant: the same face and question give the
 * same numbers; what rounding can change is told, and never less. */

#include "split/general-gini-private.h"

#include "allot/gini-private.h"
#include "base/memory-private.h"

#include <math.h>

/* Needs in whole numbers, and what a unit received counts. */
#define NEED_BITS 40
#define UNIT_BITS 50
/* Needs that are decimals are off by half a unit in the last place. */
#define DECIMAL 0x1p-50
/* Who are compared that all pairs may have a row, and rows of pairs where they are more. */
#define MANY 40
#define MOST_PAIRS 2500
/* Sums of a row stay below 2^62. */
#define ROW_BITS 60

void
awrash_i_general_gini_free (AwrashGeneralGini *gini)
{
  if (gini == NULL)
    return;
  g_free (gini->need);
  g_free (gini->lower);
  g_free (gini->upper);
  g_free (gini->each);
  g_free (gini->slope);
  g_free (gini);
}

/* ── what the bounds say ────────────────────────────────────────────────────────────────────── */

static gboolean
find_bounds (AwrashGeneralGini *gini, const AwrashGeneralFace *face, GError **error)
{
  AwrashAsk nothing = { .kind = AWRASH_ASK_LINEAR, .name = gini->ask->name };
  g_autoptr (AwrashMixed) mixed = awrash_i_ask_build (gini->general, face, &nothing, error);

  if (mixed == NULL)
    return FALSE;
  for (gsize p = 0; p < gini->n && !mixed->is_empty; p++)
    {
      gsize row = mixed->n + awrash_i_general_gini_receiver (gini, p)->row;

      gini->lower[p] = mixed->lower[row];
      gini->upper[p] = mixed->upper[row];
    }
  return TRUE;
}

/* What a unit of each cell adds to the receipts of all, sum[n_costs]; FALSE: numbers too large. */
static gboolean
sum_receipts (const AwrashGeneralGini *gini, int64_t sum[])
{
  for (gsize p = 0; p < gini->n; p++)
    {
      const AwrashReceiver *receiver = awrash_i_general_gini_receiver (gini, p);
      const AwrashGeneralRow *row = awrash_i_general_row (gini->general, receiver->row);

      for (gsize k = 0; k < row->n; k++)
        if (__builtin_add_overflow (sum[row->columns[k]], row->values[k], &sum[row->columns[k]]))
          return FALSE;
    }
  return TRUE;
}

/* Whether a cost that is held exactly is a multiple of the sum. */
static gboolean
fixes (const AwrashGeneral *general, const AwrashHeld *held, const int64_t sum[])
{
  AwrashLong a = 0, b = 0;

  if (held->least != held->most)
    return FALSE;
  for (gsize j = 0; j < general->n_costs; j++)
    {
      if (a == 0 && held->cost[j] != 0)
        {
          a = held->cost[j];
          b = sum[j];
        }
      if ((held->cost[j] == 0) != (sum[j] == 0) || held->cost[j] * b != sum[j] * a)
        return FALSE;
    }
  return TRUE;
}

/* Whether all plans have the same sum of receipts, and each of them counts alike. */
static gboolean
find_fixed (AwrashGeneralGini *gini, const AwrashGeneralFace *face, const int64_t sum[])
{
  for (gsize p = 1; p < gini->n; p++)
    if (gini->each[p] != gini->each[0])
      return FALSE;
  if (awrash_i_general_is_constant (gini->general, sum))
    return TRUE;
  for (guint h = 0; h < face->held->len; h++)
    if (fixes (gini->general, g_ptr_array_index (face->held, h), sum))
      return TRUE;
  return FALSE;
}

/* What a held cost asks for at least, at the least that a unit of it counts; what falls short of a
 * former plan only adds to it. */
static double
least_by (const AwrashHeld *held, gsize n, const double counts[])
{
  double least = INFINITY;

  for (gsize j = 0; j < n; j++)
    {
      if (held->cost[j] > 0)
        return 0;
      if (held->cost[j] < 0)
        least = fmin (least, counts[j] / -(double)held->cost[j]);
    }
  return isinf (least) ? 0 : AWRASH_GINI_SAFE * least * -(double)held->most;
}

/* What rows ask for, the narrowest first, each at the least that a unit of it counts; what is in
 * none of them, at its own lower bound. */
static double
least_by_rows (const AwrashGeneralGini *gini, const double counts[], guint8 covered[])
{
  const AwrashGeneral *general = gini->general;
  const AwrashModel *model = general->model;
  double sum = 0;

  for (gsize size = 2; size / 2 <= model->n_cells; size *= 2)
    for (guint i = 0; i < general->rows->len; i++)
      {
        const AwrashGeneralRow *row = awrash_i_general_row (general, i);
        double least = INFINITY;

        if (row->n < size / 2 || row->n >= size || row->lower <= 0)
          continue;
        for (gsize k = 0; k < row->n; k++)
          least = covered[row->columns[k]] || row->values[k] <= 0
                      ? 0
                      : fmin (least, counts[row->columns[k]] / (double)row->values[k]);
        if (!(least > 0))
          continue;
        sum += AWRASH_GINI_SAFE * least * (double)row->lower;
        for (gsize k = 0; k < row->n; k++)
          covered[row->columns[k]] = 1;
      }
  for (gsize j = 0; j < model->n_cells; j++)
    if (!covered[j])
      sum += AWRASH_GINI_SAFE * counts[j] * (double)model->cell_lower[general->cell_of[j]];
  return sum;
}

static gboolean
find_least (AwrashGeneralGini *gini, const AwrashGeneralFace *face, GError **error)
{
  gsize n = gini->general->model->n_cells;
  g_autofree double *counts = awrash_i_new (double, n, error);
  g_autofree guint8 *covered = counts != NULL ? awrash_i_new (guint8, n, error) : NULL;

  if (covered == NULL)
    return FALSE;
  for (gsize p = 0; p < gini->n; p++)
    {
      const AwrashReceiver *receiver = awrash_i_general_gini_receiver (gini, p);
      const AwrashGeneralRow *row = awrash_i_general_row (gini->general, receiver->row);

      gini->least += AWRASH_GINI_SAFE * gini->each[p] * (double)gini->lower[p];
      for (gsize k = 0; k < row->n; k++)
        counts[row->columns[k]] += AWRASH_GINI_SAFE * gini->each[p] * (double)row->values[k];
    }
  for (guint h = 0; h < face->held->len; h++)
    gini->least = fmax (gini->least, least_by (g_ptr_array_index (face->held, h), n, counts));
  gini->least = fmax (gini->least, least_by_rows (gini, counts, covered));
  return TRUE;
}

/* ── numbers ────────────────────────────────────────────────────────────────────────────────── */

/* Needs times a factor in whole numbers; how far one is off at most, relative to itself. */
static double
round_needs (const AwrashGeneralGini *gini, double factor, int64_t needs[])
{
  double most = 0;

  for (gsize p = 0; p < gini->n; p++)
    {
      double need = awrash_i_general_gini_receiver (gini, p)->need;

      needs[p] = (int64_t)fmax (1, rint (need * factor));
      most = fmax (most, fabs (fma (need, factor, -(double)needs[p])) / (double)needs[p]);
    }
  return most;
}

/* Needs to whole numbers: exactly, where there is room; decimals as they are written; else to the
 * nearest. What that can change the Gini by: all terms of the sum are below what it is divided by.
 */
static gboolean
scale_needs (AwrashGeneralGini *gini, GError **error)
{
  g_autofree double *needs = awrash_i_new (double, gini->n, error);
  double most = 1, sum = 0, ten = 10, off;
  int bits, shift;
  gboolean is_exact;

  if (needs == NULL)
    return FALSE;
  for (gsize p = 0; p < gini->n; p++)
    {
      needs[p] = awrash_i_general_gini_receiver (gini, p)->need;
      sum += needs[p];
      most = fmax (most, (double)gini->upper[p]);
    }
  frexp (most, &bits);
  bits = CLAMP (ROW_BITS - bits, 2, NEED_BITS);
  shift = awrash_i_gini_pairs_shift (gini->n, needs, bits, TRUE, &is_exact);
  off = round_needs (gini, ldexp (1, shift), gini->need);
  while (off > DECIMAL && ten * sum < ldexp (1, bits))
    {
      off = round_needs (gini, ten, gini->need);
      ten *= 10;
    }
  if (off > DECIMAL)
    off = round_needs (gini, ldexp (1, shift), gini->need);
  gini->rounding = 4 * off;
  return TRUE;
}

/* What a unit received adds to what the sum is divided by. */
static void
scale_units (AwrashGeneralGini *gini)
{
  double least = INFINITY, sum = 0, most;

  for (gsize p = 0; p < gini->n; p++)
    {
      sum += (double)gini->need[p];
      least = fmin (least, (double)gini->need[p]);
    }
  most = gini->ask->is_weighted ? sum : (double)gini->n / least;
  gini->unit = gini->n == 0 || (gini->ask->is_weighted && gini->ask->ratio == 0)
                   ? 1
                   : ldexp (1, UNIT_BITS - (int)ceil (log2 (most)));
  for (gsize p = 0; p < gini->n; p++)
    gini->each[p]
        = gini->unit * (gini->ask->is_weighted ? sum : (double)gini->n / (double)gini->need[p]);
}

/* How far apart in rank two may be that have a row. */
static int64_t
reach_of (gsize n)
{
  return n <= MANY ? (int64_t)n : MAX (1, (int64_t)(MOST_PAIRS / n));
}

int
awrash_i_general_gini_sign (const AwrashGeneralGini *gini, gsize p, gsize q)
{
  AwrashLong ep = gini->need[p], eq = gini->need[q];
  const int64_t *rank = gini->ask->rank;
  int64_t apart = rank != NULL ? rank[p] - rank[q] : 0;

  if (eq * gini->lower[p] >= ep * gini->upper[q])
    return 1;
  if (eq * gini->upper[p] <= ep * gini->lower[q])
    return -1;
  if (ABS (apart) <= reach_of (gini->n))
    return 0;
  return apart > 0 ? 1 : -1;
}

/* Pairs without a row: z or -z is no more than |z|, and the same where its sign is known. */
static void
sum_slopes (AwrashGeneralGini *gini)
{
  double least = INFINITY;

  for (gsize p = 0; p < gini->n; p++)
    {
      double ep = (double)gini->need[p];

      least = fmin (least, gini->each[p]);
      for (gsize q = 0; q < p; q++)
        {
          double eq = (double)gini->need[q];
          gboolean is_weighted = gini->ask->is_weighted;
          int sign = awrash_i_general_gini_sign (gini, p, q);

          gini->slope[p] += sign * gini->unit * (is_weighted ? eq : 1 / ep);
          gini->slope[q] -= sign * gini->unit * (is_weighted ? ep : 1 / eq);
          gini->n_pairs += sign == 0;
        }
    }
  /* slopes of reciprocals are rounded to whole numbers */
  if (!gini->ask->is_weighted)
    gini->rounding += 1 / least;
}

AwrashGeneralGini *
awrash_i_general_gini_new (const AwrashGeneral *general, const AwrashGeneralFace *face,
                           const AwrashAsk *ask, GError **error)
{
  g_autoptr (AwrashGeneralGini) gini = g_new0 (AwrashGeneralGini, 1);
  g_autofree int64_t *sum = awrash_i_new (int64_t, general->n_costs, error);

  gini->general = general;
  gini->ask = ask;
  gini->n = general->receivers[ask->rest]->len;
  gini->need = sum != NULL ? awrash_i_new (int64_t, gini->n, error) : NULL;
  gini->lower = gini->need != NULL ? awrash_i_new (int64_t, gini->n, error) : NULL;
  gini->upper = gini->lower != NULL ? awrash_i_new (int64_t, gini->n, error) : NULL;
  gini->each = gini->upper != NULL ? awrash_i_new (double, gini->n, error) : NULL;
  gini->slope = gini->each != NULL ? awrash_i_new (double, gini->n, error) : NULL;
  if (gini->slope == NULL || !find_bounds (gini, face, error) || !scale_needs (gini, error))
    return NULL;
  scale_units (gini);
  if (!find_least (gini, face, error))
    return NULL;
  gini->is_fixed = sum_receipts (gini, sum) && find_fixed (gini, face, sum);
  sum_slopes (gini);
  return g_steal_pointer (&gini);
}

/* ── ranks ──────────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  double rate;
  gsize p;
} Rated;

static int
by_rate (gconstpointer a, gconstpointer b)
{
  const Rated *x = a, *y = b;

  if (x->rate != y->rate)
    return x->rate < y->rate ? -1 : 1;
  return (x->p > y->p) - (x->p < y->p);
}

gboolean
awrash_i_general_gini_is_many (const AwrashGeneral *general, const AwrashAsk *ask)
{
  return general->receivers[ask->rest]->len > MANY;
}

gboolean
awrash_i_general_gini_rank (const AwrashGeneral *general, const AwrashAsk *ask, const double x[],
                            int64_t rank[], GError **error)
{
  gsize n = general->receivers[ask->rest]->len;
  g_autofree Rated *rated = awrash_i_new (Rated, n, error);

  if (rated == NULL)
    return FALSE;
  for (gsize p = 0; p < n; p++)
    {
      const AwrashReceiver *receiver = awrash_i_general_receiver (general, ask->rest, p);
      const AwrashGeneralRow *row = awrash_i_general_row (general, receiver->row);

      rated[p].p = p;
      for (gsize k = 0; k < row->n; k++)
        rated[p].rate += (double)row->values[k] * x[row->columns[k]] / receiver->need;
    }
  qsort (rated, n, sizeof (Rated), by_rate);
  for (gsize k = 0; k < n; k++)
    rank[rated[k].p] = (int64_t)k;
  return TRUE;
}
