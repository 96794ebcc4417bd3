/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where each province has its tile. */

#ifndef AWRASH_REPORT_TILES_PRIVATE_H
#define AWRASH_REPORT_TILES_PRIVATE_H

#include <awrash.h>

typedef struct
{
  gsize n;        /* provinces with a tile */
  gboolean *has;  /* [province] */
  double *column; /* [province] from 0 on, half a tile more in odd rows */
  double *row;    /* [province] from 0 on */
  double columns, rows;
} AwrashTiles;

/* The columns tile_column and tile_row of the territories. */
gboolean awrash_i_tiles_init (AwrashTiles *tiles, const AwrashProgramme *programme, GError **error);
void awrash_i_tiles_clear (AwrashTiles *tiles);

#endif
