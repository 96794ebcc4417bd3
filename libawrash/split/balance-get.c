/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a balance answers, by name. Source: balance-private.h. Invariant: what is not known is NaN,
 * NULL or an empty cell, never a number; the getters change nothing. */

#include "base/i18n-private.h"
#include "base/table-private.h"
#include "split/balance-private.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

static const char *const division_names[AWRASH_BALANCE_N_DIVISIONS]
    = { "before", "stream", "after", "lifted", "even", "trained" };

AwrashStatus
awrash_split_balance_get_status (const AwrashBalance *balance)
{
  g_return_val_if_fail (balance != NULL, AWRASH_STATUS_UNKNOWN);
  return balance->status;
}

size_t
awrash_split_balance_get_n_provinces (const AwrashBalance *balance)
{
  g_return_val_if_fail (balance != NULL, 0);
  return balance->n;
}

const double *
awrash_split_balance_get_needs (const AwrashBalance *balance)
{
  g_return_val_if_fail (balance != NULL, NULL);
  return balance->needs;
}

const int64_t *
awrash_split_balance_get_places (const AwrashBalance *balance, const char *what)
{
  g_return_val_if_fail (balance != NULL && what != NULL, NULL);
  for (gsize d = 0; d < AWRASH_DIVISION_TRAINED; d++)
    if (strcmp (what, division_names[d]) == 0)
      return balance->places[d];
  if (strcmp (what, "training") == 0)
    return balance->training;
  if (strcmp (what, "limit") == 0)
    return balance->limits;
  return strcmp (what, "fragile") == 0 ? balance->fragile : NULL;
}

/* ── numbers ────────────────────────────────────────────────────────────────────────────────── */

static double
count_or_nan (int64_t count)
{
  return count == AWRASH_BALANCE_NONE ? NAN : (double)count;
}

/* A measure of a division: "gini_before". */
static double
get_measure (const AwrashBalance *balance, const char *name)
{
  const char *end = strrchr (name, '_');
  const AwrashBalanceMeasures *m = NULL;
  g_autofree char *measure = NULL;

  for (gsize d = 0; end != NULL && d < AWRASH_BALANCE_N_DIVISIONS; d++)
    if (strcmp (end + 1, division_names[d]) == 0 && balance->measures[d].is_known)
      m = &balance->measures[d];
  if (m == NULL)
    return NAN;
  measure = g_strndup (name, (gsize)(end - name));
  {
    const struct
    {
      const char *name;
      double value;
    } measures[]
        = { { "gini", m->gini },       { "theil", m->theil }, { "lowest", m->lowest },
            { "highest", m->highest }, { "rate", m->rate },   { "fragile_rate", m->fragile_rate },
            { "places", m->places } };

    for (gsize i = 0; i < G_N_ELEMENTS (measures); i++)
      if (strcmp (measure, measures[i].name) == 0)
        return measures[i].value;
  }
  return NAN;
}

double
awrash_split_balance_get_number (const AwrashBalance *balance, const char *what)
{
  g_return_val_if_fail (balance != NULL && what != NULL, NAN);
  {
    const double trained = balance->has_answer ? (double)balance->trained_places : NAN;
    const struct
    {
      const char *name;
      double value;
    } numbers[] = {
      { "quota", count_or_nan (balance->quota) },
      { "absorption", count_or_nan (balance->absorption) },
      { "growth", count_or_nan (balance->growth) },
      { "binding", count_or_nan (balance->binding) },
      { "assumed_limits", (double)balance->assumed_limits },
      { "assumed_quotas", (double)balance->assumed_quotas },
      { "places", trained },
      { "least_places", balance->has_answer ? (double)balance->least_places : NAN },
      { "least_gini", balance->has_answer ? balance->least_gini : NAN },
      { "reached", balance->has_answer ? balance->reached : NAN },
      { "weight", awrash_i_rational_to_double (balance->question.weight) },
      { "cost", balance->question.cost },
      { "total_cost", balance->has_answer ? balance->total_cost : NAN },
      { "least_cost", balance->has_answer ? balance->least_cost : NAN },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
      if (strcmp (what, numbers[i].name) == 0)
        return numbers[i].value;
  }
  return get_measure (balance, what);
}

const char *
awrash_split_balance_get_text (const AwrashBalance *balance, const char *what)
{
  const AwrashProgramme *p;
  gssize training;

  g_return_val_if_fail (balance != NULL && what != NULL, NULL);
  p = balance->programme;
  training = balance->question.training;
  if (strcmp (what, "reason") == 0)
    return balance->reason;
  if (strcmp (what, "target") == 0)
    return balance->question.target_text;
  if (strcmp (what, "fragile") == 0)
    return balance->question.fragile_text;
  if (strcmp (what, "stream") == 0)
    return p->streams[balance->question.stream].code;
  if (strcmp (what, "training") == 0)
    return training >= 0 ? p->streams[training].code : NULL;
  if (strcmp (what, "quota_territory") == 0 && balance->quota_bound >= 0)
    return p->territories[p->bounds[balance->quota_bound].territory].code;
  if (strcmp (what, "first_binding") == 0 && balance->first_binding != G_MAXSIZE)
    return p->territories[p->provinces[balance->first_binding]].code;
  return NULL;
}

/* ── the curve ──────────────────────────────────────────────────────────────────────────────── */

size_t
awrash_split_balance_get_n_points (const AwrashBalance *balance)
{
  g_return_val_if_fail (balance != NULL, 0);
  return balance->curve->len;
}

double
awrash_split_balance_get_point (const AwrashBalance *balance, size_t index, const char *what)
{
  const AwrashBalancePoint *point;

  g_return_val_if_fail (balance != NULL && what != NULL && index < balance->curve->len, NAN);
  point = &g_array_index (balance->curve, AwrashBalancePoint, index);
  if (strcmp (what, "places") == 0)
    return point->places;
  if (strcmp (what, "gini") == 0)
    return point->gini;
  if (strcmp (what, "lowest") == 0)
    return point->lowest;
  return strcmp (what, "cost") == 0 ? point->cost : NAN;
}

/* ── tables ─────────────────────────────────────────────────────────────────────────────────── */

static void
put_places (GPtrArray *cells, const int64_t places[], gsize province)
{
  const gboolean known = places != NULL && places[province] != AWRASH_BALANCE_NONE;

  g_ptr_array_add (cells, known ? g_strdup_printf ("%" PRId64, places[province]) : g_strdup (""));
}

static double
rate (const AwrashBalance *balance, double received, gsize province)
{
  return balance->needs[province] > 0 ? received / balance->needs[province] : NAN;
}

static void
put_rates (GPtrArray *cells, const AwrashBalance *balance, gsize i)
{
  const double weight = awrash_i_rational_to_double (balance->question.weight);

  for (gsize d = 0; d < AWRASH_DIVISION_TRAINED; d++)
    awrash_i_table_add_number (
        cells, balance->places[d] != NULL ? rate (balance, (double)balance->places[d][i], i) : NAN);
  awrash_i_table_add_number (cells, balance->training != NULL
                                        ? rate (balance,
                                                (double)balance->places[AWRASH_DIVISION_AFTER][i]
                                                    + weight * (double)balance->training[i],
                                                i)
                                        : NAN);
}

static AwrashTable *
provinces_table (const AwrashBalance *balance, GError **error)
{
  static const char *const columns[]
      = { "territory",  "need",        "fragile",   "limit",       "before",      "stream",
          "after",      "lifted",      "even",      "training",    "rate_before", "rate_stream",
          "rate_after", "rate_lifted", "rate_even", "rate_trained" };
  const AwrashProgramme *p = balance->programme;
  g_autoptr (AwrashTable) table
      = awrash_base_table_new ("balance-provinces.csv", G_N_ELEMENTS (columns), columns, error);

  for (gsize i = 0; table != NULL && i < balance->n; i++)
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (cells, g_strdup (p->territories[p->provinces[i]].code));
      awrash_i_table_add_number (cells, balance->needs[i]);
      put_places (cells, balance->fragile, i);
      put_places (cells, balance->limits, i);
      for (gsize d = 0; d < AWRASH_DIVISION_TRAINED; d++)
        put_places (cells, balance->places[d], i);
      put_places (cells, balance->training, i);
      put_rates (cells, balance, i);
      if (!awrash_i_table_append (table, cells, error))
        return NULL;
    }
  return g_steal_pointer (&table);
}

static AwrashTable *
curve_table (const AwrashBalance *balance, GError **error)
{
  static const char *const columns[] = { "places", "gini", "lowest", "cost" };
  g_autoptr (AwrashTable) table
      = awrash_base_table_new ("balance-curve.csv", G_N_ELEMENTS (columns), columns, error);

  for (gsize i = 0; table != NULL && i < balance->curve->len; i++)
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      for (gsize c = 0; c < G_N_ELEMENTS (columns); c++)
        awrash_i_table_add_number (cells, awrash_split_balance_get_point (balance, i, columns[c]));
      if (!awrash_i_table_append (table, cells, error))
        return NULL;
    }
  return g_steal_pointer (&table);
}

AwrashTable *
awrash_split_balance_get_table (const AwrashBalance *balance, const char *name, GError **error)
{
  g_return_val_if_fail (balance != NULL && name != NULL, NULL);
  if (strcmp (name, "balance-provinces") == 0)
    return provinces_table (balance, error);
  if (strcmp (name, "balance-curve") == 0)
    return curve_table (balance, error);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
               _ ("\"%s\" is no table of a balance, expected balance-provinces or balance-curve"),
               name);
  return NULL;
}
