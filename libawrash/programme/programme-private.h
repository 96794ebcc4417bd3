/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of a programme, as the rooms above read it. Filled by builder.c, never changed
 * afterwards. Invariant: every index points into its array; every bound covers at least one cell.
 */

#ifndef AWRASH_PROGRAMME_PRIVATE_H
#define AWRASH_PROGRAMME_PRIVATE_H

#include <awrash.h>

typedef struct
{
  char *code;
  char *level;
  char *name_fr; /* NULL where the file has none */
  char *name_ar;
  char *name_en;
  gssize parent;   /* -1 at a root */
  gssize province; /* index among the provinces, -1 at an inner node */
  gsize depth;     /* 0 at a root */
} AwrashTerritory;

typedef struct
{
  char *code;
  AwrashUnit unit;     /* fills an empty unit in quotas; PLACES unless given */
  double months;       /* NaN if unknown */
  double monthly_cost; /* NaN if unknown */
  char *name_fr, *name_ar, *name_en;
} AwrashStream;

typedef struct
{
  char *code;
  gsize stream;
  gssize variant_of; /* the type whose other duration this is, -1 if none */
  double months;
  double monthly_cost;
  double utility; /* 1 unless given */
  char *name_fr, *name_ar, *name_en;
  gboolean implied; /* stands for a stream without types */
} AwrashType;

typedef enum
{
  AWRASH_BOUND_QUOTA = 1,
  AWRASH_BOUND_CAPACITY = 2
} AwrashBoundKind;

/* One row of quotas.csv or capacities.csv: min <= sum over the covered cells <= max. */
typedef struct
{
  AwrashBoundKind kind;
  gsize territory;
  char *of;       /* as written: a stream code, "type:CODE", or "*" */
  guint8 *covers; /* [n_types]: 1 where the bound covers the type */
  gsize only;     /* the one type that it covers, from 1; 0: several, or not told */
  char *group;    /* NULL: all persons */
  AwrashUnit unit;
  double min;          /* 0 if empty */
  double max;          /* INFINITY if empty */
  AwrashOrigin origin; /* 0 if the row does not say */
  int64_t line;        /* in its file, 0 in memory */
} AwrashBound;

/* Of places: no upper bound. */
#define AWRASH_UNBOUNDED G_MAXINT64

/* What bounds on single cells leave of them, (province, type) by (province, type). */
typedef struct
{
  int64_t *lower;                    /* [n_cells], which begins a block that holds all four */
  int64_t *upper;                    /* [n_cells]: AWRASH_UNBOUNDED: none */
  gint32 *lower_bound, *upper_bound; /* [n_cells]: which bound says so, -1: none */
} AwrashCellBounds;

typedef struct
{
  gsize territory;
  char *of;   /* a stream code or "*" */
  char *part; /* a group or a stream */
  gboolean is_stream;
  double at_least; /* 0 if empty */
  double at_most;  /* 1 if empty */
  int64_t line;
} AwrashShare;

typedef struct
{
  gsize territory;
  char *group; /* "" or "all": everyone */
  int64_t persons;
} AwrashPoolRow;

struct _AwrashProgramme
{
  gatomicrefcount references;
  GKeyFile *options; /* programme.ini */
  GPtrArray *tables; /* of AwrashTable, as given */
  GPtrArray *notices;
  GPtrArray *readings; /* names */
  char *hash;
  gsize n_territories, n_provinces, n_streams, n_types, n_bounds, n_shares, n_pools;
  AwrashTerritory *territories;
  gsize *provinces; /* territory index of each province */
  AwrashStream *streams;
  AwrashType *types;
  AwrashBound *bounds;
  AwrashCellBounds cells; /* of those that are whole places on one cell */
  guint32 *other_bounds;  /* [n_other_bounds]: the others; NULL: nothing is told of cells */
  gsize n_other_bounds;
  AwrashShare *shares;
  AwrashPoolRow *pools;
  GPtrArray *groups;    /* of char *: folded names of the groups whose shares types may have */
  double *group_shares; /* [n_types * groups]: of the places of a type; NaN if not given */
  GHashTable *territory_by_code; /* code -> index + 1 */
  GHashTable *option_values;     /* "group\nkey" -> value, unescaped */
  gsize *neighbour_starts;       /* [n_territories + 1]: where each one's neighbours begin */
  gsize *neighbours;             /* symmetric, ascending */
  AwrashProgramme *ordered;      /* the same in the order of codes, itself where it is; NULL: not
                                    told, as in a copy */
  const AwrashProgramme *given;  /* what one in the order of codes was made from, else NULL */
  gsize *given_provinces;        /* [n_provinces]: their numbers there */
  gsize *given_types;            /* [n_types] */
  GHashTable *covers;            /* of its bounds: as written -> guint8[n_types] */
};

/* The stream of a code, -1 if there is none. */
gssize awrash_i_stream_find (const AwrashProgramme *programme, const char *code);

/* The name in a language, else in another one, else the code. */
const char *awrash_i_programme_label (const char *language, const char *ar, const char *fr,
                                      const char *en, const char *code);

/* Free what a bound or a share holds. */
void awrash_i_bound_clear (AwrashBound *bound);
void awrash_i_share_clear (AwrashShare *share);

static inline gboolean
awrash_i_is_whole (double value, int64_t *whole)
{
  if (!(value >= 0 && value < 0x1p52))
    return FALSE;
  *whole = (int64_t)value;
  return value == (double)*whole;
}

/* Whole numbers of the bound's unit, all persons counting; FALSE where they are not. */
gboolean awrash_i_bound_get_whole (const AwrashBound *bound, int64_t *lower, int64_t *upper);

/* Cells that nothing bounds. */
gboolean awrash_i_cell_bounds_open (AwrashCellBounds *cells, gsize n, GError **error);
gboolean awrash_i_cell_bounds_copy (AwrashCellBounds *cells, const AwrashCellBounds *from, gsize n,
                                    GError **error);
static inline void
awrash_i_cell_bounds_narrow (const AwrashCellBounds *cells, gsize cell, int64_t lower,
                             int64_t upper, gssize bound)
{
  if (lower > cells->lower[cell])
    {
      cells->lower[cell] = lower;
      cells->lower_bound[cell] = (gint32)bound;
    }
  if (upper < cells->upper[cell])
    {
      cells->upper[cell] = upper;
      cells->upper_bound[cell] = (gint32)bound;
    }
}

/* Finds what bounds leave of cells, once all are read. */
gboolean awrash_i_programme_find_cell_bounds (AwrashProgramme *programme, GError **error);
/* For a copy that is given other bounds: what is told of those that it had. */
void awrash_i_programme_forget_bounds (AwrashProgramme *programme);

/* ── the order of codes, see ordered.c ── */

/* Keeps what is in order beside a programme, once all is read. */
gboolean awrash_i_programme_order (AwrashProgramme *programme, GError **error);
/* The programme with its rows in the order of codes, which must not outlive it; itself where they
 * are; (transfer full). */
AwrashProgramme *awrash_i_programme_in_order (const AwrashProgramme *programme, GError **error);
void awrash_i_programme_free_ordered (AwrashProgramme *ordered);
/* Where a province or a type of theirs stands among those that were given. */
static inline gsize
awrash_i_programme_given_province (const AwrashProgramme *ordered, gsize province)
{
  return ordered->given != NULL ? ordered->given_provinces[province] : province;
}

static inline gsize
awrash_i_programme_given_cell (const AwrashProgramme *ordered, gsize cell)
{
  const gsize n = ordered->n_types;

  return ordered->given == NULL
             ? cell
             : ordered->given_provinces[cell / n] * n + ordered->given_types[cell % n];
}

/* values[n_cells] of those that were given, as they stand in order. */
void awrash_i_programme_put_cells_in_order (const AwrashProgramme *ordered, const int64_t given[],
                                            int64_t values[]);
/* values[n_provinces] or values[n_cells] as they stand in order, in the given order. */
gboolean awrash_i_programme_give_provinces_back (const AwrashProgramme *ordered, double values[],
                                                 GError **error);
gboolean awrash_i_programme_give_cells_back (const AwrashProgramme *ordered, int64_t values[],
                                             GError **error);

/* The share of a type's places that a group is expected to take; NaN if it is not given. */
double awrash_i_programme_group_share (const AwrashProgramme *programme, gsize type,
                                       const char *group);

#endif
