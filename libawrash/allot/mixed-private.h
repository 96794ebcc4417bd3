/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole numbers under any linear rows: minimise Σ c x, plus convex costs of some rows' activities,
 * over lower <= x <= upper and lower <= Σ a x <= upper. Bounds are proved by multipliers of the
 * rows ("prices"), whole numbers over 2^bits, and checked in integers whoever found them. */

#ifndef AWRASH_ALLOT_MIXED_PRIVATE_H
#define AWRASH_ALLOT_MIXED_PRIVATE_H

#include "base/int128-private.h"

#include <awrash.h>

typedef AwrashInt128 AwrashLong;

#define AWRASH_LONG_LARGEST ((AwrashLong)1 << 120)

/* No bound of a row on that side. */
#define AWRASH_MIXED_LEAST G_MININT64
#define AWRASH_MIXED_MOST G_MAXINT64

typedef enum
{
  AWRASH_CURVE_NONE = 0,
  AWRASH_CURVE_SQUARES, /* s² / need */
  AWRASH_CURVE_ALPHA,   /* - need · u (s / need), u of α-fairness */
  AWRASH_CURVE_WHOLE,   /* scale · s² - target · s, whole numbers */
  AWRASH_CURVE_DISTANCE /* |s| / need, straight but for nought */
} AwrashCurveKind;

/* A convex cost of a row's activity s. */
typedef struct
{
  AwrashCurveKind kind;
  double need;           /* > 0 */
  double alpha;          /* >= 0 */
  int64_t scale, target; /* of WHOLE: below 2^53, scale > 0 */
} AwrashCurve;

typedef struct
{
  gsize n, m;                /* columns, rows */
  int64_t *lower, *upper;    /* [n + m]: of columns, then of rows */
  int64_t *cost;             /* [n] */
  AwrashCurve *curve;        /* [m] */
  gsize *first, *column;     /* [m + 1], [entries]: row by row */
  int64_t *value;            /* [entries] */
  gsize *column_first, *row; /* [n + 1], [entries]: the same column by column */
  int64_t *column_value;     /* [entries] */
  guint8 *is_due;            /* [m]: work space of tightening */
  gboolean is_linear;        /* no curves */
  int bits;                  /* costs and prices are counted in 2^-bits */
  gboolean is_whole;         /* every cost is a multiple of grain, and all together below 2^62 */
  gboolean has_distances;    /* curves of that kind */
  int64_t grain;             /* > 0 */
  gboolean is_tight;         /* no pass would make the bounds narrower */
  gboolean is_empty;         /* the rows leave nothing, as their own bounds show */
} AwrashMixed;

/* Room for a problem; the caller fills lower, upper, cost, curve, first, column and value. */
AwrashMixed *awrash_i_mixed_new (gsize n, gsize m, gsize entries, GError **error);
void awrash_i_mixed_free (AwrashMixed *mixed);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashMixed, awrash_i_mixed_free)

/* Once it is filled in: closes open bounds by what the rows imply. AWRASH_ERROR_BOUNDS where a
 * column stays unbounded, AWRASH_ERROR_OVERFLOW where sums could leave 2^62. */
gboolean awrash_i_mixed_seal (AwrashMixed *mixed, GError **error);

/* ── exact arithmetic: all that a proof rests on ────────────────────────────────────────────── */

/* Tightens bounds [n + m] by what the rows imply, in a fixed number of passes. FALSE: nothing is
 * left. The problem's own first, since what is as narrow as they became needs no pass. */
gboolean awrash_i_mixed_tighten_own (AwrashMixed *mixed);
gboolean awrash_i_mixed_tighten (const AwrashMixed *mixed, int64_t lower[], int64_t upper[]);

/* folded[m]: the column whose cost is all that a row says, each row in a column of its own, else
 * G_MAXSIZE. */
void awrash_i_mixed_fold (const AwrashMixed *mixed, gsize folded[]);
/* The prices of those rows, from those of the others. */
void awrash_i_mixed_price_folded (const AwrashMixed *mixed, const gsize folded[], gboolean is_ray,
                                  int64_t price[]);

/* Whether the bounds of its columns imply all that row i says. */
gboolean awrash_i_mixed_is_idle (const AwrashMixed *mixed, gsize i);
/* The activity of a row. */
int64_t awrash_i_mixed_activity (const AwrashMixed *mixed, gsize row, const int64_t x[]);
/* Whether x[n] keeps every bound and row. */
gboolean awrash_i_mixed_keeps (const AwrashMixed *mixed, const int64_t x[]);
/* The cost of x, between *low and *high in 2^-bits; the same where it is whole. */
void awrash_i_mixed_cost (const AwrashMixed *mixed, const int64_t x[], AwrashLong *low,
                          AwrashLong *high);

/* What no x between the bounds costs less than, by the prices [m] and Lagrange's bound in closed
 * form; with is_ray the costs count as nought, so that a bound above nought says that there is no
 * x. reduced[n] takes the columns' reduced costs. FALSE where numbers would not fit. */
gboolean awrash_i_mixed_bound (const AwrashMixed *mixed, const int64_t lower[],
                               const int64_t upper[], const int64_t price[], gboolean is_ray,
                               AwrashLong reduced[], AwrashLong *bound);
/* Bounds, narrows and tightens a box by prices (NULL: none). TRUE: nothing in it costs less than
 * most. *bound is raised to what was shown of all of it. */
gboolean awrash_i_mixed_settle (const AwrashMixed *mixed, int64_t lower[], int64_t upper[],
                                const int64_t price[], gboolean is_ray, AwrashLong most,
                                AwrashLong reduced[], AwrashLong *bound);

/* How far bounds reach from nought, nearly. */
static inline double
awrash_i_mixed_reach (int64_t lower, int64_t upper)
{
  double low = (double)lower, high = (double)upper;

  low = low < 0 ? -low : low;
  high = high < 0 ? -high : high;
  return MAX (low, high);
}

/* ── curves ─────────────────────────────────────────────────────────────────────────────────── */

/* The cost between *low and *high in 2^-bits. */
void awrash_i_curve_value (const AwrashCurve *curve, int bits, int64_t s, AwrashLong *low,
                           AwrashLong *high);
/* What one more than s costs, nearly. */
double awrash_i_curve_slope (const AwrashCurve *curve, int64_t s);
/* The cost itself, nearly. */
double awrash_i_curve_guess (const AwrashCurve *curve, int64_t s);
/* No more than the least of cost + price · s over lower <= s <= upper; *at: where about it is. */
AwrashLong awrash_i_curve_least (const AwrashCurve *curve, int bits, int64_t price, int64_t lower,
                                 int64_t upper, int64_t *at);

/* ── proofs ─────────────────────────────────────────────────────────────────────────────────── */

typedef struct _AwrashBranching AwrashBranching;

/* A box proved block by block: with the links priced nothing in block b costs less than least[b],
 * and the links add what they must. Prices, costs and least are in 2^-digits. */
typedef struct
{
  gsize n_links;
  gsize *links;   /* rows */
  int64_t *price; /* [n_links] */
  int digits;     /* at most the problem's bits */
  gsize n_parts;
  int64_t *least;          /* [n_parts] */
  AwrashBranching **parts; /* [n_parts] */
} AwrashParting;

void awrash_i_parting_free (AwrashParting *parting);

/* A tree of branchings: both sides of each together cover the box, so the leaves do. */
typedef struct
{
  gsize item;  /* that is parted: a column, or n + a row */
  int64_t at;  /* one side is <= at, the other >= at + 1 */
  gssize left; /* the branch of the first side, -1: this is a leaf */
  gssize right;
  int64_t *price; /* [m], NULL: none */
  gboolean is_ray;
  AwrashParting *parting; /* NULL: none */
} AwrashBranch;

struct _AwrashBranching
{
  GArray *branches; /* of AwrashBranch; the first is the root; empty: nothing is proved */
};

AwrashBranching *awrash_i_branching_new (void);
void awrash_i_branching_free (AwrashBranching *branching);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashBranching, awrash_i_branching_free)
gsize awrash_i_branching_add (AwrashBranching *branching, const AwrashBranch *branch);

/* Whether it parts anything, itself or in its blocks; if not, all that it names are rows. */
gboolean awrash_i_branching_is_parted (const AwrashBranching *branching);

/* Which ends of the first n rows a tree's rays lean on, added to side[n]: 1 the lower, 2 the upper.
 */
void awrash_i_branching_list_sides (const AwrashBranching *branching, gsize n, guint8 side[]);

/* Whether the tree proves that no x costs less than `least`; for most, that there is none. With a
 * kept tree, what the proof does not need is left out of it. */
gboolean awrash_i_branching_prove (const AwrashBranching *branching, const AwrashMixed *mixed,
                                   AwrashLong least, AwrashBranching *kept, gboolean *proved,
                                   GError **error);

/* The same for a box [2 (n + m)] by its blocks. kept (NULL: not wanted) takes a copy without what
 * is not needed. */
gboolean awrash_i_parting_prove (const AwrashParting *parting, const AwrashMixed *mixed,
                                 const int64_t box[], AwrashLong least, AwrashParting **kept,
                                 gboolean *proved, GError **error);

/* ── the search ─────────────────────────────────────────────────────────────────────────────── */

typedef struct _AwrashSearch AwrashSearch;

/* A search for the least cost. The problem must outlive it. */
AwrashSearch *awrash_i_search_new (const AwrashMixed *mixed, GError **error);
void awrash_i_search_free (AwrashSearch *search);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashSearch, awrash_i_search_free)

/* Tells of an x that is known; ignored where it breaks a row. */
void awrash_i_search_offer (AwrashSearch *search, const int64_t x[]);
/* Stops as soon as the relative gap is at most this; a plain `x found` is enough with INFINITY. */
void awrash_i_search_set_gap (AwrashSearch *search, double gap, double scale);
/* What relative gaps are measured from: the distance of the cost from minus the offset. */
void awrash_i_search_set_offset (AwrashSearch *search, int64_t offset);
/* The same with a difference in 2^-bits. */
void awrash_i_search_set_slack (AwrashSearch *search, AwrashLong slack);
/* The root is not bounded by its blocks, which is worth while only where links are few. */
void awrash_i_search_keep_whole (AwrashSearch *search);
/* Looks at up to n_nodes nodes more. *done: there is nothing more to look for. */
gboolean awrash_i_search_step (AwrashSearch *search, gsize n_nodes, gboolean *done, GError **error);
/* Where all curves are whole squares: makes the best x as cheap as it can be with the sums of
 * columns that count alike as they are, and of those that cost the same the first by the order of
 * the columns. */
gboolean awrash_i_search_carry (AwrashSearch *search, GError **error);
/* The best x known, NULL: none; its cost; what none costs less than; nodes taken, whatever the
 * steps. */
const int64_t *awrash_i_search_get (const AwrashSearch *search, AwrashLong *cost,
                                    AwrashLong *bound);
gsize awrash_i_search_count (const AwrashSearch *search);
/* The steps of its relaxation so far, counted by the rows, and its nodes, by the entries: what it
 * cost in time, block by block aside. */
double awrash_i_search_effort (const AwrashSearch *search);
/* Where the relaxation stood last, x[n], and the prices [m] of its rows, in costs. */
void awrash_i_search_stand (const AwrashSearch *search, double x[], double price[]);
/* The proof of a bound, or of nobody's being there, without what it does not need; *least may be
 * lowered to what can be proved. Without branches: none. */
AwrashBranching *awrash_i_search_prove (AwrashSearch *search, AwrashLong *least, GError **error);

#endif
