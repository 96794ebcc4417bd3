/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Gini beyond the network: a sum of distances between any two rates, each convex, so that one
 * problem with a row for each pair has it, and the tree of that problem proves it. What it is
 * divided by varies where the sum of receipts does, or each counts once: then a ratio is taken off.
 * Source: Sen (1973) for the mean of differences; Dinkelbach (1967). Invariant: the same face and
 * question give the same problem; a bound that is told is no more than what its tree proves. */

#include "split/general-build-private.h"

#include "allot/gini-private.h"
#include "base/memory-private.h"

#include <math.h>

/* ── the problem ────────────────────────────────────────────────────────────────────────────── */

/* What p receives, as a column of its own. */
static void
link_receipt (AwrashBuilding *b, gsize p)
{
  const AwrashGeneralGini *gini = b->gini;
  const AwrashReceiver *receiver = awrash_i_general_gini_receiver (gini, p);
  gsize j = b->first + p;

  b->mixed->lower[j] = gini->lower[p];
  b->mixed->upper[j] = gini->upper[p];
  b->mixed->cost[j]
      = (int64_t)rint (gini->slope[p]) - (int64_t)rint (gini->ask->ratio * gini->each[p]);
  awrash_i_build_put_activity (b, receiver->row, 1);
  awrash_i_build_put (b, j, -1);
  awrash_i_build_end_row (b, 0, 0);
}

static void
add_pair (AwrashBuilding *b, gsize p, gsize q)
{
  const AwrashGeneralGini *gini = b->gini;
  double product = (double)gini->need[p] * (double)gini->need[q];

  b->mixed->curve[b->row]
      = (AwrashCurve){ .kind = AWRASH_CURVE_DISTANCE,
                       .need = (gini->ask->is_weighted ? 1 : product) / gini->unit };
  awrash_i_build_put (b, b->first + p, gini->need[q]);
  awrash_i_build_put (b, b->first + q, -gini->need[p]);
  awrash_i_build_end_row (b, AWRASH_MIXED_LEAST, AWRASH_MIXED_MOST);
}

void
awrash_i_build_gini (AwrashBuilding *b)
{
  for (gsize p = 0; p < b->gini->n; p++)
    link_receipt (b, p);
  for (gsize p = 0; p < b->gini->n; p++)
    for (gsize q = 0; q < p; q++)
      if (awrash_i_general_gini_sign (b->gini, p, q) == 0)
        add_pair (b, p, q);
}

void
awrash_i_general_gini_name (const AwrashGeneralGini *gini, char *columns[], char *rows[])
{
  for (gsize p = 0; p < gini->n; p++)
    {
      const char *name
          = awrash_i_general_row (gini->general, awrash_i_general_gini_receiver (gini, p)->row)
                ->name;

      columns[p] = g_strdup_printf ("receives:%s", name);
      *rows++ = g_strdup_printf ("link:%s", name);
    }
  for (gsize p = 0; p < gini->n; p++)
    for (gsize q = 0; q < p; q++)
      if (awrash_i_general_gini_sign (gini, p, q) == 0)
        *rows++ = g_strdup_printf ("pair:%zu,%zu", p, q);
}

int64_t
awrash_i_general_gini_receipt (const AwrashGeneralGini *gini, gsize p, const int64_t x[])
{
  return awrash_i_general_activity (gini->general, awrash_i_general_gini_receiver (gini, p)->row,
                                    x);
}

/* ── what it says of the Gini ───────────────────────────────────────────────────────────────── */

gboolean
awrash_i_general_gini_value (const AwrashGeneralGini *gini, const int64_t x[], double *value,
                             GError **error)
{
  g_autofree double *need = awrash_i_new (double, gini->n, error);
  g_autofree int64_t *y = need != NULL ? awrash_i_new (int64_t, gini->n, error) : NULL;
  AwrashGiniPairs pairs = { 0 };
  gboolean done;

  if (y == NULL)
    return FALSE;
  for (gsize p = 0; p < gini->n; p++)
    {
      need[p] = awrash_i_general_gini_receiver (gini, p)->need;
      y[p] = awrash_i_general_gini_receipt (gini, p, x);
    }
  done = awrash_i_gini_pairs_init (&pairs, gini->n, need, gini->ask->is_weighted, error);
  if (done)
    *value = awrash_i_gini_pairs_ratio (&pairs, awrash_i_gini_pairs_without_costs (&pairs, y), y);
  awrash_i_gini_pairs_clear (&pairs);
  return done;
}

static double
divisor_of (const AwrashGeneralGini *gini, const int64_t x[])
{
  double sum = 0;

  for (gsize p = 0; p < gini->n; p++)
    sum += gini->each[p] * (double)awrash_i_general_gini_receipt (gini, p, x);
  return sum;
}

double
awrash_i_general_gini_scale (const AwrashGeneralGini *gini, double value, const int64_t x[])
{
  return fmax (value * divisor_of (gini, x), 1e-12);
}

/* The bound reaches the plan's own sum of pairs, which is a whole number. */
static gboolean
is_reached (const AwrashGeneralGini *gini, int bits, AwrashLong least, const int64_t x[])
{
  AwrashLong sum = 0;

  if (!gini->ask->is_weighted || gini->rounding > 0 || !gini->is_fixed || gini->ask->ratio > 0)
    return FALSE;
  for (gsize p = 0; p < gini->n; p++)
    for (gsize q = 0; q < p; q++)
      {
        AwrashLong s = (AwrashLong)gini->need[q] * awrash_i_general_gini_receipt (gini, p, x)
                       - (AwrashLong)gini->need[p] * awrash_i_general_gini_receipt (gini, q, x);

        sum += s < 0 ? -s : s;
      }
  return least >> bits >= sum;
}

double
awrash_i_general_gini_bound (const AwrashGeneralGini *gini, int bits, AwrashLong least,
                             const int64_t x[], double value)
{
  double sum = ldexp ((double)least, -bits), rate = INFINITY, bound;

  if (value <= 0 || is_reached (gini, bits, least, x))
    return value;
  if (gini->is_fixed && gini->ask->ratio == 0)
    return CLAMP (AWRASH_GINI_SAFE * sum / divisor_of (gini, x) - gini->rounding, 0, value);
  for (gsize p = 0; p < gini->n; p++)
    rate = fmin (rate, rint (gini->ask->ratio * gini->each[p]) / gini->each[p]);
  bound = sum >= 0 ? rate : gini->least > 0 ? rate + sum / gini->least : 0;
  return CLAMP (AWRASH_GINI_SAFE * bound - gini->rounding, 0, value);
}
