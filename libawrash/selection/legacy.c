/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rule that was in use before lotteries were computed, for comparison: one person at a time,
 * from the value whose quota is the most urgent, and from the beginning again where a quota cannot
 * be met any more.
 * Source: P. Flanigan, P. Gölz, A. Gupta, B. Hennig and A. D. Procaccia (2021), Fair algorithms for
 * selecting citizens' assemblies, Nature 596, which call it Legacy. Theirs takes the first of
 * equally urgent values; here the lot decides, so that no order of values is a policy. Invariant:
 * the panel of a number depends on the seed and that number alone. */

#include "base/cancel-private.h"
#include "selection/question-private.h"

#include "base/draws-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

size_t
awrash_selection_legacy_size (void)
{
  return sizeof (AwrashLegacy);
}

/* A panel that grows. */
typedef struct
{
  const AwrashPanelQuestion *question;
  gsize n_quotas;
  gsize *persons; /* [n_persons]: those who can still be taken, the first n_left of them */
  gsize *place;   /* [n_persons]: where each stands among them */
  gsize n_left;
  int64_t *remaining; /* [n_quotas]: persons left of each value */
  int64_t *taken;     /* [n_quotas]: persons in the panel */
  gsize *panel;       /* [size] */
  int64_t *times;     /* [n_persons]: how often each was in a panel */
  gsize n;
} Growth;

static void
growth_clear (Growth *growth)
{
  g_free (growth->persons);
  g_free (growth->place);
  g_free (growth->remaining);
  g_free (growth->taken);
  g_free (growth->panel);
  g_free (growth->times);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Growth, growth_clear)

static gboolean
growth_new (Growth *g, const AwrashPanelQuestion *question, GError **error)
{
  const gsize n = question->pool->n_persons;

  g->question = question;
  g->n_quotas = question->pool->first[question->pool->n_categories];
  g->persons = awrash_i_new (gsize, n, error);
  g->place = g->persons != NULL ? awrash_i_new (gsize, n, error) : NULL;
  g->remaining = g->place != NULL ? awrash_i_new (int64_t, g->n_quotas, error) : NULL;
  g->taken = g->remaining != NULL ? awrash_i_new (int64_t, g->n_quotas, error) : NULL;
  g->panel = g->taken != NULL ? awrash_i_new (gsize, question->size, error) : NULL;
  g->times = g->panel != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  return g->times != NULL;
}

static const guint32 *
quotas_of (const Growth *g, gsize person)
{
  return g->question->pool->quota + person * g->question->pool->n_categories;
}

static void
begin (Growth *g)
{
  const AwrashPool *pool = g->question->pool;

  g->n = 0;
  g->n_left = pool->n_persons;
  awrash_selection_pool_count (pool, g->remaining);
  memset (g->taken, 0, g->n_quotas * sizeof (int64_t));
  for (gsize i = 0; i < pool->n_persons; i++)
    g->persons[i] = g->place[i] = i;
}

static void
strike (Growth *g, gsize person)
{
  const guint32 *quotas = quotas_of (g, person);
  gsize place = g->place[person], last;

  if (place >= g->n_left)
    return;
  last = g->persons[g->n_left - 1];
  g->persons[place] = last;
  g->place[last] = place;
  g->persons[g->n_left - 1] = person;
  g->place[person] = --g->n_left;
  for (gsize c = 0; c < g->question->pool->n_categories; c++)
    g->remaining[quotas[c]]--;
}

/* The value with the most persons wanting for each that is left; the lot decides among equals. */
static gsize
find_urgent (const Growth *g, AwrashDraws *draws)
{
  gsize urgent = G_MAXSIZE;
  guint64 n_equal = 0;

  for (gsize q = 0; q < g->n_quotas; q++)
    {
      int64_t wanting = g->question->lower[q] - g->taken[q], order = 1;

      if (g->remaining[q] == 0)
        continue;
      if (urgent != G_MAXSIZE)
        order = wanting * g->remaining[urgent]
                - (g->question->lower[urgent] - g->taken[urgent]) * g->remaining[q];
      if (order > 0)
        n_equal = 0;
      if (order >= 0 && awrash_i_draws_below (draws, ++n_equal) == 0)
        urgent = q;
    }
  return urgent;
}

/* A person of that value, each left as likely. */
static gsize
pick (const Growth *g, gsize quota, AwrashDraws *draws)
{
  guint64 which = awrash_i_draws_below (draws, (guint64)g->remaining[quota]);

  for (gsize k = 0;; k++)
    {
      const guint32 *quotas = quotas_of (g, g->persons[k]);

      for (gsize c = 0; c < g->question->pool->n_categories; c++)
        if (quotas[c] == quota && which-- == 0)
          return g->persons[k];
    }
}

/* Takes a person; those whom a full quota or the household shuts out leave, too. */
static void
take (Growth *g, gsize person)
{
  const AwrashPool *pool = g->question->pool;
  const guint32 *quotas = quotas_of (g, person);

  g->panel[g->n++] = person;
  strike (g, person);
  for (gsize c = 0; c < pool->n_categories; c++)
    g->taken[quotas[c]]++;
  for (gsize i = 0; i < pool->n_persons; i++)
    {
      gboolean goes = g->question->one_per_household && pool->dwelling[i] == pool->dwelling[person];

      for (gsize c = 0; c < pool->n_categories && !goes; c++)
        {
          guint32 q = quotas_of (g, i)[c];

          goes = q == quotas[c] && g->taken[q] >= g->question->upper[q];
        }
      if (goes)
        strike (g, i);
    }
}

static gboolean
can_go_on (const Growth *g)
{
  for (gsize q = 0; q < g->n_quotas; q++)
    if (g->taken[q] + g->remaining[q] < g->question->lower[q])
      return FALSE;
  return g->n + g->n_left >= g->question->size;
}

/* Values that nobody may have leave before the first. */
static void
strike_excluded (Growth *g)
{
  const AwrashPool *pool = g->question->pool;

  for (gsize i = 0; i < pool->n_persons; i++)
    for (gsize c = 0; c < pool->n_categories; c++)
      if (g->question->upper[quotas_of (g, i)[c]] == 0)
        strike (g, i);
}

/* Whether every least number is met by those who are in. */
static gboolean
is_complete (const Growth *g)
{
  for (gsize q = 0; q < g->n_quotas; q++)
    if (g->taken[q] < g->question->lower[q])
      return FALSE;
  return g->n == g->question->size;
}

static gboolean
grow (Growth *g, AwrashDraws *draws)
{
  begin (g);
  strike_excluded (g);
  while (g->n < g->question->size && can_go_on (g))
    take (g, pick (g, find_urgent (g, draws), draws));
  return is_complete (g);
}

static gboolean
check (int64_t n_panels, int64_t most_restarts, GError **error)
{
  if (n_panels < 1 || n_panels > G_MAXINT32)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("n_panels is %" PRId64 ", expected a whole number from 1 to 2^31 - 1"),
                   (gint64)n_panels);
      return FALSE;
    }
  if (most_restarts < 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("most_restarts is %" PRId64 ", expected a whole number ≥ 0"),
                   (gint64)most_restarts);
      return FALSE;
    }
  return TRUE;
}

static void
sum_up (AwrashLegacy *record, gsize n, const int64_t times[])
{
  const double panels = (double)record->n_panels;

  record->error = record->n_panels > 0 ? 0 : NAN;
  for (gsize i = 0; record->n_panels > 0 && i < n; i++)
    {
      double p = (double)times[i] / panels;

      record->error = fmax (record->error, sqrt (p * (1 - p) / panels));
    }
}

gboolean
awrash_selection_legacy (const AwrashPanelQuestion *question, const char *seed, int64_t n_panels,
                         int64_t most_restarts, int64_t times[], AwrashLegacy *record,
                         GError **error)
{
  g_return_val_if_fail (question != NULL && seed != NULL, FALSE);
  g_return_val_if_fail (times != NULL && record != NULL, FALSE);

  g_auto (Growth) g = { 0 };
  AwrashLegacy found = { .status = AWRASH_STATUS_FEASIBLE };

  if (!awrash_i_draws_check_seed (seed, error) || !check (n_panels, most_restarts, error)
      || !growth_new (&g, question, error))
    return FALSE;
  for (; found.n_panels < n_panels && found.status == AWRASH_STATUS_FEASIBLE; found.n_panels++)
    {
      AwrashDraws draws;
      gboolean is_grown;

      awrash_i_draws_start (&draws, seed, (guint64)found.n_panels);
      while (!(is_grown = grow (&g, &draws)) && found.n_restarts < most_restarts)
        {
          if (awrash_i_is_cancelled (error))
            return FALSE;
          found.n_restarts++;
        }
      if (awrash_i_is_cancelled (error))
        return FALSE;
      if (!is_grown)
        {
          found.status = AWRASH_STATUS_LIMIT;
          break;
        }
      for (gsize k = 0; k < g.n; k++)
        g.times[g.panel[k]]++;
    }
  memcpy (times, g.times, question->pool->n_persons * sizeof (int64_t));
  sum_up (&found, question->pool->n_persons, times);
  *record = found;
  return TRUE;
}
