/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What indices are made of: sums over a distribution, of terms of five kinds.
 *
 *   ratio  T = Σ p φ(u), u = x/μ                 entropies, Hoover, the coefficient of variation
 *   shift  T = Σ p φ(y), y = μ - x               Kolm, the standard deviation
 *   gap    T = Σ_k (x_k - x_(k-1)) h(A_k, B_k)   Gini, S-Gini, shares of the Lorenz curve
 *   rank   T = Σ p h(A_k)                        what two rows drawn at random are
 *   size   T = Σ φ(s - 1/n), s = w x/X           Herfindahl
 *
 * with x_0 = 0, A_k the share of the weight below row k in the order of the values and B_k = 1 -
 * A_k the share from it on: h(B) = B gives the mean, and any h gives Yaari's dual expectation. A
 * term says its φ or h and the derivative; from these follow, here and for all, the sum, its
 * influence function and its slope.
 * Source: Yaari (1987), Econometrica 55; Hampel (1974), Journal of the American Statistical
 * Association 69. Invariant: values are those of the sample, scaled. */

#ifndef AWRASH_METRIC_TERM_PRIVATE_H
#define AWRASH_METRIC_TERM_PRIVATE_H

#include "base/sum-private.h"
#include "metric/prepared-private.h"

typedef enum
{
  AWRASH_TERM_RATIO = 1,
  AWRASH_TERM_SHIFT = 2,
  AWRASH_TERM_GAP = 3,
  AWRASH_TERM_RANK = 4, /* of this kind and the next sums alone are asked for */
  AWRASH_TERM_SIZE = 5
} AwrashTermKind;

/* One row as terms see it; a kind reads its own part. */
typedef struct
{
  double e;     /* u - 1 */
  double u;     /* x/μ */
  double log;   /* ln u, where the term takes logarithms */
  double rest;  /* ln u - e <= 0, likewise */
  double y;     /* μ - x */
  double below; /* A */
  double above; /* B, of the gap below the row */
  double share; /* of a chord: the weight between B - share and B */
  double size;  /* s - 1/n */
} AwrashPoint;

enum
{
  AWRASH_TERM_BLOCK = 128, /* rows that lie in the nearest cache while every term reads them */
  AWRASH_TERM_LANES = 8    /* rows that may be worked on at once */
};

/* The points of some rows, each part in an array of its own, filled up to whole lanes with points
 * of weight 0 at which no term is infinite. */
typedef struct
{
  gsize n;
  gboolean has_logarithms; /* finite ones, of all points */
  double e[AWRASH_TERM_BLOCK];
  double u[AWRASH_TERM_BLOCK];
  double log[AWRASH_TERM_BLOCK];
  double rest[AWRASH_TERM_BLOCK];
  double y[AWRASH_TERM_BLOCK];
  double below[AWRASH_TERM_BLOCK];
  double above[AWRASH_TERM_BLOCK];
  double size[AWRASH_TERM_BLOCK]; /* s - 1/n */
} AwrashBlock;

typedef struct
{
  AwrashTermKind kind;
  gboolean (*takes_logarithms) (double parameter);              /* NULL: never */
  double (*value) (const AwrashPoint *point, double parameter); /* φ or h */
  /* the same of all points of a block */
  void (*values) (const AwrashBlock *block, double parameter, double values[restrict]);
  double (*slope) (const AwrashPoint *point, double parameter); /* φ' or ∂h/∂B */
  /* of a gap term: (h at B - h at B - share) / share */
  double (*chord) (const AwrashPoint *point, double parameter);
} AwrashTerm;

typedef struct
{
  const AwrashTerm *term;
  double parameter;
} AwrashTermUse;

/* The generalised entropy of an order, at its limits 0 and 1 too: Σ p (u^α - 1) / (α (α - 1)). */
extern const AwrashTerm awrash_i_term_entropy;
/* Σ p (u - 1)². */
extern const AwrashTerm awrash_i_term_square;
/* Σ p (u - 1)+. */
extern const AwrashTerm awrash_i_term_excess;
/* Σ p (exp (κ (μ - x)) - 1 - κ (μ - x)). */
extern const AwrashTerm awrash_i_term_exponential;
/* Σ p (x - μ)². */
extern const AwrashTerm awrash_i_term_variance;
/* h = A B: half the mean difference. */
extern const AwrashTerm awrash_i_term_difference;
/* h = B - B^ν. */
extern const AwrashTerm awrash_i_term_deficit;
/* h = (p - A)+: what the poorest part p holds, over all weight: the generalised Lorenz curve. */
extern const AwrashTerm awrash_i_term_bottom;
/* h = min (B, q): what the richest part q holds, likewise. */
extern const AwrashTerm awrash_i_term_top;
/* h = A: over pairs of rows Σ p_i p_j, i < j. */
extern const AwrashTerm awrash_i_term_pairs;
/* Σ (s - 1/n)². */
extern const AwrashTerm awrash_i_term_size_square;

/* exp (y) - 1 - y >= 0, right to a few units in its last place also near 0. */
double awrash_i_term_exponential_rest (double y);

static inline gboolean
awrash_i_term_takes_logarithms (AwrashTermUse use)
{
  return use.term->takes_logarithms != NULL && use.term->takes_logarithms (use.parameter);
}

/* Rows that follow one another in the order of all rows. */
typedef struct
{
  const AwrashSample *sample; /* the rows, with the sums of all rows */
  const double *below;  /* [n/step] the weight up to each step-th row, with all below it; or NULL */
  gsize step;           /* 1 or AWRASH_TERM_BLOCK */
  double value_before;  /* of the row below the stretch; 0 at the bottom */
  double weight_before; /* of all rows below the stretch */
  double weight_behind; /* and above it */
  gsize n_all;
} AwrashTermStretch;

/* Adds what the rows of a stretch have of n sums; without below, of none of gaps and ranks. */
void awrash_i_term_add_stretch (const AwrashTermStretch *stretch, gsize n,
                                const AwrashTermUse uses[], AwrashSum found[]);

/* The sum T itself, of what all rows have of it; total is W. */
double awrash_i_term_conclude (AwrashTermUse use, double total, const AwrashSum *found);

/* The n sums, by passes over the rows. below is NULL for an unsorted sample, whose sums may have
 * no gap term and no rank term. */
void awrash_i_term_sum (const AwrashSample *sample, const double below[], gsize n,
                        const AwrashTermUse uses[], double sums[]);

/* influence[k] += factor ψ(x_k) for the sorted rows: what T changes by for more weight at x_k,
 * relative to the whole weight. */
void awrash_i_term_add_influence (const AwrashPrepared *prepared, AwrashTermUse use, double sum,
                                  double factor, double influence[]);

/* slope[k] += factor (∂T/∂x_k) / p_k; of tied rows each has what it is on average as they part. */
void awrash_i_term_add_slope (const AwrashPrepared *prepared, AwrashTermUse use, double factor,
                              double slope[]);

/* Row i as ratio and shift terms see it. */
AwrashPoint awrash_i_term_point (const AwrashSample *sample, gsize i, gboolean takes_logarithms);

#endif
