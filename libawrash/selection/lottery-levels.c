/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Leximin, level by level: raise the lowest chance as far as it goes; whose price is not nought is
 * held down there by the rest (strict complementarity), and stays; then the lowest of the others.
 * Maximin is the first level. Prices come from a linear program over the panels that are known; a
 * panel that is worth more by them joins, until none is.
 * Source: P. Flanigan et al. (2021), Nature 596, supplement 11; Maschler, Peleg and Shapley (1979)
 * for the scheme. Invariant: rows of settled types keep what they had. */

#include "selection/lottery-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* A price, per person of its type, this far below the largest may be rounding: its type is left to
 * a later level, at which it counts again. */
#define SURE 1e-7

typedef struct
{
  AwrashLotteryRun *run;
  AwrashMaster *master;
  GArray *column;     /* of gsize: of each known panel */
  gsize *row;         /* [n_types]; G_MAXSIZE: never chosen */
  guint8 *is_settled; /* [n_types] */
  gsize n_open;       /* types that are not settled */
  gsize level;        /* the column of the lowest chance */
  double base;        /* from which it is counted */
  gsize *rows;        /* [n_types + 1]: work space */
  double *values;
  double *price; /* [n_types] */
} Levels;

static double
persons (const Levels *levels, gsize t)
{
  return (double)awrash_i_question_count (levels->run->question, t);
}

/* Columns for the panels that are new. A row is counted per person of its type. */
static gboolean
add_panels (Levels *levels, GError **error)
{
  for (guint k = levels->column->len; k < levels->run->panels->len; k++)
    {
      const int64_t *panel = g_ptr_array_index (levels->run->panels, k);
      gsize n = 0, index;

      for (gsize t = 0; t < levels->run->question->n_types; t++)
        if (panel[t] != 0)
          {
            levels->rows[n] = levels->row[t];
            levels->values[n++] = (double)panel[t] / persons (levels, t);
          }
      levels->rows[n] = levels->master->m - 1;
      levels->values[n++] = 1;
      if (!awrash_i_master_add (levels->master, 0, n, levels->rows, levels->values, &index, error)
          || !awrash_i_append (levels->column, index, error))
        return FALSE;
    }
  return TRUE;
}

/* The column that is the lowest chance of those who are not settled, above the base. */
static gboolean
add_level (Levels *levels, GError **error)
{
  gsize n = 0;

  for (gsize t = 0; t < levels->run->question->n_types; t++)
    if (levels->row[t] != G_MAXSIZE && !levels->is_settled[t])
      {
        levels->rows[n] = levels->row[t];
        levels->values[n++] = -1;
      }
  return awrash_i_master_add (levels->master, 1, n, levels->rows, levels->values, &levels->level,
                              error);
}

/* The first panel alone, and slacks for all else. */
static gboolean
begin (Levels *levels, GError **error)
{
  AwrashMaster *master = levels->master;

  if (!add_panels (levels, error))
    return FALSE;
  for (gsize i = 0; i + 1 < master->m; i++)
    {
      gsize index;

      if (!awrash_i_master_add (master, 0, 1, &i, (const double[]){ -1 }, &index, error))
        return FALSE;
      awrash_i_master_place (master, i, index);
    }
  awrash_i_master_place (master, master->m - 1, g_array_index (levels->column, gsize, 0));
  master->b[master->m - 1] = 1;
  return awrash_i_master_refresh (master, error) && add_level (levels, error);
}

/* To the optimum of a level over all panels, with the proof that it is. */
static gboolean
lift (Levels *levels, AwrashLotteryProof *proof, GError **error)
{
  gboolean is_best = FALSE;

  while (!is_best)
    {
      if (!awrash_i_master_run (levels->master, error))
        return FALSE;
      for (gsize t = 0; t < levels->run->question->n_types; t++)
        levels->price[t]
            = levels->row[t] == G_MAXSIZE
                  ? 0
                  : fmax (0, -levels->master->price[levels->row[t]]) / persons (levels, t);
      awrash_i_lottery_set_prices (levels->run, levels->price);
      if (!awrash_i_lottery_improve (levels->run, -G_MAXINT64, &is_best, proof, error)
          || !add_panels (levels, error))
        return FALSE;
    }
  return TRUE;
}

/* Settles those whom the prices hold down, at the present level. */
static gboolean
settle (Levels *levels, AwrashLotteryProof *proof, GError **error)
{
  AwrashMaster *master = levels->master;
  double largest = 0;

  levels->base += awrash_i_master_get (master, levels->level);
  proof->is_fixed = awrash_i_new (guint8, levels->run->question->n_types, error);
  if (proof->is_fixed == NULL)
    return FALSE;
  for (gsize t = 0; t < levels->run->question->n_types; t++)
    if (levels->row[t] != G_MAXSIZE && !levels->is_settled[t])
      largest = fmax (largest, (double)proof->price[t] * persons (levels, t));
  awrash_i_master_retire (master, levels->level);
  for (gsize t = 0; t < levels->run->question->n_types; t++)
    {
      if (levels->row[t] == G_MAXSIZE || levels->is_settled[t])
        continue;
      master->b[levels->row[t]] = levels->base;
      if ((double)proof->price[t] * persons (levels, t) < SURE * largest)
        continue;
      proof->is_fixed[t] = levels->is_settled[t] = TRUE;
      levels->n_open--;
    }
  return TRUE;
}

static gboolean
hand_out (Levels *levels, GError **error)
{
  gsize n = levels->run->panels->len;
  g_autofree double *weight = awrash_i_new (double, n, error);

  if (weight == NULL || !awrash_i_master_mend (levels->master, error))
    return FALSE;
  for (gsize k = 0; k < n; k++)
    if (k < levels->column->len)
      weight[k] = awrash_i_master_get (levels->master, g_array_index (levels->column, gsize, k));
  return awrash_i_lottery_weigh (levels->run, weight, error);
}

static gboolean
run_all (Levels *levels, GError **error)
{
  if (!begin (levels, error))
    return FALSE;
  while (levels->n_open > 0)
    {
      AwrashLotteryProof *proof = awrash_i_lottery_proof_add (levels->run->lottery->proofs, error);

      if (proof == NULL || !lift (levels, proof, error) || !settle (levels, proof, error))
        return FALSE;
      if (levels->run->lottery->rule == AWRASH_LOTTERY_MAXIMIN)
        break;
      if (levels->n_open > 0 && !add_level (levels, error))
        return FALSE;
    }
  return hand_out (levels, error);
}

gboolean
awrash_i_lottery_run_levels (AwrashLotteryRun *run, GError **error)
{
  gsize n = run->question->n_types, n_rows = 0;
  Levels levels = { .run = run };
  gboolean done;

  levels.row = awrash_i_new (gsize, n, error);
  levels.is_settled = levels.row ? awrash_i_new (guint8, n, error) : NULL;
  levels.rows = levels.is_settled ? awrash_i_new (gsize, n + 1, error) : NULL;
  levels.values = levels.rows ? awrash_i_new (double, n + 1, error) : NULL;
  levels.price = levels.values ? awrash_i_new (double, n, error) : NULL;
  levels.column = g_array_new (FALSE, FALSE, sizeof (gsize));
  for (gsize t = 0; levels.price != NULL && t < n; t++)
    levels.row[t] = run->lottery->is_never[t] ? G_MAXSIZE : n_rows++;
  levels.n_open = n_rows;
  levels.master = levels.price ? awrash_i_master_new (n_rows + 1, error) : NULL;
  done = levels.master != NULL && run_all (&levels, error);
  awrash_i_master_free (levels.master);
  g_array_unref (levels.column);
  g_free (levels.row);
  g_free (levels.is_settled);
  g_free (levels.rows);
  g_free (levels.values);
  g_free (levels.price);
  return done;
}
