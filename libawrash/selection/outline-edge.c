/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Goldilocks over chances that quotas allow on average, panels or not: the corners of lowest and
 * highest chance by the linear program of the outline. Source: relaxation; edge.c. Invariant:
 * nothing is handed out but an average, and prices that are yet to be proved. */

#include "selection/edge-private.h"
#include "selection/outline-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

typedef struct
{
  AwrashOutline rows;
  double mean;
  double *price; /* [n]: of the last direction */
  gboolean is_found;
} Search;

static gboolean
find_corner (gpointer data, double slope, AwrashCorner *corner, GError **error)
{
  Search *search = data;
  const AwrashOutline *rows = &search->rows;
  double dear = fmax (slope, 1 / search->mean);
  double cost[2] = { -slope / dear, 1 / (dear * search->mean) };

  search->is_found
      = search->is_found && awrash_i_outline_relax (rows, cost) == AWRASH_RELAXATION_OPTIMAL;
  for (gsize t = 0; t < rows->n; t++)
    search->price[t] = rows->run->lottery->is_never[t] ? 0
                                                       : awrash_i_outline_price (rows, t, 0)
                                                             - awrash_i_outline_price (rows, t, 1);
  corner->low = rows->relaxation->x[rows->n];
  corner->high = rows->relaxation->x[rows->n + 1];
  corner->n = rows->n;
  corner->point = awrash_i_relaxation_had_memory (rows->relaxation, error)
                      ? awrash_i_copy (double, rows->relaxation->x, rows->n, error)
                      : NULL;
  return corner->point != NULL;
}

gboolean
awrash_i_outline_edge (const AwrashLotteryRun *run, GArray *levels, double average[],
                       gboolean *is_found, GError **error)
{
  Search search = { .is_found = TRUE };
  AwrashOutlineLevel *level = NULL;
  double *point = NULL, n_persons = 0;
  gsize n = run->question->n_types;
  gboolean done;

  for (gsize t = 0; t < n; t++)
    n_persons += run->lottery->is_never[t] ? 0 : (double)awrash_i_question_count (run->question, t);
  search.mean = (double)run->question->size / n_persons;
  if (awrash_i_outline_open (&search.rows, run, 2, error))
    level = awrash_i_outline_add_level (levels, n, error);
  if (level != NULL)
    {
      search.price = level->price;
      point = awrash_i_edge_find (&search, find_corner, search.mean, run->lottery->setting, &n,
                                  error);
    }
  done = point != NULL;
  if (done)
    memcpy (average, point, n * sizeof (double));
  *is_found = done && search.is_found;
  awrash_i_outline_close (&search.rows);
  g_free (point);
  return done;
}
