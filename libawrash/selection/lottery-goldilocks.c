/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Goldilocks over panels: the corners of lowest and highest chance by linear programs, to which
 * panels come as they are needed. Source: edge.c. Invariant: nothing is handed out but weights of
 * known panels. */

#include "selection/edge-private.h"
#include "selection/lottery-private.h"

#include "base/memory-private.h"

#include <math.h>

typedef struct
{
  AwrashLotteryRun *run;
  AwrashMaster *master; /* rows: p - l >= 0 of each type, p - h <= 0 of each, weights sum to 1 */
  GArray *column;       /* of gsize: of each known panel */
  gsize *row;           /* [n_types]; G_MAXSIZE: never chosen */
  gsize n_rows;         /* types that are chosen */
  gsize low, high;      /* columns */
  double mean;
  gsize *rows; /* [2 n_types + 1]: work space */
  double *values;
  double *price;             /* [n_types] */
  AwrashLotteryProof *proof; /* of the last direction */
} Search;

static double
persons (const Search *search, gsize t)
{
  return (double)awrash_i_question_count (search->run->question, t);
}

static gboolean
add_panels (Search *search, GError **error)
{
  for (guint k = search->column->len; k < search->run->panels->len; k++)
    {
      const int64_t *panel = g_ptr_array_index (search->run->panels, k);
      gsize n = 0, index;

      for (gsize t = 0; t < search->run->question->n_types; t++)
        for (gsize side = 0; side < 2 && panel[t] != 0; side++)
          {
            search->rows[n] = search->row[t] + side * search->n_rows;
            search->values[n++] = (double)panel[t] / persons (search, t);
          }
      search->rows[n] = 2 * search->n_rows;
      search->values[n++] = 1;
      if (!awrash_i_master_add (search->master, 0, n, search->rows, search->values, &index, error)
          || !awrash_i_append (search->column, index, error))
        return FALSE;
    }
  return TRUE;
}

/* The columns l and h, each in the rows of its side. */
static gboolean
add_sides (Search *search, GError **error)
{
  for (gsize side = 0; side < 2; side++)
    {
      for (gsize k = 0; k < search->n_rows; k++)
        {
          search->rows[k] = k + side * search->n_rows;
          search->values[k] = -1;
        }
      if (!awrash_i_master_add (search->master, 0, search->n_rows, search->rows, search->values,
                                side == 0 ? &search->low : &search->high, error))
        return FALSE;
    }
  return TRUE;
}

/* The first panel alone, l = 0 and h the most of it; slacks for all else. */
static gboolean
begin (Search *search, GError **error)
{
  AwrashMaster *master = search->master;
  const int64_t *panel = g_ptr_array_index (search->run->panels, 0);
  gsize top = G_MAXSIZE;

  if (!add_panels (search, error) || !add_sides (search, error))
    return FALSE;
  for (gsize i = 0; i < 2 * search->n_rows; i++)
    {
      double sign = i < search->n_rows ? -1 : 1;
      gsize index;

      if (!awrash_i_master_add (master, 0, 1, &i, &sign, &index, error))
        return FALSE;
      awrash_i_master_place (master, i, index);
    }
  for (gsize t = 0; t < search->run->question->n_types; t++)
    if (search->row[t] != G_MAXSIZE
        && (top == G_MAXSIZE
            || (double)panel[t] / persons (search, t) > (double)panel[top] / persons (search, top)))
      top = t;
  awrash_i_master_column (master, master->basic[search->n_rows + search->row[top]])->place = -1;
  awrash_i_master_place (master, search->n_rows + search->row[top], search->high);
  awrash_i_master_place (master, master->m - 1, g_array_index (search->column, gsize, 0));
  master->b[master->m - 1] = 1;
  return awrash_i_master_refresh (master, error);
}

/* The corner farthest in the direction slope · l - h/m, with the proof that it is. */
static gboolean
find_corner (gpointer data, double slope, AwrashCorner *corner, GError **error)
{
  Search *search = data;
  AwrashMaster *master = search->master;
  double dear = fmax (slope, 1 / search->mean);
  gboolean is_best = FALSE;

  awrash_i_lottery_proof_clear (search->proof);
  awrash_i_master_column (master, search->low)->cost = slope / dear;
  awrash_i_master_column (master, search->high)->cost = -1 / (dear * search->mean);
  while (!is_best)
    {
      if (!awrash_i_master_run (master, error))
        return FALSE;
      for (gsize t = 0; t < search->run->question->n_types; t++)
        {
          gsize i = search->row[t];

          search->price[t]
              = i == G_MAXSIZE
                    ? 0
                    : -(master->price[i] + master->price[i + search->n_rows]) / persons (search, t);
        }
      awrash_i_lottery_set_prices (search->run, search->price);
      if (!awrash_i_lottery_improve (search->run, -G_MAXINT64, &is_best, search->proof, error)
          || !add_panels (search, error))
        return FALSE;
    }
  if (!awrash_i_master_mend (master, error))
    return FALSE;
  corner->low = awrash_i_master_get (master, search->low);
  corner->high = awrash_i_master_get (master, search->high);
  corner->n = search->column->len;
  corner->point = awrash_i_new (double, corner->n, error);
  for (gsize k = 0; corner->point != NULL && k < corner->n; k++)
    corner->point[k] = awrash_i_master_get (master, g_array_index (search->column, gsize, k));
  return corner->point != NULL;
}

static gboolean
run_all (Search *search, double factor, GError **error)
{
  gsize n;
  g_autofree double *point = NULL, *weight = NULL;

  search->proof = awrash_i_lottery_proof_add (search->run->lottery->proofs, error);
  if (search->proof != NULL && begin (search, error))
    point = awrash_i_edge_find (search, find_corner, search->mean, factor, &n, error);
  weight = point != NULL ? awrash_i_new (double, search->run->panels->len, error) : NULL;
  for (gsize k = 0; weight != NULL && k < n; k++)
    weight[k] = point[k];
  return weight != NULL && awrash_i_lottery_weigh (search->run, weight, error);
}

gboolean
awrash_i_lottery_run_goldilocks (AwrashLotteryRun *run, GError **error)
{
  gsize n = run->question->n_types;
  Search search = { .run = run };
  gboolean done;

  search.row = awrash_i_new (gsize, n, error);
  search.rows = search.row ? awrash_i_new (gsize, 2 * n + 1, error) : NULL;
  search.values = search.rows ? awrash_i_new (double, 2 * n + 1, error) : NULL;
  search.price = search.values ? awrash_i_new (double, n, error) : NULL;
  search.column = g_array_new (FALSE, FALSE, sizeof (gsize));
  for (gsize t = 0; search.price != NULL && t < n; t++)
    {
      search.row[t] = run->lottery->is_never[t] ? G_MAXSIZE : search.n_rows++;
      search.mean += run->lottery->is_never[t] ? 0 : persons (&search, t);
    }
  search.mean = (double)run->question->size / search.mean;
  search.master = search.price ? awrash_i_master_new (2 * search.n_rows + 1, error) : NULL;
  done = search.master != NULL && run_all (&search, run->lottery->setting, error);
  awrash_i_master_free (search.master);
  g_array_unref (search.column);
  g_free (search.row);
  g_free (search.rows);
  g_free (search.values);
  g_free (search.price);
  return done;
}
