/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a run tells of each edition, one row a measure. Source: the contract of
 * awrash_simulation_model_builder_add_measure(). Invariant: a name, a unit and a shape are said
 * here alone, and what is told by figure-take.c has them. */

#include "simulation/figure-private.h"

#include "base/i18n-private.h"
#include "simulation/group-share-private.h"

#include <string.h>

static const char share[] = "share:", share_of[] = "share-of:";

static const AwrashFigureKind kinds[AWRASH_N_FIGURES] = {
  { "gini", "index", N_ ("Gini coefficient of the rates of provinces, weighted by need"),
    AWRASH_SHAPE_EDITION },
  { "theil", "index", N_ ("Theil's T of the rates of provinces, weighted by need"),
    AWRASH_SHAPE_EDITION },
  { "between", "share", N_ ("the part of Theil's T that lies between regions"),
    AWRASH_SHAPE_EDITION },
  { "lowest-rate", "rate", N_ ("the lowest rate of a province"), AWRASH_SHAPE_EDITION },
  { "overall-rate", "rate", N_ ("places filled for each seeker, over all provinces"),
    AWRASH_SHAPE_EDITION },
  { "places", "places", N_ ("places filled"), AWRASH_SHAPE_EDITION },
  { "returned", "places", N_ ("places of quotas that nobody filled"), AWRASH_SHAPE_EDITION },
  { "unplaced", "places", N_ ("places of the totals that no quota holds"), AWRASH_SHAPE_EDITION },
  { "dropped", "persons", N_ ("persons who left their place half way"), AWRASH_SHAPE_EDITION },
  { "completed", "persons", N_ ("persons who completed a place"), AWRASH_SHAPE_EDITION },
  { "persons", "persons", N_ ("persons who had a place"), AWRASH_SHAPE_EDITION },
  { "unmet", "persons", N_ ("seekers who had no place"), AWRASH_SHAPE_EDITION },
  { "cost", "money", N_ ("what the months that were worked cost"), AWRASH_SHAPE_EDITION },
  { "churn", "share", N_ ("the part of all quotas that moved since the edition before"),
    AWRASH_SHAPE_EDITION },
  { "seekers", "persons", N_ ("seekers at the end of the edition"), AWRASH_SHAPE_EDITION },
  { "in-work", "persons", N_ ("persons in work after a place, at the end of the edition"),
    AWRASH_SHAPE_EDITION },
  { "entered", "persons", N_ ("persons who began to seek since the first edition"),
    AWRASH_SHAPE_EDITION },
  { "left", "persons", N_ ("persons who left without a place since the first edition"),
    AWRASH_SHAPE_EDITION },
  { "balance", "persons", N_ ("persons that are nowhere: 0"), AWRASH_SHAPE_EDITION },
  { "share", "share", N_ ("the part of the places filled that is of this stream"),
    AWRASH_SHAPE_EDITION },
  { "share-of", "share",
    N_ ("the part of the places filled that is expected to be of persons of this group"),
    AWRASH_SHAPE_EDITION },
  { "rate", "rate", N_ ("places filled for each seeker of a province"), AWRASH_SHAPE_PROVINCE },
  { "need", "persons", N_ ("seekers of a province at the beginning of the edition"),
    AWRASH_SHAPE_PROVINCE },
  { "persons-by-province", "persons", N_ ("persons of a province who had a place"),
    AWRASH_SHAPE_PROVINCE },
  { "seekers-by-province", "persons", N_ ("seekers of a province at the end of the edition"),
    AWRASH_SHAPE_PROVINCE },
  { "quota", "places", N_ ("the quota of a province and stream"), AWRASH_SHAPE_CELL },
  { "filled", "places", N_ ("places filled in a province and stream"), AWRASH_SHAPE_CELL },
  { "stream-rate", "rate", N_ ("places filled in a province and stream for each seeker"),
    AWRASH_SHAPE_CELL },
};

const AwrashFigureKind *
awrash_i_figure_kind (AwrashFigureId id)
{
  return &kinds[id];
}

gsize
awrash_i_figure_length (const AwrashFigure *measure, gsize n_provinces, gsize n_streams)
{
  const AwrashFigureShape shape = kinds[measure->id].shape;

  if (shape == AWRASH_SHAPE_EDITION)
    return 1;
  return shape == AWRASH_SHAPE_PROVINCE ? n_provinces : n_provinces * n_streams;
}

const char *
awrash_i_figure_group (const AwrashFigure *measure)
{
  return measure->name + strlen (share_of);
}

void
awrash_i_figure_clear (AwrashFigure *measure)
{
  g_free (measure->name);
}

/* TRUE for those that are asked for with a stream or a group. */
static gboolean
takes_name (gsize id)
{
  return id == AWRASH_FIGURE_SHARE || id == AWRASH_FIGURE_SHARE_OF;
}

static void
refuse (const char *name, gsize n_streams, const char *const streams[], GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (gsize i = 0; i < AWRASH_N_FIGURES; i++)
    if (!takes_name (i))
      g_string_append_printf (names, "%s, ", kinds[i].name);
  for (gsize s = 0; s < n_streams; s++)
    g_string_append_printf (names, "%s%s, ", share, streams[s]);
  g_string_append_printf (names, "%sGROUP", share_of);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
               _ ("measure \"%s\" is unknown, expected one of %s"), name, names->str);
}

gboolean
awrash_i_figure_find (const char *name, gsize n_streams, const char *const streams[],
                      AwrashFigure *measure, GError **error)
{
  for (gsize s = 0; s < n_streams; s++)
    if (g_str_has_prefix (name, share) && g_str_equal (name + strlen (share), streams[s]))
      {
        *measure = (AwrashFigure){ AWRASH_FIGURE_SHARE, s, g_strdup (name) };
        return TRUE;
      }
  if (g_str_has_prefix (name, share_of) && awrash_i_group_share_is_name (name + strlen (share_of)))
    {
      *measure = (AwrashFigure){ AWRASH_FIGURE_SHARE_OF, 0, g_strdup (name) };
      return TRUE;
    }
  for (gsize i = 0; i < AWRASH_N_FIGURES; i++)
    if (!takes_name (i) && g_str_equal (name, kinds[i].name))
      {
        *measure = (AwrashFigure){ (AwrashFigureId)i, 0, g_strdup (name) };
        return TRUE;
      }
  refuse (name, n_streams, streams, error);
  return FALSE;
}
