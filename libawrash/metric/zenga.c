/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Zenga: Z = 1 - ∫ L (1 - p)/(p (1 - L)) dp, exactly along the straight pieces of the Lorenz curve.
 * On the piece of row k, L = u p - S with S = Σ_j<k p_j (u_k - u_j) and T = Σ_j>k p_j (u_j - u_k),
 * partial fractions give (S ln (P/P') + (T/u) ln (R'/R))/(1 + S), R = 1 - L, primes at its start.
 * Source: Zenga (2007); Langel and Tillé (2012), Metrika 75. Invariant: all terms are >= 0. */

#include "metric/zenga-private.h"

#include "base/memory-private.h"
#include "base/sum-private.h"

#include <math.h>

/* The piece of one row. */
typedef struct
{
  double p;     /* the row's share of the weight */
  double u;     /* its value over the mean */
  double start; /* P' */
  double end;   /* P */
  double rest;  /* R' = 1 - L' */
  double left;  /* R = 1 - L, summed from the top as R' is */
  double low;   /* S */
  double high;  /* T */
} Piece;

/* What the index changes by with each number of a piece, all others fixed. */
typedef struct
{
  double start, end, low, high, rest, p, u;
} Partials;

/* What stands above each row: Σ_j>=k p_j u_j and Σ_j>k p_j (u_j - u_k); [n] each. */
typedef struct
{
  double *rest;
  double *high;
  double per_total; /* 1/W, and what makes shares and ratios of sums and values */
  double per_sum;
  double per_mean;
} Upper;

static Upper
fill_upper (const AwrashIndexQuestion *question, double numbers[])
{
  const AwrashSample *sample = &question->prepared->sample;
  AwrashSum rest = { 0.0, 0.0 }, high = { 0.0, 0.0 }, above = { 0.0, 0.0 };
  Upper upper = { numbers, numbers + sample->n, 1.0 / sample->total.high, 1.0 / sample->sum.high,
                  1.0 / question->mean };

  for (gsize k = sample->n; k-- > 0;)
    {
      awrash_i_sum_add (&rest, sample->w[k] * sample->x[k]);
      upper.rest[k] = awrash_i_sum_get (&rest) * upper.per_sum;
      if (k + 1 < sample->n)
        {
          awrash_i_sum_add (&above, sample->w[k + 1]);
          awrash_i_sum_add (&high, awrash_i_sum_get (&above) * (sample->x[k + 1] - sample->x[k]));
        }
      upper.high[k] = awrash_i_sum_get (&high) * upper.per_sum;
    }
  return upper;
}

/* The piece of row k; low carries Σ_j<k w_j (x_k - x_j) from row to row. */
static Piece
piece_of (const AwrashIndexQuestion *question, const Upper *upper, gsize k, AwrashSum *low)
{
  const AwrashPrepared *prepared = question->prepared;
  const AwrashSample *sample = &prepared->sample;
  double per_total = upper->per_total;

  if (k > 0)
    awrash_i_sum_add (low, prepared->below[k - 1] * (sample->x[k] - sample->x[k - 1]));
  return (Piece){ .p = sample->w[k] * per_total,
                  .u = sample->x[k] * upper->per_mean,
                  .start = k > 0 ? prepared->below[k - 1] * per_total : 0.0,
                  .end = prepared->below[k] * per_total,
                  .rest = upper->rest[k],
                  .left = k + 1 < sample->n ? upper->rest[k + 1] : 0.0,
                  .low = awrash_i_sum_get (low) * upper->per_sum,
                  .high = upper->high[k] };
}

/* ln (1 + r): by its series where a piece is one of many: the fifth term is below its last bit. */
static double
log_of_step (double r)
{
  if (fabs (r) > 1e-4)
    return log1p (r);
  return r * (1.0 - r * (1.0 / 2.0 - r * (1.0 / 3.0 - r * (1.0 / 4.0))));
}

/* What part of R' the piece takes: y = p u/R', and 1 - y = R/R'. */
static double
taken (const Piece *piece)
{
  return piece->p * piece->u / piece->rest;
}

/* -ln (1 - y)/y: ln (R'/R) from whichever of y and 1 - y has the digits. */
static double
stretch (const Piece *piece)
{
  double y = taken (piece);

  if (y == 0.0)
    return 1.0;
  return (y < 0.5 ? -log_of_step (-y) : log (piece->rest / piece->left)) / y;
}

/* Its derivative by y. */
static double
stretch_slope (const Piece *piece)
{
  double y = taken (piece);

  if (y < 1e-3)
    return 0.5 + y * (2.0 / 3.0 + y * (3.0 / 4.0 + y * (4.0 / 5.0 + y * 5.0 / 6.0)));
  return (piece->rest / piece->left - stretch (piece)) / y;
}

/* (1/u) ln (R'/R). */
static double
upper_logarithm (const Piece *piece)
{
  return piece->p / piece->rest * stretch (piece);
}

/* S is 0 on the first piece and T on the last, where the logarithms are infinite. */
static double
term_of (const Piece *piece)
{
  double term = 0.0;

  if (piece->low > 0.0)
    term += piece->low * log_of_step (piece->p / piece->start);
  if (piece->high > 0.0)
    term += piece->high * upper_logarithm (piece);
  return term / (1.0 + piece->low);
}

static Partials
differentiate (const Piece *piece)
{
  double d = 1.0 + piece->low;
  Partials by = { .low = -term_of (piece) / d };

  if (piece->start > 0.0)
    {
      by.low += log_of_step (piece->p / piece->start) / d;
      by.start = -piece->low / d / piece->start;
      by.end = piece->low / d / piece->end;
    }
  if (piece->high > 0.0)
    {
      double ratio = piece->p / piece->rest, scale = piece->high / d;

      by.high = upper_logarithm (piece) / d;
      by.p = scale / piece->left;
      by.rest = -scale * ratio / piece->left;
      by.u = scale * ratio * ratio * stretch_slope (piece);
    }
  return by;
}

gboolean
awrash_i_zenga_combine (const AwrashIndexQuestion *question, const double sums[],
                        AwrashIndexAnswer *answer, GError **error)
{
  gsize n = question->prepared->sample.n;
  g_autofree double *numbers = awrash_i_new (double, 2 * n, error);
  AwrashSum sum = { 0.0, 0.0 }, low = { 0.0, 0.0 };
  Upper upper;

  (void)sums;
  if (numbers == NULL)
    return FALSE;
  upper = fill_upper (question, numbers);
  for (gsize k = 0; k < n; k++)
    {
      Piece piece = piece_of (question, &upper, k, &low);

      awrash_i_sum_add (&sum, term_of (&piece));
    }
  answer->value = awrash_i_sum_get (&sum);
  return TRUE;
}

/* ── derivatives ────────────────────────────────────────────────────────────────────────────── */

/* By the coordinates of the curve: P_k and L_k at the end of piece k, and u_k. S = P' u - L',
 * T = (1 - L) - (1 - P) u, R' = 1 - L', p = P - P'. */
typedef struct
{
  double *by_p; /* [n] */
  double *by_l; /* [n] */
  double *by_u; /* [n] */
} Coordinates;

static void
add_piece (const Piece *piece, gsize k, const Coordinates *by)
{
  Partials partials = differentiate (piece);

  by->by_u[k] += partials.low * piece->start - partials.high * (1.0 - piece->end) + partials.u;
  by->by_p[k] += partials.end + partials.high * piece->u + partials.p;
  by->by_l[k] -= partials.high;
  if (k == 0)
    return;
  by->by_p[k - 1] += partials.start + partials.low * piece->u - partials.p;
  by->by_l[k - 1] -= partials.low + partials.rest;
}

static void
fill_coordinates (const AwrashIndexQuestion *question, const Upper *upper, const Coordinates *by)
{
  AwrashSum low = { 0.0, 0.0 };

  for (gsize k = 0; k < question->prepared->sample.n; k++)
    {
      Piece piece = piece_of (question, upper, k, &low);

      add_piece (&piece, k, by);
    }
}

/* What rows have in common: Σ Z_P P, Σ Z_L L, Σ Z_u u. The last end, (1, 1), does not move. */
typedef struct
{
  double by_p, by_l, by_u;
} Means;

static Means
average (const AwrashIndexQuestion *question, const Upper *upper, const Coordinates *by)
{
  const AwrashPrepared *prepared = question->prepared;
  gsize n = prepared->sample.n;
  AwrashSum p = { 0.0, 0.0 }, l = { 0.0, 0.0 }, u = { 0.0, 0.0 };

  for (gsize k = 0; k < n; k++)
    {
      double held = k + 1 < n ? 1.0 - upper->rest[k + 1] : 0.0;

      if (k + 1 < n)
        awrash_i_sum_add (&p, by->by_p[k] * (prepared->below[k] / prepared->sample.total.high));
      awrash_i_sum_add (&l, by->by_l[k] * held);
      awrash_i_sum_add (&u, by->by_u[k] * (prepared->sample.x[k] / question->mean));
    }
  return (Means){ awrash_i_sum_get (&p), awrash_i_sum_get (&l), awrash_i_sum_get (&u) };
}

/* ψ_i = Σ_k Z_P (1{i <= k} - P_k) + v_i Σ_k Z_L (1{i <= k} - L_k) - (v_i - 1) Σ_k Z_u u_k. */
static void
write_influence (const AwrashIndexQuestion *question, const Coordinates *by, Means means,
                 double rows[])
{
  const AwrashSample *sample = &question->prepared->sample;
  AwrashSum p = { 0.0, 0.0 }, l = { 0.0, 0.0 };

  for (gsize i = sample->n; i-- > 0;)
    {
      double v = sample->x[i] / question->mean;

      if (i + 1 < sample->n)
        {
          awrash_i_sum_add (&p, by->by_p[i]);
          awrash_i_sum_add (&l, by->by_l[i]);
        }
      rows[i] = (awrash_i_sum_get (&p) - means.by_p) + v * (awrash_i_sum_get (&l) - means.by_l)
                - awrash_i_sample_deviation (sample, i) * means.by_u;
    }
}

/* (1/μ)(Σ_k>=i Z_L - Σ Z_L L + Z_u(i)/p_i - Σ Z_u u), averaged over tied rows. */
static void
write_slope (const AwrashIndexQuestion *question, const Coordinates *by, Means means, double rows[])
{
  const AwrashSample *sample = &question->prepared->sample;
  AwrashSum l = { 0.0, 0.0 };

  for (gsize end = sample->n, start = 0; end > 0; end = start)
    {
      double weight = 0.0, moved = 0.0;

      for (start = end; start > 0 && sample->x[start - 1] == sample->x[end - 1]; start--)
        {
          if (start < sample->n)
            awrash_i_sum_add (&l, by->by_l[start - 1]);
          weight += sample->w[start - 1];
          moved += sample->w[start - 1] * awrash_i_sum_get (&l)
                   + sample->total.high * by->by_u[start - 1];
        }
      for (gsize i = start; i < end; i++)
        rows[i] = (moved / weight - means.by_l - means.by_u) / question->mean;
    }
}

static gboolean
derive (const AwrashIndexQuestion *question, gboolean is_slope, double rows[], GError **error)
{
  gsize n = question->prepared->sample.n;
  g_autofree double *numbers = awrash_i_new (double, 5 * n, error);
  Coordinates by;
  Upper upper;
  Means means;

  if (numbers == NULL)
    return FALSE;
  upper = fill_upper (question, numbers);
  by = (Coordinates){ numbers + 2 * n, numbers + 3 * n, numbers + 4 * n };
  fill_coordinates (question, &upper, &by);
  by.by_l[n - 1] = 0.0;
  means = average (question, &upper, &by);
  if (is_slope)
    write_slope (question, &by, means, rows);
  else
    write_influence (question, &by, means, rows);
  return TRUE;
}

gboolean
awrash_i_zenga_influence (const AwrashIndexQuestion *question, double value, double rows[],
                          GError **error)
{
  (void)value;
  return derive (question, FALSE, rows, error);
}

gboolean
awrash_i_zenga_slope (const AwrashIndexQuestion *question, double value, double rows[],
                      GError **error)
{
  (void)value;
  return derive (question, TRUE, rows, error);
}
