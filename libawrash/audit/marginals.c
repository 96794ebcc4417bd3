/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reduced costs by a measure. Equal sums are told by their terms; most others by doubles: numbers
 * by about what they sum to, levels by the first rate at which somebody stands. What doubles leave
 * open, and all that is within their error, is decided by the measure itself.
 * Source: libawrash/allot/measure.c for the error of one cost. Invariant: a sign told here is that
 * of the exact sum; rounded quotients keep the order of what they stand for. */

#include "audit/marginals-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* ── doubles ────────────────────────────────────────────────────────────────────────────────── */

static void
weigh_numbers (const AwrashMeasure *measure, AwrashMarginals *sum)
{
  for (guint i = 0; i < sum->n; i++)
    {
      const AwrashGain *gain = &sum->gains[i];
      double cost
          = awrash_i_measure_is_numeric (measure, gain->units)
                ? (double)gain->times * awrash_i_measure_marginal (measure, gain->need, gain->units)
                : INFINITY;

      sum->value += cost;
      sum->size += fabs (cost);
    }
}

/* Whoever leaves a rate is fewer there, and more at the next. */
static void
weigh_levels (gboolean is_descending, AwrashMarginals *sum)
{
  sum->value = is_descending ? -INFINITY : INFINITY;
  for (guint i = 0; i < 2 * sum->n; i++)
    {
      const AwrashGain *gain = &sum->gains[i / 2];
      double rate = (double)(gain->units + (i % 2)) / gain->need;
      int sign = (gain->times > 0) == (i % 2 == 1) ? 1 : -1;

      if (rate == sum->value)
        /* Both at one rate, or at two that doubles do not tell apart. */
        sum->sign = sum->sign == sign ? sign : 0;
      else if (is_descending ? rate > sum->value : rate < sum->value)
        {
          sum->value = rate;
          sum->sign = sign;
        }
    }
}

static gboolean
has_levels (const AwrashMeasure *measure)
{
  return measure->kind != AWRASH_MEASURE_LEAST_SQUARES && measure->kind != AWRASH_MEASURE_ALPHA;
}

static void
weigh (const AwrashMeasure *measure, AwrashMarginals *sum)
{
  sum->sign = 0;
  sum->value = sum->size = 0;
  if (has_levels (measure))
    weigh_levels (measure->kind == AWRASH_MEASURE_DECMIN, sum);
  else
    weigh_numbers (measure, sum);
}

/* ── the sums of a stage ────────────────────────────────────────────────────────────────────── */

/* The terms of a price, sign times each. */
static void
copy_terms (const AwrashModel *model, const GArray *terms, const AwrashPrice *price, int sign,
            AwrashGain gains[])
{
  for (guint i = 0; i < price->n; i++)
    {
      const AwrashTerm *term = &g_array_index (terms, AwrashTerm, price->first + i);

      gains[i] = (AwrashGain){ model->need[term->province], term->units, sign * term->sign };
    }
}

/* How many terms the sums hold at most, and the longest of them. */
static gsize
measure_room (const AwrashPotentials *potentials, AwrashMarginals at[], gsize *longest)
{
  gsize room = 0;

  *longest = 0;
  for (gsize k = 0; k < potentials->n; k++)
    {
      const AwrashDescent *step = &potentials->descents[k];
      const AwrashPrice *price = potentials->of[step->wall];

      at[step->inner].n = at[step->outer].n + (price != NULL ? price->n : 0);
      if (price != NULL && price->n > 0)
        room += at[step->inner].n;
      *longest = MAX (*longest, at[step->inner].n);
    }
  return room;
}

/* The sum at an inner node: that of the node around it, or this and a price. How much room it took.
 */
static gsize
add_price (AwrashMarginalPotentials *sums, const AwrashPotentials *potentials,
           const AwrashStageProof *stage, const AwrashDescent *step, AwrashGain gains[])
{
  const AwrashMarginals *outer = &sums->at[step->outer];
  AwrashMarginals *inner = &sums->at[step->inner];
  const AwrashPrice *price = potentials->of[step->wall];

  *inner = *outer;
  if (price == NULL || price->n == 0)
    return 0;
  if (outer->n > 0)
    memcpy (gains, outer->gains, outer->n * sizeof (AwrashGain));
  copy_terms (potentials->layout->model, stage->terms, price, step->sign, gains + outer->n);
  inner->gains = gains;
  inner->n = (guint)awrash_i_measure_join (outer->n + price->n, gains);
  weigh (sums->measure, inner);
  return inner->n;
}

gboolean
awrash_i_marginals_open (AwrashMarginalPotentials *sums, AwrashPotentials *potentials,
                         const AwrashStageProof *stage, const AwrashMeasure *measure,
                         GError **error)
{
  gsize room, longest, used = 0;

  *sums = (AwrashMarginalPotentials){ .measure = measure };
  sums->at = awrash_i_room (AwrashMarginals, potentials->layout->network->n_nodes, error);
  if (sums->at == NULL)
    return FALSE;
  /* The root's, which no wall leads to. */
  sums->at[0] = (AwrashMarginals){ 0 };
  weigh (measure, &sums->at[0]);
  awrash_i_potentials_note (potentials, stage);
  room = measure_room (potentials, sums->at, &longest);
  sums->room = awrash_i_room (AwrashGain, room, error);
  sums->gains = sums->room != NULL ? awrash_i_room (AwrashGain, 2 * longest + 1, error) : NULL;
  for (gsize k = 0; sums->gains != NULL && k < potentials->n; k++)
    used += add_price (sums, potentials, stage, &potentials->descents[k], sums->room + used);
  awrash_i_potentials_forget (potentials, stage);
  return sums->gains != NULL;
}

void
awrash_i_marginals_clear (AwrashMarginalPotentials *sums)
{
  g_clear_pointer (&sums->at, g_free);
  g_clear_pointer (&sums->room, g_free);
  g_clear_pointer (&sums->gains, g_free);
}

/* ── signs ──────────────────────────────────────────────────────────────────────────────────── */

static gboolean
is_same (const AwrashMarginals *a, const AwrashMarginals *b)
{
  return a->n == b->n
         && (a->gains == b->gains || a->n == 0
             || memcmp (a->gains, b->gains, a->n * sizeof (AwrashGain)) == 0);
}

/* 0 where doubles do not tell. */
static int
guess_number (const AwrashMarginals *own, const AwrashMarginals *tail, const AwrashMarginals *head)
{
  double sum = own->value + (tail->value - head->value), size = own->size + tail->size + head->size;
  double terms = (double)own->n + tail->n + head->n;

  /* never so where something is infinite */
  if (!(fabs (sum) > size * (AWRASH_MEASURE_ERROR + (terms + 4) * 0x1p-52)))
    return 0;
  return sum > 0 ? 1 : -1;
}

/* The sign at the first of the rates, if all that begin there agree. */
static int
guess_level (gboolean is_descending, const AwrashMarginals *own, const AwrashMarginals *tail,
             const AwrashMarginals *head)
{
  const AwrashMarginals *parts[] = { own, tail, head };
  double first = own->value;
  int sign = own->sign;

  for (int k = 1; k < 3; k++)
    {
      const AwrashMarginals *part = parts[k];
      int told = k == 2 ? -part->sign : part->sign;

      if (part->n == 0)
        continue;
      if (part->value == first)
        sign = sign == told ? sign : 0;
      else if (is_descending ? part->value > first : part->value < first)
        {
          first = part->value;
          sign = told;
        }
    }
  return sign;
}

/* All terms, of which few differ. */
static int
decide (const AwrashMarginalPotentials *sums, const AwrashMarginals *own,
        const AwrashMarginals *tail, const AwrashMarginals *head)
{
  const AwrashMarginals *parts[] = { own, tail, head };
  guint n = 0;

  for (int k = 0; k < 3; k++)
    for (guint i = 0; i < parts[k]->n; i++)
      {
        sums->gains[n] = parts[k]->gains[i];
        sums->gains[n].times *= k == 2 ? -1 : 1;
        n++;
      }
  n = (guint)awrash_i_measure_join (n, sums->gains);
  return n == 0 ? 0 : awrash_i_measure_sign (sums->measure, n, sums->gains, NULL);
}

static int
compare (const AwrashMarginalPotentials *sums, gsize tail, gsize head, const AwrashGain *own)
{
  const AwrashMarginals *below = &sums->at[tail], *above = &sums->at[head];
  const AwrashMeasure *measure = sums->measure;
  AwrashMarginals cost = { .gains = own, .n = own != NULL };
  int sign;

  if (own == NULL && is_same (below, above))
    return 0;
  weigh (measure, &cost);
  sign = has_levels (measure)
             ? guess_level (measure->kind == AWRASH_MEASURE_DECMIN, &cost, below, above)
             : guess_number (&cost, below, above);
  return sign != 0 ? sign : decide (sums, &cost, below, above);
}

/* Cells of a province stand between the same two walls one after the other. */
int
awrash_i_marginals_sign (AwrashMarginalPotentials *sums, gsize tail, gsize head,
                         const AwrashGain *own)
{
  if (own != NULL)
    return compare (sums, tail, head, own);
  if (tail != sums->tail || head != sums->head)
    {
      sums->tail = tail;
      sums->head = head;
      sums->sign = compare (sums, tail, head, NULL);
    }
  return sums->sign;
}
