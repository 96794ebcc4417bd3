/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The units that persons come from: households of one kind, or persons who count alone.
 * Source: question-private.h, for which households of one kind are alike. Invariant: every person
 * stands in one unit; units are in the order of their first persons, so that whoever has the
 * numbers of the persons can list them by hand. */

#include "selection/lodging-private.h"

#include "base/memory-private.h"

void
awrash_i_lodgings_free (AwrashLodgings *lodgings)
{
  if (lodgings == NULL)
    return;
  for (gsize l = 0; l < lodgings->n; l++)
    {
      AwrashLodging *lodging = &lodgings->lodging[l];

      for (gsize k = 0; lodging->persons != NULL && k < lodging->n_types; k++)
        g_free (lodging->persons[k]);
      g_free (lodging->persons);
      g_free (lodging->types);
      g_free (lodging->n_alike);
    }
  g_free (lodgings->lodging);
  g_free (lodgings);
}

/* Whether persons of the type may send one only of those they live with. */
static gboolean
is_shared (const AwrashPanelQuestion *question, gsize type)
{
  return question->pattern[type] < question->n_patterns;
}

/* The place of each household among those of its kind, by their first persons. */
static gsize *
number_households (const AwrashPanelQuestion *question, GError **error)
{
  const AwrashPool *pool = question->pool;
  g_autofree gsize *next = awrash_i_new (gsize, question->n_patterns, error);
  gsize *place = next != NULL ? awrash_i_new (gsize, pool->n_dwellings, error) : NULL;

  if (place == NULL)
    return NULL;
  for (gsize d = 0; d < pool->n_dwellings; d++)
    place[d] = G_MAXSIZE;
  for (gsize i = 0; question->n_patterns > 0 && i < pool->n_persons; i++)
    {
      gsize type = question->type[i], d = pool->dwelling[i];

      if (is_shared (question, type) && place[d] == G_MAXSIZE)
        place[d] = next[question->pattern[type]]++;
    }
  return place;
}

/* Room for a lodging of that many types. */
static gboolean
open_lodging (AwrashLodging *lodging, gsize n_types, gsize n_units, GError **error)
{
  lodging->types = awrash_i_new (gsize, n_types, error);
  lodging->n_alike = lodging->types != NULL ? awrash_i_new (gsize, n_types, error) : NULL;
  lodging->persons = lodging->n_alike != NULL ? awrash_i_new (gsize *, n_types, error) : NULL;
  lodging->n_units = n_units;
  return lodging->persons != NULL;
}

/* A type of households: its members go where their households stand. */
static gboolean
add_type (AwrashLodging *lodging, const AwrashPanelQuestion *question, gsize type,
          const gsize place[], GError **error)
{
  const gsize n = awrash_i_question_count (question, type), k = lodging->n_types;
  const gsize *member = question->member + question->first[type];
  g_autofree gsize *filled = awrash_i_new (gsize, lodging->n_units, error);

  lodging->types[k] = type;
  lodging->n_alike[k] = n / lodging->n_units;
  lodging->persons[k] = filled != NULL ? awrash_i_new (gsize, n, error) : NULL;
  lodging->n_types++;
  if (lodging->persons[k] == NULL)
    return FALSE;
  for (gsize j = 0; j < n; j++)
    {
      gsize unit = is_shared (question, type) ? place[question->pool->dwelling[member[j]]] : j;

      lodging->persons[k][unit * lodging->n_alike[k] + filled[unit]++] = member[j];
    }
  return TRUE;
}

/* lodging_of[pattern]: G_MAXSIZE until its first type is met. */
static gboolean
fill (AwrashLodgings *lodgings, const AwrashPanelQuestion *question, const gsize n_types[],
      gsize lodging_of[], GError **error)
{
  g_autofree gsize *place = number_households (question, error);

  if (place == NULL)
    return FALSE;
  for (gsize t = 0; t < question->n_types; t++)
    {
      gsize pattern = question->pattern[t];
      gboolean shared = is_shared (question, t);
      gsize at = shared && lodging_of[pattern] != G_MAXSIZE ? lodging_of[pattern] : lodgings->n++;
      AwrashLodging *lodging = &lodgings->lodging[at];

      if (shared)
        lodging_of[pattern] = at;
      if (lodging->types == NULL
          && !open_lodging (lodging, shared ? n_types[pattern] : 1,
                            shared ? question->households[pattern]
                                   : awrash_i_question_count (question, t),
                            error))
        return FALSE;
      if (!add_type (lodging, question, t, place, error))
        return FALSE;
    }
  return TRUE;
}

AwrashLodgings *
awrash_i_lodgings_new (const AwrashPanelQuestion *question, GError **error)
{
  g_autoptr (AwrashLodgings) lodgings = g_new0 (AwrashLodgings, 1);
  g_autofree gsize *n_types = awrash_i_new (gsize, question->n_patterns, error);
  g_autofree gsize *lodging_of
      = n_types != NULL ? awrash_i_new (gsize, question->n_patterns, error) : NULL;

  lodgings->lodging
      = lodging_of != NULL ? awrash_i_new (AwrashLodging, question->n_types, error) : NULL;
  if (lodgings->lodging == NULL)
    return NULL;
  for (gsize p = 0; p < question->n_patterns; p++)
    lodging_of[p] = G_MAXSIZE;
  for (gsize t = 0; t < question->n_types; t++)
    if (is_shared (question, t))
      n_types[question->pattern[t]]++;
  return fill (lodgings, question, n_types, lodging_of, error) ? g_steal_pointer (&lodgings) : NULL;
}
