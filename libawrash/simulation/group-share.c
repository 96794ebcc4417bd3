/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Groups of persons: what share of its places each stream is expected to give them. Source: the
 * laws of include/awrash/simulation-run.h. Invariant: a group is there where somebody asked for it
 * alone, behind all other parameters and in the order of names; its shares have no default but what
 * the programme says of its types: which types a stream's places are of, no law tells. */

#include "simulation/group-share-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "programme/fold-private.h"
#include "programme/programme-private.h"

#include <math.h>
#include <string.h>

static const char prefix[] = "group:";

static const AwrashParameterKind kind
    = { "group",
        "share",
        N_ ("share of the places filled in this stream that are expected to be of persons of this "
            "group"),
        0,
        1,
        FALSE };

const AwrashParameterKind *
awrash_i_group_share_kind (void)
{
  return &kind;
}

gboolean
awrash_i_group_share_is_name (const char *text)
{
  return *text != '\0' && strchr (text, ':') == NULL;
}

char *
awrash_i_group_share_of_parameter (const char *name, gsize n_streams, const char *const streams[])
{
  g_autofree char *group = NULL;

  if (!g_str_has_prefix (name, prefix))
    return NULL;
  group = g_strdup (name + strlen (prefix));
  for (gsize s = 0; s < n_streams; s++)
    {
      g_autofree char *end = g_strconcat (":", streams[s], NULL);

      if (!g_str_has_suffix (group, end))
        continue;
      group[strlen (group) - strlen (end)] = '\0';
      break;
    }
  return awrash_i_group_share_is_name (group) ? g_steal_pointer (&group) : NULL;
}

static int
compare (const AwrashParameter *parameter, const char *group)
{
  g_autofree char *its
      = g_strndup (parameter->name + strlen (prefix), parameter->stem - strlen (prefix));

  return strcmp (its, group);
}

/* Where the parameters of a group begin, or would. */
static gsize
seek (const AwrashParameter parameters[], gsize n, const char *group, gsize n_streams)
{
  gsize at = awrash_i_parameters_count (n_streams);

  while (at < n && compare (&parameters[at], group) < 0)
    at += n_streams;
  return at;
}

gsize
awrash_i_group_share_find (const AwrashParameter parameters[], gsize n, const char *group,
                           gsize n_streams)
{
  const gsize at = seek (parameters, n, group, n_streams);

  return at < n && compare (&parameters[at], group) == 0 ? at : n;
}

gboolean
awrash_i_group_share_add (AwrashParameter **parameters, gsize *n, const char *group,
                          gsize n_streams, const char *const streams[], GError **error)
{
  const gsize at = seek (*parameters, *n, group, n_streams);
  g_autofree char *stem = g_strconcat (prefix, group, NULL);
  AwrashParameter *more = NULL;

  if (awrash_i_group_share_find (*parameters, *n, group, n_streams) < *n)
    return TRUE;
  more = awrash_i_new (AwrashParameter, *n + n_streams, error);
  if (more == NULL)
    return FALSE;
  memcpy (more, *parameters, at * sizeof *more);
  memcpy (more + at + n_streams, *parameters + at, (*n - at) * sizeof *more);
  for (gsize s = 0; s < n_streams; s++)
    awrash_i_parameter_call (&more[at + s], &kind, stem, streams[s]);
  g_free (*parameters);
  *parameters = more;
  *n += n_streams;
  return TRUE;
}

/* What types of a stream expect of a group: FALSE unless all of them say. */
static gboolean
find_ends (const AwrashProgramme *programme, gsize stream, const char *group, double ends[2])
{
  ends[0] = G_MAXDOUBLE;
  ends[1] = -1;
  for (gsize t = 0; t < programme->n_types; t++)
    if (programme->types[t].stream == stream)
      {
        const double share = awrash_i_programme_group_share (programme, t, group);

        if (isnan (share))
          return FALSE;
        ends[0] = MIN (ends[0], share);
        ends[1] = MAX (ends[1], share);
      }
  return ends[0] <= ends[1];
}

gboolean
awrash_i_group_share_derive (AwrashParameter parameters[], gsize at, const char *group,
                             const AwrashProgramme *programme, gsize n_streams,
                             const char *const streams[], GError **error)
{
  g_autofree char *folded = awrash_i_fold (group);

  for (gsize s = 0; s < n_streams; s++)
    {
      AwrashParameter *parameter = &parameters[at + s];
      const gssize stream = awrash_i_stream_find (programme, streams[s]);
      char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *law = NULL;
      double ends[2];

      if (parameter->law != NULL || stream < 0
          || !find_ends (programme, (gsize)stream, folded, ends))
        continue;
      g_ascii_dtostr (low, sizeof low, ends[0]);
      g_ascii_dtostr (high, sizeof high, ends[1]);
      law = ends[0] < ends[1] ? g_strdup_printf ("uniform:%s,%s", low, high)
                              : g_strdup_printf ("constant:%s", low);
      parameter->law = awrash_random_law_new (law, error);
      if (parameter->law == NULL)
        return FALSE;
      parameter->origin = ends[0] < ends[1] ? AWRASH_ORIGIN_ASSUMED : AWRASH_ORIGIN_DERIVED;
      g_free (parameter->source);
      parameter->source = g_strdup ("worksite_types.csv");
    }
  return TRUE;
}

gboolean
awrash_i_group_share_check (const AwrashParameter parameters[], gsize n, GError **error)
{
  for (gsize i = 0; i < n; i++)
    if (parameters[i].law == NULL)
      {
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                     _ ("parameter \"%s\" has no law, expected one for the share of this group in "
                        "the places of this stream"),
                     parameters[i].name);
        return FALSE;
      }
  return TRUE;
}
