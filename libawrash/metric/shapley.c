/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each source adds to an index, on average over the orders in which sources may come:
 * Shapley's value; over orders in which the members of a group come together, Owen's. Source: L. S.
 * Shapley (1953); G. Owen (1977); Shorrocks (2013). Invariant: contributions sum to the index less
 * its value where no source is there; equal sources have equal contributions. */

#include "metric/shapley-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/names-private.h"
#include "base/sum-private.h"
#include "metric/groups-private.h"

#include <inttypes.h>

static const AwrashName absent_names[] = {
  { AWRASH_SHAPLEY_ABSENT_MEAN, "mean" },
  { AWRASH_SHAPLEY_ABSENT_ZERO, "zero" },
};

static const char *const conventions[] = {
  [AWRASH_SHAPLEY_ABSENT_MEAN] = N_ ("Shapley (Owen where sources are grouped), an absent source "
                                     "replaced by its mean: what the inequality of a source adds"),
  [AWRASH_SHAPLEY_ABSENT_ZERO] = N_ ("Shapley (Owen where sources are grouped), an absent source "
                                     "replaced by nothing: what the source itself adds"),
};

enum
{
  VALUE_SHARE,
  CONTRIBUTION,
  RELATIVE,
  STANDARD_ERROR,
  N_COLUMNS
};

static const char *const names[N_COLUMNS]
    = { "value-share", "contribution", "relative", "standard-error" };

const char *
awrash_metric_shapley_absent_get_name (AwrashShapleyAbsent absent)
{
  return awrash_i_names_get (absent_names, G_N_ELEMENTS (absent_names), (int)absent);
}

int
awrash_metric_shapley_absent_from_name (const char *name)
{
  return awrash_i_names_find (absent_names, G_N_ELEMENTS (absent_names), name);
}

static gboolean
check_draws (gsize n_sources, int64_t draws, const char *seed, GError **error)
{
  if (draws < 0 || draws == 1)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("draws is %" PRId64
                      ", expected 0 for the exact value, or at least 2 for a standard error"),
                   draws);
      return FALSE;
    }
  if (draws == 0 && n_sources > AWRASH_SHAPLEY_MOST_EXACT)
    {
      g_set_error (
          error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
          _ ("%zu sources, expected at most %d for the exact value: say how many orders to "
             "draw"),
          n_sources, (int)AWRASH_SHAPLEY_MOST_EXACT);
      return FALSE;
    }
  return draws == 0 || awrash_i_draws_check_seed (seed, error);
}

/* The groups of the sources, each source by itself where none are given; groups that are empty do
 * not count. */
static gboolean
fill_coalitions (AwrashCoalitions *coalitions, gsize n, const int64_t group[], GError **error)
{
  g_autofree gsize *next = awrash_i_new (gsize, n + 1, error);

  if (next == NULL || (group != NULL && !awrash_i_groups_check ("group", n, n, group, error)))
    return FALSE;
  coalitions->start = awrash_i_new (gsize, n + 1, error);
  coalitions->member = coalitions->start == NULL ? NULL : awrash_i_new (gsize, n, error);
  if (coalitions->member == NULL)
    return FALSE;
  for (gsize k = 0; k < n; k++)
    next[(group == NULL ? k : (gsize)group[k]) + 1]++;
  for (gsize g = 0; g < n; g++)
    {
      if (next[g + 1] > 0)
        coalitions->start[++coalitions->n] = next[g] + next[g + 1];
      next[g + 1] += next[g];
    }
  for (gsize k = 0; k < n; k++)
    coalitions->member[next[group == NULL ? k : (gsize)group[k]]++] = k;
  return TRUE;
}

void
awrash_i_coalitions_clear (AwrashCoalitions *coalitions)
{
  g_clear_pointer (&coalitions->start, g_free);
  g_clear_pointer (&coalitions->member, g_free);
}

static gboolean
write_parts (const AwrashSources *sources, const AwrashCoalitions *coalitions, double nothing,
             double all, double *columns[], AwrashParts *parts, GError **error)
{
  static const char *const group_names[] = { "n-sources", "contribution" };
  double *by_group[2];
  const AwrashPartsTerm terms[]
      = { { "total", all }, { "nothing", nothing }, { "explained", all - nothing } };

  if (!awrash_i_parts_add_terms (parts, G_N_ELEMENTS (terms), terms, error)
      || !awrash_i_parts_add_table (parts, "group", coalitions->n, 2, group_names, by_group, error))
    return FALSE;
  for (gsize g = 0; g < coalitions->n; g++)
    for (gsize m = coalitions->start[g]; m < coalitions->start[g + 1]; m++)
      {
        gsize k = coalitions->member[m];

        columns[VALUE_SHARE][k] = sources->share[k];
        columns[RELATIVE][k] = columns[CONTRIBUTION][k] / (all - nothing);
        by_group[0][g] += 1.0;
        by_group[1][g] += columns[CONTRIBUTION][k];
      }
  return TRUE;
}

AwrashParts *
awrash_metric_shapley (const char *index, AwrashShapleyAbsent absent, int64_t draws,
                       const char *seed, const AwrashSources *sources, const int64_t group[],
                       GError **error)
{
  g_auto (AwrashGame) game = { .sources = NULL };
  g_auto (AwrashCoalitions) coalitions = { .n = 0 };
  g_autoptr (AwrashParts) parts = NULL;
  double *columns[N_COLUMNS], nothing = 0.0, all = 0.0;

  g_return_val_if_fail (index != NULL && sources != NULL, NULL);
  g_return_val_if_fail (draws == 0 || seed != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!awrash_i_names_check ("absent", absent_names, G_N_ELEMENTS (absent_names), (int)absent,
                             error)
      || !check_draws (sources->n_sources, draws, seed, error)
      || !awrash_i_game_fill (&game, sources, index, absent == AWRASH_SHAPLEY_ABSENT_MEAN, error)
      || !fill_coalitions (&coalitions, sources->n_sources, group, error))
    return NULL;
  parts = awrash_i_parts_new (conventions[absent]);
  if (!awrash_i_parts_add_table (parts, "source", sources->n_sources, N_COLUMNS, names, columns,
                                 error))
    return NULL;
  if (draws == 0
          ? !awrash_i_shapley_solve (&game, &coalitions, columns[CONTRIBUTION], &nothing, &all,
                                     error)
          : !awrash_i_shapley_sample (&game, &coalitions, (gsize)draws, seed, columns[CONTRIBUTION],
                                      columns[STANDARD_ERROR], &nothing, &all, error))
    return NULL;
  return write_parts (sources, &coalitions, nothing, all, columns, parts, error)
             ? g_steal_pointer (&parts)
             : NULL;
}
