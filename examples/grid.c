/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table in aligned columns, whatever the script. Source: Unicode Standard Annex 11 for widths.
 * Invariant: every printed line has the width of the widest cell of each column. */

#include "grid.h"

struct _Grid
{
  GPtrArray *headings; /* of lists of lines */
  GArray *left;        /* of gboolean, one a column */
  GPtrArray *cells;    /* row by row */
  GArray *rules;       /* of guint: rows before which a line stands */
};

gsize
grid_width (const char *text)
{
  gsize width = 0;

  for (; *text != '\0'; text = g_utf8_find_next_char (text, NULL))
    {
      const gunichar c = g_utf8_get_char (text);
      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

Grid *
grid_new (void)
{
  Grid *grid = g_new0 (Grid, 1);

  grid->headings = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  grid->left = g_array_new (FALSE, FALSE, sizeof (gboolean));
  grid->cells = g_ptr_array_new_with_free_func (g_free);
  grid->rules = g_array_new (FALSE, FALSE, sizeof (guint));
  return grid;
}

void
grid_free (Grid *grid)
{
  if (grid == NULL)
    return;
  g_ptr_array_unref (grid->headings);
  g_array_unref (grid->left);
  g_ptr_array_unref (grid->cells);
  g_array_unref (grid->rules);
  g_free (grid);
}

static void
add_column (Grid *grid, const char *heading, gboolean left)
{
  g_ptr_array_add (grid->headings, g_strsplit (heading, "\n", -1));
  g_array_append_val (grid->left, left);
}

void
grid_add_column (Grid *grid, const char *heading)
{
  add_column (grid, heading, grid->headings->len == 0);
}

void
grid_add_text_column (Grid *grid, const char *heading)
{
  add_column (grid, heading, TRUE);
}

void
grid_add (Grid *grid, const char *cell)
{
  g_ptr_array_add (grid->cells, g_strdup (cell));
}

void
grid_add_rule (Grid *grid)
{
  const guint row = grid->cells->len / grid->headings->len;

  g_array_append_val (grid->rules, row);
}

static void
append_repeated (GString *text, const char *piece, gsize n)
{
  while (n-- > 0)
    g_string_append (text, piece);
}

static void
append_cell (GString *text, const char *cell, gsize width, gboolean left)
{
  const gsize own = grid_width (cell);
  const gsize fill = width > own ? width - own : 0;

  if (!left)
    append_repeated (text, " ", fill);
  g_string_append (text, cell);
  if (left)
    append_repeated (text, " ", fill);
  g_string_append (text, "  ");
}

/* No line ends with blanks. */
static void
end_line (GString *text)
{
  while (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
  g_string_append_c (text, '\n');
}

static void
measure (const Grid *grid, gsize widths[], gsize *height)
{
  const guint n = grid->headings->len;

  *height = 0;
  for (guint c = 0; c < n; c++)
    {
      char **lines = g_ptr_array_index (grid->headings, c);
      widths[c] = 0;
      for (gsize i = 0; lines[i] != NULL; i++)
        widths[c] = MAX (widths[c], grid_width (lines[i]));
      *height = MAX (*height, g_strv_length (lines));
    }
  for (guint i = 0; i < grid->cells->len; i++)
    widths[i % n] = MAX (widths[i % n], grid_width (g_ptr_array_index (grid->cells, i)));
}

/* Headings stand on the line just above the cells. */
static void
print_headings (const Grid *grid, const gsize widths[], gsize height, GString *text)
{
  const guint n = grid->headings->len;

  for (gsize line = 0; line < height; line++)
    {
      for (guint c = 0; c < n; c++)
        {
          char **lines = g_ptr_array_index (grid->headings, c);
          const gsize missing = height - g_strv_length (lines);
          append_cell (text, line < missing ? "" : lines[line - missing], widths[c],
                       g_array_index (grid->left, gboolean, c));
        }
      end_line (text);
    }
}

static void
print_rule (const gsize widths[], guint n, GString *text)
{
  gsize total = n > 0 ? 2 * (n - 1) : 0;

  for (guint c = 0; c < n; c++)
    total += widths[c];
  append_repeated (text, "─", total);
  g_string_append_c (text, '\n');
}

void
grid_print (const Grid *grid, GString *text)
{
  const guint n = grid->headings->len;
  g_autofree gsize *widths = g_new0 (gsize, n);
  gsize height = 0;
  guint rule = 0;

  measure (grid, widths, &height);
  print_headings (grid, widths, height, text);
  print_rule (widths, n, text);
  for (guint i = 0; i < grid->cells->len; i++)
    {
      const gboolean left = g_array_index (grid->left, gboolean, i % n);
      if (i % n == 0 && rule < grid->rules->len
          && g_array_index (grid->rules, guint, rule) == i / n)
        {
          print_rule (widths, n, text);
          rule++;
        }
      append_cell (text, g_ptr_array_index (grid->cells, i), widths[i % n], left);
      if ((i + 1) % n == 0)
        end_line (text);
    }
}
