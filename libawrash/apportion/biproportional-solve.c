/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the question to optimal units and all that are as good: a solution in doubles, the proof
 * that it is the only one, or the exact decision of what is left in doubt.
 * Source: libawrash/README.md, "One idea behind everything: keys".
 * Invariant: what doubles prove or the exact stages decide is optimal; nothing else leaves here. */

#include "apportion/biproportional-private.h"

/* Each round that changes units lowers the exact cost, so that there is a last one; it has shown
 * that nothing is better among the moves that its tolerance left open, hence among all. */
static gboolean
settle_doubt (AwrashGrid *grid, AwrashGridFace *face, GError **error)
{
  gboolean has_changed = TRUE;

  while (has_changed)
    {
      g_auto (AwrashGridDoubt) doubt = { 0 };

      awrash_i_face_clear (face);
      if (!awrash_i_grid_doubt (grid, &doubt, error))
        return FALSE;
      if (doubt.n_open == 0)
        return TRUE;
      if (!awrash_i_face_init (face, grid, &doubt, error)
          || !awrash_i_face_minimise (face, &has_changed, error))
        return FALSE;
    }
  return TRUE;
}

/* No way for a first unit to every positive claim: levels, exactly, on the whole grid. */
static gboolean
solve_levels (AwrashGrid *grid, AwrashGridFace *face, const AwrashMatrix *matrix,
              const AwrashMargins *margins, const AwrashSignposts *rule, gboolean may_turn,
              GError **error)
{
  gboolean has_changed = FALSE;

  awrash_i_grid_clear (grid);
  return awrash_i_grid_init (grid, matrix, margins, rule, FALSE, may_turn, error)
         && awrash_i_grid_solve (grid, error) && awrash_i_face_init (face, grid, NULL, error)
         && awrash_i_face_minimise (face, &has_changed, error);
}

gboolean
awrash_i_grid_optimise (AwrashGrid *grid, AwrashGridFace *face, const AwrashMatrix *matrix,
                        const AwrashMargins *margins, const AwrashSignposts *rule,
                        gboolean may_turn, GError **error)
{
  GError *failure = NULL;

  *face = (AwrashGridFace){ .grid = grid };
  if (!awrash_i_grid_init (grid, matrix, margins, rule, rule->starts_at_zero, may_turn, error))
    return FALSE;
  if (awrash_i_grid_solve (grid, &failure))
    return settle_doubt (grid, face, error);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  return rule->starts_at_zero && solve_levels (grid, face, matrix, margins, rule, may_turn, error);
}
