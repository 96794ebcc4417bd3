/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shares inside floors and ceilings: clamp (w·t, floor, ceiling) with the one t for which they sum
 * to the total (water-filling). Recipients leave their floors at t = floor/w and reach their
 * ceilings at t = ceiling/w; between two such breakpoints the sum is a line. Doubles guess t, and
 * only breakpoints near the guess are compared. Source: Ibaraki and Katoh, "Resource Allocation
 * Problems" (1988), on one multiplier; 29 U.S.C. 3172(b), whose limits are met by it. Invariant:
 * who stands at a bound is decided exactly. */

#include "apportion/claims-private.h"

#include "apportion/shares-level-private.h"
#include "base/accumulator-private.h"
#include "base/exact-private.h"
#include "base/int128-private.h"
#include "base/memory-private.h"

#include <math.h>
#include <string.h>

typedef AwrashInt128 Sum;

/* In the order in which a rising level goes through them. */
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
  Sum fixed;                 /* at floors and ceilings */
  AwrashAccumulator between; /* Σ of the claims between */
} Line;

/* What a guess leaves open: breakpoints from `low` to `high`, in doubles. */
typedef struct
{
  double low;
  double high;
  gboolean is_vague; /* a breakpoint stands at an end, as far as quotients can tell */
  gsize n;
  Breakpoint *points; /* [2 * claims] */
  guint8 *places;     /* [claims] as far as is known */
} Window;

static int
compare_breakpoints (const Line *line, const Breakpoint *left, const Breakpoint *right)
{
  const double *claims = line->claims->claims;

  return awrash_i_exact_compare (left->bound, claims[left->recipient], right->bound,
                                 claims[right->recipient]);
}

/* TRUE if the line has reached the total at t = bound/claim: (total - fixed)·claim <=
 * between·bound. */
static gboolean
reaches (const Line *line, const Breakpoint *point)
{
  AwrashAccumulator rest = { { 0 } };

  if (line->fixed >= line->total)
    return TRUE;
  awrash_i_accumulator_add_accumulator (&rest, &line->between, point->bound);
  awrash_i_accumulator_add_scaled (&rest, line->claims->claims[point->recipient],
                                   (int64_t)line->fixed - line->total);
  return awrash_i_accumulator_sign (&rest) >= 0;
}

static void
pass (Line *line, const Breakpoint *point)
{
  double claim = line->claims->claims[point->recipient];

  awrash_i_accumulator_add (&line->between, point->next == BETWEEN ? claim : -claim);
  line->fixed += point->next == BETWEEN ? -(Sum)point->bound : (Sum)point->bound;
}

static void
swap (Breakpoint points[], gsize a, gsize b)
{
  Breakpoint kept = points[a];

  points[a] = points[b];
  points[b] = kept;
}

/* Parts the points from begin to end into those below the pivot, up to *less, those equal to it, up
 * to *equal, and those above. */
static void
part (const Line *line, Breakpoint points[], gsize begin, gsize end, Breakpoint pivot, gsize *less,
      gsize *equal)
{
  gsize above = end;

  *less = *equal = begin;
  while (*equal < above)
    {
      int sign = compare_breakpoints (line, &points[*equal], &pivot);
      if (sign < 0)
        swap (points, (*less)++, (*equal)++);
      else if (sign > 0)
        swap (points, *equal, --above);
      else
        (*equal)++;
    }
}

/* Passes the breakpoints of the window at which the line is still below the total: those below a
 * threshold, which is selected, not sorted for. */
static void
pass_below_total (Line *line, Window *window)
{
  gsize begin = 0, end = window->n, less = 0, equal = 0;
  guint64 draw = 1;

  while (begin < end)
    {
      /* any pivot will do; numbers that do not follow the order of recipients do well (Knuth) */
      draw = draw * G_GUINT64_CONSTANT (6364136223846793005) + 1442695040888963407;
      Breakpoint pivot = window->points[begin + (gsize)(draw >> 33) % (end - begin)];
      Line ahead = *line;
      part (line, window->points, begin, end, pivot, &less, &equal);
      for (gsize k = begin; k < less; k++)
        pass (&ahead, &window->points[k]);
      if (reaches (&ahead, &pivot))
        {
          end = less;
          continue;
        }
      for (gsize k = less; k < equal; k++)
        pass (&ahead, &window->points[k]);
      for (gsize k = begin; k < equal; k++)
        {
          guint8 *place = &window->places[window->points[k].recipient];
          *place = MAX (*place, (guint8)window->points[k].next);
        }
      *line = ahead;
      begin = equal;
    }
}

/* Products and quotients are off by 2^-50 at most. */
#define DOUBT 0x1p-45

static gboolean
is_near (double a, double b)
{
  return fabs (a - b) <= b * DOUBT;
}

/* Takes a breakpoint below the window as passed, one inside it as open. */
static void
take (Line *line, Window *window, Breakpoint point)
{
  double claim = line->claims->claims[point.recipient], bound = (double)point.bound;
  /* products, which are faster than the quotient; what underflows is only taken as open */
  double low = claim * window->low, high = claim * window->high;

  window->is_vague |= bound > 0 && (is_near (bound, low) || is_near (bound, high));
  if (bound > high)
    return;
  if (bound > 0 ? bound >= low : window->low == 0)
    {
      window->points[window->n++] = point;
      return;
    }
  line->fixed += point.next == BETWEEN ? -(Sum)point.bound : (Sum)point.bound;
  window->places[point.recipient] = (guint8)point.next;
}

/* The line at the window's lower end; a recipient with one possible share has no breakpoints, and
 * no ceiling is never reached. */
static void
open_window (Line *line, Window *window)
{
  const AwrashClaims *claims = line->claims;

  line->fixed = claims->sum_lower;
  line->between = (AwrashAccumulator){ { 0 } };
  window->n = 0;
  window->is_vague = FALSE;
  memset (window->places, AT_FLOOR, claims->n);
  for (gsize i = 0; i < claims->n; i++)
    {
      int64_t lower = awrash_i_claims_lower (claims, i), upper = awrash_i_claims_upper (claims, i);
      if (lower == upper)
        continue;
      take (line, window, (Breakpoint){ i, lower, BETWEEN });
      if (upper < G_MAXINT64)
        take (line, window, (Breakpoint){ i, upper, AT_CEILING });
      if (window->places[i] == BETWEEN)
        awrash_i_accumulator_add (&line->between, claims->claims[i]);
    }
}

/* TRUE if the line's own level lies inside the window, or the line is level there: then what stands
 * outside was taken rightly. */
static gboolean
is_proved (const Line *line, const Window *window)
{
  if (!(window->high < HUGE_VAL))
    return TRUE;
  if (window->is_vague)
    return FALSE;
  if (line->fixed >= line->total)
    return line->fixed == line->total;
  double level = (double)(line->total - line->fixed) / awrash_i_accumulator_get (&line->between);
  return level > window->low * (1 + DOUBT) && level < window->high * (1 - DOUBT);
}

/* The line on which the total is met: from a narrow window, a wider one, or all breakpoints. */
static void
find_line (Line *line, Window *window)
{
  double guess = awrash_i_shares_level_guess (line->claims, line->total);

  /* the window without a width is all there is, and proved */
  for (int width = 30;; width -= 15)
    {
      double margin = ldexp (guess, -width);
      gboolean is_all = width == 0 || guess == 0;
      window->low = is_all ? 0 : guess - margin;
      window->high = is_all ? HUGE_VAL : guess + margin;
      open_window (line, window);
      pass_below_total (line, window);
      if (is_proved (line, window))
        return;
    }
}

/* Σ of the claims between as a double, times the scale at which it is one. */
static double
get_slope (const Line *line, const guint8 places[], double *scale)
{
  double slope = awrash_i_accumulator_get (&line->between);
  AwrashAccumulator scaled = { { 0 } };

  *scale = 1;
  if (slope < HUGE_VAL)
    return slope;
  *scale = 0x1p-80;
  for (gsize i = 0; i < line->claims->n; i++)
    if (places[i] == BETWEEN)
      awrash_i_accumulator_add (&scaled, line->claims->claims[i] * *scale);
  return awrash_i_accumulator_get (&scaled);
}

/* The shares on the line: roundings may not carry one beyond its bounds. */
static void
read_shares (const Line *line, const guint8 places[], double shares[])
{
  const AwrashClaims *claims = line->claims;
  double scale = 1, slope = get_slope (line, places, &scale),
         rest = (double)(line->total - line->fixed);

  for (gsize i = 0; i < claims->n; i++)
    {
      double lower = (double)awrash_i_claims_lower (claims, i);
      double upper = (double)awrash_i_claims_upper (claims, i);
      double claim = claims->claims[i] * scale;
      if (places[i] == BETWEEN)
        shares[i] = CLAMP (claim < 1 ? claim * rest / slope : claim / slope * rest, lower, upper);
      else
        shares[i] = places[i] == AT_FLOOR ? lower : upper;
    }
}

gboolean
awrash_apportion_shares_within (const AwrashClaims *claims, int64_t total, double shares[],
                                GError **error)
{
  g_return_val_if_fail (claims != NULL && shares != NULL, FALSE);

  if (!awrash_i_bounds_check_total (total, error)
      || !awrash_i_claims_check_floors (claims, total, error))
    return FALSE;
  g_autofree guint8 *places = awrash_i_new (guint8, claims->n, error);
  g_autofree Breakpoint *points
      = places != NULL ? awrash_i_new (Breakpoint, 2 * claims->n, error) : NULL;
  if (points == NULL)
    return FALSE;
  Line line
      = { .claims = claims, .total = MIN (total, claims->sum_upper), .fixed = claims->sum_lower };
  Window window = { .points = points, .places = places };
  if (line.total > line.fixed)
    find_line (&line, &window);
  read_shares (&line, places, shares);
  return TRUE;
}
