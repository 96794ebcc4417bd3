/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What quotas allow on average, as a small linear program: the rows of panels, a row a type for the
 * lowest chance, and one for the highest where it is asked for. Source: relaxation. Invariant:
 * every lottery over panels is a point of it. */

#include "selection/outline-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* Of the cost of the lowest or highest chance: how far the costs of types are parted. */
#define PARTED 0x1p-16
#define LITTLE 0x1p-16

/* The rows of panels, and of each type x - n l >= 0 and n h - x >= 0. */
static AwrashMixed *
write_rows (const AwrashOutline *outline, GError **error)
{
  const AwrashMixed *panels = outline->run->pricer->panels;
  gsize n = outline->n, m = outline->m, at = panels->first[m], sides = outline->n_sides;
  g_autoptr (AwrashMixed) mixed
      = awrash_i_mixed_new (n + sides, m + sides * n, at + 2 * sides * n, error);

  if (mixed == NULL)
    return NULL;
  memcpy (mixed->first, panels->first, (m + 1) * sizeof (gsize));
  memcpy (mixed->column, panels->column, at * sizeof (gsize));
  memcpy (mixed->value, panels->value, at * sizeof (int64_t));
  for (gsize k = 0; k < sides * n; k++)
    {
      int64_t sign = k < n ? 1 : -1;

      mixed->column[at] = k % n;
      mixed->value[at++] = sign;
      mixed->column[at] = n + k / n;
      mixed->value[at++] = -sign * (int64_t)awrash_i_question_count (outline->run->question, k % n);
      mixed->first[m + k + 1] = at;
    }
  for (gsize side = 0; side < sides; side++)
    mixed->cost[n + side] = -1;
  return g_steal_pointer (&mixed);
}

static void
write_bounds (const AwrashOutline *outline, AwrashMixed *mixed)
{
  const AwrashMixed *panels = outline->run->pricer->panels;
  gsize n = outline->n, m = outline->m, sides = outline->n_sides;

  memcpy (mixed->lower, panels->lower, n * sizeof (int64_t));
  for (gsize t = 0; t < n; t++)
    mixed->upper[t] = outline->run->lottery->is_never[t] ? 0 : panels->upper[t];
  for (gsize side = 0; side < sides; side++)
    {
      mixed->lower[n + side] = 0;
      mixed->upper[n + side] = 1;
    }
  memcpy (mixed->lower + n + sides, panels->lower + n, m * sizeof (int64_t));
  memcpy (mixed->upper + n + sides, panels->upper + n, m * sizeof (int64_t));
  for (gsize k = 0; k < sides * n; k++)
    {
      int64_t count = (int64_t)awrash_i_question_count (outline->run->question, k % n);

      mixed->lower[n + sides + m + k] = outline->run->lottery->is_never[k % n] ? -count : 0;
      mixed->upper[n + sides + m + k] = count;
    }
}

AwrashOutlineLevel *
awrash_i_outline_add_level (GArray *levels, gsize n_types, GError **error)
{
  const AwrashOutlineLevel level = { awrash_i_new (double, n_types, error), NULL };

  if (level.price != NULL && awrash_i_append (levels, level, error))
    return &g_array_index (levels, AwrashOutlineLevel, levels->len - 1);
  g_free (level.price);
  return NULL;
}

gboolean
awrash_i_outline_open (AwrashOutline *outline, const AwrashLotteryRun *run, gsize n_sides,
                       GError **error)
{
  *outline = (AwrashOutline){ .run = run, .n = run->question->n_types, .n_sides = n_sides };
  outline->m = run->pricer->panels->m;
  outline->mixed = write_rows (outline, error);
  if (outline->mixed == NULL)
    return FALSE;
  write_bounds (outline, outline->mixed);
  if (!awrash_i_mixed_seal (outline->mixed, error))
    return FALSE;
  /* chances are no whole numbers, as sealing takes them to be */
  write_bounds (outline, outline->mixed);
  outline->relaxation = awrash_i_relaxation_new (outline->mixed, error);
  return outline->relaxation != NULL;
}

void
awrash_i_outline_close (AwrashOutline *outline)
{
  awrash_i_relaxation_free (outline->relaxation);
  awrash_i_mixed_free (outline->mixed);
}

static AwrashRelaxationEnd
relax_parted (const AwrashOutline *outline, double parted)
{
  AwrashMixedRelaxation *s = outline->relaxation;

  for (gsize t = 0; t < outline->n; t++)
    s->true_cost[t] = -parted * fmod ((double)(t + 1) * 0.6180339887498949, 1);
  return awrash_i_relaxation_run (s);
}

/* Costs that are alike let the dual method walk in circles: it gets near by costs that are not, and
 * stays there, a little off, where it walks in circles still. */
AwrashRelaxationEnd
awrash_i_outline_relax (const AwrashOutline *outline, const double cost[])
{
  AwrashRelaxationEnd end;

  memcpy (outline->relaxation->true_cost + outline->n, cost, outline->n_sides * sizeof (double));
  relax_parted (outline, PARTED);
  end = relax_parted (outline, 0);
  if (end == AWRASH_RELAXATION_STUCK)
    end = relax_parted (outline, PARTED * LITTLE);
  return end;
}

double
awrash_i_outline_price (const AwrashOutline *outline, gsize t, gsize side)
{
  const AwrashMixedRelaxation *s = outline->relaxation;
  gsize row = outline->m + side * outline->n + t;

  return fmax (0, s->price[row] * s->scale[row]);
}
