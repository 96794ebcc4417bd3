/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Places to test on: the states of Mexico, rings and random maps; the statistics by their
 * definitions in quadruple precision, and their moments by going through all permutations.
 * Source: metric-space.h; product per head of 1940 and contiguity of the states of Mexico as PySAL
 * distributes them (libpysal, mexico.csv and mexico.gal).
 * Invariant: nothing of the library is used in a definition. */

#ifndef TESTS_METRIC_PLACES_H
#define TESTS_METRIC_PLACES_H

#include "metric/measures.h"

#include <criterion/criterion.h>

#define N_STATES 32
#define N_BORDERS 70

static const double mexico_1940[N_STATES] = {
  10384, 22361, 9573, 3758, 2934, 8578, 8537, 6909, 17816, 12132, 4359,
  2181,  4414,  5309, 3408, 3327, 6936, 4836, 9073, 1892,  3569,  11016,
  21965, 4372,  4840, 6399, 2459, 7508, 3605, 5203, 7990,  3734,
};

static const int64_t mexico_from[N_BORDERS] = {
  0,  0,  1,  1,  3,  3,  3,  4,  4,  4,  5,  5,  5,  5,  6,  6,  6,  6,  7,  7,  8,  8,  9,  9,
  9,  9,  10, 10, 10, 10, 10, 11, 11, 11, 11, 11, 12, 12, 12, 12, 12, 12, 13, 13, 13, 13, 14, 14,
  14, 14, 14, 15, 16, 17, 17, 18, 18, 18, 19, 19, 20, 20, 21, 22, 23, 23, 23, 24, 26, 27,
};

static const int64_t mexico_to[N_BORDERS] = {
  13, 31, 2,  25, 22, 26, 30, 19, 26, 29, 6,  9,  24, 25, 9,  18, 23, 31, 13, 15, 14, 16, 13, 17,
  24, 31, 13, 15, 21, 23, 31, 14, 15, 16, 19, 20, 14, 20, 21, 23, 28, 29, 15, 17, 23, 31, 15, 16,
  20, 21, 28, 21, 20, 24, 31, 23, 27, 31, 20, 29, 28, 29, 23, 30, 27, 29, 31, 25, 29, 29,
};

static inline AwrashNeighbours *
neighbours_of (const char *sense, const char *style, const char *islands, size_t n, size_t n_pairs,
               const int64_t from[], const int64_t to[], const double weights[])
{
  g_autoptr (GError) error = NULL;
  AwrashNeighbours *neighbours
      = awrash_metric_neighbours_new (sense, style, islands, n, n_pairs, from, to, weights, &error);

  cr_assert_not_null (neighbours, "%s", error != NULL ? error->message : "");
  return neighbours;
}

static inline AwrashNeighbours *
mexico (const char *style)
{
  return neighbours_of ("symmetric", style, "error", N_STATES, N_BORDERS, mexico_from, mexico_to,
                        NULL);
}

#define MAX_PLACES 64

/* A map as a full matrix, and as the pairs that a caller would give. */
typedef struct
{
  size_t n;
  size_t n_pairs;
  int is_symmetric;
  int64_t from[MAX_PLACES * MAX_PLACES];
  int64_t to[MAX_PLACES * MAX_PLACES];
  double weights[MAX_PLACES * MAX_PLACES];
  Quad a[MAX_PLACES][MAX_PLACES];
} Map;

static inline void
add_pair (Map *map, size_t from, size_t to, double weight, int is_symmetric)
{
  map->from[map->n_pairs] = (int64_t)from;
  map->to[map->n_pairs] = (int64_t)to;
  map->weights[map->n_pairs++] = weight;
  map->a[from][to] = weight;
  if (is_symmetric)
    map->a[to][from] = weight;
}

/* Each pair is one with the given likelihood; weights 1 or drawn; nobody stays alone. */
static inline void
draw_map (Map *map, size_t n, double likelihood, int is_symmetric, int has_weights, guint64 *state)
{
  *map = (Map){ .n = n, .is_symmetric = is_symmetric };
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < n; j++)
      {
        int is_chain = j == i + 1 || (!is_symmetric && i == n - 1 && j == 0);

        if (i != j && (!is_symmetric || i < j) && (is_chain || next_uniform (state) < likelihood))
          add_pair (map, i, j, has_weights ? 0.1 + next_uniform (state) : 1.0, is_symmetric);
      }
}

static inline void
standardise_map (Map *map)
{
  for (size_t i = 0; i < map->n; i++)
    {
      Quad sum = 0;

      for (size_t j = 0; j < map->n; j++)
        sum += map->a[i][j];
      for (size_t j = 0; j < map->n && sum > 0; j++)
        map->a[i][j] /= sum;
    }
}

/* d_ij by its definition. */
static inline Quad
quad_distance (const char *statistic, const double x[], const double w[], Quad mean, size_t i,
               size_t j)
{
  Quad gap = (Quad)x[i] - (Quad)x[j];

  if (g_str_equal (statistic, "moran"))
    return ((Quad)x[i] - mean) * ((Quad)x[j] - mean);
  if (g_str_equal (statistic, "geary"))
    return gap * gap;
  if (g_str_equal (statistic, "getis-ord"))
    return (Quad)x[i] * (Quad)x[j];
  return quad_weight (w, i) * quad_weight (w, j) * (gap < 0 ? -gap : gap);
}

/* The factor that makes the statistic of Γ. */
static inline Quad
quad_unit (const Map *map, const char *statistic, const double x[], const double w[], Quad mean)
{
  Quad links = 0, squares = 0, all = 0, n = (Quad)map->n;

  for (size_t i = 0; i < map->n; i++)
    {
      squares += ((Quad)x[i] - mean) * ((Quad)x[i] - mean);
      for (size_t j = 0; j < map->n; j++)
        {
          links += map->a[i][j];
          all += i == j ? 0 : quad_distance (statistic, x, w, mean, i, j);
        }
    }
  if (g_str_equal (statistic, "moran"))
    return n / links / squares;
  return g_str_equal (statistic, "geary") ? (n - 1) / 2 / links / squares : 1 / all;
}

/* Γ with the values of places[i] at i. */
static inline Quad
quad_gamma (const Map *map, const char *statistic, const double x[], const double w[], Quad mean,
            const size_t places[])
{
  Quad sum = 0;

  for (size_t i = 0; i < map->n; i++)
    for (size_t j = 0; j < map->n; j++)
      if (map->a[i][j] > 0)
        sum += map->a[i][j] * quad_distance (statistic, x, w, mean, places[i], places[j]);
  return sum;
}

/* The next permutation in the order of a dictionary; FALSE after the last. */
static inline gboolean
next_permutation (size_t n, size_t places[])
{
  size_t k = n - 1, other = n - 1, place;

  while (k > 0 && places[k - 1] > places[k])
    k--;
  if (k == 0)
    return FALSE;
  while (places[other] < places[k - 1])
    other--;
  place = places[k - 1], places[k - 1] = places[other], places[other] = place;
  for (size_t i = k, j = n - 1; i < j; i++, j--)
    place = places[i], places[i] = places[j], places[j] = place;
  return TRUE;
}

static inline void
start_permutation (size_t n, size_t places[])
{
  for (size_t i = 0; i < n; i++)
    places[i] = i;
}

#endif
