/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A step of a reading as the text of a linear problem, for other solvers. Source: the CPLEX LP
 * format as GLPK and CBC read it, and free MPS. Invariant: the same question, the same bytes; both
 * texts have the same columns and rows. */

#include "split/linear-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"

#include <math.h>
#include <string.h>

/* Solvers read lines of a limited length. */
#define TERMS_IN_A_LINE 4

/* ── the question ───────────────────────────────────────────────────────────────────────────── */

static gboolean
check_given (gsize step, const char *name, gsize n_given, const double given[], GError **error)
{
  if (n_given != 0 && n_given != step)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("known has %zu values, expected none or the %zu of the steps before %s"),
                   n_given, step, name);
      return FALSE;
    }
  for (gsize i = 0; i < n_given; i++)
    if (!(given[i] >= 0) || isinf (given[i]))
      {
        g_autofree char *number = awrash_i_number_format (given[i]);

        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                     _ ("known[%zu] is %s, expected a finite number ≥ 0"), i, number);
        return FALSE;
      }
  return TRUE;
}

static gboolean
find_known (const AwrashModel *model, const GArray *steps, gsize step, const char *name,
            gsize n_given, const double given[], double known[], GError **error)
{
  if (!check_given (step, name, n_given, given, error))
    return FALSE;
  for (gsize i = 0; i < n_given; i++)
    known[i] = given[i];
  if (n_given == step || awrash_i_linear_find_known (model, steps, step, known, error))
    return TRUE;
  if (error != NULL && g_error_matches (*error, AWRASH_ERROR, AWRASH_ERROR_CLASS))
    g_prefix_error (error, _ ("the values of the steps before %s are not given: "), name);
  return FALSE;
}

static void
describe (AwrashLinear *linear, const AwrashModel *model, const GArray *steps, gsize step,
          const double known[])
{
  g_autoptr (GString) chain = g_string_new ("Chain: keep every bound");

  for (gsize key = 0; key < AWRASH_READING_N_KEYS; key++)
    {
      const char *value = model->reading->values[key];
      g_autofree char *quoted = awrash_i_linear_quote (value);

      if (value[0] != '\0')
        awrash_i_linear_note (linear, g_strdup_printf ("Reading: %s = %s",
                                                       awrash_i_reading_key ((AwrashReadingKey)key),
                                                       quoted));
    }
  for (gsize i = 0; i < steps->len; i++)
    g_string_append_printf (chain, "; %s",
                            awrash_i_linear_step_name (awrash_i_linear_step (steps, i)));
  awrash_i_linear_note (linear,
                        g_strdup_printf ("%s. Each step holds those before it.", chain->str));
  awrash_i_linear_note (linear, g_strdup_printf ("Step: %s", linear->title));
  for (gsize i = 0; i < step; i++)
    {
      g_autofree char *value = isnan (known[i]) ? g_strdup ("none, as no plan keeps every bound")
                                                : awrash_i_number_format (known[i]);

      awrash_i_linear_note (
          linear,
          g_strdup_printf ("Held: %s = %s",
                           awrash_i_linear_step_name (awrash_i_linear_step (steps, i)), value));
    }
}

static AwrashLinear *
ask (const AwrashProgramme *programme, const AwrashReading *reading, const char *step_name,
     gsize n_given, const double given[], size_t segments, GError **error)
{
  g_autoptr (GArray) steps = awrash_i_linear_steps (reading);
  g_autofree double *known = awrash_i_new (double, steps->len, error);
  g_autoptr (AwrashModel) model = NULL;
  g_autoptr (AwrashLinear) linear = NULL;
  gsize step;

  if (known == NULL || !awrash_i_linear_find_step (steps, reading, step_name, &step, error))
    return NULL;
  model = awrash_i_model_new (programme, reading, error);
  linear = model != NULL ? awrash_i_formulate (model, error) : NULL;
  if (linear == NULL || !find_known (model, steps, step, step_name, n_given, given, known, error))
    return NULL;
  linear->title = step_name;
  describe (linear, model, steps, step, known);
  if (!awrash_i_formulate_step (linear, model, steps, step, known, segments, error))
    return NULL;
  return g_steal_pointer (&linear);
}

/* ── words that both formats share ──────────────────────────────────────────────────────────── */

static void
write_notes (GString *text, const AwrashLinear *linear, const char *mark)
{
  for (gsize i = 0; i < linear->notes->len; i++)
    g_string_append_printf (text, "%s %s\n", mark,
                            (const char *)g_ptr_array_index (linear->notes, i));
  g_string_append_printf (text, "%s Names:\n", mark);
  for (gsize i = 0; i < linear->columns->len; i++)
    if (awrash_i_linear_at (linear, i)->meaning != NULL)
      g_string_append_printf (text, "%s   %s: %s\n", mark, awrash_i_linear_at (linear, i)->name,
                              awrash_i_linear_at (linear, i)->meaning);
}

static void
write_number (GString *text, double value)
{
  g_autofree char *number = awrash_i_number_format (value);

  g_string_append (text, number);
}

/* ── CPLEX LP ───────────────────────────────────────────────────────────────────────────────── */

static void
write_term (GString *text, gsize place, double value, const char *name)
{
  if (place > 0 && place % TERMS_IN_A_LINE == 0)
    g_string_append (text, "\n  ");
  g_string_append (text, value < 0 ? " - " : " + ");
  write_number (text, fabs (value));
  g_string_append_printf (text, " %s", name);
}

static void
write_lp_goal (GString *text, const AwrashLinear *linear)
{
  gsize place = 0;

  g_string_append_printf (text, "%s\n goal:", linear->is_maximum ? "Maximize" : "Minimize");
  for (gsize i = 0; i < linear->columns->len; i++)
    if (awrash_i_linear_at (linear, i)->cost != 0)
      write_term (text, place++, awrash_i_linear_at (linear, i)->cost,
                  awrash_i_linear_at (linear, i)->name);
  if (place == 0)
    write_term (text, 0, 0, awrash_i_linear_at (linear, 0)->name);
  g_string_append_c (text, '\n');
}

static void
write_lp_rows (GString *text, const AwrashLinear *linear)
{
  g_string_append (text, "Subject To\n");
  for (gsize i = 0; i < linear->rows->len; i++)
    {
      const AwrashRow *row = awrash_i_linear_row_at (linear, i);

      g_string_append_printf (text, " %s:", row->name);
      for (gsize at = row->first; at < awrash_i_linear_end (linear, i); at++)
        {
          const AwrashEntry *entry = awrash_i_linear_entry_at (linear, at);

          write_term (text, at - row->first, entry->value,
                      awrash_i_linear_at (linear, entry->column)->name);
        }
      g_string_append (text, row->sense == 'L' ? " <= " : row->sense == 'G' ? " >= " : " = ");
      write_number (text, row->right);
      g_string_append_c (text, '\n');
    }
}

char *
awrash_split_export_lp (const AwrashProgramme *programme, const AwrashReading *reading,
                        const char *step, size_t n_known, const double known[], size_t segments,
                        GError **error)
{
  g_autoptr (AwrashLinear) linear = NULL;
  GString *text;

  g_return_val_if_fail (programme != NULL && reading != NULL && step != NULL, NULL);
  g_return_val_if_fail (known != NULL || n_known == 0, NULL);
  linear = ask (programme, reading, step, n_known, known, segments, error);
  if (linear == NULL)
    return NULL;
  text = g_string_new (NULL);
  write_notes (text, linear, "\\");
  write_lp_goal (text, linear);
  write_lp_rows (text, linear);
  g_string_append (text, "Bounds\n");
  for (gsize i = 0; i < linear->columns->len; i++)
    if (!isinf (awrash_i_linear_at (linear, i)->upper))
      {
        g_string_append_printf (text, " %s <= ", awrash_i_linear_at (linear, i)->name);
        write_number (text, awrash_i_linear_at (linear, i)->upper);
        g_string_append_c (text, '\n');
      }
  g_string_append (text, "General\n");
  for (gsize i = 0; i < linear->columns->len; i++)
    if (awrash_i_linear_at (linear, i)->is_integer)
      g_string_append_printf (text, " %s\n", awrash_i_linear_at (linear, i)->name);
  return g_string_free (g_string_append (text, "End\n"), FALSE);
}

/* ── free MPS ───────────────────────────────────────────────────────────────────────────────── */

/* One line of three fields. */
static void
write_field (GString *text, const char *first, const char *second, double value)
{
  g_string_append_printf (text, " %s %s ", first, second);
  write_number (text, value);
  g_string_append_c (text, '\n');
}

/* The entries of every column, in the order of its rows: where each column's begin, [n + 1], then
 * the rows and values. */
typedef struct
{
  gsize *start;
  gsize *row;
  double *value;
} Columns;

static gboolean
turn (const AwrashLinear *linear, Columns *columns, GError **error)
{
  gsize n = linear->columns->len;

  columns->start = awrash_i_new (gsize, n + 2, error);
  columns->row = columns->start ? awrash_i_new (gsize, linear->entries->len, error) : NULL;
  columns->value = columns->row ? awrash_i_new (double, linear->entries->len, error) : NULL;
  if (columns->value == NULL)
    return FALSE;
  for (gsize at = 0; at < linear->entries->len; at++)
    columns->start[awrash_i_linear_entry_at (linear, at)->column + 2]++;
  for (gsize i = 2; i < n + 2; i++)
    columns->start[i] += columns->start[i - 1];
  for (gsize i = 0; i < linear->rows->len; i++)
    for (gsize at = awrash_i_linear_row_at (linear, i)->first; at < awrash_i_linear_end (linear, i);
         at++)
      {
        const AwrashEntry *entry = awrash_i_linear_entry_at (linear, at);
        gsize place = columns->start[entry->column + 1]++;

        columns->row[place] = i;
        columns->value[place] = entry->value;
      }
  return TRUE;
}

static void
write_mps_columns (GString *text, const AwrashLinear *linear, const Columns *columns)
{
  gboolean inside = FALSE;

  g_string_append (text, "COLUMNS\n");
  for (gsize i = 0; i <= linear->columns->len; i++)
    {
      const AwrashColumn *column = i < linear->columns->len ? awrash_i_linear_at (linear, i) : NULL;
      gboolean is_integer = column != NULL && column->is_integer;

      if (is_integer != inside)
        g_string_append_printf (text, " marker%zu 'MARKER' %s\n", i,
                                is_integer ? "'INTORG'" : "'INTEND'");
      inside = is_integer;
      if (column == NULL)
        break;
      if (column->cost != 0 || columns->start[i] == columns->start[i + 1])
        write_field (text, column->name, "goal",
                     linear->is_maximum && column->cost != 0 ? -column->cost : column->cost);
      for (gsize at = columns->start[i]; at < columns->start[i + 1]; at++)
        write_field (text, column->name, awrash_i_linear_row_at (linear, columns->row[at])->name,
                     columns->value[at]);
    }
}

static void
write_mps_rest (GString *text, const AwrashLinear *linear)
{
  g_string_append (text, "RHS\n");
  for (gsize i = 0; i < linear->rows->len; i++)
    if (awrash_i_linear_row_at (linear, i)->right != 0)
      write_field (text, "right", awrash_i_linear_row_at (linear, i)->name,
                   awrash_i_linear_row_at (linear, i)->right);
  g_string_append (text, "BOUNDS\n");
  for (gsize i = 0; i < linear->columns->len; i++)
    {
      const AwrashColumn *column = awrash_i_linear_at (linear, i);

      if (!isinf (column->upper))
        write_field (text, "UP bounds", column->name, column->upper);
      else if (column->is_integer)
        g_string_append_printf (text, " PL bounds %s\n", column->name);
    }
  g_string_append (text, "ENDATA\n");
}

char *
awrash_split_export_mps (const AwrashProgramme *programme, const AwrashReading *reading,
                         const char *step, size_t n_known, const double known[], size_t segments,
                         GError **error)
{
  g_autoptr (AwrashLinear) linear = NULL;
  Columns columns = { NULL, NULL, NULL };
  GString *text = NULL;

  g_return_val_if_fail (programme != NULL && reading != NULL && step != NULL, NULL);
  g_return_val_if_fail (known != NULL || n_known == 0, NULL);
  linear = ask (programme, reading, step, n_known, known, segments, error);
  if (linear != NULL && turn (linear, &columns, error))
    {
      text = g_string_new (NULL);
      write_notes (text, linear, "*");
      if (linear->is_maximum)
        g_string_append (text, "* The goal's sign is turned: the least is sought.\n");
      g_string_append_printf (text, "NAME %s FREE\nROWS\n N goal\n", linear->title);
      for (gsize i = 0; i < linear->rows->len; i++)
        g_string_append_printf (text, " %c %s\n", awrash_i_linear_row_at (linear, i)->sense,
                                awrash_i_linear_row_at (linear, i)->name);
      write_mps_columns (text, linear, &columns);
      write_mps_rest (text, linear);
    }
  g_free (columns.start);
  g_free (columns.row);
  g_free (columns.value);
  return text != NULL ? g_string_free (text, FALSE) : NULL;
}
