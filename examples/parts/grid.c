/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table that grows cell by cell. Source: awrash_report_terminal_table(). Invariant: every row has
 * as many cells as there are headings. */

#include "grid.h"

#include <awrash.h>

struct _Grid
{
  GPtrArray *headings; /* of char *, one a column */
  GString *alignments;
  GPtrArray *cells; /* of char *, row by row */
};

Grid *
grid_new (void)
{
  Grid *grid = g_new0 (Grid, 1);

  grid->headings = g_ptr_array_new_with_free_func (g_free);
  grid->alignments = g_string_new (NULL);
  grid->cells = g_ptr_array_new_with_free_func (g_free);
  return grid;
}

void
grid_free (Grid *grid)
{
  if (grid == NULL)
    return;
  g_ptr_array_unref (grid->headings);
  g_string_free (grid->alignments, TRUE);
  g_ptr_array_unref (grid->cells);
  g_free (grid);
}

static void
add_column (Grid *grid, const char *heading, char alignment)
{
  g_ptr_array_add (grid->headings, g_strdup (heading));
  g_string_append_c (grid->alignments, alignment);
}

void
grid_add_column (Grid *grid, const char *heading)
{
  add_column (grid, heading, grid->headings->len == 0 ? 'l' : 'r');
}

void
grid_add_text_column (Grid *grid, const char *heading)
{
  add_column (grid, heading, 'l');
}

void
grid_add (Grid *grid, const char *cell)
{
  g_ptr_array_add (grid->cells, g_strdup (cell));
}

void
grid_add_rule (Grid *grid)
{
  grid_add (grid, "\f");
}

void
grid_print (const Grid *grid, GString *text)
{
  g_autofree char *lines = awrash_report_terminal_table (
      grid->alignments->str, grid->headings->len, (const char *const *)grid->headings->pdata,
      grid->cells->len, (const char *const *)grid->cells->pdata, 0, NULL);

  g_string_append (text, lines);
}
