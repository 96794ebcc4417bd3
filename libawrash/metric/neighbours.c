/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Neighbours from pairs: every pair checked, its weight brought to the style that was asked for.
 * Source: A. D. Cliff and J. K. Ord (1981), Spatial Processes, ch. 1. Invariant: the order of the
 * pairs shows nowhere but in the message that refuses one. */

#include "metric/neighbours-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/names-private.h"
#include "base/sum-private.h"
#include "metric/range-private.h"

#include <inttypes.h>
#include <math.h>

typedef enum
{
  SENSE_SYMMETRIC = 1,
  SENSE_DIRECTED = 2
} Sense;

typedef enum
{
  STYLE_BINARY = 1,
  STYLE_WEIGHTED = 2,
  STYLE_ROW_STANDARDISED = 3
} Style;

typedef enum
{
  ISLANDS_ERROR = 1,
  ISLANDS_ZERO = 2
} Islands;

static const AwrashName sense_names[] = {
  { SENSE_SYMMETRIC, "symmetric" },
  { SENSE_DIRECTED, "directed" },
};

static const AwrashName style_names[] = {
  { STYLE_BINARY, "binary" },
  { STYLE_WEIGHTED, "weighted" },
  { STYLE_ROW_STANDARDISED, "row-standardised" },
};

static const AwrashName islands_names[] = {
  { ISLANDS_ERROR, "error" },
  { ISLANDS_ZERO, "zero" },
};

/* The pairs as the caller gave them. */
typedef struct
{
  gsize n_units;
  gsize n;
  const int64_t *from;
  const int64_t *to;
  const double *weights;
} Pairs;

static gboolean
check_index (const char *end, gsize pair, int64_t index, gsize n, GError **error)
{
  if (index >= 0 && (guint64)index < n)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("%s[%zu] is %" PRId64 ", expected an index from 0 to %zu"), end, pair, index,
               n - 1);
  return FALSE;
}

static gboolean
check_ends (const Pairs *pairs, GError **error)
{
  for (gsize k = 0; k < pairs->n; k++)
    {
      if (!check_index ("from", k, pairs->from[k], pairs->n_units, error)
          || !check_index ("to", k, pairs->to[k], pairs->n_units, error))
        return FALSE;
      if (pairs->from[k] == pairs->to[k])
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                       _ ("pair %zu joins unit %" PRId64 " to itself, expected two units"), k,
                       pairs->to[k]);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_pairs (Style style, const Pairs *pairs, int *exponent, GError **error)
{
  AwrashRange range = { .n = 0 };

  if (pairs->n_units < 2 || pairs->n == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("%zu units and %zu pairs are given, expected at least 2 units and 1 pair"),
                   pairs->n_units, pairs->n);
      return FALSE;
    }
  if (!check_ends (pairs, error))
    return FALSE;
  if (pairs->weights == NULL)
    return TRUE;
  if (style == STYLE_BINARY)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                   _ ("weights are given for neighbours of the style \"binary\", expected none, or "
                      "the style \"weighted\" or \"row-standardised\""));
      return FALSE;
    }
  /* as their own weights: also no positive one may be too light beside the others */
  if (!awrash_i_range_find ("weights", pairs->n, pairs->weights, pairs->weights, &range, error))
    return FALSE;
  *exponent = ilogb (range.heaviest);
  return TRUE;
}

static void
list_links (Sense sense, const Pairs *pairs, AwrashLink links[])
{
  gsize count = 0;

  for (gsize k = 0; k < pairs->n; k++)
    {
      gsize from = (gsize)pairs->from[k], to = (gsize)pairs->to[k];

      links[count++] = (AwrashLink){ .row = from, .column = to, .pair = k };
      if (sense == SENSE_SYMMETRIC)
        links[count++] = (AwrashLink){ .row = to, .column = from, .pair = k };
    }
}

/* The sort is stable, so of equal links the earlier pair comes first. */
static gboolean
check_repeats (const Pairs *pairs, gsize n_links, const AwrashLink links[], GError **error)
{
  gsize later = pairs->n, earlier = 0;

  for (gsize k = 1; k < n_links; k++)
    if (links[k].row == links[k - 1].row && links[k].column == links[k - 1].column
        && links[k].pair < later)
      {
        later = links[k].pair;
        earlier = links[k - 1].pair;
      }
  if (later == pairs->n)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE,
               _ ("pair %zu joins units %" PRId64 " and %" PRId64
                  " as pair %zu does, expected each pair once"),
               later, pairs->from[later], pairs->to[later], earlier);
  return FALSE;
}

static double
weight_of (const Pairs *pairs, gsize pair, int exponent)
{
  return pairs->weights == NULL ? 1.0 : ldexp (pairs->weights[pair], -exponent);
}

/* Rows of links with a weight > 0; those of weight 0 are no neighbours. */
static void
write_rows (AwrashNeighbours *neighbours, const Pairs *pairs, const AwrashLink links[])
{
  gsize count = 0;

  for (gsize i = 0; i < neighbours->n; i++)
    {
      gsize first = neighbours->start[i], end = neighbours->start[i + 1];

      neighbours->start[i] = count;
      for (gsize k = first; k < end; k++)
        {
          double weight = weight_of (pairs, links[k].pair, neighbours->exponent);

          if (!(weight > 0.0))
            continue;
          neighbours->to[count] = links[k].column;
          neighbours->weight[count++] = weight;
        }
      neighbours->n_islands += count == neighbours->start[i];
    }
  neighbours->start[neighbours->n] = count;
  neighbours->n_links = count;
}

static gboolean
check_islands (const AwrashNeighbours *neighbours, GError **error)
{
  for (gsize i = 0; i < neighbours->n; i++)
    if (neighbours->start[i] == neighbours->start[i + 1])
      {
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                     _ ("unit %zu has no neighbour, expected at least one; islands = \"zero\" "
                        "gives it a lag of 0"),
                     i);
        return FALSE;
      }
  return TRUE;
}

static void
standardise_rows (AwrashNeighbours *neighbours)
{
  for (gsize i = 0; i < neighbours->n; i++)
    {
      gsize first = neighbours->start[i], end = neighbours->start[i + 1];
      double sum = awrash_i_sum_values (end - first, neighbours->weight + first);

      for (gsize k = first; k < end; k++)
        neighbours->weight[k] /= sum;
    }
  neighbours->exponent = 0;
}

/* Memory for the rows of at most n_links links. */
static gboolean
make_room (AwrashNeighbours *neighbours, gsize n_links, GError **error)
{
  neighbours->start = awrash_i_new (gsize, neighbours->n + 1, error);
  if (neighbours->start == NULL)
    return FALSE;
  neighbours->to = awrash_i_new (gsize, n_links, error);
  if (neighbours->to == NULL)
    return FALSE;
  neighbours->weight = awrash_i_new (double, n_links, error);
  return neighbours->weight != NULL;
}

static gboolean
fill_rows (AwrashNeighbours *neighbours, Sense sense, const Pairs *pairs, GError **error)
{
  /* cannot wrap: the pairs already lie in memory, 16 bytes each */
  gsize n_links = sense == SENSE_SYMMETRIC ? 2 * pairs->n : pairs->n;
  g_autofree AwrashLink *links = awrash_i_new (AwrashLink, n_links, error);
  g_autofree AwrashLink *spare = links == NULL ? NULL : awrash_i_new (AwrashLink, n_links, error);
  const AwrashLink *sorted = NULL;

  if (spare == NULL || !make_room (neighbours, n_links, error))
    return FALSE;
  list_links (sense, pairs, links);
  sorted = awrash_i_neighbours_sort (neighbours->n, n_links, links, spare, neighbours->start);
  if (!check_repeats (pairs, n_links, sorted, error))
    return FALSE;
  write_rows (neighbours, pairs, sorted);
  return TRUE;
}

AwrashNeighbours *
awrash_metric_neighbours_new (const char *sense, const char *style, const char *islands, size_t n,
                              size_t n_pairs, const int64_t from[], const int64_t to[],
                              const double weights[], GError **error)
{
  Pairs pairs = { .n_units = n, .n = n_pairs, .from = from, .to = to, .weights = weights };
  g_autoptr (AwrashNeighbours) neighbours = NULL;
  int sense_read, style_read, islands_read, exponent = 0;

  g_return_val_if_fail (sense != NULL && style != NULL && islands != NULL, NULL);
  g_return_val_if_fail ((from != NULL && to != NULL) || n_pairs == 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

#define READ(option)                                                                               \
  awrash_i_names_read (#option, option##_names, G_N_ELEMENTS (option##_names), option, error)
  sense_read = READ (sense);
  style_read = sense_read == 0 ? 0 : READ (style);
  islands_read = style_read == 0 ? 0 : READ (islands);
#undef READ
  if (islands_read == 0 || !check_pairs ((Style)style_read, &pairs, &exponent, error))
    return NULL;
  neighbours = g_new0 (AwrashNeighbours, 1);
  neighbours->n = n;
  neighbours->exponent = exponent;
  neighbours->is_binary = style_read == STYLE_BINARY;
  if (!fill_rows (neighbours, (Sense)sense_read, &pairs, error)
      || (islands_read == ISLANDS_ERROR && !check_islands (neighbours, error)))
    return NULL;
  if (style_read == STYLE_ROW_STANDARDISED)
    standardise_rows (neighbours);
  if (!awrash_i_neighbours_measure (neighbours, error))
    return NULL;
  return g_steal_pointer (&neighbours);
}

void
awrash_metric_neighbours_free (AwrashNeighbours *neighbours)
{
  if (neighbours == NULL)
    return;
  g_free (neighbours->start);
  g_free (neighbours->to);
  g_free (neighbours->weight);
  g_free (neighbours);
}

size_t
awrash_metric_neighbours_get_n (const AwrashNeighbours *neighbours)
{
  g_return_val_if_fail (neighbours != NULL, 0);
  return neighbours->n;
}

size_t
awrash_metric_neighbours_get_n_islands (const AwrashNeighbours *neighbours)
{
  g_return_val_if_fail (neighbours != NULL, 0);
  return neighbours->n_islands;
}
