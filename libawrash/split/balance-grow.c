/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a reading would do were there no limit of absorption, and how far the stream's quota could
 * grow: before somebody's limit binds, and before there is no plan. Source: none. Invariant: a
 * limit binds where the reading would give the province more without it; which quota is the first
 * to bind is found by bisection, since receipts grow with the quota. */

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "split/balance-private.h"

#include <string.h>

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The reading, with ties settled by code: what is asked is not who wins a lot. */
static AwrashReading *
settled_reading (const AwrashBalance *balance)
{
  const AwrashProgramme *p = balance->programme;
  g_autoptr (AwrashReading) reading = awrash_split_reading_copy (balance->reading);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autofree char *order = NULL;

  if (awrash_i_reading_tie (reading) != AWRASH_TIE_POLICY_ERROR)
    return g_steal_pointer (&reading);
  for (gsize i = 0; i < p->n_provinces; i++)
    g_ptr_array_add (codes, p->territories[p->provinces[i]].code);
  g_ptr_array_sort (codes, compare_codes);
  g_ptr_array_add (codes, NULL);
  order = g_strjoinv (";", (char **)codes->pdata);
  if (!awrash_split_reading_set (reading, "tie", "order", NULL)
      || !awrash_split_reading_set (reading, "order", order, NULL))
    return NULL;
  return g_steal_pointer (&reading);
}

static gboolean
is_answered (const AwrashPlan *plan)
{
  return plan != NULL && awrash_split_plan_get_places (plan) != NULL;
}

/* The variant's plan; NULL where it has no answer: nothing limits it, its bounds are too wide, or
 * it is of a class that is not solved, as the programme itself was not. */
static gboolean
solve (const AwrashVariant *variant, const AwrashReading *reading, AwrashPlan **plan,
       GError **error)
{
  GError *fault = NULL;

  *plan = awrash_split_solve (&variant->programme, reading, &fault);
  if (g_error_matches (fault, AWRASH_ERROR, AWRASH_ERROR_BOUNDS)
      || g_error_matches (fault, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW)
      || g_error_matches (fault, AWRASH_ERROR, AWRASH_ERROR_CLASS))
    g_clear_error (&fault);
  if (fault != NULL)
    {
      g_propagate_error (error, fault);
      return FALSE;
    }
  if (*plan != NULL && !is_answered (*plan))
    g_clear_pointer (plan, awrash_split_plan_unref);
  return TRUE;
}

/* Places of the stream, or of all but training. */
static int64_t
places_of (const AwrashBalance *balance, const AwrashPlan *plan, gsize province, gboolean stream)
{
  const AwrashProgramme *p = balance->programme;
  int64_t sum = 0;

  for (gsize type = 0; type < p->n_types; type++)
    {
      const gsize of = p->types[type].stream;

      if (stream ? of == balance->question.stream : (gssize)of != balance->question.training)
        sum += awrash_split_plan_get_places (plan)[province * p->n_types + type];
    }
  return sum;
}

/* Whether the reading would give some province more than its limit, with that quota and without
 * limits; and to whom. */
static gboolean
exceeds (AwrashBalance *balance, const AwrashReading *reading, int64_t quota, gboolean *binds,
         gsize *whom, GError **error)
{
  const AwrashProgramme *p = balance->programme;
  const gboolean is_exact = p->bounds[balance->quota_bound].min > 0;
  g_auto (AwrashVariant) variant = { .bounds = NULL };
  g_autoptr (AwrashPlan) plan = NULL;

  *binds = FALSE;
  if (!awrash_i_balance_vary (&variant, balance, TRUE, balance->quota_bound, is_exact ? quota : 0,
                              quota, error))
    return FALSE;
  if (!solve (&variant, reading, &plan, error))
    return FALSE;
  for (gsize i = 0; plan != NULL && i < balance->n; i++)
    if (balance->limits[i] != AWRASH_BALANCE_NONE
        && places_of (balance, plan, i, TRUE) > balance->limits[i])
      {
        *binds = TRUE;
        *whom = i;
      }
  return TRUE;
}

/* The largest quota with which no limit binds: between low, where none does, and high. */
static gboolean
bisect_binding (AwrashBalance *balance, const AwrashReading *reading, int64_t low, int64_t high,
                GError **error)
{
  gsize whom = G_MAXSIZE;
  gboolean binds;

  if (!exceeds (balance, reading, high, &binds, &whom, error))
    return FALSE;
  if (!binds)
    {
      balance->binding = high;
      return TRUE;
    }
  balance->first_binding = whom;
  while (high - low > 1)
    {
      const int64_t middle = low + (high - low) / 2;

      if (!exceeds (balance, reading, middle, &binds, &whom, error))
        return FALSE;
      if (binds)
        balance->first_binding = whom;
      if (binds)
        high = middle;
      else
        low = middle;
    }
  balance->binding = low;
  return TRUE;
}

/* The largest quota that can be placed: the stream is filled first, up to what all can absorb. */
static gboolean
find_growth (AwrashBalance *balance, const AwrashReading *reading, GError **error)
{
  const AwrashProgramme *p = balance->programme;
  g_auto (AwrashVariant) variant = { .bounds = NULL };
  g_autoptr (AwrashReading) alone = awrash_split_reading_copy (reading);
  g_autoptr (AwrashPlan) plan = NULL;
  int64_t sum = 0;

  if (!awrash_split_reading_set (alone, "streams", p->streams[balance->question.stream].code, error)
      || !awrash_split_reading_set (alone, "receives", "places", error)
      || !awrash_i_balance_vary (&variant, balance, FALSE, balance->quota_bound, 0,
                                 balance->absorption, error))
    return FALSE;
  if (!solve (&variant, alone, &plan, error))
    return FALSE;
  if (plan == NULL)
    return TRUE;
  for (gsize i = 0; i < balance->n; i++)
    if (awrash_programme_territory_is_within (p, p->provinces[i],
                                              p->bounds[balance->quota_bound].territory))
      sum += places_of (balance, plan, i, TRUE);
  balance->growth = sum;
  return TRUE;
}

/* The division that the reading would make without limits. */
static gboolean
lift (AwrashBalance *balance, const AwrashReading *reading, GError **error)
{
  g_auto (AwrashVariant) variant = { .bounds = NULL };
  g_autoptr (AwrashPlan) plan = NULL;
  g_autofree int64_t *places = awrash_i_new (int64_t, balance->n, error);

  if (places == NULL || !awrash_i_balance_vary (&variant, balance, TRUE, -1, 0, 0, error))
    return FALSE;
  if (!solve (&variant, reading, &plan, error))
    return FALSE;
  if (plan == NULL)
    return TRUE;
  for (gsize i = 0; i < balance->n; i++)
    places[i] = places_of (balance, plan, i, FALSE);
  balance->places[AWRASH_DIVISION_LIFTED] = g_steal_pointer (&places);
  return TRUE;
}

gboolean
awrash_i_balance_grow (AwrashBalance *balance, GError **error)
{
  g_autoptr (AwrashReading) reading = settled_reading (balance);
  gboolean binds = FALSE;
  gsize whom = G_MAXSIZE;

  if (reading == NULL)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_INTERNAL, "%s:%d: no order of codes", __FILE__,
                   __LINE__);
      return FALSE;
    }
  if (!lift (balance, reading, error))
    return FALSE;
  if (balance->quota_bound < 0 || balance->absorption == AWRASH_BALANCE_NONE)
    return TRUE;
  if (!find_growth (balance, reading, error)
      || !exceeds (balance, reading, balance->quota, &binds, &whom, error))
    return FALSE;
  if (binds)
    return bisect_binding (balance, reading, 0, balance->quota, error);
  return bisect_binding (balance, reading, balance->quota, MAX (balance->growth, balance->quota),
                         error);
}
