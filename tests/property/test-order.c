/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of rows decides nothing: small random programmes of every class, by every objective,
 * with the rows of all their tables shuffled, give the same answer by codes, the same texts and
 * the same certificate, which is accepted whichever order it is held against. Source: the contract
 * of awrash_split_solve(). Invariant: seeds are fixed; needs are few, so that many plans are
 * equally good. */

#include <awrash.h>

#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <string.h>

enum
{
  N_PROVINCES = 4,
  N_ORDERS = 4
};

static const char *const names[] = { "territories", "streams", "worksite_types", "quotas",
                                     "capacities",  "pools",   "shares",         "history" };

static const char *const headers[G_N_ELEMENTS (names)]
    = { "code,parent,level,need,women\n",
        "code,months,monthly_cost\n",
        "code,stream,utility,months,women\n",
        "territory,stream,group,unit,min,max\n",
        "territory,stream,min,max\n",
        "territory,group,persons\n",
        "territory,of,stream,at_least,at_most\n",
        "edition,territory,stream,metric,unit,value\n" };

enum
{
  TERRITORIES,
  STREAMS,
  TYPES,
  QUOTAS,
  CAPACITIES,
  POOLS,
  SHARES,
  HISTORY
};

typedef struct
{
  GRand *random;
  GPtrArray *rows[G_N_ELEMENTS (names)]; /* of char * */
} Tables;

static void put (Tables *tables, int table, const char *format, ...) G_GNUC_PRINTF (3, 4);

static void
put (Tables *tables, int table, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (tables->rows[table], g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static int
draw (Tables *tables, int least, int most)
{
  return g_rand_int_range (tables->random, least, most + 1);
}

/* What is left out of a programme is as good as nothing that shuffles it. */
static gboolean
has (Tables *tables, int of)
{
  return draw (tables, 1, of) == 1;
}

static void
put_provinces (Tables *tables)
{
  static const int needs[] = { 1, 5, 5, 5, 10, 33, 0 };

  put (tables, TERRITORIES, "N,,country,,\n");
  put (tables, TERRITORIES, "S,N,region,,\n");
  put (tables, TERRITORIES, "R,N,region,,\n");
  for (int i = 0; i < N_PROVINCES; i++)
    {
      put (tables, TERRITORIES, "%c,%c,province,%d,%d\n", 'A' + i, "NRRS"[(i + 1) % 4],
           needs[draw (tables, 0, i == 0 ? 5 : 6)], draw (tables, 1, 6));
      put (tables, POOLS, "%c,women,%d\n", 'A' + i, draw (tables, 3, 9));
      put (tables, HISTORY, "2024,%c,t,actual,places,%d\n", 'A' + i, draw (tables, 0, 3));
    }
}

static void
put_bounds (Tables *tables, gboolean is_hard)
{
  static const char *const sets[] = { "t", "s", "*", "type:y1", "u" };
  static const char *const hard[] = { "women,places", ",person-months" };

  for (int k = 0; k < 3; k++)
    put (tables, QUOTAS, "N,%c,,places,%d,%d\n", "tsu"[k], draw (tables, 0, 3),
         draw (tables, 4, 9));
  for (int k = 0; k < 4; k++)
    if (has (tables, 3))
      put (tables, QUOTAS, "%c,%s,,places,%d,%d\n", "RSAB"[k], sets[draw (tables, 0, 4)],
           draw (tables, 0, 2), draw (tables, 2, 9));
  if (is_hard)
    put (tables, QUOTAS, "%c,*,%s,,%d\n", "NR"[draw (tables, 0, 1)], hard[draw (tables, 0, 1)],
         draw (tables, 9, 30));
  if (is_hard && has (tables, 2))
    put (tables, SHARES, "N,*,t,0.%d,\n", draw (tables, 1, 4));
  for (int i = 0; i < N_PROVINCES; i++)
    put (tables, CAPACITIES, "%c,%s,%d,%d\n", 'A' + i, sets[draw (tables, 0, 4)],
         draw (tables, 0, 1), draw (tables, 1, 6));
}

static Tables
draw_tables (GRand *random, gboolean is_hard)
{
  Tables tables = { random, { NULL } };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    tables.rows[i] = g_ptr_array_new_with_free_func (g_free);
  put_provinces (&tables);
  put (&tables, STREAMS, "t,3,7\n");
  put (&tables, STREAMS, "s,2,5\n");
  put (&tables, STREAMS, "u,2,4\n");
  /* groups need types of every stream */
  for (int k = is_hard ? draw (&tables, 3, 5) : draw (&tables, 1, 4); k > 0; k--)
    put (&tables, TYPES, "y%d,%c,%d,%d,0.%d\n", k,
         k <= 3 ? "tsu"[k - 1] : "tsu"[draw (&tables, 0, 2)], draw (&tables, 1, 3),
         draw (&tables, 2, 3), draw (&tables, 2, 6));
  put_bounds (&tables, is_hard);
  return tables;
}

static void
clear_tables (Tables *tables)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_unref (tables->rows[i]);
}

static void
shuffle (const Tables *tables)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint k = tables->rows[i]->len; k > 1; k--)
      {
        gpointer *rows = tables->rows[i]->pdata;
        guint other = (guint)g_rand_int_range (tables->random, 0, (gint32)k);
        gpointer row = rows[k - 1];

        rows[k - 1] = rows[other];
        rows[other] = row;
      }
}

static AwrashProgramme *
build (const Tables *tables)
{
  const char *pairs[2 * G_N_ELEMENTS (names) + 5] = { NULL };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GString *text = g_string_new (headers[i]);

      for (guint k = 0; k < tables->rows[i]->len; k++)
        g_string_append (text, g_ptr_array_index (tables->rows[i], k));
      g_ptr_array_add (texts, g_string_free (text, FALSE));
      pairs[2 * i] = names[i];
      pairs[2 * i + 1] = g_ptr_array_index (texts, i);
    }
  pairs[2 * G_N_ELEMENTS (names)] = "need.indicator";
  pairs[2 * G_N_ELEMENTS (names) + 1] = "need";
  pairs[2 * G_N_ELEMENTS (names) + 2] = "programme.year";
  pairs[2 * G_N_ELEMENTS (names) + 3] = "2025";
  return test_programme_new_pairs (pairs);
}

/* ── what is compared ───────────────────────────────────────────────────────────────────────── */

static int
by_text (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static const char *
code_of (const AwrashProgramme *programme, size_t province)
{
  return awrash_programme_territory_get_code (
      programme, awrash_programme_province_get_territory (programme, province));
}

/* What the plan leaves open, a cell and a province a line; none beyond the network. */
static void
tell_ranges (const AwrashProgramme *programme, const AwrashPlan *plan, gboolean settled,
             GPtrArray *lines)
{
  const size_t n = awrash_split_plan_get_n_cells (plan),
               n_provinces = awrash_split_plan_get_n_provinces (plan);
  g_autofree int64_t *low = g_new (int64_t, n + 1), *high = g_new (int64_t, n + 1);
  g_autofree int64_t *least = g_new (int64_t, n_provinces + 1),
                     *most = g_new (int64_t, n_provinces + 1);

  if (!awrash_split_ranges (plan, settled, low, high, least, most, NULL))
    return;
  for (size_t i = 0; i < n; i++)
    {
      const int64_t places = awrash_split_plan_get_places (plan)[i];

      cr_expect (low[i] <= places && places <= high[i], "the plan is within its ranges");
      g_ptr_array_add (
          lines, g_strdup_printf (
                     "%s/%s from %d to %d",
                     code_of (programme, (size_t)awrash_split_plan_get_cell_provinces (plan)[i]),
                     awrash_programme_type_get_code (
                         programme, (size_t)awrash_split_plan_get_cell_types (plan)[i]),
                     (int)low[i], (int)high[i]));
    }
  for (size_t i = 0; i < n_provinces; i++)
    g_ptr_array_add (lines, g_strdup_printf ("%s from %d to %d", code_of (programme, i),
                                             (int)least[i], (int)most[i]));
}

/* Cells, receipts, needs, ties and ranges, a line each, in the order of codes. */
static char *
tell_numbers (const AwrashProgramme *programme, const AwrashPlan *plan)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const double *receipts = awrash_split_plan_get_receipts (plan);

  for (size_t i = 0; i < awrash_split_plan_get_n_cells (plan); i++)
    g_ptr_array_add (
        lines,
        g_strdup_printf (
            "%s/%s %d", code_of (programme, (size_t)awrash_split_plan_get_cell_provinces (plan)[i]),
            awrash_programme_type_get_code (programme,
                                            (size_t)awrash_split_plan_get_cell_types (plan)[i]),
            (int)awrash_split_plan_get_places (plan)[i]));
  for (size_t i = 0; i < awrash_split_plan_get_n_provinces (plan); i++)
    g_ptr_array_add (lines, g_strdup_printf ("%s has %.17g of %.17g", code_of (programme, i),
                                             receipts != NULL ? receipts[i] : -1,
                                             awrash_split_plan_get_needs (plan)[i]));
  for (size_t k = 0; k < awrash_split_plan_get_n_tied (plan); k++)
    {
      const int64_t *tied = awrash_split_plan_get_tied (plan);

      cr_expect (k == 0 || tied[k - 1] < tied[k], "the tied ascend");
      g_ptr_array_add (lines,
                       g_strdup_printf ("%s sure of %d", code_of (programme, (size_t)tied[k]),
                                        (int)awrash_split_plan_get_sure (plan)[k]));
    }
  tell_ranges (programme, plan, FALSE, lines);
  tell_ranges (programme, plan, TRUE, lines);
  g_ptr_array_sort (lines, by_text);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **)lines->pdata);
}

static char *
tell (const AwrashProgramme *programme, const AwrashPlan *plan)
{
  GString *text = g_string_new (awrash_base_status_get_name (awrash_split_plan_get_status (plan)));
  g_autofree char *numbers = tell_numbers (programme, plan);
  const char *reason = awrash_split_plan_get_reason (plan);

  g_string_append_printf (text, "\n%s\n%s\n%s\n%.17g %.17g %.17g %.17g\n",
                          awrash_split_plan_get_class_reason (plan),
                          awrash_split_plan_get_chain (plan), reason != NULL ? reason : "",
                          awrash_split_plan_get_value (plan), awrash_split_plan_get_bound (plan),
                          awrash_split_plan_get_gap (plan), awrash_split_plan_get_mix_gap (plan));
  for (size_t i = 0; i < awrash_split_plan_get_n_blocking (plan); i++)
    g_string_append_printf (text, "%s\n", awrash_split_plan_get_blocking (plan, i));
  for (size_t i = 0; i < awrash_split_plan_get_n_levels (plan); i++)
    g_string_append_printf (text, "%s\n", awrash_split_plan_get_level_name (plan, i));
  g_string_append_printf (text, "%s\n%s", numbers, awrash_split_plan_get_certificate (plan));
  return g_string_free (text, FALSE);
}

/* The answer as one text; or the error. What the certificate says holds against any order. */
static char *
answer (const AwrashProgramme *programme, const AwrashReading *reading,
        const AwrashProgramme *first, AwrashClass *class_)
{
  GError *error = NULL;
  g_autoptr (AwrashPlan) plan = awrash_split_solve (programme, reading, &error);
  g_autoptr (AwrashVerdict) verdict = NULL;
  char *text;

  if (plan == NULL)
    {
      text = g_strdup (error->message);
      g_clear_error (&error);
      return text;
    }
  *class_ = awrash_split_plan_get_class (plan);
  verdict = awrash_audit_certificate (first, awrash_split_plan_get_certificate (plan), NULL);
  cr_assert_not_null (verdict);
  cr_assert (awrash_audit_verdict_is_accepted (verdict), "%s",
             awrash_audit_verdict_get_finding (verdict, 0));
  return tell (programme, plan);
}

static AwrashReading *
draw_reading (Tables *tables, int round, gboolean is_hard)
{
  static const char *const objectives[]
      = { "gini",      "gini-unweighted", "leximin", "decmin",      "least-squares",
          "alpha:1/2", "alpha:1",         "alpha:2", "utilitarian", "leximin-persons" };
  static const char *const ties[] = { "error", "order", "lot" };
  static const char *const streams[] = { "*", "*", "s", "t;s" };
  static const char *const fixes[] = { "", "", "A/t=3", "B/s=1; C/type:y1=1" };
  static const char *const near = "A/type:y1=2;B/type:y1=1;C/type:y2=1;D/type:u=2";
  AwrashReading *reading
      = test_reading_new ("objective", objectives[round % (int)G_N_ELEMENTS (objectives)], "tie",
                          ties[draw (tables, 0, 2)], "order", "D;A;C;B", "seed", "rows", "streams",
                          streams[draw (tables, 0, 3)], "fix", fixes[draw (tables, 0, 3)], "total",
                          has (tables, 3) ? "7" : "", "on", has (tables, 3) ? "count" : "rate",
                          "near", has (tables, 4) ? near : "", "at_most_last",
                          has (tables, 4) ? "2" : "", "nodes", has (tables, 2) ? "5" : "50", NULL);

  if (is_hard && has (tables, 3))
    cr_assert (awrash_split_reading_set (reading, "receives", "person-months", NULL));
  if (is_hard && has (tables, 5))
    cr_assert (awrash_split_reading_set (reading, "groups", "women", NULL));
  if (has (tables, 2) && *awrash_split_reading_get (reading, "near") != '\0')
    cr_assert (awrash_split_reading_set (reading, "loss", "0.25", NULL));
  return reading;
}

/* How many of the random programmes are of one of the classes. */
static int
compare_orders (guint32 seed, int rounds, gboolean is_hard, AwrashClass least, AwrashClass most)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  int compared = 0;

  for (int round = 0; round < rounds; round++)
    {
      Tables tables = draw_tables (random, is_hard);
      g_autoptr (AwrashReading) reading = draw_reading (&tables, round, is_hard);
      g_autoptr (AwrashProgramme) first = build (&tables);
      AwrashClass class_ = 0, other;
      g_autofree char *expected = answer (first, reading, first, &class_);

      for (int k = 0; k < N_ORDERS; k++)
        {
          g_autoptr (AwrashProgramme) programme = NULL;
          g_autofree char *text = NULL;

          shuffle (&tables);
          programme = build (&tables);
          text = answer (programme, reading, first, &other);
          cr_assert_str_eq (text, expected, "round %d, order %d: %s against %s", round, k, text,
                            expected);
        }
      compared += least <= class_ && class_ <= most;
      clear_tables (&tables);
    }
  return compared;
}

Test (property_order, rows_in_any_order_give_the_same_answer)
{
  cr_assert_gt (compare_orders (83, 200, FALSE, AWRASH_CLASS_SIMPLE, AWRASH_CLASS_NETWORK), 100);
}

Test (property_order, rows_in_any_order_give_the_same_answer_beyond_the_network)
{
  cr_assert_gt (compare_orders (84, 100, TRUE, AWRASH_CLASS_ROWS, AWRASH_CLASS_GENERAL), 50);
}
