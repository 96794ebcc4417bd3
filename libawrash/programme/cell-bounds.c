/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What bounds on single cells leave of them: found when a programme is built, since every question
 * about it asks for the same. Source: the bounds in libawrash/README.md. Invariant: where several
 * bounds say the same, the first of them has said it. */

#include "programme/programme-private.h"

#include "base/memory-private.h"

#include <math.h>

gboolean
awrash_i_bound_get_whole (const AwrashBound *bound, int64_t *lower, int64_t *upper)
{
  *upper = AWRASH_UNBOUNDED;
  return bound->group == NULL && awrash_i_is_whole (bound->min, lower)
         && (isinf (bound->max) || awrash_i_is_whole (bound->max, upper));
}

/* The cell that a bound is on, -1 where there are several, or where it counts something else than
 * whole places. */
static gssize
find_cell (const AwrashProgramme *p, const AwrashBound *bound, int64_t *lower, int64_t *upper)
{
  gssize province = p->territories[bound->territory].province;

  return province >= 0 && bound->only > 0 && bound->unit == AWRASH_UNIT_PLACES
                 && awrash_i_bound_get_whole (bound, lower, upper)
             ? province * (gssize)p->n_types + (gssize)bound->only - 1
             : -1;
}

#define BYTES_A_CELL (2 * sizeof (int64_t) + 2 * sizeof (gint32))

/* The widest first, so that each stands as its numbers must. */
static gboolean
carve (AwrashCellBounds *cells, gsize n, void *block)
{
  if (block == NULL)
    return FALSE;
  cells->lower = block;
  cells->upper = cells->lower + n;
  cells->lower_bound = (gint32 *)(cells->upper + n);
  cells->upper_bound = cells->lower_bound + n;
  return TRUE;
}

gboolean
awrash_i_cell_bounds_open (AwrashCellBounds *cells, gsize n, GError **error)
{
  if (!carve (cells, n, awrash_i_memory_room (n, BYTES_A_CELL, error)))
    return FALSE;
  for (gsize cell = 0; cell < n; cell++)
    {
      cells->lower[cell] = 0;
      cells->upper[cell] = AWRASH_UNBOUNDED;
      cells->lower_bound[cell] = cells->upper_bound[cell] = -1;
    }
  return TRUE;
}

gboolean
awrash_i_cell_bounds_copy (AwrashCellBounds *cells, const AwrashCellBounds *from, gsize n,
                           GError **error)
{
  return carve (cells, n, awrash_i_memory_copy (from->lower, n, BYTES_A_CELL, error));
}

gboolean
awrash_i_programme_find_cell_bounds (AwrashProgramme *p, GError **error)
{
  gsize n;

  if (!g_size_checked_mul (&n, p->n_provinces, p->n_types) || n > G_MAXINT32)
    return TRUE;
  p->other_bounds = awrash_i_room (guint32, p->n_bounds, error);
  if (p->other_bounds == NULL || !awrash_i_cell_bounds_open (&p->cells, n, error))
    return FALSE;
  for (gsize i = 0; i < p->n_bounds; i++)
    {
      int64_t lower, upper;
      gssize cell = find_cell (p, &p->bounds[i], &lower, &upper);

      if (cell >= 0)
        awrash_i_cell_bounds_narrow (&p->cells, (gsize)cell, lower, upper, (gssize)i);
      else
        p->other_bounds[p->n_other_bounds++] = (guint32)i;
    }
  return TRUE;
}

void
awrash_i_programme_forget_bounds (AwrashProgramme *p)
{
  p->cells = (AwrashCellBounds){ 0 };
  p->other_bounds = NULL;
  p->n_other_bounds = 0;
  p->ordered = NULL;
}
