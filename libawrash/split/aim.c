/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a balanced mix aims at: places of a stream in a province near y X / S, with y the province's
 * places, X the stream's weight and S the sum of weights; within a stream, types near their share
 * of the upper bounds. Source: the definition in libawrash/README.md. Invariant: all integers. */

#include "split/aim-private.h"

static double
mix_marginal (const AwrashCost *cost, gsize arc, int64_t unit)
{
  const AwrashMixCost *mix = (const AwrashMixCost *)(const void *)cost;

  return (double)((2 * unit + 1) * mix->scale[arc] - mix->target[arc]);
}

void
awrash_i_aim_init (AwrashMixCost *cost, const int64_t scale[], const int64_t target[])
{
  *cost = (AwrashMixCost){ { .marginal = mix_marginal }, scale, target };
}

/* The one type of a stream, G_MAXSIZE where it has none or several. */
static gsize
only_type (const AwrashProgramme *p, gsize stream)
{
  gsize only = G_MAXSIZE;

  for (gsize type = 0; type < p->n_types; type++)
    if (p->types[type].stream == stream)
      {
        if (only != G_MAXSIZE)
          return G_MAXSIZE;
        only = type;
      }
  return only;
}

gsize
awrash_i_aim_arc (const AwrashLayout *layout, gsize province, gsize stream, int64_t *offset)
{
  const AwrashModel *model = layout->model;
  guint32 wall = model->mix_wall[province * model->programme->n_streams + stream];
  const AwrashPlacedWall *placed;
  gsize type;

  *offset = 0;
  if (wall == 0)
    {
      type = only_type (model->programme, stream);
      return type == G_MAXSIZE ? G_MAXSIZE : province * model->n_types + type;
    }
  placed = awrash_i_layout_wall (layout, wall - 1);
  if (placed->dropped || placed->is_outside)
    return G_MAXSIZE;
  *offset = placed->offset;
  return awrash_i_layout_arc (layout, wall - 1);
}

int64_t
awrash_i_aim_province_sum (const AwrashModel *model, const int64_t cells[], gsize province,
                           gboolean counted)
{
  int64_t sum = 0;

  for (gsize type = 0; type < model->n_types; type++)
    if ((model->received[type] != 0) == counted)
      sum += cells[province * model->n_types + type];
  return sum;
}

gboolean
awrash_i_aim_is_counted (const AwrashModel *model, gsize stream)
{
  for (gsize type = 0; type < model->n_types; type++)
    if (model->programme->types[type].stream == stream)
      return model->received[type] != 0;
  return FALSE;
}

gboolean
awrash_i_aim_fits (const AwrashModel *model, const int64_t weights[], const int64_t cells[])
{
  int64_t total = 1, sum = 0, largest;

  for (gsize cell = 0; cell < model->n_cells; cell++)
    total += cells[cell];
  largest = AWRASH_AIM_LARGEST / total;
  for (gsize stream = 0; stream < model->programme->n_streams; stream++)
    {
      if (weights[stream] > largest - sum)
        return FALSE;
      sum += weights[stream];
    }
  return sum == 0 || sum <= AWRASH_AIM_LARGEST / sum;
}

void
awrash_i_aim_streams (const AwrashLayout *layout, const int64_t cells[], const int64_t weights[],
                      int64_t scale[], int64_t target[])
{
  const AwrashModel *model = layout->model;
  gsize n_streams = model->programme->n_streams;
  int64_t sums[2] = { 0, 0 };

  for (gsize stream = 0; stream < n_streams; stream++)
    sums[awrash_i_aim_is_counted (model, stream)] += weights[stream];
  for (gsize i = 0; i < model->n_provinces; i++)
    for (gsize stream = 0; stream < n_streams; stream++)
      {
        gboolean counted = awrash_i_aim_is_counted (model, stream);
        int64_t offset;
        gsize arc = awrash_i_aim_arc (layout, i, stream, &offset);

        if (arc == G_MAXSIZE || sums[counted] == 0)
          continue;
        scale[arc] = sums[counted];
        target[arc] = 2 * awrash_i_aim_province_sum (model, cells, i, counted) * weights[stream]
                      - 2 * offset * sums[counted];
      }
}

gboolean
awrash_i_aim_types_of (const AwrashProgramme *p, const int64_t uppers[], const int64_t cells[],
                       gsize province, gsize stream, int64_t scale[], int64_t target[])
{
  gsize first = province * p->n_types;
  int64_t sum = 0, held = 0, n = 0;
  gboolean equal = FALSE;

  for (gsize type = 0; type < p->n_types; type++)
    if (p->types[type].stream == stream)
      {
        n++;
        held += cells[first + type];
      }
  for (gsize type = 0; type < p->n_types; type++)
    if (p->types[type].stream == stream)
      {
        int64_t upper = uppers[first + type];

        /* Unbounded, or too large for an exact product: equal shares. */
        equal = equal || upper > AWRASH_AIM_LARGEST / (held + 1) / n;
        sum += equal ? 0 : upper;
      }
  equal = equal || sum == 0;
  for (gsize type = 0; type < p->n_types && n > 1; type++)
    if (p->types[type].stream == stream)
      {
        scale[first + type] = equal ? n : sum;
        target[first + type] = 2 * held * (equal ? 1 : uppers[first + type]);
      }
  return n > 1;
}

gboolean
awrash_i_aim_types (const AwrashLayout *layout, const int64_t cells[], int64_t scale[],
                    int64_t target[])
{
  gboolean any = FALSE;

  for (gsize i = 0; i < layout->model->n_provinces; i++)
    for (gsize stream = 0; stream < layout->model->programme->n_streams; stream++)
      {
        int64_t offset;

        /* the mix is given up where no arc holds the stream's sum */
        if (awrash_i_aim_arc (layout, i, stream, &offset) != G_MAXSIZE)
          any = awrash_i_aim_types_of (layout->model->programme, layout->cell_upper, cells, i,
                                       stream, scale, target)
                || any;
      }
  return any;
}
