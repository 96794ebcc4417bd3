/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a balanced mix aims at: places of a stream in a province near y X / S, with y the province's
 * places, X the stream's weight and S the sum of weights; within a stream, types near their share
 * of the upper bounds. Source: the definition in libawrash/README.md. Invariant: all integers. */

#include "split/aim-private.h"

#include "base/memory-private.h"

static double
mix_marginal (const AwrashCost *cost, gsize arc, int64_t unit)
{
  const AwrashMixCost *mix = (const AwrashMixCost *)(const void *)cost;

  return (double)((2 * unit + 1) * mix->scale[arc] - mix->target[arc]);
}

static gboolean
mix_is_free (const AwrashCost *cost, gsize arc)
{
  return ((const AwrashMixCost *)(const void *)cost)->scale[arc] == 0;
}

void
awrash_i_aim_init (AwrashMixCost *cost, const int64_t scale[], const int64_t target[])
{
  *cost = (AwrashMixCost){ { .marginal = mix_marginal, .is_free = mix_is_free }, scale, target };
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
    {
      const int64_t held[2] = { awrash_i_aim_province_sum (model, cells, i, FALSE),
                                awrash_i_aim_province_sum (model, cells, i, TRUE) };

      for (gsize stream = 0; stream < n_streams; stream++)
        {
          const gboolean counted = awrash_i_aim_is_counted (model, stream);
          int64_t offset, sum = sums[counted];
          gsize arc = awrash_i_aim_arc (layout, i, stream, &offset);

          if (arc == G_MAXSIZE || sum == 0)
            continue;
          scale[arc] = sum;
          target[arc] = 2 * held[counted] * weights[stream] - 2 * offset * sum;
        }
    }
}

gsize
awrash_i_aim_list_types (const AwrashProgramme *p, gsize stream, gsize types[])
{
  gsize n = 0;

  for (gsize type = 0; type < p->n_types; type++)
    if (p->types[type].stream == stream)
      types[n++] = type;
  return n;
}

void
awrash_i_aim_types_of (const int64_t uppers[], const int64_t cells[], gsize first, gsize n,
                       const gsize types[], int64_t scale[], int64_t target[])
{
  int64_t sum = 0, held = 0, largest;
  gboolean equal = FALSE;

  for (gsize k = 0; k < n; k++)
    held += cells[first + types[k]];
  /* Unbounded, or too large for an exact product: equal shares. */
  largest = AWRASH_AIM_LARGEST / (held + 1) / (int64_t)n;
  for (gsize k = 0; k < n && !equal; k++)
    {
      equal = uppers[first + types[k]] > largest;
      sum += equal ? 0 : uppers[first + types[k]];
    }
  equal = equal || sum == 0;
  for (gsize k = 0; k < n; k++)
    {
      gsize cell = first + types[k];

      scale[cell] = equal ? (int64_t)n : sum;
      target[cell] = 2 * held * (equal ? 1 : uppers[cell]);
    }
}

gboolean
awrash_i_aim_types (const AwrashLayout *layout, const int64_t cells[], int64_t scale[],
                    int64_t target[], gboolean *any, GError **error)
{
  const AwrashProgramme *p = layout->model->programme;
  g_autofree gsize *types = awrash_i_new (gsize, p->n_types, error);

  *any = FALSE;
  if (types == NULL)
    return FALSE;
  for (gsize stream = 0; stream < p->n_streams; stream++)
    {
      gsize n = awrash_i_aim_list_types (p, stream, types);

      for (gsize i = 0; i < layout->model->n_provinces && n > 1; i++)
        {
          int64_t offset;

          /* the mix is given up where no arc holds the stream's sum */
          if (awrash_i_aim_arc (layout, i, stream, &offset) == G_MAXSIZE)
            continue;
          awrash_i_aim_types_of (layout->cell_upper, cells, i * p->n_types, n, types, scale,
                                 target);
          *any = TRUE;
        }
    }
  return TRUE;
}
