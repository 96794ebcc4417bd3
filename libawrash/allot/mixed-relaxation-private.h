/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where prices come from: the dual simplex method on the continuous relaxation, in doubles. Nothing
 * that it says is believed; the bounds by its prices are checked in integers. */

#ifndef AWRASH_ALLOT_MIXED_RELAXATION_PRIVATE_H
#define AWRASH_ALLOT_MIXED_RELAXATION_PRIVATE_H

#include "allot/mixed-factor-private.h"
#include "allot/mixed-private.h"

/* Where a variable stands. */
enum
{
  AWRASH_PLACE_LOWER,
  AWRASH_PLACE_UPPER,
  AWRASH_PLACE_BASIC
};

typedef enum
{
  AWRASH_RELAXATION_OPTIMAL = 1,
  AWRASH_RELAXATION_EMPTY, /* nothing between the bounds; ray[] says why */
  AWRASH_RELAXATION_CUT,   /* no better than the cutoff */
  AWRASH_RELAXATION_STUCK
} AwrashRelaxationEnd;

/* A stretch of a convex cost: that much more activity of a row, as it is scaled, at one slope. */
typedef struct
{
  gsize row;
  int64_t from, to;
  gsize next; /* of the same row: its index + 1, 0: none */
} AwrashSegment;

/* Who may enter the basis: how far the dual goes until then, and its pivot's size. */
typedef struct
{
  gsize j;
  double ratio, size;
} AwrashCandidate;

typedef struct
{
  const AwrashMixed *mixed;
  gsize n, m, size; /* columns, rows, all variables: columns, slacks of rows, segments */
  gsize room;       /* for variables */
  double *scale;    /* [m] of rows, powers of two */
  double unit;      /* of costs, a power of two */
  double *value;    /* [entries] row by row */
  gsize *column_first, *column; /* [n + 1], [entries]: the same column by column, folded rows out */
  double *column_value;
  gsize *folded;        /* [m]: the one column that such a row's cost is of, else G_MAXSIZE */
  double *stands;       /* [n]: of columns with their segments, when the last run ended */
  double base;          /* what curves cost where their segments begin */
  GArray *segments;     /* of AwrashSegment, the variable n + m + k */
  gsize *first_segment; /* [m]: index + 1 */
  double *lower, *upper, *cost, *x, *reduced; /* [size] */
  double *true_cost;                          /* [size]: cost[] may be shifted */
  guint8 *state;                              /* [size] */
  gsize *basic;                               /* [m] */
  double *weight;                             /* [m] of the dual steepest edge */
  double *price;                              /* [m] */
  AwrashFactor *factor;
  GError *refusal; /* of memory for the factors */
  gboolean is_shifted;
  double cutoff; /* in costs; INFINITY: none */
  gsize n_steps;
  /* work space */
  double *rho, *w, *tau, *flip; /* [m] */
  double *alpha;                /* [size] */
  GArray *candidates;           /* of AwrashCandidate */
  AwrashSparse *sparse;         /* [m] */
  gssize *pivot_row;            /* [m] */
  guint8 *has_pivot;            /* [m] */
  double *single; /* [m]: the one value of slacks' and segments' columns, and its row */
  gsize *single_row;
} AwrashMixedRelaxation;

AwrashMixedRelaxation *awrash_i_relaxation_new (const AwrashMixed *mixed, GError **error);
void awrash_i_relaxation_free (AwrashMixedRelaxation *s);

/* The bounds [n + m] of columns and activities. */
void awrash_i_relaxation_set_bounds (AwrashMixedRelaxation *s, const int64_t lower[],
                                     const int64_t upper[]);
/* Finds the least cost, from where it stands; whether it does, the next must be asked. */
AwrashRelaxationEnd awrash_i_relaxation_run (AwrashMixedRelaxation *s);
/* FALSE with the error, once, where a run lacked the memory that it asked for. */
gboolean awrash_i_relaxation_had_memory (AwrashMixedRelaxation *s, GError **error);
/* Factors the basis and computes all anew; FALSE where memory or numbers fail. */
gboolean awrash_i_relaxation_refresh (AwrashMixedRelaxation *s);
/* Prices and reduced costs of the basis as it is factored. */
void awrash_i_relaxation_price (AwrashMixedRelaxation *s);
/* sum += times · the column of a variable. */
void awrash_i_relaxation_add (const AwrashMixedRelaxation *s, gsize j, double times, double sum[]);

/* What it costs where it stands, with its segments as they are. */
double awrash_i_relaxation_objective (const AwrashMixedRelaxation *s);
/* Room for that many variables. */
gboolean awrash_i_relaxation_make_room (AwrashMixedRelaxation *s, gsize room, GError **error);
/* The segments that a row's cost starts with, if it has one; their bounds are set with all others.
 */
gboolean awrash_i_relaxation_start_curve (AwrashMixedRelaxation *s, gsize row, GError **error);
/* Notes where the columns stand, and the prices of folded rows. */
void awrash_i_relaxation_stand (AwrashMixedRelaxation *s);
/* Splits the segments around where the activities stand, down to units. *changed: some were. */
gboolean awrash_i_relaxation_refine (AwrashMixedRelaxation *s, gboolean *changed, GError **error);

/* The prices of the last run as whole numbers over 2^bits; with is_ray those of an empty end. */
void awrash_i_relaxation_get_prices (const AwrashMixedRelaxation *s, gboolean is_ray,
                                     int64_t price[]);

#define awrash_i_relaxation_segment(s, j)                                                          \
  (&g_array_index ((s)->segments, AwrashSegment, (j) - (s)->n - (s)->m))

/* Walks over one variable's column; a segment of a folded row is more of that row's column. */
static inline gsize
awrash_i_relaxation_column (const AwrashMixedRelaxation *s, gsize j, const gsize **row,
                            const double **value, gsize *slot_row, double *slot_value)
{
  gsize own = j;

  if (j >= s->n + s->m)
    {
      gsize folded = s->folded[awrash_i_relaxation_segment (s, j)->row];

      own = folded != G_MAXSIZE ? folded : j;
    }
  if (own < s->n)
    {
      *row = s->column + s->column_first[own];
      *value = s->column_value + s->column_first[own];
      return s->column_first[own + 1] - s->column_first[own];
    }
  *slot_row = j < s->n + s->m ? j - s->n : awrash_i_relaxation_segment (s, j)->row;
  *slot_value = j < s->n + s->m ? 1 : -1;
  *row = slot_row;
  *value = slot_value;
  return 1;
}

#endif
