/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A spatial statistic as the cross product Γ = Σ a_ij d_ij that it is, by a unit of its own.
 * Source: N. Mantel (1967); A. D. Cliff and J. K. Ord (1981), Spatial Processes.
 * Invariant: permuting the units changes Γ alone: neither the unit nor the moments. */

#ifndef AWRASH_METRIC_SPACE_PRIVATE_H
#define AWRASH_METRIC_SPACE_PRIVATE_H

#include "metric/neighbours-private.h"

typedef enum
{
  AWRASH_SPACE_MORAN = 1,     /* d = z_i z_j */
  AWRASH_SPACE_GEARY = 2,     /* d = (x_i - x_j)² */
  AWRASH_SPACE_GETIS_ORD = 3, /* d = x_i x_j */
  AWRASH_SPACE_GINI = 4       /* d = w_i w_j |x_i - x_j| */
} AwrashSpaceKind;

/* Values as the distances see them. */
typedef struct
{
  AwrashSpaceKind kind;
  gsize n;
  double *y;         /* [n] values times a power of two, for Moran's their deviations */
  double *w;         /* [n] weights times a power of two; all 1 but for the Gini */
  double unit;       /* the statistic is unit Γ */
  double normal;     /* variance of the statistic under normality; NaN where it has none */
  double gini;       /* for the Gini kind, of all pairs */
  AwrashCross cross; /* of d */
} AwrashSpace;

/* Finite values of any sign, scaled so that the largest deviation neither overflows nor vanishes;
 * z are their deviations from the mean. */
typedef struct
{
  gsize n;
  double *x;
  AwrashPair *z;
  AwrashPair sum;     /* Σ x */
  AwrashPair squares; /* Σ z² */
} AwrashField;

/* Fill zeroed structures; name and statistic as in metric-space.h. */
gboolean awrash_i_field_fill (AwrashField *field, gsize n, const double x[], GError **error);
gboolean awrash_i_space_fill (AwrashSpace *space, const char *statistic,
                              const AwrashNeighbours *neighbours, const double x[],
                              const double weights[], GError **error);

/* FALSE, with the error that values have when all are equal. */
gboolean awrash_i_field_refuse_equal (GError **error);

/* Fill cross for each kind of distance. The array holds the values, in doubled precision and any
 * order (for gaps: sorted, counted from the heaviest), and is overwritten. */
void awrash_i_space_measure_products (gsize n, AwrashPair y[], AwrashCross *cross);
void awrash_i_space_measure_squares (gsize n, AwrashPair z[], AwrashCross *cross);
void awrash_i_space_measure_gaps (gsize n, const double w[], AwrashPair rows[], AwrashCross *cross);

/* Γ of values y and weights w in any order of the units; magnitude (nullable): Σ |a_ij d_ij|. */
double awrash_i_space_gamma (AwrashSpaceKind kind, const AwrashNeighbours *neighbours,
                             const double y[], const double w[], double *magnitude);

void awrash_i_field_clear (AwrashField *field);
void awrash_i_space_clear (AwrashSpace *space);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashField, awrash_i_field_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashSpace, awrash_i_space_clear)

#endif
