/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every way of seating everybody is tried: out, on a place for anyone, or on one reserved for each
 * trait that they have. Source: the definitions in <awrash/selection-reserve.h>. Invariant: the
 * order of the candidates is that of merit. */

#include "support/small-selection.h"

#include <string.h>

SmallSelection
small_selection_draw (GRand *random, gsize most_blocks)
{
  SmallSelection p = { .n = (gsize)g_rand_int_range (random, 1, SMALL_PERSONS + 1),
                       .n_traits = (gsize)g_rand_int_range (random, 0, SMALL_TRAITS + 1),
                       .n_blocks = (gsize)g_rand_int_range (random, 1, (gint)most_blocks + 1),
                       .is_over = g_rand_boolean (random) };

  p.hard = g_rand_int_range (random, 0, 1 << p.n_traits) * g_rand_int_range (random, 0, 2);
  for (gsize i = 0; i < p.n; i++)
    {
      p.score[i] = g_rand_int_range (random, -1, 4);
      p.category[i] = p.n_blocks > 1 ? g_rand_int_range (random, -1, 2) : -1;
      p.traits[i] = g_rand_int_range (random, 0, 1 << p.n_traits);
    }
  for (gsize b = 0; b < p.n_blocks; b++)
    {
      p.block_category[b] = p.n_blocks > 1 ? g_rand_int_range (random, -1, 2) : -1;
      p.keeps[b] = g_rand_int_range (random, 0, 2);
      p.size[b] = g_rand_int_range (random, 0, 3);
      for (gsize t = 0; t < p.n_traits; t++)
        {
          p.reserved[b * p.n_traits + t] = g_rand_int_range (random, 0, 2);
          p.size[b] += p.reserved[b * p.n_traits + t];
        }
    }
  return p;
}

AwrashReserves *
small_selection_reserves (const SmallSelection *p)
{
  return awrash_selection_reserves_new (p->is_over ? "over-and-above" : "minimum-guarantee",
                                        p->n_traits, p->hard, p->n_blocks, p->block_category,
                                        p->size, p->keeps, p->reserved, NULL);
}

typedef struct
{
  const SmallSelection *problem;
  gsize n;
  const gsize *candidates;
  int64_t size;
  const int64_t *reserved;
  int64_t filled[SMALL_TRAITS], open;
  guint in; /* a bit a candidate */
  SmallChoice best;
  guint best_merit;
} Seating;

static void
weigh (Seating *s)
{
  SmallChoice found = { 0, 0, 0 };
  int64_t spare = s->size;
  guint merit = 0;

  for (gsize t = 0; t < s->problem->n_traits; t++)
    {
      gboolean is_hard = (s->problem->hard >> t & 1) != 0;

      spare -= is_hard ? s->reserved[t] : s->filled[t];
      found.filled += s->filled[t];
      found.hard_filled += is_hard ? s->filled[t] : 0;
    }
  if (s->open > spare)
    return;
  for (gsize k = 0; k < s->n; k++)
    if ((s->in >> k & 1) != 0)
      {
        found.chosen |= 1u << s->candidates[k];
        merit |= 1u << (SMALL_PERSONS - 1 - k);
      }
  if (found.filled > s->best.filled
      || (found.filled == s->best.filled
          && (merit > s->best_merit
              || (merit == s->best_merit && found.hard_filled >= s->best.hard_filled))))
    {
      s->best = found;
      s->best_merit = merit;
    }
}

static void
seat (Seating *s, gsize k)
{
  if (k == s->n)
    {
      weigh (s);
      return;
    }
  s->in &= ~(1u << k);
  seat (s, k + 1);
  s->in |= 1u << k;
  s->open++;
  seat (s, k + 1);
  s->open--;
  for (gsize t = 0; t < s->problem->n_traits; t++)
    if ((s->problem->traits[s->candidates[k]] >> t & 1) != 0 && s->filled[t] < s->reserved[t])
      {
        s->filled[t]++;
        seat (s, k + 1);
        s->filled[t]--;
      }
}

SmallChoice
small_selection_choose (const SmallSelection *problem, gsize n, const gsize candidates[],
                        int64_t size, const int64_t reserved[])
{
  Seating s = { .problem = problem,
                .n = n,
                .candidates = candidates,
                .size = size,
                .reserved = reserved,
                .best = { 0, -1, -1 } };

  seat (&s, 0);
  return s.best;
}

/* Gives a part of a block, and counts what is left of it. */
static void
give (const SmallSelection *p, const gsize order[], int64_t category, int64_t size,
      const int64_t reserved[], SmallSeats *seats, int64_t *left)
{
  gsize candidates[SMALL_PERSONS], n = 0;
  SmallChoice choice;
  int64_t n_hard = 0;

  for (gsize k = 0; k < p->n; k++)
    if ((seats->selected >> order[k] & 1) == 0
        && (category < 0 || p->category[order[k]] == category))
      candidates[n++] = order[k];
  for (gsize t = 0; t < p->n_traits; t++)
    n_hard += (p->hard >> t & 1) != 0 ? reserved[t] : 0;
  choice = small_selection_choose (p, n, candidates, size, reserved);
  seats->selected |= choice.chosen;
  seats->empty += n_hard - choice.hard_filled;
  *left += size - __builtin_popcount (choice.chosen) - (n_hard - choice.hard_filled);
}

SmallSeats
small_selection_solve (const SmallSelection *p, const gsize order[])
{
  static const int64_t none[SMALL_TRAITS] = { 0 };
  SmallSeats seats = { 0, 0 };
  int64_t left_over = 0;

  for (gsize b = 0; b < p->n_blocks; b++)
    {
      const int64_t *reserved = p->reserved + b * p->n_traits;
      int64_t size = p->size[b], sum = 0, left = 0;

      for (gsize t = 0; t < p->n_traits; t++)
        sum += reserved[t];
      if (p->is_over)
        {
          give (p, order, p->block_category[b], size - sum, none, &seats, &left);
          size = sum;
        }
      give (p, order, p->block_category[b], size, reserved, &seats, &left);
      *(p->keeps[b] != 0 ? &seats.empty : &left_over) += left;
    }
  give (p, order, -1, left_over, none, &seats, &seats.empty);
  return seats;
}

gboolean
small_selection_is_order (const SmallSelection *p, const gsize order[])
{
  for (gsize k = 1; k < p->n; k++)
    if (p->score[order[k]] > p->score[order[k - 1]])
      return FALSE;
  return TRUE;
}

static void
swap (gsize order[], gsize a, gsize b)
{
  gsize keep = order[a];

  order[a] = order[b];
  order[b] = keep;
}

/* The permutation that follows in the order of words. */
gboolean
small_selection_next (const SmallSelection *p, gsize order[])
{
  gsize i = p->n - 1, j = p->n - 1;

  while (i > 0 && order[i - 1] > order[i])
    i--;
  if (i == 0)
    return FALSE;
  while (order[j] < order[i - 1])
    j--;
  swap (order, i - 1, j);
  for (gsize a = i, b = p->n - 1; a < b; a++, b--)
    swap (order, a, b);
  return TRUE;
}
