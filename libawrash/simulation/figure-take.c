/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The values of a measure in an edition. Source: H. Theil (1967), Economics and information theory,
 * ch. 4, for the part between groups. Invariant: an edition without a filled place, or without a
 * seeker, has rates of 0 and no inequality. */

#include "simulation/figure-private.h"

static gint64
sum_of (const gint64 x[], gsize n)
{
  gint64 sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += x[i];
  return sum;
}

static gint64
row_of (const gint64 x[], gsize province, gsize n_streams)
{
  return sum_of (x + province * n_streams, n_streams);
}

static double
divide (gint64 part, gint64 whole)
{
  return whole == 0 ? 0 : (double)part / (double)whole;
}

/* The rates, with the seekers as their weights. */
static void
fill_rates (AwrashMeasured *edition)
{
  for (gsize p = 0; p < edition->n_provinces; p++)
    {
      edition->rate[p]
          = divide (row_of (edition->filled, p, edition->n_streams), edition->seekers[p]);
      edition->weight[p] = (double)edition->seekers[p];
    }
}

static gboolean
is_empty (const AwrashMeasured *edition)
{
  return sum_of (edition->filled, edition->n_provinces * edition->n_streams) == 0
         || sum_of (edition->seekers, edition->n_provinces) == 0;
}

static gboolean
take_between (AwrashMeasured *edition, double *value, GError **error)
{
  double whole = 0, between = 0;

  for (gsize g = 0; g < edition->n_regions; g++)
    edition->region_rate[g] = edition->region_weight[g] = 0;
  for (gsize p = 0; p < edition->n_provinces; p++)
    {
      edition->region_rate[edition->region[p]]
          += (double)row_of (edition->filled, p, edition->n_streams);
      edition->region_weight[edition->region[p]] += edition->weight[p];
    }
  for (gsize g = 0; g < edition->n_regions; g++)
    if (edition->region_weight[g] > 0)
      edition->region_rate[g] /= edition->region_weight[g];
  if (!awrash_metric_theil (edition->n_provinces, edition->rate, edition->weight, &whole, error)
      || !awrash_metric_theil (edition->n_regions, edition->region_rate, edition->region_weight,
                               &between, error))
    return FALSE;
  *value = whole > 0 ? between / whole : 0;
  return TRUE;
}

static gboolean
take_index (AwrashFigureId id, AwrashMeasured *edition, double *value, GError **error)
{
  fill_rates (edition);
  if (is_empty (edition))
    {
      *value = 0;
      return TRUE;
    }
  if (id == AWRASH_FIGURE_GINI)
    return awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, edition->n_provinces, edition->rate,
                               edition->weight, value, error);
  if (id == AWRASH_FIGURE_THEIL)
    return awrash_metric_theil (edition->n_provinces, edition->rate, edition->weight, value, error);
  return take_between (edition, value, error);
}

static double
lowest_rate (const AwrashMeasured *edition)
{
  double lowest = -1;

  for (gsize p = 0; p < edition->n_provinces; p++)
    {
      const double rate
          = divide (row_of (edition->filled, p, edition->n_streams), edition->seekers[p]);

      if (edition->seekers[p] > 0 && (lowest < 0 || rate < lowest))
        lowest = rate;
    }
  return MAX (lowest, 0);
}

/* Drop-outs leave half way, and who follows them works the other half. */
static double
cost_of (const AwrashMeasured *edition)
{
  double cost = 0;

  for (gsize s = 0; s < edition->n_streams; s++)
    {
      gint64 halves = 0;

      for (gsize i = s; i < edition->n_provinces * edition->n_streams; i += edition->n_streams)
        halves += 2 * edition->filled[i] - edition->dropped[i] + edition->refilled[i];
      if (halves > 0)
        cost += (double)halves / 2 * edition->place_cost[s];
    }
  return cost;
}

static double
churn_of (const AwrashMeasured *edition)
{
  const gsize n = edition->n_provinces * edition->n_streams;
  gint64 moved = 0;

  for (gsize i = 0; edition->last_quota != NULL && i < n; i++)
    moved += ABS (edition->quota[i] - edition->last_quota[i]);
  return divide (moved, 2 * sum_of (edition->quota, n));
}

static gint64
count_stream (const AwrashMeasured *edition, gsize stream)
{
  gint64 places = 0;

  for (gsize i = stream; i < edition->n_provinces * edition->n_streams; i += edition->n_streams)
    places += edition->filled[i];
  return places;
}

/* What streams expect of a group, each by the places that it filled. */
static double
share_of (const AwrashMeasured *edition, const double share[])
{
  const gint64 filled = sum_of (edition->filled, edition->n_provinces * edition->n_streams);
  double of_group = 0;

  for (gsize s = 0; s < edition->n_streams; s++)
    of_group += (double)count_stream (edition, s) * share[s];
  return filled == 0 ? 0 : of_group / (double)filled;
}

/* Whole numbers of an edition. */
static gint64
count (AwrashFigureId id, const AwrashMeasured *edition)
{
  const gsize n = edition->n_provinces, cells = n * edition->n_streams;
  const gint64 persons = sum_of (edition->filled, cells) + sum_of (edition->refilled, cells);

  switch (id)
    {
    case AWRASH_FIGURE_PLACES:
      return sum_of (edition->filled, cells);
    case AWRASH_FIGURE_RETURNED:
      return sum_of (edition->quota, cells) - sum_of (edition->filled, cells);
    case AWRASH_FIGURE_UNPLACED:
      return sum_of (edition->total, edition->n_streams) - sum_of (edition->quota, cells);
    case AWRASH_FIGURE_DROPPED:
      return sum_of (edition->dropped, cells);
    case AWRASH_FIGURE_COMPLETED:
      return sum_of (edition->completed, cells);
    case AWRASH_FIGURE_PERSONS:
      return persons;
    case AWRASH_FIGURE_UNMET:
      return sum_of (edition->seekers, n) - persons;
    case AWRASH_FIGURE_SEEKERS:
      return sum_of (edition->seekers_end, n);
    case AWRASH_FIGURE_IN_WORK:
      return sum_of (edition->in_work, cells);
    case AWRASH_FIGURE_ENTERED:
      return sum_of (edition->entered, n);
    case AWRASH_FIGURE_LEFT:
      return sum_of (edition->left, n);
    default: /* the balance */
      return sum_of (edition->need, n) + sum_of (edition->entered, n) - sum_of (edition->left, n)
             - sum_of (edition->seekers_end, n) - sum_of (edition->in_work, cells);
    }
}

static void
take_provinces (AwrashFigureId id, const AwrashMeasured *edition, double values[])
{
  for (gsize p = 0; p < edition->n_provinces; p++)
    {
      const gint64 filled = row_of (edition->filled, p, edition->n_streams);

      if (id == AWRASH_FIGURE_RATE)
        values[p] = divide (filled, edition->seekers[p]);
      else if (id == AWRASH_FIGURE_NEED)
        values[p] = (double)edition->seekers[p];
      else if (id == AWRASH_FIGURE_PERSONS_BY_PROVINCE)
        values[p] = (double)(filled + row_of (edition->refilled, p, edition->n_streams));
      else
        values[p] = (double)edition->seekers_end[p];
    }
}

static void
take_cells (AwrashFigureId id, const AwrashMeasured *edition, double values[])
{
  for (gsize i = 0; i < edition->n_provinces * edition->n_streams; i++)
    if (id == AWRASH_FIGURE_QUOTA)
      values[i] = (double)edition->quota[i];
    else if (id == AWRASH_FIGURE_FILLED)
      values[i] = (double)edition->filled[i];
    else
      values[i] = divide (edition->filled[i], edition->seekers[i / edition->n_streams]);
}

gboolean
awrash_i_figure_take (const AwrashFigure *measure, AwrashMeasured *edition, double values[],
                      GError **error)
{
  const gsize cells = edition->n_provinces * edition->n_streams;

  switch (measure->id)
    {
    case AWRASH_FIGURE_GINI:
    case AWRASH_FIGURE_THEIL:
    case AWRASH_FIGURE_BETWEEN:
      return take_index (measure->id, edition, values, error);
    case AWRASH_FIGURE_LOWEST_RATE:
      *values = lowest_rate (edition);
      return TRUE;
    case AWRASH_FIGURE_OVERALL_RATE:
      *values = divide (sum_of (edition->filled, cells),
                        sum_of (edition->seekers, edition->n_provinces));
      return TRUE;
    case AWRASH_FIGURE_COST:
      *values = cost_of (edition);
      return TRUE;
    case AWRASH_FIGURE_CHURN:
      *values = churn_of (edition);
      return TRUE;
    case AWRASH_FIGURE_SHARE:
      *values = divide (count_stream (edition, measure->at), sum_of (edition->filled, cells));
      return TRUE;
    case AWRASH_FIGURE_SHARE_OF:
      *values = share_of (edition, edition->parameters + measure->at);
      return TRUE;
    case AWRASH_FIGURE_RATE:
    case AWRASH_FIGURE_NEED:
    case AWRASH_FIGURE_PERSONS_BY_PROVINCE:
    case AWRASH_FIGURE_SEEKERS_BY_PROVINCE:
      take_provinces (measure->id, edition, values);
      return TRUE;
    case AWRASH_FIGURE_QUOTA:
    case AWRASH_FIGURE_FILLED:
    case AWRASH_FIGURE_STREAM_RATE:
      take_cells (measure->id, edition, values);
      return TRUE;
    default:
      *values = (double)count (measure->id, edition);
      return TRUE;
    }
}
