/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table of figures. Source: none. Invariant: a column of standard errors stands only where one of
 * them is a number. */

#include "figures.h"

#include "grid.h"

#include <math.h>

void
figures_tell (Sheet *sheet, JsonObject *object, const char *table, const char *convention, gsize n,
              const Figure figures[])
{
  Session *session = sheet->session;
  g_autoptr (Grid) grid = grid_new ();
  gboolean has_errors = FALSE;

  for (gsize i = 0; i < n; i++)
    has_errors = has_errors || !isnan (figures[i].error);
  grid_add_column (grid, _ ("Measure"));
  grid_add_column (grid, _ ("Value"));
  if (has_errors)
    grid_add_column (grid, _ ("Standard error"));
  grid_add_text_column (grid, "");
  for (gsize i = 0; i < n; i++)
    {
      const Place place = { table, figures[i].name, NULL, convention };
      g_autofree char *member = g_strdelimit (g_strdup (figures[i].name), "-", '_');
      g_autofree char *error = g_strconcat (member, "_error", NULL);

      sheet_put (sheet, object, &place, "value", member, figures[i].value);
      if (has_errors)
        sheet_put (sheet, object, &place, "se", error, figures[i].error);
      grid_add (grid, figures[i].name);
      grid_add (grid, manners_decimal (session, figures[i].value, 6));
      if (has_errors)
        grid_add (grid, manners_decimal (session, figures[i].error, 6));
      grid_add (grid, figures[i].words);
    }
  grid_print (grid, session->text);
}
