/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A step of the chain as the text of a linear problem, for other solvers. Source: the CPLEX LP
 * format as GLPK and CBC read it. Invariant: the same question, the same bytes; the columns and
 * rows are those that certificates speak of, but for rows that say nothing. */

#include "selection/approve-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"

#include <inttypes.h>
#include <math.h>

/* Solvers read lines of a limited length. */
#define TERMS_IN_A_LINE 8

/* ── the question ───────────────────────────────────────────────────────────────────────────── */

/* What a goal before the step is held at. */
static gboolean
hold (AwrashApproveFace *face, AwrashApproveGoal goal, gsize g, double known, GError **error)
{
  AwrashApproveHeld *held;
  double most = known / awrash_i_approve_unit_of (goal);

  if (!(most >= 0) || most > 0x1p62)
    {
      g_autofree char *number = awrash_i_number_format (known);

      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("known[%zu] is %s, expected a finite number ≥ 0"), g, number);
      return FALSE;
    }
  if (goal == AWRASH_APPROVE_COMMUNES)
    return awrash_i_approve_face_settle (face, &AWRASH_APPROVE_SERVED, (int64_t)rint (most), error);
  held = awrash_i_approve_face_add_held (face, error);
  if (held == NULL)
    return FALSE;
  awrash_i_approve_cost (face->approval, goal, held->cost);
  held->most = -(int64_t)rint (most);
  return TRUE;
}

static gboolean
check_goal (const AwrashApproval *approval, gsize goal, GError **error)
{
  if (goal >= approval->goals->len)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("goal is %zu, expected the number of a goal of the chain, below %u"), goal,
                   approval->goals->len);
      return FALSE;
    }
  for (gsize g = 0; g <= goal; g++)
    if (g_array_index (approval->goals, AwrashApproveGoal, g) == AWRASH_APPROVE_LEXIMIN)
      {
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_CLASS,
                     _ ("\"leximin\" is no single linear goal, expected one before it"));
        return FALSE;
      }
  return TRUE;
}

/* ── the text ───────────────────────────────────────────────────────────────────────────────── */

static const char *
name_at (const AwrashApproveRows *rows, gsize column)
{
  return g_array_index (rows->columns, AwrashApproveColumn, column).name;
}

static void
put_term (GString *text, gsize place, int64_t value, const char *name)
{
  g_string_append_printf (text, "%s %c %" PRId64 " %s",
                          place > 0 && place % TERMS_IN_A_LINE == 0 ? "\n " : "",
                          value < 0 ? '-' : '+', ABS (value), name);
}

static void
put_goal (GString *text, const AwrashApproveRows *rows)
{
  gsize place = 0;

  g_string_append (text, "Maximize\n goal:");
  for (gsize j = 0; j < rows->columns->len; j++)
    {
      int64_t cost = g_array_index (rows->columns, AwrashApproveColumn, j).cost;

      if (cost != 0)
        put_term (text, place++, -cost, name_at (rows, j));
    }
  if (place == 0)
    put_term (text, 0, 0, name_at (rows, 0));
  g_string_append (text, "\nSubject To\n");
}

/* Plain counts, on which the search here may branch, limit nothing. */
static gboolean
limits (const AwrashApproveRows *rows, const AwrashApproveRow *row)
{
  if (row->upper != AWRASH_MIXED_MOST || row->lower > 0)
    return TRUE;
  for (gsize k = row->first; k < row->end && row->lower != AWRASH_MIXED_LEAST; k++)
    if (g_array_index (rows->entries, AwrashApproveEntry, k).value < 0)
      return TRUE;
  return FALSE;
}

static void
put_row (GString *text, const AwrashApproveRows *rows, const AwrashApproveRow *row, int64_t limit,
         const char *sense)
{
  g_string_append_printf (text, " %s%s:", row->name, sense[0] == '<' ? ".most" : ".least");
  for (gsize k = row->first; k < row->end; k++)
    {
      const AwrashApproveEntry *entry = &g_array_index (rows->entries, AwrashApproveEntry, k);

      put_term (text, k - row->first, entry->value, name_at (rows, entry->column));
    }
  if (row->first == row->end)
    put_term (text, 0, 0, name_at (rows, 0));
  g_string_append_printf (text, " %s %" PRId64 "\n", sense, limit);
}

static char *
write_text (const AwrashApproveRows *rows)
{
  GString *text = g_string_new (NULL);

  put_goal (text, rows);
  for (guint i = 0; i < rows->rows->len; i++)
    {
      const AwrashApproveRow *row = &g_array_index (rows->rows, AwrashApproveRow, i);

      if (!limits (rows, row))
        continue;
      if (row->lower != AWRASH_MIXED_LEAST)
        put_row (text, rows, row, row->lower, ">=");
      if (row->upper != AWRASH_MIXED_MOST)
        put_row (text, rows, row, row->upper, "<=");
    }
  g_string_append (text, "Bounds\n");
  for (gsize j = 0; j < rows->columns->len; j++)
    {
      const AwrashApproveColumn *column = &g_array_index (rows->columns, AwrashApproveColumn, j);

      g_string_append_printf (text, " %" PRId64 " <= %s <= %" PRId64 "\n", column->lower,
                              column->name, column->upper);
    }
  g_string_append (text, "General\n");
  for (gsize j = 0; j < rows->columns->len; j++)
    g_string_append_printf (text, " %s\n", name_at (rows, j));
  return g_string_free (g_string_append (text, "End\n"), FALSE);
}

char *
awrash_selection_approve_export_lp (const AwrashApproval *approval, size_t goal,
                                    const double known[], GError **error)
{
  g_autoptr (AwrashApproveFace) face = NULL;
  g_autoptr (AwrashApproveRows) rows = NULL;
  g_autofree int64_t *cost = NULL;
  AwrashApproveAsk ask = { .name = "export", .level = AWRASH_APPROVE_SERVED };
  AwrashApproveGoal asked;

  g_return_val_if_fail (approval != NULL && (known != NULL || goal == 0), NULL);
  if (!check_goal (approval, goal, error))
    return NULL;
  face = awrash_i_approve_face_new (approval, error);
  cost = face != NULL ? awrash_i_new (int64_t, face->n_base, error) : NULL;
  if (cost == NULL)
    return NULL;
  for (gsize g = 0; g < goal; g++)
    if (!hold (face, g_array_index (approval->goals, AwrashApproveGoal, g), g, known[g], error))
      return NULL;
  asked = g_array_index (approval->goals, AwrashApproveGoal, goal);
  if (asked != AWRASH_APPROVE_COMMUNES)
    {
      awrash_i_approve_cost (approval, asked, cost);
      ask.cost = cost;
    }
  rows = awrash_i_approve_build (face, &ask, error);
  return rows != NULL ? write_text (rows) : NULL;
}
