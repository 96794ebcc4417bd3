/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table in aligned columns, whatever the script. Source: Unicode Standard Annex 11 for widths,
 * Annex 9 for isolates. Invariant: every line has the width of the widest cell of each of its
 * columns, and ends without blanks. */

#include "report/terminal-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <string.h>

#define BETWEEN 2   /* blanks between columns */
#define NARROWEST 8 /* what a heading is not broken for */
#define ACROSS "\f" /* a line across, in the place of a row */

typedef struct
{
  gsize n; /* columns */
  const char *alignments;
  char ***headings; /* [n] lines of each */
  GPtrArray *cells; /* of char *, row by row */
  gsize *widths;    /* [n] */
  gsize columns;    /* 0: any */
  AwrashText text;
} Table;

static void
table_clear (Table *table)
{
  for (gsize c = 0; table->headings != NULL && c < table->n; c++)
    g_strfreev (table->headings[c]);
  g_free (table->headings);
  g_clear_pointer (&table->cells, g_ptr_array_unref);
  g_free (table->widths);
  awrash_i_text_clear (&table->text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

static gboolean
check (const char *alignments, gsize n_columns, gsize n_cells, const char *const cells[],
       GError **error)
{
  gsize in_row = 0;

  if (n_columns == 0 || strlen (alignments) != n_columns
      || strspn (alignments, "lrLR") != n_columns)
    {
      g_autofree char *quoted = awrash_i_text_quote (alignments);
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("alignments is %s, expected l, r, L or R for each of %zu columns"), quoted,
                   n_columns);
      return FALSE;
    }
  for (gsize i = 0; i < n_cells; i++)
    if (in_row > 0 || strcmp (cells[i], ACROSS) != 0)
      in_row = (in_row + 1) % n_columns;
  if (in_row == 0)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("the last row has %zu cells, expected %zu"), in_row, n_columns);
  return FALSE;
}

/* One isolate, and nothing beside it. */
static gboolean
is_isolated (const char *cell)
{
  gsize depth = 0;

  for (const char *at = cell; *at != '\0'; at = awrash_i_text_next (at))
    {
      const gunichar c = g_utf8_get_char (at);
      depth += c >= 0x2066 && c <= 0x2068 ? 1 : 0;
      depth -= c == 0x2069 && depth > 0 ? 1 : 0;
      if (depth == 0)
        return c == 0x2069 && *awrash_i_text_next (at) == '\0';
    }
  return FALSE;
}

/* Newly allocated: in an isolate where it would turn what stands beside it. */
static char *
isolate (const char *cell)
{
  return awrash_i_terminal_turns (cell) && !is_isolated (cell)
             ? g_strconcat ("\u2068", cell, "\u2069", NULL)
             : g_strdup (cell);
}

static gsize
longest_word (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);
  gsize longest = 0;

  for (gsize i = 0; words[i] != NULL; i++)
    longest = MAX (longest, awrash_report_terminal_width (words[i]));
  return longest;
}

/* Its lines; where room is scarce it breaks until it is as narrow as its column. */
static char **
break_heading (const Table *table, const char *heading, gsize width, GError **error)
{
  g_autofree char *wrapped = NULL;
  char **lines;

  if (table->columns > 0 && strchr (heading, '\n') == NULL)
    {
      wrapped = awrash_report_terminal_wrap (
          heading, MIN (table->columns, MAX (MAX (width, NARROWEST), longest_word (heading))), "",
          error);
      if (wrapped == NULL)
        return NULL;
      g_strchomp (wrapped);
    }
  lines = g_strsplit (wrapped != NULL ? wrapped : heading, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      char *alone = isolate (lines[i]);
      g_free (lines[i]);
      lines[i] = alone;
    }
  return lines;
}

static gboolean
measure (Table *table, const char *const headings[], GError **error)
{
  gsize column = 0;

  for (guint i = 0; i < table->cells->len; i++)
    {
      const char *cell = g_ptr_array_index (table->cells, i);
      if (column == 0 && strcmp (cell, ACROSS) == 0)
        continue;
      table->widths[column] = MAX (table->widths[column], awrash_report_terminal_width (cell));
      column = (column + 1) % table->n;
    }
  for (gsize c = 0; c < table->n; c++)
    {
      table->headings[c] = break_heading (table, headings[c], table->widths[c], error);
      if (table->headings[c] == NULL)
        return FALSE;
      for (gsize i = 0; table->headings[c][i] != NULL; i++)
        table->widths[c]
            = MAX (table->widths[c], awrash_report_terminal_width (table->headings[c][i]));
    }
  if (table->columns == 0)
    return TRUE;
  /* The first column stands in every part, so it leaves half of the room. */
  table->widths[0] = MIN (table->widths[0], table->n > 1 ? table->columns / 2 : table->columns);
  for (gsize c = 1; c < table->n; c++)
    table->widths[c] = MIN (table->widths[c], table->columns - table->widths[0] - BETWEEN);
  return TRUE;
}

/* ── in lines ───────────────────────────────────────────────────────────────────────────────── */

static gboolean
repeat (Table *table, const char *piece, gsize n, GError **error)
{
  for (; n > 0; n--)
    if (!awrash_i_text_append (&table->text, piece, strlen (piece), error))
      return FALSE;
  return TRUE;
}

static gboolean
end_line (Table *table, GError **error)
{
  while (table->text.length > 0 && table->text.bytes[table->text.length - 1] == ' ')
    table->text.length--;
  return awrash_i_text_append (&table->text, "\n", 1, error);
}

/* The columns of a part: the first one, then those from first to last. */
typedef struct
{
  gsize first, last;
} Part;

static gboolean
put_cell (Table *table, gsize column, const char *cell, GError **error)
{
  g_autofree char *cut = awrash_i_terminal_cut (cell, table->widths[column]);
  const gsize own = awrash_report_terminal_width (cut);
  const gsize fill = table->widths[column] > own ? table->widths[column] - own : 0;
  const gboolean is_left = g_ascii_tolower (table->alignments[column]) == 'l';

  return (is_left || repeat (table, " ", fill, error))
         && awrash_i_text_append (&table->text, cut, strlen (cut), error)
         && repeat (table, " ", (is_left ? fill : 0) + BETWEEN, error);
}

static gboolean
is_in (const Part *part, gsize column)
{
  return column == 0 || (column >= part->first && column <= part->last);
}

/* Headings stand on the line just above the cells. */
static gboolean
put_headings (Table *table, const Part *part, GError **error)
{
  gsize height = 0;

  for (gsize c = 0; c < table->n; c++)
    if (is_in (part, c))
      height = MAX (height, g_strv_length (table->headings[c]));
  for (gsize line = 0; line < height; line++)
    {
      for (gsize c = 0; c < table->n; c++)
        {
          const gsize above = height - MIN (height, g_strv_length (table->headings[c]));
          if (is_in (part, c)
              && !put_cell (table, c, line < above ? "" : table->headings[c][line - above], error))
            return FALSE;
        }
      if (!end_line (table, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_line_across (Table *table, const Part *part, GError **error)
{
  gsize total = table->widths[0];

  for (gsize c = MAX (part->first, 1); c <= part->last; c++)
    total += BETWEEN + table->widths[c];
  return repeat (table, "─", total, error) && end_line (table, error);
}

/* Only blanks have been put since; they are taken out again. */
static gboolean
take_blanks (Table *table, gsize start)
{
  for (gsize i = start; i < table->text.length; i++)
    if (table->text.bytes[i] != ' ')
      return FALSE;
  if (table->columns == 0)
    return FALSE;
  table->text.length = start;
  table->text.bytes[start] = '\0';
  return TRUE;
}

static gboolean
put_rows (Table *table, const Part *part, GError **error)
{
  gsize column = 0, start = 0;

  for (guint i = 0; i < table->cells->len; i++)
    {
      const char *cell = g_ptr_array_index (table->cells, i);
      if (column == 0 && strcmp (cell, ACROSS) == 0)
        {
          if (!put_line_across (table, part, error))
            return FALSE;
          continue;
        }
      if (column == 0)
        start = table->text.length;
      if (is_in (part, column) && !put_cell (table, column, cell, error))
        return FALSE;
      column = (column + 1) % table->n;
      /* A row may have nothing in this part. */
      if (column == 0 && !take_blanks (table, start) && !end_line (table, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
keeps_to_last (const Table *table, gsize column)
{
  return column < table->n && g_ascii_isupper (table->alignments[column]);
}

/* As many columns as there is room for, and one at least. */
static Part
find_part (const Table *table, gsize first)
{
  gsize total = table->widths[0] + (first > 0 ? BETWEEN + table->widths[first] : 0);
  Part part = { first, first };

  while (
      part.last + 1 < table->n
      && (table->columns == 0 || total + BETWEEN + table->widths[part.last + 1] <= table->columns))
    total += BETWEEN + table->widths[++part.last];
  while (part.last > part.first && keeps_to_last (table, part.last + 1))
    part.last--;
  return part;
}

char *
awrash_report_terminal_table (const char *alignments, size_t n_columns,
                              const char *const headings[], size_t n_cells,
                              const char *const cells[], size_t columns, GError **error)
{
  g_auto (Table) table = { .n = n_columns,
                           .alignments = alignments,
                           .columns = columns > 0 ? MAX (columns, NARROWEST) : 0 };

  g_return_val_if_fail (alignments != NULL && headings != NULL && cells != NULL, NULL);
  if (!check (alignments, n_columns, n_cells, cells, error))
    return NULL;
  table.cells = g_ptr_array_new_with_free_func (g_free);
  for (gsize i = 0; i < n_cells; i++)
    g_ptr_array_add (table.cells, isolate (cells[i]));
  table.headings = awrash_i_new (char **, n_columns, error);
  table.widths = table.headings != NULL ? awrash_i_new (gsize, n_columns, error) : NULL;
  if (table.widths == NULL || !measure (&table, headings, error))
    return NULL;
  for (gsize first = n_columns > 1 ? 1 : 0; first < n_columns;)
    {
      const Part part = find_part (&table, first);
      if ((first > 1 && !end_line (&table, error)) || !put_headings (&table, &part, error)
          || !put_line_across (&table, &part, error) || !put_rows (&table, &part, error))
        return NULL;
      first = part.last + 1;
    }
  return awrash_i_text_steal (&table.text);
}
