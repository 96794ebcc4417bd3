/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which sites each person would go to, the most wanted first, and what the person has at each: one
 * stretch of an array a person. Source: none. Invariant: nobody lists a site twice. */

#include "selection/preferences-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>
#include <math.h>

static gboolean
check_choice (gsize k, const char *what, int64_t value, gsize n, GError **error)
{
  if ((guint64)value < n)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("choice %zu is of %s %" PRId64 ", expected a number from 0 to %zu"), k, what,
               value, n - 1);
  return FALSE;
}

static gboolean
check_choices (const AwrashPreferences *preferences, gsize n_choices, const int64_t person[],
               const int64_t site[], const double score[], GError **error)
{
  for (gsize k = 0; k < n_choices; k++)
    {
      if (!check_choice (k, _ ("person"), person[k], preferences->n_persons, error)
          || !check_choice (k, _ ("site"), site[k], preferences->n_sites, error))
        return FALSE;
      if (!isfinite (score[k]))
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                       _ ("score[%zu] is %g, expected a finite number"), k, score[k]);
          return FALSE;
        }
    }
  return TRUE;
}

/* Persons in their order, each with the choices as they came. */
static gboolean
lay_out (AwrashPreferences *preferences, gsize n_choices, const int64_t person[],
         const int64_t site[], const double score[], GError **error)
{
  const gsize n = preferences->n_persons;
  g_autofree gsize *next = awrash_i_new (gsize, n, error);

  if (next == NULL || (preferences->start = awrash_i_new (gsize, n + 1, error)) == NULL
      || (preferences->site = awrash_i_new (gsize, n_choices, error)) == NULL
      || (preferences->score = awrash_i_new (double, n_choices, error)) == NULL)
    return FALSE;
  for (gsize k = 0; k < n_choices; k++)
    preferences->start[person[k] + 1]++;
  for (gsize i = 0; i < n; i++)
    {
      next[i] = preferences->start[i];
      preferences->start[i + 1] += preferences->start[i];
    }
  for (gsize k = 0; k < n_choices; k++)
    {
      gsize at = next[person[k]]++;

      preferences->site[at] = (gsize)site[k];
      preferences->score[at] = score[k] + 0.0; /* -0 is 0 */
    }
  return TRUE;
}

static gboolean
check_twice (const AwrashPreferences *preferences, GError **error)
{
  g_autofree gsize *seen = awrash_i_new (gsize, preferences->n_sites, error);

  for (gsize i = 0; seen != NULL && i < preferences->n_persons; i++)
    for (gsize k = preferences->start[i]; k < preferences->start[i + 1]; k++)
      {
        gsize site = preferences->site[k];

        if (seen[site] == i + 1)
          {
            g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE,
                         _ ("person %zu lists site %zu twice"), i, site);
            return FALSE;
          }
        seen[site] = i + 1;
      }
  return seen != NULL;
}

static gboolean
copy_traits (AwrashPreferences *preferences, const int64_t traits[], GError **error)
{
  const gsize n = preferences->n_persons;
  AwrashTraits found = { 0 };
  gboolean is_right = awrash_i_traits_fill (&found, AWRASH_TRAITS_MOST_TRAITS, n, traits, error);

  awrash_i_traits_clear (&found);
  if (!is_right)
    return FALSE;
  preferences->traits = traits != NULL ? awrash_i_copy (int64_t, traits, n, error)
                                       : awrash_i_new (int64_t, n, error);
  return preferences->traits != NULL;
}

AwrashPreferences *
awrash_selection_preferences_new (size_t n_persons, size_t n_sites, size_t n_choices,
                                  const int64_t person[], const int64_t site[],
                                  const double score[], const int64_t traits[], GError **error)
{
  g_return_val_if_fail (n_choices == 0 || (person != NULL && site != NULL && score != NULL), NULL);

  if (n_persons == 0 || n_sites == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("there are %zu persons and %zu sites, expected at least 1 of each"),
                   n_persons, n_sites);
      return NULL;
    }
  g_autoptr (AwrashPreferences) preferences = g_new0 (AwrashPreferences, 1);
  preferences->n_persons = n_persons;
  preferences->n_sites = n_sites;
  if (!check_choices (preferences, n_choices, person, site, score, error)
      || !lay_out (preferences, n_choices, person, site, score, error)
      || !check_twice (preferences, error) || !copy_traits (preferences, traits, error))
    return NULL;
  return g_steal_pointer (&preferences);
}

void
awrash_selection_preferences_free (AwrashPreferences *preferences)
{
  if (preferences == NULL)
    return;
  g_free (preferences->start);
  g_free (preferences->site);
  g_free (preferences->score);
  g_free (preferences->traits);
  g_free (preferences);
}

size_t
awrash_selection_preferences_get_n_persons (const AwrashPreferences *preferences)
{
  g_return_val_if_fail (preferences != NULL, 0);

  return preferences->n_persons;
}

gboolean
awrash_i_preferences_check (const AwrashPreferences *preferences, const AwrashReserves *sites,
                            GError **error)
{
  if (sites->n_blocks != preferences->n_sites)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("there are %zu sites with places, expected %zu"), sites->n_blocks,
                   preferences->n_sites);
      return FALSE;
    }
  for (gsize b = 0; b < sites->n_blocks; b++)
    if (sites->category[b] >= 0)
      {
        g_set_error (
            error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
            _ ("site %zu is for category %" PRId64 ", expected -1: the lists say who may go there"),
            b, sites->category[b]);
        return FALSE;
      }
  for (gsize i = 0; i < preferences->n_persons; i++)
    if (preferences->traits[i] >> sites->n_traits != 0)
      {
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                     _ ("traits[%zu] is %" PRId64 ", expected a set of %zu traits"), i,
                     preferences->traits[i], sites->n_traits);
        return FALSE;
      }
  return TRUE;
}
