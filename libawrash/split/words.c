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
  const char *name = g_ptr_array_index (model->set_names, set);

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

char *
awrash_i_words_wall (const AwrashModel *model, const AwrashWall *wall)
{
  g_autofree char *set = set_in_words (model, wall->set);

  /* Translators: "sustainable places of Khénifra"; the first is a stream or "all". */
  return g_strdup_printf (_ ("%s places of %s"), set,
                          awrash_programme_territory_get_label (model->programme, wall->territory,
                                                                /* Translators: ar, fr or en */
                                                                _ ("en")));
}
