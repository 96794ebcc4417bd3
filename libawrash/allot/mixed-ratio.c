/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The ratio test of the dual simplex method with long steps: candidates in the order of how far the
 * dual goes until each, passed as long as the slope says that farther is better. A heap gives them
 * one by one, since mostly the first few of hundreds decide.
 * Source: Maros (2003) for the long step; Williams (1964) for the heap. Invariant: the heap stands
 * at the beginning of the list, those taken behind it, the first of them at the end. */

#include "allot/mixed-ratio-private.h"

#include <math.h>

#define FEASIBLE 1e-7
#define DUAL 1e-9
#define PIVOT 1e-7
#define SAFE_PIVOT 1e-4

/* ── the heap ───────────────────────────────────────────────────────────────────────────────── */

static gboolean
is_before (const AwrashCandidate *p, const AwrashCandidate *q)
{
  return p->ratio < q->ratio || (p->ratio == q->ratio && p->j < q->j);
}

/* Lets the candidate at a place down to where none below it comes before it. */
static void
sink (AwrashCandidate heap[], gsize n, gsize at)
{
  AwrashCandidate own = heap[at];

  for (gsize below = 2 * at + 1; below < n; below = 2 * at + 1)
    {
      below += below + 1 < n && is_before (&heap[below + 1], &heap[below]);
      if (!is_before (&heap[below], &own))
        break;
      heap[at] = heap[below];
      at = below;
    }
  heap[at] = own;
}

/* Takes the first of n that are left. */
static void
take (AwrashCandidate heap[], gsize n)
{
  AwrashCandidate first = heap[0];

  heap[0] = heap[n - 1];
  heap[n - 1] = first;
  sink (heap, n - 1, 0);
}

/* ── the candidates ─────────────────────────────────────────────────────────────────────────── */

/* All who may enter, as a heap. */
static void
gather (AwrashMixedRelaxation *s, int sign)
{
  AwrashCandidate *heap;
  gsize n = 0;

  g_array_set_size (s->candidates, (guint)s->size);
  heap = (AwrashCandidate *)(void *)s->candidates->data;
  for (gsize j = 0; j < s->size; j++)
    {
      double a = sign * s->alpha[j], ratio;

      if (s->state[j] == AWRASH_PLACE_BASIC || s->lower[j] == s->upper[j]
          || (s->state[j] == AWRASH_PLACE_LOWER ? a < PIVOT : a > -PIVOT))
        continue;
      ratio = s->reduced[j] / a;
      heap[n++] = (AwrashCandidate){ j, MAX (0, ratio), fabs (a) };
    }
  g_array_set_size (s->candidates, (guint)n);
  for (gsize at = n / 2; at-- > 0;)
    sink (heap, n, at);
}

/* Takes candidates until the slope turns; how many. *slope is what is left of it. */
static gsize
pass (AwrashMixedRelaxation *s, double *slope)
{
  AwrashCandidate *heap = (AwrashCandidate *)(void *)s->candidates->data;
  gsize n = s->candidates->len, taken = 0;

  while (taken<n && * slope> 0)
    {
      const AwrashCandidate *own = awrash_i_ratio_taken (s, taken);

      take (heap, n - taken++);
      *slope -= own->size * (s->upper[own->j] - s->lower[own->j]);
    }
  return taken;
}

const AwrashCandidate *
awrash_i_ratio_choose (AwrashMixedRelaxation *s, double far, gsize *n_passed)
{
  AwrashCandidate *heap;
  double slope = fabs (far);
  gsize n, taken, last, best;

  gather (s, far < 0 ? -1 : 1);
  heap = (AwrashCandidate *)(void *)s->candidates->data;
  n = s->candidates->len;
  taken = pass (s, &slope);
  /* where all of them together just reach the bound, rounding does not part it from them */
  if (n == 0 || slope > FEASIBLE)
    return NULL;
  last = best = *n_passed = taken - 1;
  while (taken < n && heap[0].ratio <= awrash_i_ratio_taken (s, last)->ratio + DUAL)
    {
      take (heap, n - taken);
      if (awrash_i_ratio_taken (s, taken)->size > awrash_i_ratio_taken (s, best)->size)
        best = taken;
      taken++;
    }
  /* a small pivot spoils the numbers: rather a shorter step */
  for (gsize k = last; awrash_i_ratio_taken (s, best)->size < SAFE_PIVOT && k-- > 0;)
    if (awrash_i_ratio_taken (s, k)->size > awrash_i_ratio_taken (s, best)->size)
      best = k;
  *n_passed = MIN (*n_passed, best);
  return awrash_i_ratio_taken (s, best);
}
