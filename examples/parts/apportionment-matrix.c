/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One total among the cells of a matrix, with totals or ranges for rows and columns. Source: a
 * crosstable. Invariant: every row and column has its total, or the answer says which rows and
 * columns stand in the way and how many units are missing. */

#include "apportionment.h"
#include "blocking.h"
#include "crosstable.h"
#include "grid.h"

#include <string.h>

typedef struct
{
  Crosstable frame;
  Recipients cells;
  int64_t *floors, *ceilings, *drawn; /* NULL where they are not given */
  AwrashMatrix *matrix;
  AwrashMargins *margins;
  double *row_divisors, *column_divisors; /* low, high, short; NULL where they are not asked for */
  int64_t *row_marks, *column_marks;      /* NULL where an answer exists */
  int64_t missing;
} Question;

static void
question_clear (Question *question)
{
  crosstable_clear (&question->frame);
  recipients_clear (&question->cells);
  g_free (question->floors);
  g_free (question->ceilings);
  g_free (question->drawn);
  awrash_apportion_matrix_free (question->matrix);
  awrash_apportion_margins_free (question->margins);
  g_free (question->row_divisors);
  g_free (question->column_divisors);
  g_free (question->row_marks);
  g_free (question->column_marks);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, question_clear)

/* The cell with the largest claim of its row. Two are a tie that no rule here decides: the row has
 * no winner then, as in Grisons in 2022, unless a floor has made one of them the winner. */
static gboolean
find_winner (const Question *question, gsize row, gsize *winner, gsize *rival)
{
  const gsize columns = question->frame.n_columns;
  const double *claims = question->frame.claims + row * columns;
  const int64_t *floors = question->floors + row * columns;

  *winner = 0;
  *rival = columns;
  for (gsize c = 1; c < columns; c++)
    {
      const gboolean is_equal = claims[c] == claims[*winner] && floors[*winner] == 0;
      if (claims[c] > claims[*winner] || (is_equal && floors[c] > 0))
        {
          *winner = c;
          *rival = columns;
        }
      else if (is_equal)
        *rival = c;
    }
  return *rival == columns;
}

static void
notice_rivals (Session *session, const Crosstable *frame, gsize row, gsize winner, gsize rival)
{
  g_autofree char *text = g_strdup_printf (
      _ ("--winners: in row \"%s\" the largest claim is that of \"%s\" and of \"%s\", so that no "
         "one is held to win; --floor can say who is"),
      frame->row_names[row], frame->column_names[winner], frame->column_names[rival]);

  manners_notice (session, text);
}

static void
hold_winners (Question *question, Session *session)
{
  const gsize columns = question->frame.n_columns;

  if (question->floors == NULL)
    question->floors = g_new0 (int64_t, question->cells.n + 1);
  for (gsize r = 0; r < question->frame.n_rows; r++)
    {
      gsize winner, rival;
      if (question->frame.row_high[r] == 0)
        continue;
      if (find_winner (question, r, &winner, &rival))
        question->floors[r * columns + winner] = MAX (question->floors[r * columns + winner], 1);
      else
        notice_rivals (session, &question->frame, r, winner, rival);
    }
}

static gboolean
read_question (Question *question, Session *session, const Asked *asked, GError **error)
{
  Crosstable *frame = &question->frame;

  if (!crosstable_read (frame, session->arguments[0], asked->total, error)
      || !crosstable_read_like (frame, asked->floor, 0, &question->floors, error)
      || !crosstable_read_like (frame, asked->ceiling, INT64_MAX, &question->ceilings, error)
      || !crosstable_read_like (frame, asked->drawn, 0, &question->drawn, error))
    return FALSE;
  recipients_init (&question->cells, frame->n_rows * frame->n_columns);
  for (gsize i = 0; i < question->cells.n; i++)
    question->cells.names[i]
        = manners_keep (session, g_strconcat (frame->row_names[i / frame->n_columns], "/",
                                              frame->column_names[i % frame->n_columns], NULL));
  if (asked->has_winners)
    hold_winners (question, session);
  question->matrix = awrash_apportion_matrix_new (frame->n_rows, frame->n_columns, frame->claims,
                                                  question->floors, question->ceilings, error);
  if (question->matrix == NULL)
    return FALSE;
  question->margins = awrash_apportion_margins_new (frame->n_rows, frame->row_low, frame->row_high,
                                                    frame->n_columns, frame->column_low,
                                                    frame->column_high, frame->total, error);
  return question->margins != NULL;
}

static gboolean
solve (const Question *question, const Asked *asked, const AwrashTies *ties,
       AwrashAllotment *answer, GError **error)
{
  return awrash_apportion_biproportional (question->matrix, question->margins, asked->rule, ties,
                                          question->cells.units, question->cells.sure,
                                          question->cells.tied, answer, error);
}

/* An order of the tied cells, to which the others are added: they are the same in all answers. */
static AwrashTies *
read_order (const Question *question, const Asked *asked, GError **error)
{
  const Recipients *cells = &question->cells;
  g_auto (GStrv) labels = g_strsplit (asked->order != NULL ? asked->order : "", ";", -1);
  g_autofree int64_t *order = g_new0 (int64_t, cells->n + g_strv_length (labels) + 1);
  g_autofree gboolean *is_named = g_new0 (gboolean, cells->n + 1);
  gsize n = 0;

  for (gsize i = 0; labels[i] != NULL; i++)
    {
      gsize cell = 0;
      if (!recipients_find (cells, g_strstrip (labels[i]), &cell) || is_named[cell])
        {
          manners_misuse (error, _ ("--order: \"%s\" is no cell, or twice, expected ROW/COLUMN"),
                          labels[i]);
          return NULL;
        }
      is_named[cell] = TRUE;
      order[n++] = (int64_t)cell;
    }
  for (gsize i = 0; i < cells->n; i++)
    if (!is_named[i] && cells->tied[i] != 0)
      {
        manners_misuse (error, _ ("--order leaves out \"%s\", which is tied"), cells->names[i]);
        return NULL;
      }
    else if (!is_named[i])
      order[n++] = (int64_t)i;
  return awrash_allot_ties_new_order (n, order, error);
}

static gboolean
is_by_order (const Asked *asked)
{
  return asked->tie != NULL
         && awrash_allot_tie_policy_from_name (asked->tie) == AWRASH_TIE_POLICY_ORDER;
}

static gboolean
settle (const Question *question, const Asked *asked, AwrashAllotment *answer, GError **error)
{
  g_autoptr (AwrashTies) ties = NULL;

  if (!is_by_order (asked))
    return apportionment_read_ties (asked, &question->cells, question->drawn, &ties, error)
           && solve (question, asked, ties, answer, error);
  if (!solve (question, asked, NULL, answer, error))
    return FALSE;
  if (answer->status != AWRASH_STATUS_TIE_REFUSED)
    return TRUE;
  ties = read_order (question, asked, error);
  return ties != NULL && solve (question, asked, ties, answer, error);
}

/* The one fault that units of the solver can have here is that no divisors are theirs. */
static gboolean
find_divisors (Question *question, const Asked *asked, GError **error)
{
  g_autofree double *rows = g_new0 (double, 3 * question->frame.n_rows);
  g_autofree double *columns = g_new0 (double, 3 * question->frame.n_columns);
  g_autoptr (GError) none = NULL;

  if (awrash_apportion_biproportional_divisors (question->matrix, question->margins, asked->rule,
                                                question->cells.units, rows, columns, &none))
    {
      question->row_divisors = g_steal_pointer (&rows);
      question->column_divisors = g_steal_pointer (&columns);
      return TRUE;
    }
  if (g_error_matches (none, AWRASH_ERROR, AWRASH_ERROR_VALUE))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&none));
  return FALSE;
}

/* What goes with an answer, or with none. */
static gboolean
explain (Question *question, const Asked *asked, const AwrashAllotment *answer, GError **error)
{
  const Crosstable *frame = &question->frame;

  if (answer->status == AWRASH_STATUS_INFEASIBLE)
    {
      question->row_marks = g_new0 (int64_t, frame->n_rows);
      question->column_marks = g_new0 (int64_t, frame->n_columns);
      return awrash_apportion_biproportional_blocking (question->matrix, question->margins,
                                                       question->row_marks, question->column_marks,
                                                       &question->missing, error);
    }
  if (!asked->has_divisors || answer->status == AWRASH_STATUS_TIE_REFUSED)
    return TRUE;
  return find_divisors (question, asked, error);
}

/* The short divisor with all its digits. */
static const char *
show_short (Session *session, double divisor)
{
  char plain[G_ASCII_DTOSTR_BUF_SIZE];
  int decimals = 0;

  for (; decimals < 20; decimals++)
    {
      char format[8];
      g_snprintf (format, sizeof format, "%%.%df", decimals);
      if (divisor < 1e20
          && g_ascii_strtod (g_ascii_formatd (plain, sizeof plain, format, divisor), NULL)
                 == divisor)
        break;
    }
  return manners_decimal (session, divisor, decimals < 20 ? decimals : 6);
}

static void
put_divisors (JsonObject *object, const double divisors[], gsize i)
{
  if (divisors == NULL)
    return;
  manners_put_number (object, "divisor_low", divisors[3 * i]);
  manners_put_number (object, "divisor_high", divisors[3 * i + 1]);
  manners_put_number (object, "divisor", divisors[3 * i + 2]);
}

static int64_t
sum_units (const Question *question, gsize from, gsize step, gsize n)
{
  int64_t sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += question->cells.units[from + i * step];
  return sum;
}

static void
add_row (Session *session, const Question *question, gsize row, Grid *grid, JsonArray *rows)
{
  const gsize columns = question->frame.n_columns;
  const int64_t sum = sum_units (question, row * columns, 1, columns);
  JsonObject *one = json_object_new ();
  JsonArray *units = json_array_new ();

  grid_add (grid, manners_isolate (session, question->frame.row_names[row]));
  for (gsize c = 0; c < columns; c++)
    {
      json_array_add_int_element (units, question->cells.units[row * columns + c]);
      grid_add (grid, manners_integer (session, question->cells.units[row * columns + c]));
    }
  grid_add (grid, manners_integer (session, sum));
  if (question->row_divisors != NULL)
    grid_add (grid, show_short (session, question->row_divisors[3 * row + 2]));
  json_object_set_string_member (one, "label", question->frame.row_names[row]);
  json_object_set_int_member (one, "total", sum);
  json_object_set_array_member (one, "units", units);
  put_divisors (one, question->row_divisors, row);
  json_array_add_object_element (rows, one);
}

/* The sums of the columns below a line, and their divisors. */
static JsonArray *
add_sums (Session *session, const Question *question, Grid *grid)
{
  const gsize rows = question->frame.n_rows, columns = question->frame.n_columns;
  JsonArray *array = json_array_new ();

  grid_add_rule (grid);
  grid_add (grid, _ ("Total"));
  for (gsize c = 0; c < columns; c++)
    {
      const int64_t sum = sum_units (question, c, columns, rows);
      JsonObject *one = json_object_new ();
      json_object_set_string_member (one, "label", question->frame.column_names[c]);
      json_object_set_int_member (one, "total", sum);
      put_divisors (one, question->column_divisors, c);
      json_array_add_object_element (array, one);
      grid_add (grid, manners_integer (session, sum));
    }
  grid_add (grid, manners_integer (session, question->frame.total));
  if (question->column_divisors == NULL)
    return array;
  grid_add (grid, "");
  grid_add (grid, _ ("Divisor"));
  for (gsize c = 0; c < columns; c++)
    grid_add (grid, show_short (session, question->column_divisors[3 * c + 2]));
  grid_add (grid, "");
  grid_add (grid, "");
  return array;
}

static void
tell_matrix (Session *session, const Question *question)
{
  g_autoptr (Grid) grid = grid_new ();
  JsonArray *rows = json_array_new ();

  grid_add_column (
      grid, manners_isolate (session, awrash_base_table_get_column (question->frame.table, 0)));
  for (gsize c = 0; c < question->frame.n_columns; c++)
    grid_add_column (grid, manners_isolate (session, question->frame.column_names[c]));
  grid_add_column (grid, _ ("Total"));
  if (question->row_divisors != NULL)
    grid_add_column (grid, _ ("Divisor"));
  for (gsize r = 0; r < question->frame.n_rows; r++)
    add_row (session, question, r, grid, rows);
  json_object_set_array_member (session->answer, "columns", add_sums (session, question, grid));
  json_object_set_array_member (session->answer, "rows", rows);
  grid_print (grid, session->text);
}

static void
tell_tied (Session *session, const Question *question)
{
  const Recipients *cells = &question->cells;
  g_autoptr (Grid) grid = grid_new ();

  grid_add_column (grid, _ ("Cell"));
  grid_add_column (grid, _ ("Sure"));
  for (gsize i = 0; i < cells->n; i++)
    if (cells->tied[i] != 0)
      {
        grid_add (grid, manners_isolate (session, cells->names[i]));
        grid_add (grid, manners_integer (session, cells->sure[i]));
      }
  apportionment_put_tied (session, cells);
  grid_print (grid, session->text);
}

static ExitStatus
tell (Session *session, const Question *question, const Asked *asked, const AwrashAllotment *answer)
{
  apportionment_put_record (session, asked, question->frame.total, answer);
  if (answer->status == AWRASH_STATUS_INFEASIBLE)
    {
      blocking_tell (session, &question->frame, question->row_marks, question->column_marks,
                     question->missing);
      return EXIT_NO_ANSWER;
    }
  if (answer->status == AWRASH_STATUS_TIE_REFUSED)
    {
      apportionment_say_free (session, answer);
      tell_tied (session, question);
      apportionment_say_record (session, answer);
      apportionment_say_ways_out (session);
      return EXIT_NO_ANSWER;
    }
  tell_matrix (session, question);
  if (asked->has_divisors && question->row_divisors == NULL)
    manners_say (session, "%s", _ ("This answer has no divisors."));
  apportionment_tell_settled (session, asked, &question->cells, answer);
  apportionment_say_record (session, answer);
  return EXIT_ANSWER;
}

ExitStatus
apportionment_run_matrix (Session *session, const Asked *asked, GError **error)
{
  g_auto (Question) question = { 0 };
  AwrashAllotment answer = { 0 };

  if (!read_question (&question, session, asked, error)
      || !settle (&question, asked, &answer, error) || !explain (&question, asked, &answer, error))
    return EXIT_WRONG;
  return tell (session, &question, asked, &answer);
}
