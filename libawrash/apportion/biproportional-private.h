/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The two-way engine's common ground: a grid of cells whose rows and columns have exact totals, the
 * keys of the unit that each cell would receive next and gave last, and node potentials.
 *
 * A range becomes exact by slack: one more column holds, for every row, how far it stays below its
 * largest total, and one more row does so for the columns. Slack costs nothing. The grid lies so
 * that it has at least as many rows as columns. */

#ifndef AWRASH_APPORTION_BIPROPORTIONAL_PRIVATE_H
#define AWRASH_APPORTION_BIPROPORTIONAL_PRIVATE_H

#include "allot/network-private.h"
#include "allot/signpost-private.h"
#include "allot/ties-private.h"
#include "apportion/margins-private.h"
#include "apportion/matrix-private.h"

/* Cell (r, c) has the index r * n_columns + c. With row potentials a and column potentials b, the
 * logarithms of the divisors, one more unit has the reduced cost next + a + b and the last unit
 * back has last - a - b; units are optimal where none is negative. */
typedef struct
{
  const AwrashSignposts *rule;
  gboolean is_transposed;
  gboolean has_bounds;
  gsize n_rows; /* slack included, as in n_columns */
  gsize n_columns;
  gsize n_plain_rows; /* without slack */
  gsize n_plain_columns;
  const AwrashSide *rows; /* as the grid lies */
  const AwrashSide *columns;
  int64_t total;
  double widest; /* the largest |logarithm| of a positive claim */
  const double *claims;
  const double *log_claims;
  const int64_t *lower;
  const int64_t *upper;
  int64_t step; /* units that move at once: 1 at the end, more where a guess is far off */
  int64_t *units;
  double *next;      /* row by row: log s(units + 1) - log claim, infinite where there is no room */
  double *last;      /* column by column: log claim - log s(units), infinite at the floor */
  double *a;         /* [n_rows] */
  double *b;         /* [n_columns] */
  int64_t *excess;   /* [n_columns]: what a column has above its total, while rows have theirs */
  double *own_reals; /* where the matrix cannot be shared as it is */
  int64_t *own_integers;
  double *work; /* what one block of memory holds: next, last, a, b and the room of the steps */
} AwrashGrid;

/* FALSE only for want of memory. The claims and bounds are the matrix's own where they can be;
 * with first_units every positive claim with room has a floor of 1. Unless it may turn the grid
 * lies as the matrix does, at a cost. */
gboolean awrash_i_grid_init (AwrashGrid *grid, const AwrashMatrix *matrix,
                             const AwrashMargins *margins, const AwrashSignposts *rule,
                             gboolean first_units, gboolean may_turn, GError **error);
void awrash_i_grid_clear (AwrashGrid *grid);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashGrid, awrash_i_grid_clear)

static inline gboolean
awrash_i_grid_is_slack (const AwrashGrid *grid, gsize r, gsize c)
{
  return c >= grid->n_plain_columns || r >= grid->n_plain_rows;
}

/* Brings both keys of a cell up to date with its units. */
void awrash_i_grid_set_keys (AwrashGrid *grid, gsize r, gsize c);

/* Gives a cell so many units more, or takes them. */
static inline void
awrash_i_grid_add (AwrashGrid *grid, gsize r, gsize c, int64_t units)
{
  grid->units[r * grid->n_columns + c] += units;
  awrash_i_grid_set_keys (grid, r, c);
}

/* How many units a cell can receive or give in one move. */
static inline int64_t
awrash_i_grid_room (const AwrashGrid *grid, gsize r, gsize c, gboolean give)
{
  gsize cell = r * grid->n_columns + c;
  int64_t room
      = give ? grid->upper[cell] - grid->units[cell] : grid->units[cell] - grid->lower[cell];

  return awrash_i_grid_is_slack (grid, r, c) ? room : MIN (room, grid->step);
}

/* log s(k), s(k) > 0. */
double awrash_i_grid_log_signpost (const AwrashGrid *grid, int64_t k);

/* The cell of the matrix, row by row, that is cell (r, c) of the grid; not for slack. */
gsize awrash_i_grid_origin (const AwrashGrid *grid, gsize r, gsize c);

/* The units of plain cells into and out of the matrix's order; slack is what is left. */
void awrash_i_grid_read (AwrashGrid *grid, const int64_t units[]);
void awrash_i_grid_write (const AwrashGrid *grid, int64_t units[]);

/* A first guess: divisors by alternating scaling of real numbers, inside all bounds. */
gboolean awrash_i_grid_scale (AwrashGrid *grid, GError **error);

/* Units from the guess, such that every row has its total and none of its own exchanges is
 * negative. FALSE where the bounds of a row alone forbid it. */
gboolean awrash_i_grid_round (AwrashGrid *grid, GError **error);

/* The same from units that moves of more at once have left, none of them off by more than that. */
gboolean awrash_i_grid_refine (AwrashGrid *grid, int64_t off, GError **error);

/* Moves what columns have too much to those with too little, along shortest paths. FALSE without
 * @error where there is no way: no matrix exists. */
gboolean awrash_i_grid_balance (AwrashGrid *grid, GError **error);

/* All three. FALSE without @error: no matrix exists. */
gboolean awrash_i_grid_solve (AwrashGrid *grid, GError **error);

/* Where the units may not be the only ones: the nodes through which an exchange that costs nothing
 * or less could pass, found with double potentials and a bound on their error. */
typedef struct
{
  guint8 *is_open;  /* [n_rows + n_columns], rows first */
  gsize n_open;     /* 0: the units are the one optimum */
  double tolerance; /* no move that costs more is part of such an exchange */
} AwrashGridDoubt;

void awrash_i_doubt_clear (AwrashGridDoubt *doubt);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashGridDoubt, awrash_i_doubt_clear)

gboolean awrash_i_grid_doubt (const AwrashGrid *grid, AwrashGridDoubt *doubt, GError **error);

/* A part of the grid as a network with exact costs: what doubles cannot decide. */
typedef struct
{
  AwrashGrid *grid;
  AwrashNetwork *network; /* arcs from rows to columns, bounds as far as they matter */
  gsize *cells;           /* [n_arcs]: cell of the grid */
  AwrashSignpostFactor *factors;
  gboolean has_first; /* some first units have the signpost 0 */
  gboolean is_suspected;
} AwrashGridFace;

/* All of the grid, or with a doubt the part that is open. */
gboolean awrash_i_face_init (AwrashGridFace *face, AwrashGrid *grid, const AwrashGridDoubt *doubt,
                             GError **error);
void awrash_i_face_clear (AwrashGridFace *face);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashGridFace, awrash_i_face_clear)

/* Minimises, narrows the arcs to the optimal face and brings the flow back to the grid. */
gboolean awrash_i_face_minimise (AwrashGridFace *face, gboolean *has_changed, GError **error);

/* Leaves the flow as it is: a cycle of moves that makes it better, empty if there is none, and then
 * narrows the arcs to the optimal face. */
gboolean awrash_i_face_check (AwrashGridFace *face, GArray *cycle, GError **error);

/* Optimal units with all others that are as good: solves, proves, and where it must decides
 * exactly. The face is empty (network NULL) where the optimum is the only one. FALSE without
 * @error: no matrix exists. */
gboolean awrash_i_grid_optimise (AwrashGrid *grid, AwrashGridFace *face, const AwrashMatrix *matrix,
                                 const AwrashMargins *margins, const AwrashSignposts *rule,
                                 gboolean may_turn, GError **error);

/* The arcs of a face that can move, with the least units that each can have there. */
typedef struct
{
  gsize arc;
  gsize origin; /* cell of the matrix */
  int64_t least;
} AwrashGridTied;

/* An array of AwrashGridTied by origin, without slack. */
GArray *awrash_i_face_tied (const AwrashGridFace *face, GError **error);

/* Chooses on the face what the policy wants; the flow and the grid follow. */
gboolean awrash_i_face_settle (AwrashGridFace *face, const AwrashTies *ties, const GArray *tied,
                               GError **error);

/* Units of a matrix against its margins and bounds. */
typedef struct
{
  gssize row; /* -1 where a column or the grand total is broken */
  gssize column;
  int64_t units; /* what it has */
  int64_t low;   /* what was expected */
  int64_t high;
} AwrashGridBreach;

/* TRUE with the first bound that units break; cells come first, then rows, columns, the total. */
gboolean awrash_i_grid_find_breach (const AwrashMatrix *matrix, const AwrashMargins *margins,
                                    const int64_t units[], AwrashGridBreach *breach);

/* Lays the units that keep all bounds, and looks for an exchange that makes them better: an empty
 * cycle where there is none, and then the face has all that is as good. */
gboolean awrash_i_grid_examine (AwrashGrid *grid, AwrashGridFace *face, const AwrashMatrix *matrix,
                                const AwrashMargins *margins, const AwrashSignposts *rule,
                                const int64_t units[], GArray *cycle, GError **error);

/* The numbers with the fewest significant decimal digits strictly between two ends, that is nearest
 * to their middle; where they are equal, that number. high may be infinite. */
double awrash_i_grid_shorten (double low, double high);

/* Whether low, high and short of n divisors are doubles that can be divided by, to all digits. */
gboolean awrash_i_grid_check_divisors (gsize n, const double divisors[], GError **error);

#endif
