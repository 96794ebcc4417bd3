/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The worth of a set of sources, by any index: rows with what those sources give.
 * Source: Shorrocks (2013). Invariant: the worth of all sources is the index of the totals. */

#include "metric/game-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>

gboolean
awrash_i_game_fill (AwrashGame *game, const AwrashSources *sources, const char *index,
                    gboolean absent_has_mean, GError **error)
{
  double parameters[AWRASH_INDEX_MOST_PARAMETERS] = { 0.0 };
  const AwrashIndexForm *form = awrash_i_index_text_read (index, parameters, error);

  if (form == NULL)
    return FALSE;
  game->sources = sources;
  game->index = index;
  game->is_absolute = form->is_absolute;
  game->absent_has_mean = absent_has_mean;
  game->x = awrash_i_new (double, sources->n, error);
  return game->x != NULL;
}

void
awrash_i_game_clear (AwrashGame *game)
{
  g_clear_pointer (&game->x, g_free);
}

double
awrash_i_game_absent (const AwrashGame *game, gsize k)
{
  return game->absent_has_mean ? game->sources->mean[k] : 0.0;
}

/* Nothing to all is an equal division: of a relative index any such will do, and an absolute one
 * goes to 0 with the values. */
static gboolean
find_of_nothing (AwrashGame *game, double *worth, GError **error)
{
  *worth = 0.0;
  if (game->is_absolute)
    return TRUE;
  for (gsize i = 0; i < game->sources->n; i++)
    game->x[i] = 1.0;

  g_autoptr (AwrashDistribution) equal = awrash_metric_distribution_new (
      AWRASH_MISSING_ERROR, game->sources->n, game->x, game->sources->weights, error);

  return equal != NULL && awrash_metric_index (equal, game->index, worth, error);
}

gboolean
awrash_i_game_find (AwrashGame *game, const double present[], double absent, double *worth,
                    GError **error)
{
  g_autoptr (AwrashDistribution) distribution = NULL;
  double largest = 0.0;

  for (gsize i = 0; i < game->sources->n; i++)
    {
      game->x[i] = present[i] + absent;
      largest = fmax (largest, game->x[i]);
    }
  if (!(largest > 0.0))
    return find_of_nothing (game, worth, error);
  distribution = awrash_metric_distribution_new (AWRASH_MISSING_ERROR, game->sources->n, game->x,
                                                 game->sources->weights, error);
  if (distribution == NULL || !awrash_metric_index (distribution, game->index, worth, error))
    return FALSE;
  if (isfinite (*worth))
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("the index \"%s\" is infinite where some of the sources are absent, expected an "
                  "index that values of 0 leave finite"),
               game->index);
  return FALSE;
}
