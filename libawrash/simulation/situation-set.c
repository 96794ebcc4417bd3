/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a situation is told: streams, indicators, the edition, persons and places by name. Source:
 * none. Invariant: what is set was checked against the shape; on failure all is as it was. */

#include "simulation/situation-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

static gboolean
check_name (const char *what, const char *name, GError **error)
{
  if (*name != '\0' && g_utf8_validate (name, -1, NULL) && strpbrk (name, "(),=*") == NULL)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
               _ ("%s is \"%s\", expected a name in UTF-8 without ( ) , = and *"), what, name);
  return FALSE;
}

static gboolean
check_new (const char *what, char *const names[], gsize n, gsize own, const char *name,
           GError **error)
{
  for (gsize i = 0; i < n; i++)
    if (i != own && g_str_equal (names[i], name))
      {
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE,
                     _ ("%s \"%s\" stands twice, expected each once"), what, name);
        return FALSE;
      }
  return check_name (what, name, error);
}

gboolean
awrash_simulation_situation_set_stream (AwrashSituation *situation, size_t stream, const char *code,
                                        double months, double cost, GError **error)
{
  g_return_val_if_fail (situation != NULL && code != NULL, FALSE);

  const gsize n = situation->plain.n_streams;

  if (stream >= n)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("stream is %zu, expected a stream from 0 to %zu"), stream, n - 1);
      return FALSE;
    }
  if (!check_new (_ ("the stream"), situation->streams, n, stream, code, error))
    return FALSE;
  g_free (situation->streams[stream]);
  situation->streams[stream] = g_strdup (code);
  situation->months[stream] = months;
  situation->cost[stream] = cost;
  return TRUE;
}

static gboolean
check_length (const char *what, gsize n, gsize expected, GError **error)
{
  if (n == expected)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE, _ ("%s has %zu items, expected %zu"), what,
               n, expected);
  return FALSE;
}

static gboolean
check_values (const char *name, gsize n, const double values[], GError **error)
{
  for (gsize i = 0; i < n; i++)
    if (!isnan (values[i]) && !(values[i] >= 0 && values[i] < HUGE_VAL))
      {
        g_autofree char *text = awrash_i_number_format (values[i]);
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                     _ ("%s[%zu] is %s, expected a finite number ≥ 0, or NaN where it is unknown"),
                     name, i, text);
        return FALSE;
      }
  return TRUE;
}

gboolean
awrash_simulation_situation_set_indicator (AwrashSituation *situation, const char *name, size_t n,
                                           const double values[], GError **error)
{
  g_return_val_if_fail (situation != NULL && name != NULL, FALSE);
  g_return_val_if_fail (n == 0 || values != NULL, FALSE);

  AwrashISituation *plain = &situation->plain;
  const gsize n_provinces = plain->n_provinces;
  gsize own = 0;

  if (!check_length (name, n, n_provinces, error) || !check_values (name, n, values, error))
    return FALSE;
  while (own < plain->n_indicators && !g_str_equal (situation->indicators[own], name))
    own++;
  if (own == plain->n_indicators)
    {
      if (!check_name (_ ("the indicator"), name, error))
        return FALSE;
      char **names = awrash_i_new (char *, own + 2, error);
      double *more = names == NULL ? NULL : awrash_i_new (double, (own + 1) * n_provinces, error);
      if (more == NULL)
        {
          g_free (names);
          return FALSE;
        }
      memcpy (more, situation->values, own * n_provinces * sizeof *more);
      memcpy (names, situation->indicators, own * sizeof *names);
      g_free (situation->values);
      g_free (situation->indicators);
      situation->values = more;
      situation->indicators = names;
      names[own] = g_strdup (name);
      plain->n_indicators++;
    }
  memcpy (situation->values + own * n_provinces, values, n * sizeof *values);
  awrash_i_situation_point (situation);
  return TRUE;
}

gboolean
awrash_simulation_situation_set_edition (AwrashSituation *situation, int64_t edition,
                                         GError **error)
{
  g_return_val_if_fail (situation != NULL, FALSE);

  if (edition < 1 || edition > G_MAXUINT8)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("edition is %" PRId64 ", expected 1 to 255"), edition);
      return FALSE;
    }
  situation->plain.edition = edition;
  return TRUE;
}

gboolean
awrash_simulation_situation_set_places (AwrashSituation *situation, const char *what, size_t n,
                                        const int64_t places[], GError **error)
{
  g_return_val_if_fail (situation != NULL && what != NULL, FALSE);
  g_return_val_if_fail (n == 0 || places != NULL, FALSE);

  const AwrashSituationKind *kind = awrash_i_situation_kind (situation, what, n, error);

  if (kind == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if ((places[i] < 0 || places[i] > AWRASH_SITUATION_MOST)
        && (kind->is_none == NULL || !kind->is_none (places[i])))
      {
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                     _ ("%s[%zu] is %" PRId64 ", expected %s"), what, i, places[i],
                     _ (kind->expected));
        return FALSE;
      }
  gint64 *copy = awrash_i_copy (gint64, places, n, error);
  if (copy == NULL)
    return FALSE;
  gint64 **held = (gint64 **)(void *)((char *)situation + kind->offset);
  g_free (*held);
  *held = copy;
  awrash_i_situation_point (situation);
  return TRUE;
}
