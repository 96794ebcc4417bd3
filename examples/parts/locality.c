/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Local Moran, G and G* of each row. Source: awrash_metric_local_moran () and
 * awrash_metric_local_g (). Invariant: their moments are exact, so no lot is drawn. */

#include "locality.h"

#include "grid.h"

#include <math.h>

/* A statistic of every row: its value and how far it lies from what chance would make of it. */
typedef struct
{
  const char *name; /* in JSON and CSV */
  double *value;
  double *z;
} Local;

static void
local_clear (Local *local)
{
  g_free (local->value);
  g_free (local->z);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Local, local_clear)

static Local
local_new (const char *name, gsize n)
{
  Local local = { name, g_new (double, n + 1), g_new (double, n + 1) };

  for (gsize i = 0; i < n; i++)
    local.value[i] = local.z[i] = NAN;
  return local;
}

static void
put_row (Sheet *sheet, const Sample *sample, gsize i, JsonObject *rows, gsize n_locals,
         const Local *const locals[])
{
  const char *label = sample_label (sample, i);
  JsonObject *row = sheet_object (rows, label);

  for (gsize k = 0; k < n_locals; k++)
    {
      JsonObject *object = sheet_object (row, locals[k]->name);
      const Place place = { "local", locals[k]->name, label, NULL };

      sheet_put (sheet, object, &place, "value", "value", locals[k]->value[i]);
      sheet_put (sheet, object, &place, "z", "z", locals[k]->z[i]);
    }
}

static void
tell_rows (Sheet *sheet, const Sample *sample, gsize n_locals, const Local *const locals[])
{
  Session *session = sheet->session;
  JsonObject *rows
      = sheet_object (json_object_get_object_member (session->answer, "space"), "local");
  g_autoptr (Grid) grid = grid_new ();

  grid_add_column (grid, _ ("Row"));
  grid_add_column (grid, _ ("Local Moran"));
  grid_add_column (grid, "z");
  grid_add_column (grid, "G");
  grid_add_column (grid, "z");
  grid_add_column (grid, "G*");
  grid_add_column (grid, "z");
  for (gsize i = 0; i < sample->n; i++)
    {
      put_row (sheet, sample, i, rows, n_locals, locals);
      grid_add (grid, manners_isolate (session, sample_label (sample, i)));
      for (gsize k = 0; k < n_locals; k++)
        {
          grid_add (grid, manners_decimal (session, locals[k]->value[i], 4));
          grid_add (grid, manners_decimal (session, locals[k]->z[i], 2));
        }
    }
  manners_title (session, "%s", _ ("Row by row"));
  manners_say (session, "%s",
               _ ("Local Moran is above 0 where a row is like its neighbours; G and G* are high "
                  "among high values, without and with the row itself. z is how many deviations "
                  "that lies from what it is when the other values are dealt out."));
  grid_print (grid, session->text);
}

gboolean
locality_tell (Sheet *sheet, const Sample *sample, const AwrashNeighbours *neighbours,
               GError **error)
{
  g_auto (Local) moran = local_new ("moran", sample->n);
  g_auto (Local) g = local_new ("g", sample->n);
  g_auto (Local) star = local_new ("g-star", sample->n);
  const Local *const locals[] = { &moran, &g, &star };
  const Local *const spots[] = { &g, &star };

  if (!awrash_metric_local_moran ("n", "conditional", neighbours, sample->values, moran.value, NULL,
                                  NULL, moran.z, error))
    return FALSE;
  for (gsize k = 0; k < G_N_ELEMENTS (spots); k++)
    {
      GError *found = NULL;

      if (!awrash_metric_local_g (spots[k]->name, neighbours, sample->values, spots[k]->value, NULL,
                                  NULL, spots[k]->z, &found)
          && !sheet_forgive (sheet, spots[k]->name, found, error))
        return FALSE;
    }
  tell_rows (sheet, sample, G_N_ELEMENTS (locals), locals);
  return TRUE;
}
