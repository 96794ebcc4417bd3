/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The smallest change of quotas with which there is a panel: each quota may be short or in excess
 * by so many persons, at its weight, and the cheapest panel is looked for. Source: elastic rows,
 * Chinneck (2008), Feasibility and infeasibility in optimization. Invariant: what is told was
 * proved smallest, or is not called so. */

#include "selection/pricing-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>
#include <string.h>

#define MOST_NODES 100000
#define HEAVIEST (G_GINT64_CONSTANT (1) << 20)

struct _AwrashQuotaRelaxation
{
  AwrashStatus status;
  gsize n_quotas;
  int64_t total;
  int64_t *lower, *upper; /* [n_quotas] */
};

/* The limits of a question. */
typedef struct
{
  const AwrashPanelQuestion *question;
  gsize n_quotas;
  int64_t person;
  const int64_t *weight, *least, *most;
} Limits;

static gboolean
check_limits (const Limits *limits, GError **error)
{
  const AwrashPanelQuestion *question = limits->question;

  if (limits->person < -1 || limits->person >= (int64_t)question->pool->n_persons)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("person is %" PRId64 ", expected one from 0 to %zu, or -1"), limits->person,
                   question->pool->n_persons - 1);
      return FALSE;
    }
  for (gsize q = 0; q < limits->n_quotas; q++)
    {
      if (limits->weight[q] < 0 || limits->weight[q] > HEAVIEST)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                       _ ("weight[%zu] is %" PRId64 ", expected from 0 to 2^20"), q,
                       limits->weight[q]);
          return FALSE;
        }
      if (limits->least[q] < 0 || limits->least[q] > question->lower[q])
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                       _ ("least[%zu] is %" PRId64 ", expected from 0 to lower[%zu], %" PRId64), q,
                       limits->least[q], q, question->lower[q]);
          return FALSE;
        }
      if (limits->most[q] < question->upper[q])
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                       _ ("most[%zu] is %" PRId64 ", expected at least upper[%zu], %" PRId64), q,
                       limits->most[q], q, question->upper[q]);
          return FALSE;
        }
    }
  return TRUE;
}

/* The rows of panels, each quota's with two columns more: how many persons it is short of its least
 * number, and how many above its most. */
static AwrashMixed *
ask (const Limits *limits, GError **error)
{
  const AwrashPanelQuestion *question = limits->question;
  g_autoptr (AwrashMixed) panels = awrash_i_panels_open (question, error);
  g_autoptr (AwrashMixed) mixed = NULL;
  gsize n = question->n_types, m, all = n + 2 * limits->n_quotas, at = 0;

  if (panels == NULL)
    return NULL;
  m = panels->m;
  mixed = awrash_i_mixed_new (all, m, panels->first[m] + 2 * limits->n_quotas, error);
  if (mixed == NULL)
    return NULL;
  for (gsize i = 0; i < m; i++)
    {
      for (gsize k = panels->first[i]; k < panels->first[i + 1]; k++)
        {
          mixed->column[at] = panels->column[k];
          mixed->value[at++] = 1;
        }
      for (int side = 0; side < 2 && i < limits->n_quotas; side++)
        {
          mixed->column[at] = n + 2 * i + (gsize)side;
          mixed->value[at++] = side == 0 ? 1 : -1;
        }
      mixed->first[i + 1] = at;
    }
  memcpy (mixed->upper, panels->upper, n * sizeof (int64_t));
  memcpy (mixed->lower + all, panels->lower + n, m * sizeof (int64_t));
  memcpy (mixed->upper + all, panels->upper + n, m * sizeof (int64_t));
  for (gsize q = 0; q < limits->n_quotas; q++)
    {
      mixed->upper[n + 2 * q] = question->lower[q] - limits->least[q];
      mixed->upper[n + 2 * q + 1] = MIN (limits->most[q], (int64_t)question->pool->n_persons)
                                    - MIN (question->upper[q], (int64_t)question->pool->n_persons);
      mixed->cost[n + 2 * q] = mixed->cost[n + 2 * q + 1] = limits->weight[q];
    }
  if (limits->person >= 0)
    mixed->lower[question->type[limits->person]] = 1;
  return awrash_i_mixed_seal (mixed, error) ? g_steal_pointer (&mixed) : NULL;
}

/* The new quotas: those of the question, widened by what the panel breaks them by. */
static void
take (AwrashQuotaRelaxation *relaxation, const Limits *limits, const int64_t x[])
{
  for (gsize q = 0; q < limits->n_quotas; q++)
    {
      int64_t persons = 0;

      for (gsize t = 0; t < limits->question->n_types; t++)
        for (gsize c = 0; c < limits->question->pool->n_categories; c++)
          persons += awrash_i_question_quota (limits->question, t, c) == q ? x[t] : 0;
      relaxation->total
          += limits->weight[q]
             * (MAX (relaxation->lower[q] - persons, 0) + MAX (persons - relaxation->upper[q], 0));
      relaxation->lower[q] = MIN (relaxation->lower[q], persons);
      relaxation->upper[q] = MAX (relaxation->upper[q], persons);
    }
}

static gboolean
search (AwrashQuotaRelaxation *relaxation, const Limits *limits, GError **error)
{
  g_autoptr (AwrashMixed) mixed = ask (limits, error);
  g_autoptr (AwrashSearch) search = mixed ? awrash_i_search_new (mixed, error) : NULL;
  AwrashLong cost, bound;
  const int64_t *best;
  gboolean done;

  if (search == NULL || !awrash_i_search_step (search, MOST_NODES, &done, error))
    return FALSE;
  best = awrash_i_search_get (search, &cost, &bound);
  if (best == NULL)
    relaxation->status = done ? AWRASH_STATUS_INFEASIBLE : AWRASH_STATUS_LIMIT;
  else
    relaxation->status = done ? AWRASH_STATUS_OPTIMAL : AWRASH_STATUS_FEASIBLE;
  if (best != NULL)
    take (relaxation, limits, best);
  return TRUE;
}

AwrashQuotaRelaxation *
awrash_selection_relaxation_new (const AwrashPanelQuestion *question, int64_t person,
                                 const int64_t weight[], const int64_t least[],
                                 const int64_t most[], GError **error)
{
  g_autoptr (AwrashQuotaRelaxation) relaxation = NULL;
  Limits limits = { question, 0, person, weight, least, most };

  g_return_val_if_fail (question != NULL && weight != NULL && least != NULL && most != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);
  limits.n_quotas = question->pool->first[question->pool->n_categories];
  if (!check_limits (&limits, error))
    return NULL;
  relaxation = g_new0 (AwrashQuotaRelaxation, 1);
  relaxation->n_quotas = limits.n_quotas;
  relaxation->lower = awrash_i_copy (int64_t, question->lower, limits.n_quotas, error);
  relaxation->upper
      = relaxation->lower ? awrash_i_copy (int64_t, question->upper, limits.n_quotas, error) : NULL;
  if (relaxation->upper == NULL || !search (relaxation, &limits, error))
    return NULL;
  return g_steal_pointer (&relaxation);
}

void
awrash_selection_relaxation_free (AwrashQuotaRelaxation *relaxation)
{
  if (relaxation == NULL)
    return;
  g_free (relaxation->lower);
  g_free (relaxation->upper);
  g_free (relaxation);
}

AwrashStatus
awrash_selection_relaxation_get_status (const AwrashQuotaRelaxation *relaxation)
{
  g_return_val_if_fail (relaxation != NULL, AWRASH_STATUS_UNKNOWN);
  return relaxation->status;
}

size_t
awrash_selection_relaxation_get_n_quotas (const AwrashQuotaRelaxation *relaxation)
{
  g_return_val_if_fail (relaxation != NULL, 0);
  return relaxation->n_quotas;
}

int64_t
awrash_selection_relaxation_get_total (const AwrashQuotaRelaxation *relaxation)
{
  g_return_val_if_fail (relaxation != NULL, 0);
  return relaxation->total;
}

void
awrash_selection_relaxation_list_bounds (const AwrashQuotaRelaxation *relaxation, int64_t lower[],
                                         int64_t upper[])
{
  g_return_if_fail (relaxation != NULL && lower != NULL && upper != NULL);
  memcpy (lower, relaxation->lower, relaxation->n_quotas * sizeof (int64_t));
  memcpy (upper, relaxation->upper, relaxation->n_quotas * sizeof (int64_t));
}
