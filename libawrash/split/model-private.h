/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A programme and a reading as cells and walls. A cell is a (province, worksite type) pair, number
 * province * n_types + type. A wall is a rectangle of cells, (territory × set of types), with
 * integer bounds on its sum; bounds of the programme on the same cells are one wall. What provinces
 * receive are walls too. The audit reads the same model; it shares nothing else with the solver. */

#ifndef AWRASH_SPLIT_MODEL_PRIVATE_H
#define AWRASH_SPLIT_MODEL_PRIVATE_H

#include "programme/programme-private.h"
#include "split/quotient-private.h"
#include "split/reading-private.h"

typedef struct
{
  gsize territory; /* the lowest that holds just these provinces */
  gsize set;       /* which types */
  int64_t lower;
  int64_t upper;      /* AWRASH_UNBOUNDED: none */
  gssize lower_bound; /* the programme's bound that gave it, -1: a pool or none */
  gssize upper_bound;
  gssize recipient; /* the province whose receipts it is, else -1 */
  gssize rest;      /* the province whose places outside the reading's streams it is, else -1 */
  gboolean is_mix;  /* the places of a stream with several types in a province */
  char *name;       /* "territory/set", the key in certificates */
} AwrashWall;

typedef struct
{
  const AwrashProgramme *programme;
  const AwrashReading *reading;
  gsize n_provinces, n_types, n_cells;
  gsize *position; /* [n_provinces]: in an order that keeps every territory's provinces together */
  gsize *province_at;       /* [n_provinces]: its inverse */
  gsize *from, *to;         /* [n_territories]: positions from <= … < to */
  GPtrArray *sets;          /* of guint8[n_types] */
  GPtrArray *set_names;     /* of char * */
  GArray *walls;            /* of AwrashWall */
  GHashTable *wall_by_name; /* name -> index + 1 */
  double *need;             /* [n_provinces]: 1 on counts; 0: no rate */
  gsize *recipient_wall;    /* [n_provinces] */
  gsize *rest_wall;         /* [n_provinces]: G_MAXSIZE where the reading counts all types */
  guint8 *received;         /* [n_types]: 1 where the reading counts the type */
  double coefficient;       /* of a place in what is received */
} AwrashModel;

/* The model, or NULL: unknown codes and needs are errors of the reading; bounds that are no bounds
 * on places (groups, unequal coefficients, shares of what varies) are AWRASH_ERROR_CLASS. */
AwrashModel *awrash_i_model_new (const AwrashProgramme *programme, const AwrashReading *reading,
                                 GError **error);
/* The same without bounds and walls: cells, needs and what the reading counts, of any class. */
AwrashModel *awrash_i_model_new_open (const AwrashProgramme *programme,
                                      const AwrashReading *reading, GError **error);
void awrash_i_model_free (AwrashModel *model);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashModel, awrash_i_model_free)

#define awrash_i_model_wall(model, i) (&g_array_index ((model)->walls, AwrashWall, (i)))

const guint8 *awrash_i_model_set (const AwrashModel *model, gsize set);
gboolean awrash_i_model_holds (const AwrashModel *model, const AwrashWall *wall, gsize cell);
/* TRUE if every cell of the inner wall is in the outer one. */
gboolean awrash_i_model_contains (const AwrashModel *model, const AwrashWall *outer,
                                  const AwrashWall *inner);
gboolean awrash_i_model_meets (const AwrashModel *model, const AwrashWall *a, const AwrashWall *b);
/* Fills in position, province_at, from and to. */
gboolean awrash_i_model_lay_out (AwrashModel *model, GError **error);
/* The number of cells in a wall. */
gsize awrash_i_model_size (const AwrashModel *model, const AwrashWall *wall);
/* The sum of an allotment x[n_cells] over a wall. */
int64_t awrash_i_model_sum (const AwrashModel *model, const AwrashWall *wall, const int64_t x[]);

/* The number of a set of types, made if it is new. */
gsize awrash_i_model_find_set (AwrashModel *model, const guint8 types[]);
/* The code of a province. */
const char *awrash_i_model_code (const AwrashModel *model, gsize province);
/* Whether the reading leaves some types out. */
gboolean awrash_i_model_has_rest (const AwrashModel *model);
/* All cells in the byte order of their codes: territory, stream, type. */
gsize *awrash_i_model_sort_cells (const AwrashModel *model, GError **error);

/* What one place of a type takes of a unit, as a product of two numbers of the programme. */
typedef struct
{
  double months;
  double each; /* days or money a month */
} AwrashTaking;

AwrashTaking awrash_i_model_taking (const AwrashProgramme *programme, const AwrashType *type,
                                    AwrashUnit unit);

/* The same for a type that a bound covers, in the bound's unit; AWRASH_ERROR_VALUE where it is not
 * given. */
gboolean awrash_i_model_bound_taking (const AwrashProgramme *programme, const AwrashBound *bound,
                                      gsize type, AwrashTaking *taking, GError **error);
/* The wall on these cells, made if there is none; its index, or G_MAXSIZE with an error. */
gsize awrash_i_model_add_wall (AwrashModel *model, gsize territory, const guint8 types[],
                               GError **error);
/* The name of a set of types: "*", a stream's code, "type:CODE", or several joined by "+". */
char *awrash_i_model_name_set (const AwrashProgramme *programme, const guint8 types[]);

/* Adds the reading's total as a wall around everything. */
gboolean awrash_i_model_add_total (AwrashModel *model, GError **error);
/* Adds the programme's bounds, pools and shares as walls. */
gboolean awrash_i_model_add_bounds (AwrashModel *model, GError **error);

/* The places of a wall in words: "sustainable places of Béni Mellal-Khénifra". */
char *awrash_i_words_wall (const AwrashModel *model, const AwrashWall *wall);

#endif
