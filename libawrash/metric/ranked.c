/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Concentration and slope indices as a distribution with a rank answers them, so that whatever asks
 * a distribution for an index, its influence function or its value under other weights has them
 * too. Source: metric-rank.h. Invariant: the formulas are those of the functions of the same texts.
 */

#include "metric/ranked-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "metric/concentration-private.h"
#include "metric/slope-private.h"

#include <string.h>

static const char *const slope_names[] = { "sii", "rii" };

/* ── texts ───────────────────────────────────────────────────────────────────────────────────── */

/* Whether a text is that name, or begins with it and a colon. */
static gboolean
is_named (const char *text, const char *name)
{
  gsize length = strlen (name);

  return strncmp (text, name, length) == 0 && (text[length] == '\0' || text[length] == ':');
}

static gboolean
is_slope (const char *text)
{
  for (gsize k = 0; k < G_N_ELEMENTS (slope_names); k++)
    if (is_named (text, slope_names[k]))
      return TRUE;
  return FALSE;
}

gboolean
awrash_i_ranked_reads (const char *text)
{
  const char *name;

  for (gsize k = 0; (name = awrash_metric_concentration_index_get_name (k)) != NULL; k++)
    if (is_named (text, name))
      return TRUE;
  return is_slope (text);
}

char *
awrash_i_ranked_list (void)
{
  GString *names = g_string_new (NULL);
  const char *name;

  for (gsize k = 0; (name = awrash_metric_concentration_index_get_name (k)) != NULL; k++)
    g_string_append_printf (names, "%s, ", name);
  for (gsize k = 0; k < G_N_ELEMENTS (slope_names); k++)
    g_string_append_printf (names, "%s%s", k > 0 ? ", " : "", slope_names[k]);
  return g_string_free (names, FALSE);
}

static gboolean
check_ranked (const AwrashDistribution *distribution, const char *text, GError **error)
{
  if (distribution->ranked != NULL)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
               _ ("index is \"%s\", which goes by the rank of another variable, expected a "
                  "distribution with a rank"),
               text);
  return FALSE;
}

/* ── rows ────────────────────────────────────────────────────────────────────────────────────── */

void
awrash_i_ranked_free (AwrashRanked *ranked)
{
  if (ranked == NULL)
    return;
  g_free (ranked->x);
  g_free (ranked);
}

AwrashRanked *
awrash_i_ranked_new (const AwrashDistribution *distribution, const double x[], const double rank[],
                     GError **error)
{
  const AwrashSample *sample = &distribution->prepared.sample;
  g_autofree AwrashRanked *ranked = awrash_i_new (AwrashRanked, 1, error);
  gsize n = distribution->n;

  /* 3 n cannot wrap: n rows of more than three bytes already lie in memory */
  if (ranked == NULL || (ranked->x = awrash_i_new (double, 3 * n, error)) == NULL)
    return NULL;
  ranked->n = n;
  ranked->rank = ranked->x + n;
  ranked->w = ranked->rank + n;
  for (gsize k = 0; k < sample->n; k++)
    {
      gsize i = sample->row[k];

      ranked->x[i] = x[i];
      ranked->rank[i] = rank[i];
      ranked->w[i] = sample->w[k];
    }
  return g_steal_pointer (&ranked);
}

gboolean
awrash_i_ranked_find (const char *text, gsize n, const double x[], const double rank[],
                      const double w[], double *value, GError **error)
{
  return is_slope (text) ? awrash_i_slope_measure (text, n, x, rank, w, value, error)
                         : awrash_metric_concentration (text, n, x, rank, w, value, error);
}

gboolean
awrash_i_ranked_value (const AwrashDistribution *distribution, const char *text, double *value,
                       GError **error)
{
  const AwrashRanked *ranked = distribution->ranked;

  return check_ranked (distribution, text, error)
         && awrash_i_ranked_find (text, ranked->n, ranked->x, ranked->rank, ranked->w, value,
                                  error);
}

static gboolean
find_concentration_gradient (const AwrashRanked *ranked, const char *text, double rows[],
                             GError **error)
{
  g_auto (AwrashConcentration) concentration = { .factor = 0.0 };

  if (!awrash_i_concentration_fill (&concentration, ranked->n, ranked->x, ranked->rank, ranked->w,
                                    error)
      || !awrash_i_concentration_take (&concentration, text, ranked->x, error))
    return FALSE;
  awrash_i_concentration_gradient (&concentration, ranked->n, rows);
  return TRUE;
}

gboolean
awrash_i_ranked_rows (const AwrashDistribution *distribution, const char *text,
                      AwrashRankedRows which, double rows[], GError **error)
{
  const AwrashRanked *r = distribution->ranked;

  if (!check_ranked (distribution, text, error))
    return FALSE;
  if (which == AWRASH_RANKED_INFLUENCE)
    return is_slope (text)
               ? awrash_metric_slope_influence (text, r->n, r->x, r->rank, r->w, rows, error)
               : awrash_metric_concentration_influence (text, r->n, r->x, r->rank, r->w, rows,
                                                        error);
  return is_slope (text) ? awrash_i_slope_gradient (text, r->n, r->x, r->rank, r->w, rows, error)
                         : find_concentration_gradient (r, text, rows, error);
}
