/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table that grows cell by cell, in aligned columns. Source: awrash_report_terminal_table().
 * Invariant: every row has as many cells as there are headings. */

#ifndef GRID_H
#define GRID_H

#include <glib.h>

typedef struct _Grid Grid;

Grid *grid_new (void);
void grid_free (Grid *grid);
/* A column; its heading may hold line breaks. The first column is set left, the others right. */
void grid_add_column (Grid *grid, const char *heading);
/* As before, set left. */
void grid_add_text_column (Grid *grid, const char *heading);
/* The next cell of the row being filled; a row ends by itself. */
void grid_add (Grid *grid, const char *cell);
/* A line across, before the next row. */
void grid_add_rule (Grid *grid);
void grid_print (const Grid *grid, GString *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Grid, grid_free)

#endif
