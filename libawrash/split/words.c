/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Walls in the programme's own words, as messages and reasons show them. Names are the programme's,
 * in the language that messages are translated to where it has one. */

#include "split/layout-private.h"

#include "base/i18n-private.h"

/* In English a stream's code reads well before "places of"; elsewhere its name does. */
static const char *
stream_in_words (const AwrashProgramme *p, gsize stream, const char *language)
{
  if (g_strcmp0 (language, "en") == 0)
    return p->streams[stream].code;
  return awrash_programme_stream_get_label (p, stream, language);
}

static char *
set_in_words (const AwrashModel *model, gsize set)
{
  const AwrashProgramme *p = model->programme;
  const guint8 *types = awrash_i_model_set (model, set);
  const char *name = awrash_i_model_set_name (model, set);

  if (g_strcmp0 (name, "*") == 0)
    return g_strdup (_ ("all"));
  for (gsize stream = 0; stream < p->n_streams; stream++)
    if (g_strcmp0 (name, p->streams[stream].code) == 0)
      return g_strdup (stream_in_words (p, stream, _ ("en")));
  for (gsize type = 0; type < p->n_types; type++)
    if (types[type] && g_str_has_prefix (name, "type:")
        && g_strcmp0 (name + 5, p->types[type].code) == 0)
      return g_strdup (awrash_programme_type_get_label (p, type, _ ("en")));
  return g_strdup (name);
}

static char *
places_of (const AwrashModel *model, const char *of, gsize territory)
{
  /* Translators: "sustainable places of Khénifra"; the first is a stream or "all". */
  return g_strdup_printf (_ ("%s places of %s"), of,
                          awrash_programme_territory_get_label (model->programme, territory,
                                                                /* Translators: ar, fr or en */
                                                                _ ("en")));
}

char *
awrash_i_words_wall (const AwrashModel *model, const AwrashWall *wall)
{
  g_autofree char *set = set_in_words (model, wall->set);

  return places_of (model, set, wall->territory);
}

char *
awrash_i_words_cell (const AwrashModel *model, gsize cell)
{
  const AwrashProgramme *p = model->programme;
  gsize own = cell % model->n_types, stream = p->types[own].stream, n = 0;

  for (gsize type = 0; type < p->n_types; type++)
    n += p->types[type].stream == stream;
  return places_of (model,
                    p->n_types == 1 ? _ ("all")
                    : n == 1        ? stream_in_words (p, stream, _ ("en"))
                                    : awrash_programme_type_get_label (p, own, _ ("en")),
                    p->provinces[cell / model->n_types]);
}

/* What a row is on, as it is written, in words. */
static char *
of_in_words (const AwrashModel *model, const char *of)
{
  const AwrashProgramme *p = model->programme;

  if (g_str_equal (of, "*"))
    return g_strdup (_ ("all"));
  for (gsize stream = 0; stream < p->n_streams; stream++)
    if (g_str_equal (of, p->streams[stream].code))
      return g_strdup (stream_in_words (p, stream, _ ("en")));
  for (gsize type = 0; type < p->n_types; type++)
    if (g_str_has_prefix (of, "type:") && g_str_equal (of + 5, p->types[type].code))
      return g_strdup (awrash_programme_type_get_label (p, type, _ ("en")));
  return g_strdup (of);
}

/* A group, or a stream's part, of the places of a territory. */
static char *
part_in_words (const AwrashSideOrigin *origin, const char *of, const char *territory)
{
  if (g_str_equal (origin->of, "*"))
    /* Translators: "women in all places of Tadla" */
    return g_strdup_printf (_ ("%s in all places of %s"), origin->group, territory);
  /* Translators: "women in the temporary places of Tadla" */
  return g_strdup_printf (_ ("%s in the %s places of %s"), origin->group, of, territory);
}

static char *
bound_in_words (const AwrashSideOrigin *origin, const char *of, const char *territory)
{
  g_autofree char *part = NULL;

  if (origin->group == NULL)
    /* Translators: "all places of Tadla in money"; a stream or "all", a territory, a unit */
    return g_strdup_printf (_ ("%s places of %s in %s"), of, territory, origin->end);
  part = part_in_words (origin, of, territory);
  if (g_str_equal (origin->end, "places"))
    return g_steal_pointer (&part);
  /* Translators: "women in the temporary places of Tadla, in money" */
  return g_strdup_printf (_ ("%s, in %s"), part, origin->end);
}

char *
awrash_i_words_side (const AwrashModel *model, const AwrashSideOrigin *origin)
{
  const char *territory
      = awrash_programme_territory_get_label (model->programme, origin->territory, _ ("en"));
  g_autofree char *of = of_in_words (model, origin->of);
  g_autofree char *part = NULL;

  switch (origin->kind)
    {
    case AWRASH_SIDE_BOUND:
      return bound_in_words (origin, of, territory);
    case AWRASH_SIDE_SHARE:
      part = part_in_words (origin, of, territory);
      /* Translators: "share of women in the temporary places of Tadla" */
      return g_strdup_printf (_ ("share of %s"), part);
    case AWRASH_SIDE_POOL:
      /* Translators: "women among the eligible persons of Tadla" */
      return g_strdup_printf (_ ("%s among the eligible persons of %s"), origin->group, territory);
    case AWRASH_SIDE_RATE:
      if (origin->group != NULL)
        /* Translators: "min_rate of women in Tadla"; the first is a key of programme.ini */
        return g_strdup_printf (_ ("%s of %s in %s"), origin->end, origin->group, territory);
      /* Translators: "min_rate of Tadla"; the first is a key of programme.ini */
      return g_strdup_printf (_ ("%s of %s"), origin->end, territory);
    case AWRASH_SIDE_ROW:
    default:
      /* Translators: "row PARITY"; a name that the user gave */
      return g_strdup_printf (_ ("row %s"), origin->of);
    }
}

char *
awrash_i_words_side_name (const AwrashModel *model, const AwrashSideOrigin *origin)
{
  const char *territory = model->programme->territories[origin->territory].code;

  switch (origin->kind)
    {
    case AWRASH_SIDE_POOL:
      return g_strdup_printf ("%s/pool/%s", territory, origin->group);
    case AWRASH_SIDE_RATE:
      return g_strdup_printf ("%s/%s%s%s", territory, origin->end, origin->group != NULL ? "/" : "",
                              origin->group != NULL ? origin->group : "");
    case AWRASH_SIDE_ROW:
      return g_strdup_printf ("row/%s", origin->of);
    case AWRASH_SIDE_BOUND:
    case AWRASH_SIDE_SHARE:
    default:
      return g_strdup_printf ("%s/%s%s%s/%s", territory, origin->of,
                              origin->group != NULL ? "/" : "",
                              origin->group != NULL ? origin->group : "", origin->end);
    }
}
