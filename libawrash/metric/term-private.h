/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What indices are made of: sums over a distribution, of terms of three kinds.
 *
 *   ratio  T = Σ p φ(u), u = x/μ                      entropies, Hoover, the coefficient of
 * variation shift  T = Σ p φ(y), y = μ - x                    Kolm, the standard deviation gap    T
 * = Σ_k (x_k - x_(k-1)) h(A_k, B_k)        Gini, S-Gini, shares of the Lorenz curve
 *
 * with x_0 = 0, A_k the share of the weight below row k in the order of the values and B_k = 1 -
 * A_k the share from it on: h(B) = B gives the mean, and any h gives Yaari's dual expectation. A
 * term says its φ or h and the derivative; from these follow, here and for all, the sum, its
 * influence function and its slope.
 * Source: Yaari (1987), Econometrica 55; Hampel (1974), Journal of the American Statistical
 * Association 69. Invariant: values are those of the sample, scaled. */

#ifndef AWRASH_METRIC_TERM_PRIVATE_H
#define AWRASH_METRIC_TERM_PRIVATE_H

#include "metric/prepared-private.h"

typedef enum
{
  AWRASH_TERM_RATIO = 1,
  AWRASH_TERM_SHIFT = 2,
  AWRASH_TERM_GAP = 3
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
} AwrashPoint;

enum
{
  AWRASH_TERM_BLOCK = 128 /* rows that lie in the nearest cache while every term reads them */
};

/* The points of some rows, each part in an array of its own. */
typedef struct
{
  double e[AWRASH_TERM_BLOCK];
  double u[AWRASH_TERM_BLOCK];
  double log[AWRASH_TERM_BLOCK];
  double rest[AWRASH_TERM_BLOCK];
  double y[AWRASH_TERM_BLOCK];
  double below[AWRASH_TERM_BLOCK];
  double above[AWRASH_TERM_BLOCK];
} AwrashBlock;

typedef struct
{
  AwrashTermKind kind;
  gboolean (*takes_logarithms) (double parameter);              /* NULL: never */
  double (*value) (const AwrashPoint *point, double parameter); /* φ or h */
  /* the same of the first n points of a block */
  void (*values) (gsize n, const AwrashBlock *block, double parameter, double values[]);
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

/* exp (y) - 1 - y >= 0, right to a few units in its last place also near 0. */
double awrash_i_term_exponential_rest (double y);

/* The n sums in one pass over the rows. below is NULL for an unsorted sample, whose sums may have
 * no gap term. */
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
