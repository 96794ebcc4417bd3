/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The primal simplex method with the inverse of the basis as it is: columns come one after the
 * other, so a basis stays feasible, and most of its columns are slacks, of which the inverse has
 * nothing but their own entries, so that a step is cheap.
 * Source: Dantzig and Wolfe (1960); Harris (1973) for the ratio test; Bland (1977). Invariant: x is
 * of the basis and b; nothing here is believed before a proof in integers has shown it. */

#include "selection/master-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

#define DUAL 1e-13
#define PIVOT 1e-7
#define FEASIBLE 1e-9
#define RESIDUAL 1e-11
#define REVIEW 64
/* So many steps without a gain call for Bland's rule, under which they end. */
#define IDLE 200
#define TINY 0x1p-54
/* Work is bounded in steps, so that answers do not depend on the machine: so many operations on
 * numbers in all. Where they are spent the basis stays as it is, which is a lottery still. */
#define MOST_WORK 5e9

/* ── steps ──────────────────────────────────────────────────────────────────────────────────── */

/* What a unit of a column gains at the prices. */
static double
gain_of (const AwrashMaster *master, const AwrashMasterColumn *column)
{
  double gain = column->cost;

  for (gsize k = 0; k < column->n; k++)
    gain -= column->value[k] * master->price[column->row[k]];
  return gain;
}

/* Prices += the inverse by what the basic columns gain, which they should not. */
static void
better_prices (AwrashMaster *master)
{
  gsize m = master->m;

  for (gsize i = 0; i < m; i++)
    master->w[i] = gain_of (master, awrash_i_master_column (master, master->basic[i]));
  for (gsize c = 0; c < m; c++)
    for (gsize i = 0; i < m; i++)
      master->price[c] += master->w[i] * master->inverse[c * m + i];
}

static void
compute_prices (AwrashMaster *master)
{
  gsize m = master->m;

  memset (master->price, 0, m * sizeof (double));
  for (gsize i = 0; i < m; i++)
    {
      double cost = awrash_i_master_column (master, master->basic[i])->cost;

      for (gsize c = 0; cost != 0 && c < m; c++)
        master->price[c] += cost * master->inverse[c * m + i];
    }
}

/* The column that gains most; the first that gains, where steps have come to stand. */
static gsize
choose_entering (const AwrashMaster *master, gboolean is_stalled)
{
  gsize best = G_MAXSIZE;
  double most = DUAL;

  for (gsize j = 0; j < master->columns->len; j++)
    {
      const AwrashMasterColumn *column = awrash_i_master_column (master, j);
      double gain;

      if (column->place >= 0 || column->is_barred)
        continue;
      gain = gain_of (master, column);
      if (gain > most)
        {
          most = gain;
          best = j;
          if (is_stalled)
            break;
        }
    }
  return best;
}

/* The place that leaves: of those that are nearly the first to reach nought, the surest pivot. */
static gsize
choose_leaving (const AwrashMaster *master, const double w[], gboolean is_stalled)
{
  double bound = INFINITY, most = 0;
  gsize best = G_MAXSIZE;

  for (gsize i = 0; i < master->m; i++)
    if (w[i] > PIVOT)
      bound = fmin (bound, (fmax (master->x[i], 0) + FEASIBLE) / w[i]);
  for (gsize i = 0; i < master->m; i++)
    if (w[i] > PIVOT && fmax (master->x[i], 0) / w[i] <= bound
        && (is_stalled ? best == G_MAXSIZE || master->basic[i] < master->basic[best] : w[i] > most))
      {
        most = w[i];
        best = i;
      }
  return best;
}

static void
exchange (AwrashMaster *master, gsize r, gsize entering, double length)
{
  gsize leaving = master->basic[r];

  for (gsize i = 0; i < master->m; i++)
    master->x[i] -= length * master->w[i];
  master->x[r] = length;
  awrash_i_master_update (master, r, master->w);
  awrash_i_master_column (master, leaving)->place = -1;
  awrash_i_master_place (master, r, entering);
  master->n_steps++;
}

/* One step; *is_done: there is none that gains, or numbers have drifted. */
static gboolean
take_step (AwrashMaster *master, gboolean *is_done, GError **error)
{
  gboolean is_stalled = master->n_idle > IDLE;
  gsize entering, r = G_MAXSIZE;
  double length;

  compute_prices (master);
  entering = choose_entering (master, is_stalled);
  if (entering != G_MAXSIZE)
    {
      awrash_i_master_solve (master, awrash_i_master_column (master, entering), master->w);
      r = choose_leaving (master, master->w, is_stalled);
    }
  *is_done = r == G_MAXSIZE;
  /* weights sum to 1, so that something always leaves, but where numbers have drifted */
  if (*is_done)
    return entering == G_MAXSIZE || awrash_i_master_refresh (master, error);
  length = fmax (master->x[r], 0) / master->w[r];
  master->n_idle = length > FEASIBLE ? 0 : master->n_idle + 1;
  exchange (master, r, entering, length);
  return TRUE;
}

gboolean
awrash_i_master_run (AwrashMaster *master, GError **error)
{
  gsize most_steps = (gsize)(MOST_WORK / (double)(master->m * master->m));
  gboolean is_done = FALSE;

  master->n_idle = 0;
  while (!is_done && master->n_steps < most_steps)
    {
      if (master->n_steps % REVIEW == REVIEW - 1 && awrash_i_master_residual (master) > RESIDUAL
          && !awrash_i_master_refresh (master, error))
        return FALSE;
      if (!take_step (master, &is_done, error))
        return FALSE;
    }
  compute_prices (master);
  awrash_i_master_compute (master);
  better_prices (master);
  return TRUE;
}

/* What rounding left below nought is mended by steps of the dual method, which keep prices good. */
gboolean
awrash_i_master_mend (AwrashMaster *master, GError **error)
{
  if (!awrash_i_master_refresh (master, error))
    return FALSE;
  for (gsize round = 0; round < 2 * master->m; round++)
    {
      gsize r = 0, entering = G_MAXSIZE;
      double least = INFINITY;

      for (gsize i = 1; i < master->m; i++)
        r = master->x[i] < master->x[r] ? i : r;
      if (master->x[r] >= -TINY)
        return TRUE;
      compute_prices (master);
      for (gsize j = 0; j < master->columns->len; j++)
        {
          const AwrashMasterColumn *column = awrash_i_master_column (master, j);
          double entry = 0, ratio;

          if (column->place >= 0 || column->is_barred)
            continue;
          for (gsize k = 0; k < column->n; k++)
            entry += column->value[k] * master->inverse[column->row[k] * master->m + r];
          ratio = fmax (0, -gain_of (master, column)) / -entry;
          if (entry < -1e-7 && ratio < least)
            {
              least = ratio;
              entering = j;
            }
        }
      if (entering == G_MAXSIZE)
        return TRUE;
      awrash_i_master_solve (master, awrash_i_master_column (master, entering), master->w);
      exchange (master, r, entering, master->x[r] / master->w[r]);
      awrash_i_master_compute (master);
    }
  return TRUE;
}

void
awrash_i_master_retire (AwrashMaster *master, gsize index)
{
  AwrashMasterColumn *column = awrash_i_master_column (master, index);
  gssize r = column->place;
  gsize entering = G_MAXSIZE;
  double value, most = 0;

  column->is_barred = TRUE;
  if (r < 0)
    return;
  value = master->x[r];
  for (gsize k = 0; k < column->n; k++)
    master->b[column->row[k]] -= column->value[k] * value;
  master->x[r] = 0;
  /* any column that has an entry in its place may take it, at nought: most are slacks */
  for (gsize j = 0; j < master->columns->len; j++)
    {
      const AwrashMasterColumn *other = awrash_i_master_column (master, j);
      double entry = 0;

      if (other->place >= 0 || other->is_barred)
        continue;
      for (gsize k = 0; k < other->n; k++)
        entry += other->value[k] * master->inverse[other->row[k] * master->m + (gsize)r];
      if (fabs (entry) > most)
        {
          most = fabs (entry);
          entering = j;
        }
    }
  if (entering == G_MAXSIZE)
    return;
  awrash_i_master_solve (master, awrash_i_master_column (master, entering), master->w);
  exchange (master, (gsize)r, entering, 0);
}
