/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The nearest uniform lottery: a distance is reached where whole times exist that keep the places
 * of every type in a range, which is a system of rows. Only distances that a person can be at
 * count: the next nearer one is tried until none is reached, and by halves it is found which cannot
 * be. Source: B. Flanigan, G. Kehne and A. D. Procaccia (2021), Fair sortition made transparent,
 * NeurIPS 34, who ask an integer programme for it. Invariant: a distance counts as out of reach
 * only where the search in whole numbers showed that the rows leave nothing. */

#include "selection/uniform-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* The most entries of rows that are searched; nodes for one distance times these, one at least, of
 * which the prices of the rows alone prove much; distances that are tried one by one: some tenths
 * of a second. */
enum
{
  MOST_ENTRIES = 600,
  MOST_WORK = 6000,
  MOST_STEPS = 16
};

typedef struct
{
  const AwrashUniform *uniform;
  int64_t *times;       /* [n_panels]: the nearest known */
  int64_t *places;      /* [n_types]: work space */
  AwrashAway *distance; /* [n]: those that may be reached, ascending */
  gsize n;
  gsize n_nodes;
} Search;

static void
search_clear (Search *search)
{
  g_free (search->places);
  g_free (search->distance);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

typedef enum
{
  REACHED,
  OUT_OF_REACH,
  OPEN
} Outcome;

/* ── the distances ──────────────────────────────────────────────────────────────────────────── */

static int
by_distance (gconstpointer a, gconstpointer b)
{
  return awrash_i_uniform_compare (*(const AwrashAway *)a, *(const AwrashAway *)b);
}

/* The distances of a type's whole numbers of balls, nearest first, as long as they are below a
 * limit: the k-th is that of the floor or of the next, less or more k / 2. */
static gboolean
list_type (Search *s, gsize type, AwrashAway below, GArray *listed, GError **error)
{
  const int64_t floor = awrash_i_uniform_floor (s->uniform, type);

  for (int side = 0; side < 2; side++)
    for (int64_t step = 0;; step++)
      {
        int64_t balls = side == 0 ? floor - step : floor + 1 + step;
        AwrashAway away = awrash_i_uniform_away (s->uniform, type, balls);

        if (balls < 0 || balls > s->uniform->n_balls || awrash_i_uniform_compare (away, below) >= 0)
          break;
        if (!awrash_i_append (listed, away, error))
          return FALSE;
      }
  return TRUE;
}

/* All that are below the farthest of the times known, and not below the nearest that every type
 * has to itself; each once. */
static gboolean
list_distances (Search *s, AwrashAway below, AwrashAway *bound, GError **error)
{
  g_autoptr (GArray) listed = g_array_new (FALSE, FALSE, sizeof (AwrashAway));

  *bound = (AwrashAway){ 0, 1 };
  for (gsize t = 0; t < s->uniform->n_types; t++)
    {
      int64_t floor = awrash_i_uniform_floor (s->uniform, t);
      AwrashAway down = awrash_i_uniform_away (s->uniform, t, floor);
      AwrashAway up = awrash_i_uniform_away (s->uniform, t, floor + 1);
      AwrashAway nearest = awrash_i_uniform_compare (down, up) <= 0 ? down : up;

      if (awrash_i_uniform_compare (nearest, *bound) > 0)
        *bound = nearest;
      if (!list_type (s, t, below, listed, error))
        return FALSE;
    }
  g_array_sort (listed, by_distance);
  s->distance = awrash_i_new (AwrashAway, listed->len, error);
  for (guint k = 0; s->distance != NULL && k < listed->len; k++)
    {
      AwrashAway away = g_array_index (listed, AwrashAway, k);

      if (awrash_i_uniform_compare (away, *bound) >= 0
          && (s->n == 0 || awrash_i_uniform_compare (away, s->distance[s->n - 1]) > 0))
        s->distance[s->n++] = away;
    }
  return s->distance != NULL;
}

/* ── one distance ───────────────────────────────────────────────────────────────────────────── */

static void
fill_row (const AwrashUniform *uniform, gsize type, AwrashMixed *mixed, gsize *entry)
{
  for (gsize p = 0; p < uniform->n_panels; p++)
    {
      int64_t value = type < uniform->n_types ? uniform->count[p * uniform->n_types + type] : 1;

      if (value == 0)
        continue;
      mixed->column[*entry] = p;
      mixed->value[(*entry)++] = value;
    }
  mixed->first[type + 1] = *entry;
}

/* A row for each type, and one for the number of balls. */
static AwrashMixed *
ask (const AwrashUniform *uniform, AwrashAway most, GError **error)
{
  const gsize n = uniform->n_panels, m = uniform->n_types + 1;
  g_autoptr (AwrashMixed) mixed = NULL;
  gsize entries = n, entry = 0;

  for (gsize e = 0; e < n * uniform->n_types; e++)
    entries += uniform->count[e] != 0;
  mixed = awrash_i_mixed_new (n, m, entries, error);
  if (mixed == NULL)
    return NULL;
  for (gsize p = 0; p < n; p++)
    mixed->upper[p] = uniform->tickets[p] > 0 ? uniform->n_balls : 0;
  for (gsize t = 0; t < m; t++)
    fill_row (uniform, t, mixed, &entry);
  for (gsize t = 0; t + 1 < m; t++)
    awrash_i_uniform_range (uniform, t, most, &mixed->lower[n + t], &mixed->upper[n + t]);
  mixed->lower[n + m - 1] = uniform->n_balls;
  mixed->upper[n + m - 1] = uniform->n_balls;
  if (!awrash_i_mixed_seal (mixed, error))
    return NULL;
  return g_steal_pointer (&mixed);
}

/* Keeps the times where the distance is reached. */
static gboolean
try_distance (Search *s, AwrashAway most, Outcome *outcome, GError **error)
{
  g_autoptr (AwrashMixed) mixed = ask (s->uniform, most, error);
  g_autoptr (AwrashSearch) search = NULL;
  gboolean is_done = FALSE;
  AwrashLong cost, least;
  const int64_t *found;

  *outcome = OUT_OF_REACH;
  if (mixed == NULL)
    return FALSE;
  if (mixed->is_empty)
    return TRUE;
  search = awrash_i_search_new (mixed, error);
  if (search == NULL)
    return FALSE;
  awrash_i_search_set_gap (search, INFINITY, 1);
  if (!awrash_i_search_step (search, s->n_nodes, &is_done, error))
    return FALSE;
  found = awrash_i_search_get (search, &cost, &least);
  if (found == NULL && !is_done)
    *outcome = OPEN;
  else if (found != NULL)
    {
      *outcome = REACHED;
      memcpy (s->times, found, s->uniform->n_panels * sizeof (int64_t));
    }
  return TRUE;
}

/* How many distances are nearer than the times known. */
static gsize
count_nearer (const Search *s)
{
  AwrashAway farthest = awrash_i_uniform_farthest (s->uniform, s->times, s->places);
  gsize n = 0;

  while (n < s->n && awrash_i_uniform_compare (s->distance[n], farthest) < 0)
    n++;
  return n;
}

/* Tries the next nearer distance, as long as it is reached. *proved: so many are out of reach. */
static gboolean
step_nearer (Search *s, gsize *proved, GError **error)
{
  Outcome outcome = REACHED;
  gsize n = s->n;

  for (int step = 0; outcome == REACHED && n > *proved && step < MOST_STEPS; step++)
    {
      if (!try_distance (s, s->distance[n - 1], &outcome, error))
        return FALSE;
      if (outcome == OUT_OF_REACH)
        *proved = n;
      n = count_nearer (s);
    }
  return TRUE;
}

/* Finds by halves how many distances can be shown to be out of reach. */
static gboolean
halve (Search *s, gsize *proved, GError **error)
{
  gsize to = count_nearer (s);

  while (*proved < to)
    {
      gsize middle = *proved + (to - *proved) / 2;
      Outcome outcome;

      if (!try_distance (s, s->distance[middle], &outcome, error))
        return FALSE;
      if (outcome == OUT_OF_REACH)
        *proved = middle + 1;
      else
        to = middle;
    }
  return TRUE;
}

/* Finds by halves how many distances whole numbers cannot add up for. */
static gboolean
add_up (const Search *s, gsize *proved, GError **error)
{
  g_auto (AwrashUniformSums) sums = { 0 };
  gsize to = s->n;

  if (!awrash_i_uniform_sums_new (&sums, s->uniform, error))
    return FALSE;
  while (*proved < to)
    {
      gsize middle = *proved + (to - *proved) / 2;

      if (awrash_i_uniform_sums_allow (&sums, s->uniform, s->distance[middle]))
        to = middle;
      else
        *proved = middle + 1;
    }
  return TRUE;
}

gboolean
awrash_i_uniform_search (const AwrashUniform *uniform, int64_t times[], AwrashAway *bound,
                         GError **error)
{
  g_auto (Search) s = { .uniform = uniform, .times = times };
  const gsize entries = (uniform->n_panels + 1) * (uniform->n_types + 1);
  gsize proved = 0;
  AwrashAway farthest;

  s.places = awrash_i_new (int64_t, uniform->n_types, error);
  if (s.places == NULL)
    return FALSE;
  farthest = awrash_i_uniform_farthest (uniform, times, s.places);
  if (!list_distances (&s, farthest, bound, error) || !add_up (&s, &proved, error))
    return FALSE;
  s.n_nodes = MAX (1, MOST_WORK / entries);
  if (entries <= MOST_ENTRIES && (!step_nearer (&s, &proved, error) || !halve (&s, &proved, error)))
    return FALSE;
  if (proved > 0)
    *bound = proved < s.n ? s.distance[proved] : farthest;
  return TRUE;
}
