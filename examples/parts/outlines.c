/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The outlines of a page's map, as options name them. Source: awrash_report_set_map(). Invariant:
 * without a file nothing else about it is given. */

#include "outlines.h"

static char *file;
static char *property;
static char *source;

const GOptionEntry outlines_options[]
    = { { "map", 0, 0, G_OPTION_ARG_FILENAME, &file,
          N_ ("outlines of the provinces for the map, as GeoJSON (default: tiles)"), N_ ("FILE") },
        { "map-property", 0, 0, G_OPTION_ARG_STRING, &property,
          N_ ("the property that holds the codes of provinces (default: the one that does)"),
          N_ ("NAME") },
        { "map-source", 0, 0, G_OPTION_ARG_STRING, &source,
          N_ ("whom the outlines are from (default: \"attribution\" in the file)"), N_ ("TEXT") },
        { NULL, 0, 0, 0, NULL, NULL, NULL } };

gboolean
outlines_are_asked (void)
{
  return file != NULL;
}

gboolean
outlines_are_right (GError **error)
{
  const Fault fault = { (property != NULL || source != NULL) && file == NULL,
                        N_ ("--map-property and --map-source go with --map") };

  return manners_check (1, &fault, error);
}

gboolean
outlines_set (AwrashReport *report, GError **error)
{
  g_autofree char *text = NULL;

  if (file == NULL)
    return TRUE;
  text = awrash_base_file_read (file, MANNERS_MOST_BYTES, error);
  return text != NULL && awrash_report_set_map (report, text, property, source, error);
}

void
outlines_clear (void)
{
  g_clear_pointer (&file, g_free);
  g_clear_pointer (&property, g_free);
  g_clear_pointer (&source, g_free);
}
