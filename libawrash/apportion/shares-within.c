/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shares inside floors and ceilings: clamp (w·t, floor, ceiling) with the one t for which they sum
 * to the total (water-filling). Recipients leave their floors at t = floor/w and reach their
 * ceilings at t = ceiling/w; between two such breakpoints the sum is a line. Source: Ibaraki and
 * Katoh, "Resource Allocation Problems" (1988), on one multiplier; 29 U.S.C. 3172(b), whose
 * limits are met by it. Invariant: who stands at a bound is decided exactly. */

#include "apportion/answer-private.h"

#include "base/accumulator-private.h"
#include "base/exact-private.h"
#include "base/memory-private.h"

#include <math.h>

typedef enum
{
  AT_FLOOR = 0,
  BETWEEN = 1,
  AT_CEILING = 2
} Place;

/* Where t = bound/claim changes the place of a recipient. */
typedef struct
{
  gsize recipient;
  int64_t bound;
  Place next;
} Breakpoint;

/* The line between two breakpoints: fixed + t·(Σ of the claims between their bounds). */
typedef struct
{
  const AwrashClaims *claims;
  int64_t total;             /* that can be placed */
  int64_t fixed;             /* at floors and ceilings; at most the total */
  AwrashAccumulator between; /* Σ of the claims between */
  guint8 *places;            /* [n] */
} Line;

static int
compare_breakpoints (const void *a, const void *b, void *data)
{
  const Breakpoint *left = a, *right = b;
  const double *claims = data;

  return awrash_i_exact_compare (left->bound, claims[left->recipient], right->bound,
                                 claims[right->recipient]);
}

/* The breakpoints in ascending order; a recipient with one possible share has none, and no ceiling
 * is never reached. */
static gsize
sort_breakpoints (const AwrashClaims *claims, Breakpoint points[])
{
  gsize n = 0;

  for (gsize i = 0; i < claims->n; i++)
    {
      int64_t lower = awrash_i_answer_lower (claims, i), upper = awrash_i_answer_upper (claims, i);
      if (lower == upper)
        continue;
      points[n++] = (Breakpoint){ i, lower, BETWEEN };
      if (upper < G_MAXINT64)
        points[n++] = (Breakpoint){ i, upper, AT_CEILING };
    }
  g_qsort_with_data (points, (gint)n, sizeof *points, compare_breakpoints, claims->claims);
  return n;
}

/* TRUE if the line has reached the total at t = bound/claim: (total - fixed)·claim <=
 * between·bound. */
static gboolean
reaches (const Line *line, const Breakpoint *point)
{
  AwrashAccumulator rest = { { 0 } };

  awrash_i_accumulator_add_accumulator (&rest, &line->between, point->bound);
  awrash_i_accumulator_add_scaled (&rest, line->claims->claims[point->recipient],
                                   line->fixed - line->total);
  return awrash_i_accumulator_sign (&rest) >= 0;
}

/* Passes a breakpoint below the total: what is fixed stays below it too. */
static void
pass (Line *line, const Breakpoint *point)
{
  double claim = line->claims->claims[point->recipient];

  awrash_i_accumulator_add (&line->between, point->next == BETWEEN ? claim : -claim);
  line->fixed += point->next == BETWEEN ? -point->bound : point->bound;
  line->places[point->recipient] = (guint8)point->next;
}

/* Σ of the claims between as a double, times the scale at which it is one. */
static double
get_slope (const Line *line, double *scale)
{
  double slope = awrash_i_accumulator_get (&line->between);
  AwrashAccumulator scaled = { { 0 } };

  *scale = 1;
  if (slope < HUGE_VAL)
    return slope;
  *scale = 0x1p-80;
  for (gsize i = 0; i < line->claims->n; i++)
    if (line->places[i] == BETWEEN)
      awrash_i_accumulator_add (&scaled, line->claims->claims[i] * *scale);
  return awrash_i_accumulator_get (&scaled);
}

/* The shares on the line: roundings may not carry one beyond its bounds. */
static void
read_shares (const Line *line, double shares[])
{
  const AwrashClaims *claims = line->claims;
  double scale = 1, slope = get_slope (line, &scale), rest = (double)(line->total - line->fixed);

  for (gsize i = 0; i < claims->n; i++)
    {
      double lower = (double)awrash_i_answer_lower (claims, i);
      double upper = (double)awrash_i_answer_upper (claims, i);
      double claim = claims->claims[i] * scale;
      if (line->places[i] == BETWEEN)
        shares[i] = CLAMP (claim < 1 ? claim * rest / slope : claim / slope * rest, lower, upper);
      else
        shares[i] = line->places[i] == AT_FLOOR ? lower : upper;
    }
}

gboolean
awrash_apportion_shares_within (const AwrashClaims *claims, int64_t total, double shares[],
                                GError **error)
{
  g_return_val_if_fail (claims != NULL && shares != NULL, FALSE);

  if (!awrash_i_claims_check_total (total, error)
      || !awrash_i_claims_check_floors (claims, total, error))
    return FALSE;
  g_autofree guint8 *places = awrash_i_new (guint8, claims->n, error);
  g_autofree Breakpoint *points
      = places != NULL ? awrash_i_new (Breakpoint, 2 * claims->n, error) : NULL;
  if (points == NULL)
    return FALSE;
  Line line = { .claims = claims,
                .total = MIN (total, claims->sum_upper),
                .fixed = claims->sum_lower,
                .places = places };
  gsize n = line.total > line.fixed ? sort_breakpoints (claims, points) : 0;
  for (gsize k = 0; k < n && !reaches (&line, &points[k]); k++)
    pass (&line, &points[k]);
  read_shares (&line, shares);
  return TRUE;
}
