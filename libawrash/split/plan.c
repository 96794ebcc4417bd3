/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plan as its users see it: getters and tables. Immutable, so that threads may share it. */

#include "split/plan-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/table-private.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

AwrashPlan *
awrash_split_plan_ref (AwrashPlan *plan)
{
  g_return_val_if_fail (plan != NULL, NULL);
  g_atomic_ref_count_inc (&plan->references);
  return plan;
}

void
awrash_split_plan_unref (AwrashPlan *plan)
{
  if (plan == NULL || !g_atomic_ref_count_dec (&plan->references))
    return;
  g_clear_pointer (&plan->programme, awrash_programme_unref);
  g_clear_pointer (&plan->reading, awrash_split_reading_free);
  g_free (plan->class_reason);
  g_free (plan->chain);
  g_free (plan->reason);
  g_free (plan->certificate);
  g_free (plan->claims);
  g_clear_pointer (&plan->levels, g_array_unref);
  g_clear_pointer (&plan->level_names, g_ptr_array_unref);
  g_free (plan->cell_provinces);
  g_free (plan->cell_types);
  g_free (plan->places);
  g_free (plan->receipts);
  g_free (plan->needs);
  g_free (plan->tied);
  g_free (plan->sure);
  g_clear_pointer (&plan->witnesses, g_ptr_array_unref);
  g_clear_pointer (&plan->blocking, g_ptr_array_unref);
  g_clear_pointer (&plan->base, awrash_split_plan_unref);
  g_free (plan);
}

#define GETTER(Type, name, field, fallback)                                                        \
  Type awrash_split_plan_get_##name (const AwrashPlan *plan)                                       \
  {                                                                                                \
    g_return_val_if_fail (plan != NULL, fallback);                                                 \
    return plan->field;                                                                            \
  }

GETTER (AwrashStatus, status, status, AWRASH_STATUS_UNKNOWN)
GETTER (AwrashClass, class, class_, 0)
GETTER (const char *, class_reason, class_reason, NULL)
GETTER (gboolean, totals_m_convex, totals_m_convex, FALSE)
GETTER (const char *, chain, chain, NULL)
GETTER (const char *, reason, reason, NULL)
GETTER (const char *, certificate, certificate, NULL)
GETTER (size_t, n_provinces, n_provinces, 0)
GETTER (const double *, needs, needs, NULL)
GETTER (size_t, n_tied, n_tied, 0)
GETTER (const int64_t *, tied, tied, NULL)
GETTER (const int64_t *, sure, sure, NULL)
GETTER (int64_t, free_units, free_units, 0)
GETTER (size_t, n_blocking, blocking->len, 0)
GETTER (int64_t, missing, missing, 0)
GETTER (int64_t, unplaced, unplaced, 0)
GETTER (double, value, value, NAN)
GETTER (double, bound, bound, NAN)
GETTER (double, gap, gap, NAN)
GETTER (double, mix_gap, mix_gap, NAN)
GETTER (size_t, n_levels, levels->len, 0)

const AwrashPlanLevel *
awrash_split_plan_get_levels (const AwrashPlan *plan)
{
  g_return_val_if_fail (plan != NULL, NULL);
  return plan->levels->len > 0 ? &g_array_index (plan->levels, AwrashPlanLevel, 0) : NULL;
}

const char *
awrash_split_plan_get_level_name (const AwrashPlan *plan, size_t index)
{
  g_return_val_if_fail (plan != NULL && index < plan->level_names->len, NULL);
  return g_ptr_array_index (plan->level_names, index);
}

size_t
awrash_split_plan_level_size (void)
{
  return sizeof (AwrashPlanLevel);
}

/* Without an answer there are no cells and no receipts. */
#define ANSWER(Type, name, field)                                                                  \
  Type awrash_split_plan_get_##name (const AwrashPlan *plan)                                       \
  {                                                                                                \
    g_return_val_if_fail (plan != NULL, 0);                                                        \
    return plan->has_answer ? plan->field : 0;                                                     \
  }

ANSWER (size_t, n_cells, n_cells)
ANSWER (const int64_t *, cell_provinces, cell_provinces)
ANSWER (const int64_t *, cell_types, cell_types)
ANSWER (const int64_t *, places, places)
ANSWER (const double *, receipts, receipts)

const char *
awrash_split_plan_get_blocking (const AwrashPlan *plan, size_t index)
{
  g_return_val_if_fail (plan != NULL, NULL);
  return index < plan->blocking->len ? g_ptr_array_index (plan->blocking, index) : NULL;
}

/* ── tables ─────────────────────────────────────────────────────────────────────────────────── */

static void
put_text (GPtrArray *cells, const char *text)
{
  g_ptr_array_add (cells, g_strdup (text));
}

static void
put_integer (GPtrArray *cells, int64_t value)
{
  g_ptr_array_add (cells, g_strdup_printf ("%" PRId64, value));
}

static AwrashTable *
cells_table (const AwrashPlan *plan, GError **error)
{
  static const char *const columns[] = { "territory", "stream", "type", "places" };
  const AwrashProgramme *p = plan->programme;
  g_autoptr (AwrashTable) table
      = awrash_base_table_new ("plan.csv", G_N_ELEMENTS (columns), columns, error);

  for (gsize cell = 0; table != NULL && cell < plan->n_cells; cell++)
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
      const AwrashType *type = &p->types[plan->cell_types[cell]];

      put_text (cells, p->territories[p->provinces[plan->cell_provinces[cell]]].code);
      put_text (cells, p->streams[type->stream].code);
      put_text (cells, type->code);
      put_integer (cells, plan->places[cell]);
      if (!awrash_i_table_append (table, cells, error))
        return NULL;
    }
  return g_steal_pointer (&table);
}

static AwrashTable *
new_provinces_table (const AwrashProgramme *p, GError **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);

  put_text (columns, "territory");
  put_text (columns, "places");
  for (gsize stream = 0; stream < p->n_streams; stream++)
    g_ptr_array_add (columns, g_strdup_printf ("places_%s", p->streams[stream].code));
  put_text (columns, "person_months");
  put_text (columns, "cost");
  put_text (columns, "received");
  put_text (columns, "need");
  put_text (columns, "rate");
  return awrash_base_table_new ("plan-provinces.csv", columns->len,
                                (const char *const *)columns->pdata, error);
}

/* 0 places take no person-months and no money, whether or not a place's are known. */
static double
taken (int64_t places, double each)
{
  return places == 0 ? 0 : (double)places * each;
}

static gboolean
append_province (const AwrashPlan *plan, AwrashTable *table, gsize province, GError **error)
{
  const AwrashProgramme *p = plan->programme;
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autofree int64_t *by_stream = awrash_i_new (int64_t, p->n_streams, error);
  double months = 0, cost = 0;
  int64_t places = 0;

  if (by_stream == NULL)
    return FALSE;
  for (gsize type = 0; type < p->n_types; type++)
    {
      int64_t x = plan->places[province * p->n_types + type];
      const AwrashType *t = &p->types[type];

      places += x;
      by_stream[t->stream] += x;
      months += taken (x, t->months);
      cost += taken (x, t->months * t->monthly_cost);
    }
  put_text (cells, p->territories[p->provinces[province]].code);
  put_integer (cells, places);
  for (gsize stream = 0; stream < p->n_streams; stream++)
    put_integer (cells, by_stream[stream]);
  awrash_i_table_add_number (cells, months);
  awrash_i_table_add_number (cells, cost);
  awrash_i_table_add_number (cells, plan->receipts[province]);
  awrash_i_table_add_number (cells, plan->needs[province]);
  awrash_i_table_add_number (
      cells, plan->needs[province] > 0 ? plan->receipts[province] / plan->needs[province] : NAN);
  return awrash_i_table_append (table, cells, error);
}

static AwrashTable *
provinces_table (const AwrashPlan *plan, GError **error)
{
  g_autoptr (AwrashTable) table = new_provinces_table (plan->programme, error);

  for (gsize i = 0; table != NULL && i < plan->n_provinces; i++)
    if (!append_province (plan, table, i, error))
      return NULL;
  return g_steal_pointer (&table);
}

AwrashTable *
awrash_split_plan_get_table (const AwrashPlan *plan, const char *name, GError **error)
{
  g_return_val_if_fail (plan != NULL && name != NULL, NULL);
  if (!plan->has_answer)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("the plan is %s and has no table, expected a plan with an answer"),
                   awrash_base_status_get_name (plan->status));
      return NULL;
    }
  if (strcmp (name, "plan") == 0)
    return cells_table (plan, error);
  if (strcmp (name, "plan-provinces") == 0)
    return provinces_table (plan, error);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
               _ ("\"%s\" is no table of a plan, expected plan or plan-provinces"), name);
  return NULL;
}
