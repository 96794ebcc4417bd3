/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A two-way answer from any hand: bounds by addition, the optimum by the exact absence of a cycle
 * of exchanges that makes it better. Source: Klein (1967); Balinski and Demange (1989).
 * Invariant: nothing is solved; the first witness found is told. */

#include "apportion/biproportional-private.h"

static AwrashMatrixExchange
tell_breach (const AwrashGridBreach *breach)
{
  return (AwrashMatrixExchange){ .status = AWRASH_STATUS_INFEASIBLE,
                                 .row = breach->row,
                                 .column = breach->column,
                                 .from_row = -1,
                                 .from_column = -1,
                                 .units = breach->units,
                                 .low = breach->low,
                                 .high = breach->high };
}

/* A cell that gains and one that loses a unit in the exchange, next to one another where no slack
 * stands between them. */
static AwrashMatrixExchange
tell_cycle (const AwrashGridFace *face, const GArray *cycle)
{
  const AwrashGrid *grid = face->grid;
  AwrashMatrixExchange found = {
    .status = AWRASH_STATUS_FEASIBLE, .row = -1, .column = -1, .from_row = -1, .from_column = -1
  };

  for (gsize i = 0; i < cycle->len; i++)
    {
      AwrashMove move = g_array_index (cycle, AwrashMove, i);
      gsize cell = face->cells[AWRASH_MOVE_ARC (move)];
      gsize r = cell / grid->n_columns, c = cell % grid->n_columns;
      gboolean gives = AWRASH_MOVE_IS_BACK (move);

      if (awrash_i_grid_is_slack (grid, r, c))
        continue;
      found.n_cells++;
      if (gives && found.from_row < 0)
        {
          found.from_row = (int64_t)r;
          found.from_column = (int64_t)c;
        }
      else if (!gives && found.row < 0)
        {
          found.row = (int64_t)r;
          found.column = (int64_t)c;
        }
    }
  return found;
}

static gboolean
examine (const AwrashMatrix *matrix, const AwrashMargins *margins, const AwrashSignposts *rule,
         const int64_t units[], AwrashMatrixExchange *found, GError **error)
{
  g_auto (AwrashGrid) grid = { 0 };
  g_auto (AwrashGridFace) face = { 0 };
  g_autoptr (GArray) cycle = g_array_new (FALSE, FALSE, sizeof (AwrashMove));

  if (!awrash_i_grid_examine (&grid, &face, matrix, margins, rule, units, cycle, error))
    return FALSE;
  if (cycle->len > 0)
    *found = tell_cycle (&face, cycle);
  else
    {
      g_autoptr (GArray) tied = awrash_i_face_tied (&face, error);

      if (tied == NULL)
        return FALSE;
      *found = (AwrashMatrixExchange){ .status = tied->len > 0 ? AWRASH_STATUS_TIE_SETTLED
                                                               : AWRASH_STATUS_OPTIMAL,
                                       .row = -1,
                                       .column = -1,
                                       .from_row = -1,
                                       .from_column = -1 };
    }
  found->is_suspected = face.is_suspected;
  return TRUE;
}

gboolean
awrash_audit_biproportional (const AwrashMatrix *matrix, const AwrashMargins *margins,
                             const char *rule, const int64_t units[], AwrashMatrixExchange *witness,
                             GError **error)
{
  g_return_val_if_fail (matrix != NULL && margins != NULL && rule != NULL, FALSE);
  g_return_val_if_fail (units != NULL && witness != NULL, FALSE);

  g_auto (AwrashSignposts) signposts = { 0 };
  AwrashGridBreach breach;
  AwrashMatrixExchange found = { 0 };

  if (!awrash_i_signpost_parse (rule, &signposts, error)
      || !awrash_i_margins_check (margins, matrix->n_rows, matrix->n_columns, error))
    return FALSE;
  if (awrash_i_grid_find_breach (matrix, margins, units, &breach))
    found = tell_breach (&breach);
  else if (!examine (matrix, margins, &signposts, units, &found, error))
    return FALSE;
  *witness = found;
  return TRUE;
}

size_t
awrash_audit_biproportional_exchange_size (void)
{
  return sizeof (AwrashMatrixExchange);
}
