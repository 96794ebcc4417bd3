/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Owen's value, exactly: source k of group g is added to every union H of other groups and every
 * set S of its own group, with the chance that just these have come before. Source: Owen (1977),
 * Values of games with a priori unions; Shapley (1953) where groups are single. Invariant: a set's
 * worth is found once, from rows that are summed in the order of the sources. */

#include "base/memory-private.h"
#include "base/sum-private.h"
#include "metric/shapley-private.h"

#include <string.h>

/* The worths of all sets, by the bits of their members, and rows on the way to them. */
typedef struct
{
  AwrashGame *game;
  double *worth;  /* [2^m] */
  double *levels; /* [(m + 1) n] what rows have from the first sources, level by level */
} Table;

/* Decides source k, on level k; below the last one there is one set. */
static gboolean
fill_from (Table *table, gsize k, guint32 set, double absent, GError **error)
{
  const AwrashSources *sources = table->game->sources;
  gsize n = sources->n;
  double *here = table->levels + k * n, *next = here + n;

  if (k == sources->n_sources)
    return awrash_i_game_find (table->game, here, absent, &table->worth[set], error);
  memcpy (next, here, n * sizeof *next);
  if (!fill_from (table, k + 1, set, absent + awrash_i_game_absent (table->game, k), error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    next[i] = here[i] + sources->values[k * n + i];
  return fill_from (table, k + 1, set | (guint32)1 << k, absent, error);
}

/* s! (t - s - 1)! / t! = 1/(t C(t - 1, s)): the chance that of t members s given ones come before a
 * given one, and the others after. */
static double
chance (gsize s, gsize t)
{
  double binomial = 1.0;

  for (gsize i = 1; i <= s; i++)
    binomial = binomial * (double)(t - i) / (double)i;
  return 1.0 / ((double)t * binomial);
}

static guint32
set_of (const AwrashCoalitions *coalitions, gsize g)
{
  guint32 set = 0;

  for (gsize m = coalitions->start[g]; m < coalitions->start[g + 1]; m++)
    set |= (guint32)1 << coalitions->member[m];
  return set;
}

static gsize
count_bits (guint32 set)
{
  gsize count = 0;

  for (; set != 0; set &= set - 1)
    count++;
  return count;
}

/* Adds what source k adds to the union H of h other groups with the sets of its own group. */
static void
add_within (const double worth[], guint32 own, gsize k, guint32 H, double weight, AwrashSum *sum)
{
  guint32 others = own & ~((guint32)1 << k), S = others;
  gsize size = count_bits (own);

  for (;; S = (S - 1) & others)
    {
      guint32 before = H | S;

      awrash_i_sum_add (sum, weight * chance (count_bits (S), size)
                                 * (worth[before | (guint32)1 << k] - worth[before]));
      if (S == 0)
        return;
    }
}

/* The union of the groups that chosen has bits of; group g, which has none, is passed over. */
static guint32
join_groups (const guint32 sets[], gsize n, gsize g, guint32 chosen)
{
  guint32 H = 0;

  for (gsize other = 0, bit = 0; other < n; other++)
    if (other != g && (chosen >> bit++ & 1) != 0)
      H |= sets[other];
  return H;
}

static void
find_values (const AwrashCoalitions *coalitions, const double worth[], double value[])
{
  guint32 sets[AWRASH_SHAPLEY_MOST_EXACT] = { 0 };
  gsize n = coalitions->n;

  for (gsize g = 0; g < n; g++)
    sets[g] = set_of (coalitions, g);
  for (gsize g = 0; g < n; g++)
    for (gsize m = coalitions->start[g]; m < coalitions->start[g + 1]; m++)
      {
        gsize k = coalitions->member[m];
        AwrashSum sum = { 0.0, 0.0 };

        for (guint32 chosen = 0; chosen < (guint32)1 << (n - 1); chosen++)
          add_within (worth, sets[g], k, join_groups (sets, n, g, chosen),
                      chance (count_bits (chosen), n), &sum);
        value[k] = awrash_i_sum_get (&sum);
      }
}

gboolean
awrash_i_shapley_solve (AwrashGame *game, const AwrashCoalitions *coalitions, double value[],
                        double *nothing, double *all, GError **error)
{
  gsize n = game->sources->n, m = game->sources->n_sources, n_sets = (gsize)1 << m;
  g_autofree double *worth = awrash_i_new (double, n_sets, error);
  g_autofree double *levels = NULL;

  if (worth == NULL)
    return FALSE;
  levels = awrash_i_new (double, (m + 1) * n, error);
  if (levels == NULL)
    return FALSE;

  Table table = { .game = game, .worth = worth, .levels = levels };

  if (!fill_from (&table, 0, 0, 0.0, error))
    return FALSE;
  find_values (coalitions, worth, value);
  *nothing = worth[0];
  *all = worth[n_sets - 1];
  return TRUE;
}
