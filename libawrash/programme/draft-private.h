/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A programme being put together: what is known so far, and every fault found on the way. Faults
 * never stop the reading, so that a folder is mended in one go; lack of memory does. */

#ifndef AWRASH_PROGRAMME_DRAFT_PRIVATE_H
#define AWRASH_PROGRAMME_DRAFT_PRIVATE_H

#include "programme/columns-private.h"
#include "programme/programme-private.h"

/* Faults that are told; the rest is counted. */
#define AWRASH_FAULTS_TOLD 100

/* The largest magnitude at which every integer is a double: 2^53. */
#define AWRASH_LARGEST 9007199254740992.0

typedef struct
{
  GPtrArray *told; /* of char * */
  gsize n;
  GError *memory; /* lack of it, which is no fault of the folder; NULL: none */
} AwrashFaults;

/* One table, its columns found. */
typedef struct
{
  const AwrashSheetForm *form;
  const AwrashTable *table; /* NULL if the programme has none */
  gsize n_rows;
  gssize column[AWRASH_N_COLUMNS]; /* -1 where the table has none */
} AwrashSheet;

typedef struct
{
  AwrashProgramme *programme;
  AwrashFaults faults;
  GError *failure; /* lack of memory: ends the reading */
  AwrashSheet sheets[AWRASH_N_SHEETS];
  GHashTable *numbers; /* lazily: a code read as a number -> the code */
  GHashTable *groups;  /* folded names of the groups that pools and types know */
} AwrashDraft;

/* faults */
void awrash_i_faults_init (AwrashFaults *faults);
void awrash_i_faults_clear (AwrashFaults *faults);
void awrash_i_faults_add (AwrashFaults *faults, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* An error that a reader met, behind what says where; it is given up to the faults. */
void awrash_i_faults_take (AwrashFaults *faults, const char *where, GError *error);
/* All of another's. */
void awrash_i_faults_take_all (AwrashFaults *faults, const AwrashFaults *others);
/* Sets lack of memory, or else AWRASH_ERROR_FOLDER with every fault, and returns FALSE; TRUE if
 * there are none. */
gboolean awrash_i_faults_settle (const AwrashFaults *faults, GError **error);

/* A fault of one cell, with its file, line and column before it. */
void awrash_i_draft_fault (AwrashDraft *draft, const AwrashSheet *sheet, gsize row,
                           AwrashColumnId column, const char *format, ...) G_GNUC_PRINTF (5, 6);
/* Room for n items, or the failure set. */
void *awrash_i_draft_new (AwrashDraft *draft, gsize n, gsize size);
#define awrash_i_draft_array(Type, draft, n)                                                       \
  ((Type *)awrash_i_draft_new ((draft), (n), sizeof (Type)))

/* sheets: cells of one row; a column that the table lacks reads as empty */
void awrash_i_sheet_open (AwrashDraft *draft, AwrashSheetId id);
char *awrash_i_sheet_text (const AwrashSheet *sheet, gsize row, AwrashColumnId column);
char *awrash_i_sheet_name (const AwrashSheet *sheet, gsize row, AwrashColumnId column);
gboolean awrash_i_sheet_is_empty (const AwrashSheet *sheet, gsize row, AwrashColumnId column);
/* a code: not empty, not "Total"; newly allocated, NULL and a fault otherwise */
char *awrash_i_sheet_code (AwrashDraft *draft, const AwrashSheet *sheet, gsize row,
                           AwrashColumnId column);
/* finite and >= 0; an empty cell gives the fallback; FALSE and a fault otherwise */
gboolean awrash_i_sheet_number (AwrashDraft *draft, const AwrashSheet *sheet, gsize row,
                                AwrashColumnId column, double fallback, double *value);
gboolean awrash_i_sheet_integer (AwrashDraft *draft, const AwrashSheet *sheet, gsize row,
                                 AwrashColumnId column, double fallback, double *value);
/* 0 to 1, or with a % sign */
gboolean awrash_i_sheet_fraction (AwrashDraft *draft, const AwrashSheet *sheet, gsize row,
                                  AwrashColumnId column, double fallback, double *value);
gboolean awrash_i_sheet_unit (AwrashDraft *draft, const AwrashSheet *sheet, gsize row,
                              AwrashUnit fallback, AwrashUnit *unit);
gboolean awrash_i_sheet_origin (AwrashDraft *draft, const AwrashSheet *sheet, gsize row,
                                AwrashOrigin *origin);
gboolean awrash_i_sheet_territory (AwrashDraft *draft, const AwrashSheet *sheet, gsize row,
                                   AwrashColumnId column, gsize *territory);
/* *group is newly allocated, NULL where the cell means everyone; an unknown group is a fault */
gboolean awrash_i_sheet_group (AwrashDraft *draft, const AwrashSheet *sheet, gsize row,
                               char **group);
/* remembers the code for this row; a second row of one code is a fault and FALSE */
gboolean awrash_i_sheet_once (AwrashDraft *draft, const AwrashSheet *sheet, gsize row,
                              AwrashColumnId column, GHashTable *seen, const char *code);
/* newly allocated: where a row stands, "quotas.csv:4" or "quotas: row 3" */
char *awrash_i_sheet_place (const AwrashSheet *sheet, gsize row);

/* the fraction of a cell of any column, by position in the table: for group shares */
gboolean awrash_i_sheet_fraction_at (AwrashDraft *draft, const AwrashSheet *sheet, gsize row,
                                     gsize position, double fallback, double *value);
/* the folded header at a position that the form does not know; NULL if it knows it */
char *awrash_i_sheet_extra (const AwrashSheet *sheet, gsize position);

/* the readers of each table; each leaves the draft sound whatever it finds */
void awrash_i_read_territories (AwrashDraft *draft);
void awrash_i_read_streams (AwrashDraft *draft);
void awrash_i_read_types (AwrashDraft *draft);
void awrash_i_read_groups (AwrashDraft *draft);
void awrash_i_read_bounds (AwrashDraft *draft, AwrashBoundKind kind);
void awrash_i_read_shares (AwrashDraft *draft);
void awrash_i_read_pools (AwrashDraft *draft);
void awrash_i_read_worksites (AwrashDraft *draft);
void awrash_i_read_applicants (AwrashDraft *draft);
void awrash_i_read_history (AwrashDraft *draft);
gboolean awrash_i_read_months (AwrashDraft *draft, const AwrashSheet *sheet, gsize row,
                               double fallback, double *months);
void awrash_i_read_adjacency (AwrashDraft *draft);
void awrash_i_read_options (AwrashDraft *draft);

/* lookups among what is read; -1 if unknown */
gssize awrash_i_draft_find_stream (const AwrashDraft *draft, const char *code);
gssize awrash_i_draft_find_type (const AwrashDraft *draft, const char *code);
/* TRUE if the code names one of the streams that need no streams.csv */
gboolean awrash_i_stream_is_shipped (const char *code);
/* newly allocated "temporary, sustainable": what a stream cell may say */
char *awrash_i_draft_list_streams (const AwrashDraft *draft);

#endif
