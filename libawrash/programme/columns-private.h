/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The files of a programme and their columns: one dictionary that reading, the canonical text and
 * the template all go by. */

#ifndef AWRASH_PROGRAMME_COLUMNS_PRIVATE_H
#define AWRASH_PROGRAMME_COLUMNS_PRIVATE_H

#include <awrash.h>

/* What a cell holds, for the canonical text. */
typedef enum
{
  AWRASH_CELL_TEXT = 1,
  AWRASH_CELL_CODE = 2,
  AWRASH_CELL_NUMBER = 3,
  AWRASH_CELL_SHARE = 4,
  AWRASH_CELL_UNIT = 5,
  AWRASH_CELL_ORIGIN = 6
} AwrashCellKind;

/* Positions in the dictionary. */
typedef enum
{
  AWRASH_COLUMN_CODE,
  AWRASH_COLUMN_PARENT,
  AWRASH_COLUMN_LEVEL,
  AWRASH_COLUMN_NAME_FR,
  AWRASH_COLUMN_NAME_AR,
  AWRASH_COLUMN_NAME_EN,
  AWRASH_COLUMN_UNIT,
  AWRASH_COLUMN_MONTHS,
  AWRASH_COLUMN_MONTHLY_COST,
  AWRASH_COLUMN_STREAM,
  AWRASH_COLUMN_VARIANT_OF,
  AWRASH_COLUMN_UTILITY,
  AWRASH_COLUMN_TERRITORY,
  AWRASH_COLUMN_GROUP,
  AWRASH_COLUMN_MIN,
  AWRASH_COLUMN_MAX,
  AWRASH_COLUMN_STATUS,
  AWRASH_COLUMN_SOURCE,
  AWRASH_COLUMN_NOTE,
  AWRASH_COLUMN_OF,
  AWRASH_COLUMN_AT_LEAST,
  AWRASH_COLUMN_AT_MOST,
  AWRASH_COLUMN_PERSONS,
  AWRASH_COLUMN_TYPE,
  AWRASH_COLUMN_TITLE,
  AWRASH_COLUMN_PLACES_MIN,
  AWRASH_COLUMN_PLACES,
  AWRASH_COLUMN_COST,
  AWRASH_COLUMN_BEARER,
  AWRASH_COLUMN_PERSON,
  AWRASH_COLUMN_SCORE,
  AWRASH_COLUMN_HOUSEHOLD,
  AWRASH_COLUMN_EDITION,
  AWRASH_COLUMN_METRIC,
  AWRASH_COLUMN_VALUE,
  AWRASH_COLUMN_NEIGHBOUR,
  AWRASH_N_COLUMNS
} AwrashColumnId;

typedef struct
{
  const char *name;
  AwrashCellKind cell;
  const char *french; /* header accepted in its place */
  const char *arabic;
  const char *about_en; /* one line each, for the template */
  const char *about_fr;
  const char *about_ar;
} AwrashColumn;

extern const AwrashColumn awrash_i_columns[AWRASH_N_COLUMNS];

/* Where a table has a column, by its header in any of the three languages; FALSE: nowhere. */
gboolean awrash_i_column_place (const AwrashTable *table, AwrashColumnId id, size_t *place);

/* Where a division has its columns: territory, places, and stream or type or both; G_MAXSIZE for
 * the one that it has not. */
typedef struct
{
  size_t territory, stream, type, places;
} AwrashDivisionColumns;

/* FALSE with AWRASH_ERROR_SYNTAX where one is missing. */
gboolean awrash_i_division_columns (const AwrashTable *table, AwrashDivisionColumns *columns,
                                    GError **error);

/* The tables of a programme, in the order in which they are read. */
typedef enum
{
  AWRASH_SHEET_TERRITORIES,
  AWRASH_SHEET_STREAMS,
  AWRASH_SHEET_TYPES,
  AWRASH_SHEET_QUOTAS,
  AWRASH_SHEET_CAPACITIES,
  AWRASH_SHEET_SHARES,
  AWRASH_SHEET_POOLS,
  AWRASH_SHEET_WORKSITES,
  AWRASH_SHEET_APPLICANTS,
  AWRASH_SHEET_HISTORY,
  AWRASH_SHEET_ADJACENCY,
  AWRASH_N_SHEETS
} AwrashSheetId;

typedef struct
{
  const char *name;  /* "quotas" */
  gboolean required; /* a programme is none without it */
  gsize n_required;  /* the first so many columns must be there */
  gsize n_columns;   /* of the list that follows */
  AwrashColumnId columns[12];
} AwrashSheetForm;

extern const AwrashSheetForm awrash_i_sheet_forms[AWRASH_N_SHEETS];

/* The form of a table or file name ("quotas", "quotas.csv"), -1 if no table is called so. */
int awrash_i_sheet_form_find (const char *name);

/* The known column of a form that a header means, -1 if none: names in three languages, without
 * case and accents. */
int awrash_i_column_find (const AwrashSheetForm *form, const char *header);

#endif
