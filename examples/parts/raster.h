/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A drawing as a picture of points, for documents that take no SVG. */

#ifndef RASTER_H
#define RASTER_H

#include <glib.h>

/* Writes a document of SVG as PNG, white behind it; FALSE where the program that draws is missing,
 * or says why it cannot. */
gboolean raster_write (const char *svg, const char *path, GError **error);

#endif
