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
#include "split/side-private.h"

/* A bound on one cell alone is no wall: it stands in cell_lower and cell_upper. Only what a
 * province receives has a wall even where it is a single cell, with the bounds of that cell. */
typedef struct
{
  guint32 territory; /* the lowest that holds just these provinces */
  guint32 set;       /* which types */
  int64_t lower;
  int64_t upper;      /* AWRASH_UNBOUNDED: none */
  gint32 lower_bound; /* the programme's bound that gave it, -1: a pool or none */
  gint32 upper_bound;
  gint32 recipient; /* the province whose receipts it is, else -1 */
  gint32 rest;      /* the province whose places outside the reading's streams it is, else -1 */
  guint32 next;     /* the next wall of this territory: its index + 1, 0: none */
  gboolean is_mix;  /* the places of a stream with several types in a province */
} AwrashWall;

struct _AwrashModel
{
  const AwrashProgramme *programme;
  const AwrashReading *reading;
  gsize n_provinces, n_types, n_cells;
  void *places;    /* a block that holds the arrays of territories, provinces and types */
  gsize *position; /* [n_provinces]: in an order that keeps every territory's provinces together */
  gsize *province_at;   /* [n_provinces]: its inverse */
  gsize *from, *to;     /* [n_territories]: positions from <= … < to */
  guint32 *walk;        /* [n_territories]: parents before their children, down the tree */
  guint32 *lowest;      /* [n_territories]: the lowest with the same provinces */
  GPtrArray *sets;      /* of guint8[n_types] */
  GPtrArray *set_names; /* of char *, NULL until asked for */
  GArray *set_sizes;    /* of gsize: how many types */
  GArray *set_words;    /* of guint64: n_words each, a bit a type */
  gsize n_words, last_set;
  GArray *walls;       /* of AwrashWall */
  guint32 *first_wall; /* [n_territories]: index + 1 of its first wall, 0: none */
  guint32 *last_wall;  /* [n_territories] */
  int64_t *cell_lower; /* [n_cells], which begins a block that holds what is known of cells */
  int64_t *cell_upper; /* [n_cells]: AWRASH_UNBOUNDED: none */
  gint32 *cell_lower_bound, *cell_upper_bound; /* [n_cells]: as of a wall */
  double *need;                                /* [n_provinces]: 1 on counts; 0: no rate */
  gsize *recipient_wall;                       /* [n_provinces] */
  gsize *rest_wall;   /* [n_provinces]: G_MAXSIZE where the reading counts all types */
  guint32 *mix_wall;  /* [n_provinces * n_streams]: index + 1, 0 for a stream of one type */
  guint8 *received;   /* [n_types]: 1 where the reading counts the type */
  double coefficient; /* of a place in what is received, 0 where places count unequally */
  int64_t *measure;   /* [n_types]: a place in what is received, times measure_scale */
  double measure_scale;
  GPtrArray *side_rows;        /* of AwrashSideRow: what is no wall */
  GPtrArray *implied_rows;     /* of AwrashSideRow: those that the bounds of cells imply */
  GPtrArray *receipts;         /* of AwrashReceipt; NULL where each province receives plain sums */
  GPtrArray *impossible;       /* of char *: bounds that no places at all can meet, in words */
  int64_t missing;             /* what they ask for */
  GHashTable *side_by_name;    /* the names of rows; NULL before the first */
  GHashTable *side_by_content; /* of AwrashSideRow, while rows are being added; the same */
};

/* The model of any class, or NULL: unknown codes and needs are errors of the reading, what places
 * take of a unit and is not given is one of the programme. */
AwrashModel *awrash_i_model_new (const AwrashProgramme *programme, const AwrashReading *reading,
                                 GError **error);
/* The same without bounds and walls: cells, needs and what the reading counts. */
AwrashModel *awrash_i_model_new_open (const AwrashProgramme *programme,
                                      const AwrashReading *reading, GError **error);
void awrash_i_model_free (AwrashModel *model);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashModel, awrash_i_model_free)

#define awrash_i_model_wall(model, i) (&g_array_index ((model)->walls, AwrashWall, (i)))

/* ── sets of types ── */

static inline const guint8 *
awrash_i_model_set (const AwrashModel *model, gsize set)
{
  return g_ptr_array_index (model->sets, set);
}

/* How many types a set has. */
static inline gsize
awrash_i_model_set_size (const AwrashModel *model, gsize set)
{
  return g_array_index (model->set_sizes, gsize, set);
}

static inline const guint64 *
awrash_i_model_set_words (const AwrashModel *model, gsize set)
{
  return &g_array_index (model->set_words, guint64, set * model->n_words);
}

static inline gboolean
awrash_i_model_set_within (const AwrashModel *model, gsize inner, gsize outer)
{
  const guint64 *small = awrash_i_model_set_words (model, inner);
  const guint64 *large = awrash_i_model_set_words (model, outer);

  for (gsize k = 0; k < model->n_words; k++)
    if (small[k] & ~large[k])
      return FALSE;
  return TRUE;
}

static inline gboolean
awrash_i_model_set_meets (const AwrashModel *model, gsize a, gsize b)
{
  const guint64 *left = awrash_i_model_set_words (model, a);
  const guint64 *right = awrash_i_model_set_words (model, b);

  for (gsize k = 0; k < model->n_words; k++)
    if (left[k] & right[k])
      return TRUE;
  return FALSE;
}

/* The number of a set of types; G_MAXSIZE where there is none. */
gsize awrash_i_model_seek_set (AwrashModel *model, const guint8 types[]);
/* The same, made if it is new; G_MAXSIZE with an error. */
gsize awrash_i_model_find_set (AwrashModel *model, const guint8 types[], GError **error);
/* The name of a set of types: "*", a stream's code, "type:CODE", or several joined by "+". */
char *awrash_i_model_name_set (const AwrashProgramme *programme, const guint8 types[]);
/* The same, made when it is first asked for: a model belongs to one thread. */
const char *awrash_i_model_set_name (const AwrashModel *model, gsize set);

/* ── cells and walls ── */

/* Fills in position, province_at, from, to, walk and lowest. */
gboolean awrash_i_model_lay_out (AwrashModel *model, GError **error);
gboolean awrash_i_model_holds (const AwrashModel *model, const AwrashWall *wall, gsize cell);
/* TRUE if every cell of the inner wall is in the outer one. */
gboolean awrash_i_model_contains (const AwrashModel *model, const AwrashWall *outer,
                                  const AwrashWall *inner);
gboolean awrash_i_model_meets (const AwrashModel *model, const AwrashWall *a, const AwrashWall *b);
/* They meet and neither contains the other. */
gboolean awrash_i_model_crosses (const AwrashModel *model, const AwrashWall *a,
                                 const AwrashWall *b);
/* The first cell of a wall. */
gsize awrash_i_model_first_cell (const AwrashModel *model, const AwrashWall *wall);

/* The number of cells in a wall. */
static inline gsize
awrash_i_model_size (const AwrashModel *model, const AwrashWall *wall)
{
  return awrash_i_model_set_size (model, wall->set)
         * (model->to[wall->territory] - model->from[wall->territory]);
}

/* The only cell of a wall, -1 where it has several. */
static inline gssize
awrash_i_model_single_cell (const AwrashModel *model, const AwrashWall *wall)
{
  return awrash_i_model_size (model, wall) == 1 ? (gssize)awrash_i_model_first_cell (model, wall)
                                                : -1;
}

/* The sum of an allotment x[n_cells] over a wall. */
int64_t awrash_i_model_sum (const AwrashModel *model, const AwrashWall *wall, const int64_t x[]);
/* Adds an amount to each cell of a wall, on_cell[n_cells]. */
void awrash_i_model_add_to_cells (const AwrashModel *model, const AwrashWall *wall,
                                  AwrashSigned amount, AwrashSigned on_cell[]);
/* The code of a province. */
const char *awrash_i_model_code (const AwrashModel *model, gsize province);
/* All cells in the byte order of their codes: territory, stream, type. */
gsize *awrash_i_model_sort_cells (const AwrashModel *model, GError **error);
/* Byte order of the codes of two provinces, by index; for g_qsort_with_data(). */
int awrash_i_model_compare_provinces (gconstpointer a, gconstpointer b, gpointer model);

/* The wall on these cells, made if there is none; its index, or G_MAXSIZE with an error. */
gsize awrash_i_model_add_wall (AwrashModel *model, gsize territory, const guint8 types[],
                               GError **error);
/* Narrows the places of these cells: a wall's bounds, or a single cell's. */
gboolean awrash_i_model_bind (AwrashModel *model, gsize territory, const guint8 types[],
                              int64_t lower, int64_t upper, gssize bound, GError **error);
/* The same for a cell that is known. */
static inline void
awrash_i_model_bind_cell (AwrashModel *model, gsize cell, int64_t lower, int64_t upper,
                          gssize bound)
{
  const AwrashCellBounds cells
      = { model->cell_lower, model->cell_upper, model->cell_lower_bound, model->cell_upper_bound };

  awrash_i_cell_bounds_narrow (&cells, cell, lower, upper, bound);
}
/* The bounds on these cells together; FALSE where nothing bounds just them. */
gboolean awrash_i_model_find_bounds (AwrashModel *model, gsize territory, const guint8 types[],
                                     int64_t *lower, int64_t *upper);
/* A wall of just one cell, with the cell's bounds; it is none of the model's. */
gboolean awrash_i_model_cell_wall (const AwrashModel *model, gsize cell, AwrashWall *wall,
                                   GError **error);
/* Gives the walls of single cells their cells' bounds; once, when all bounds are known. */
void awrash_i_model_settle_walls (AwrashModel *model);

/* "territory/set", the name of a wall; (transfer full). */
char *awrash_i_model_wall_name (const AwrashModel *model, const AwrashWall *wall);
/* Byte order of the names of two walls, by index. */
int awrash_i_model_compare_names (const AwrashModel *model, gsize a, gsize b);

/* ── what is received ── */

/* Whether the reading leaves some types out. */
gboolean awrash_i_model_has_rest (const AwrashModel *model);
/* Finds what one place of each type is in what is received, and who is compared where that is no
 * plain sum of places. */
gboolean awrash_i_model_measure (AwrashModel *model, GError **error);
/* Whether each group has a need of its own by the reading's expression: "unemployed_{group}". */
gboolean awrash_i_model_has_group_needs (const AwrashModel *model);
/* What a province receives of an allotment x[n_cells], in what the reading measures. */
double awrash_i_model_received (const AwrashModel *model, gsize province, const int64_t x[]);

/* What one place of a type takes of a unit, as a product of two numbers of the programme. */
typedef struct
{
  double months;
  double each; /* days or money a month */
} AwrashTaking;

AwrashTaking awrash_i_model_taking (const AwrashProgramme *programme, const AwrashType *type,
                                    AwrashUnit unit);
/* What one place of a type is in what the reading receives; AWRASH_ERROR_VALUE where its months or
 * its cost are not given. */
gboolean awrash_i_model_worth (const AwrashModel *model, gsize type, AwrashTaking *taking,
                               GError **error);

/* The same for a type that a bound covers, in the bound's unit; AWRASH_ERROR_VALUE where it is not
 * given. */
gboolean awrash_i_model_bound_taking (const AwrashProgramme *programme, const AwrashBound *bound,
                                      gsize type, AwrashTaking *taking, GError **error);
/* The share of a type's places that a group has, for a bound that counts it; AWRASH_ERROR_VALUE
 * where it is not given. */
gboolean awrash_i_model_bound_share (const AwrashProgramme *programme, gsize type,
                                     const char *group, double *share, GError **error);

/* ── bounds ── */

/* Adds the reading's total as a wall around everything. */
gboolean awrash_i_model_add_total (AwrashModel *model, GError **error);
/* Whether some type says which share a group takes of its places. */
gboolean awrash_i_model_has_shares (const AwrashProgramme *programme, const char *group);
/* Adds the programme's bounds, pools and shares as walls, cells' bounds and rows. */
gboolean awrash_i_model_add_bounds (AwrashModel *model, GError **error);

/* ── words ── */

/* The places of a wall in words: "sustainable places of Béni Mellal-Khénifra". */
char *awrash_i_words_wall (const AwrashModel *model, const AwrashWall *wall);
char *awrash_i_words_cell (const AwrashModel *model, gsize cell);
/* What a row is in words, and its name in certificates. */
char *awrash_i_words_side (const AwrashModel *model, const AwrashSideOrigin *origin);
char *awrash_i_words_side_name (const AwrashModel *model, const AwrashSideOrigin *origin);

#endif
