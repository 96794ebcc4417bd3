/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Provinces as recipients of training, and the room that the programme's bounds leave for it.
 * Source: none. Invariant: recipients stand in the byte order of their codes, so that the order of
 * rows decides nothing; only upper bounds count, since what is asked is the least.
 */

#include "base/memory-private.h"
#include "base/sum-private.h"
#include "split/balance-private.h"
#include "split/model-private.h"

#include <math.h>
#include <string.h>

static int
compare_codes (gconstpointer a, gconstpointer b, gpointer data)
{
  const AwrashProgramme *p = data;

  return strcmp (p->territories[p->provinces[*(const gsize *)a]].code,
                 p->territories[p->provinces[*(const gsize *)b]].code);
}

/* The first type of training that a bound covers; n_types unless it covers all of them. */
static gsize
find_covered (const AwrashProgramme *programme, const AwrashBound *bound, gsize training)
{
  gsize first = programme->n_types;

  for (gsize type = 0; type < programme->n_types; type++)
    if (programme->types[type].stream == training)
      {
        if (!bound->covers[type])
          return programme->n_types;
        first = MIN (first, type);
      }
  return first;
}

/* What the plan takes of a bound without training, rounded up by far more than the sum's rounding:
 * of money a place may be lost to that, never one too many given. */
static gboolean
used_of (const AwrashBalance *balance, const AwrashPlan *plan, const AwrashBound *bound,
         double *used, GError **error)
{
  const AwrashProgramme *p = balance->programme;
  const int64_t *places = awrash_split_plan_get_places (plan);
  double sum = 0;

  for (gsize type = 0; type < p->n_types; type++)
    {
      AwrashTaking taking;
      int64_t of_type = 0;

      if (!bound->covers[type] || (gssize)p->types[type].stream == balance->question.training)
        continue;
      if (!awrash_i_model_bound_taking (p, bound, type, &taking, error))
        return FALSE;
      for (gsize i = 0; i < p->n_provinces; i++)
        if (awrash_programme_territory_is_within (p, p->provinces[i], bound->territory))
          of_type += places[i * p->n_types + type];
      sum += (double)of_type * taking.months * taking.each;
    }
  *used = bound->unit == AWRASH_UNIT_PLACES ? sum : sum * (1 + 0x1p-40);
  return TRUE;
}

/* The room that one bound leaves for training. */
static gboolean
narrow (const AwrashBalance *balance, const AwrashPlan *plan, const AwrashBound *bound,
        int64_t *room, GError **error)
{
  const AwrashProgramme *p = balance->programme;
  const gsize type = find_covered (p, bound, (gsize)balance->question.training);
  AwrashTaking taking;
  double used = 0;

  if (type == p->n_types || bound->group != NULL || isinf (bound->max))
    return TRUE;
  if (!awrash_i_model_bound_taking (p, bound, type, &taking, error)
      || !used_of (balance, plan, bound, &used, error))
    return FALSE;
  *room = MIN (*room,
               awrash_i_quotient (MAX (bound->max - used, 0), taking.months, taking.each, FALSE));
  return TRUE;
}

static gboolean
fill_nodes (const AwrashBalance *balance, const AwrashPlan *plan, AwrashCompensation *c,
            GError **error)
{
  const AwrashProgramme *p = balance->programme;

  c->n_nodes = p->n_territories;
  c->parent = awrash_i_new (gssize, c->n_nodes, error);
  c->room = c->parent != NULL ? awrash_i_new (int64_t, c->n_nodes, error) : NULL;
  if (c->room == NULL)
    return FALSE;
  for (gsize v = 0; v < c->n_nodes; v++)
    {
      c->parent[v] = p->territories[v].parent;
      c->room[v] = AWRASH_COMPENSATION_FREE;
    }
  for (gsize i = 0; plan != NULL && balance->question.training >= 0 && i < p->n_bounds; i++)
    if (!narrow (balance, plan, &p->bounds[i], &c->room[p->bounds[i].territory], error))
      return FALSE;
  return TRUE;
}

static gboolean
allocate (AwrashCompensation *c, gsize n, GError **error)
{
  return (c->province = awrash_i_new (gsize, n, error)) != NULL
         && (c->needs = awrash_i_new (double, n, error)) != NULL
         && (c->held = awrash_i_new (int64_t, n, error)) != NULL
         && (c->codes = awrash_i_new (const char *, n, error)) != NULL
         && (c->node = awrash_i_new (gsize, n, error)) != NULL;
}

static gboolean
fill_costs (const AwrashBalance *balance, AwrashCompensation *c, GError **error)
{
  if (balance->costs == NULL)
    return TRUE;
  c->costs = awrash_i_new (double, c->n, error);
  for (gsize k = 0; c->costs != NULL && k < c->n; k++)
    c->costs[k] = balance->costs[c->province[k]];
  return c->costs != NULL;
}

gboolean
awrash_i_balance_compensate (const AwrashBalance *balance, const AwrashPlan *plan,
                             AwrashCompensation *c, GError **error)
{
  AwrashProgramme *p = balance->programme;
  const AwrashRational weight = balance->question.weight;

  if (!allocate (c, balance->n, error) || !fill_nodes (balance, plan, c, error))
    return FALSE;
  for (gsize i = 0; i < balance->n; i++)
    if (balance->needs[i] > 0)
      c->province[c->n++] = i;
  g_qsort_with_data (c->province, (gint)c->n, sizeof (gsize), compare_codes, p);
  c->step = weight.numerator;
  c->parts = weight.denominator;
  for (gsize k = 0; k < c->n; k++)
    {
      const gsize i = c->province[k];

      c->needs[k] = balance->needs[i];
      c->node[k] = p->provinces[i];
      c->codes[k] = p->territories[p->provinces[i]].code;
      c->held[k] = balance->has_answer ? c->parts * balance->places[AWRASH_DIVISION_AFTER][i] : 0;
      c->held_sum += c->held[k];
    }
  return fill_costs (balance, c, error) && awrash_i_compensation_count_needs (c, error);
}

double
awrash_i_balance_cost (const AwrashBalance *balance, const AwrashCompensation *c,
                       const int64_t training[])
{
  AwrashSum sum = { 0.0, 0.0 };
  int64_t places = 0;

  for (gsize k = 0; k < c->n; k++)
    {
      places += training[k];
      if (balance->costs != NULL)
        awrash_i_sum_add (&sum, (double)training[k] * balance->costs[c->province[k]]);
    }
  return balance->costs != NULL ? awrash_i_sum_get (&sum) : (double)places * balance->question.cost;
}
