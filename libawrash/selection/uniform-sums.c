/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole numbers that cannot add up: the places of all persons that count under a quota, or of the
 * whole panel, are on every ball between the fewest and the most that a panel has of them. Where
 * persons within a distance are on too many or too few balls for that, the distance is out of
 * reach. Source: none. Invariant: a necessary condition in whole numbers, summed without rounding;
 * it says the same of every farther distance than one that it leaves. */

#include "selection/uniform-private.h"

#include "base/memory-private.h"

void
awrash_i_uniform_sums_clear (AwrashUniformSums *sums)
{
  g_free (sums->fewest);
  g_free (sums->most);
  g_free (sums->lower);
  g_free (sums->upper);
}

/* The sums that a type counts in: that of the panel, then those of its labels. */
static gsize
sum_of (const AwrashUniform *uniform, gsize type, gsize k)
{
  return k == 0 ? 0 : 1 + uniform->label[type * uniform->n_categories + k - 1];
}

/* Takes in how much a panel has of each sum; lower is work space. */
static void
widen (AwrashUniformSums *sums, const AwrashUniform *uniform, gsize panel, gboolean is_first)
{
  for (gsize k = 0; k < sums->n; k++)
    sums->lower[k] = 0;
  for (gsize t = 0; t < uniform->n_types; t++)
    for (gsize k = 0; k <= uniform->n_categories; k++)
      sums->lower[sum_of (uniform, t, k)] += uniform->count[panel * uniform->n_types + t];
  for (gsize k = 0; k < sums->n; k++)
    {
      sums->fewest[k] = is_first ? sums->lower[k] : MIN (sums->fewest[k], sums->lower[k]);
      sums->most[k] = is_first ? sums->lower[k] : MAX (sums->most[k], sums->lower[k]);
    }
}

gboolean
awrash_i_uniform_sums_new (AwrashUniformSums *sums, const AwrashUniform *uniform, GError **error)
{
  gboolean is_first = TRUE;

  sums->n = 1 + uniform->n_labels;
  sums->fewest = awrash_i_new (AwrashLong, sums->n, error);
  sums->most = sums->fewest != NULL ? awrash_i_new (AwrashLong, sums->n, error) : NULL;
  sums->lower = sums->most != NULL ? awrash_i_new (AwrashLong, sums->n, error) : NULL;
  sums->upper = sums->lower != NULL ? awrash_i_new (AwrashLong, sums->n, error) : NULL;
  for (gsize p = 0; sums->upper != NULL && p < uniform->n_panels; p++)
    if (uniform->tickets[p] > 0)
      {
        widen (sums, uniform, p, is_first);
        is_first = FALSE;
      }
  return sums->upper != NULL;
}

gboolean
awrash_i_uniform_sums_allow (AwrashUniformSums *sums, const AwrashUniform *uniform, AwrashAway most)
{
  for (gsize k = 0; k < sums->n; k++)
    sums->lower[k] = sums->upper[k] = 0;
  for (gsize t = 0; t < uniform->n_types; t++)
    {
      int64_t lower, upper;

      awrash_i_uniform_range (uniform, t, most, &lower, &upper);
      if (lower > upper)
        return FALSE;
      for (gsize k = 0; k <= uniform->n_categories; k++)
        {
          sums->lower[sum_of (uniform, t, k)] += lower;
          sums->upper[sum_of (uniform, t, k)] += upper;
        }
    }
  for (gsize k = 0; k < sums->n; k++)
    if (sums->lower[k] > uniform->n_balls * sums->most[k]
        || sums->upper[k] < uniform->n_balls * sums->fewest[k])
      return FALSE;
  return TRUE;
}
