/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Small programmes for tests. Source: the builder's one door. Invariant: the same checks as a
 * folder's, so that a test cannot rest on a programme that nobody could load. */

#include "support/small-programme.h"

#include <string.h>

static void
add_table (AwrashProgrammeBuilder *builder, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashTable) table = awrash_base_csv_parse (name, strlen (text), text, &error);

  g_assert_no_error (error);
  g_assert_true (awrash_programme_builder_add_table (builder, table, &error));
}

static void
add_option (AwrashProgrammeBuilder *builder, const char *name, const char *value)
{
  g_auto (GStrv) parts = g_strsplit (name, ".", 2);
  g_autoptr (GError) error = NULL;

  g_assert_true (awrash_programme_builder_set_option (builder, parts[0], parts[1], value, &error));
}

AwrashProgramme *
test_programme_new_pairs (const char *const pairs[])
{
  g_autoptr (AwrashProgrammeBuilder) builder = awrash_programme_builder_new ();
  g_autoptr (GError) error = NULL;
  AwrashProgramme *programme;

  for (gsize i = 0; pairs[i] != NULL; i += 2)
    if (strchr (pairs[i], '.') != NULL)
      add_option (builder, pairs[i], pairs[i + 1]);
    else
      add_table (builder, pairs[i], pairs[i + 1]);
  programme = awrash_programme_builder_build (builder, &error);
  g_assert_no_error (error);
  return programme;
}

AwrashProgramme *
test_programme_new (const char *name, ...)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();
  va_list arguments;

  va_start (arguments, name);
  for (const char *text = name; text != NULL; text = va_arg (arguments, const char *))
    g_ptr_array_add (pairs, (gpointer)(guintptr)text);
  va_end (arguments);
  g_ptr_array_add (pairs, NULL);
  return test_programme_new_pairs ((const char *const *)pairs->pdata);
}

static void
read_pairs (AwrashReading *reading, va_list arguments)
{
  const char *key;

  while ((key = va_arg (arguments, const char *)) != NULL)
    {
      const char *value = va_arg (arguments, const char *);
      g_autoptr (GError) error = NULL;

      awrash_split_reading_set (reading, key, value, &error);
      g_assert_no_error (error);
    }
}

AwrashReading *
test_reading_new (const char *key, const char *value, ...)
{
  AwrashReading *reading = awrash_split_reading_new ();
  va_list arguments;

  g_assert_true (awrash_split_reading_set (reading, key, value, NULL));
  va_start (arguments, value);
  read_pairs (reading, arguments);
  va_end (arguments);
  return reading;
}

AwrashPlan *
test_plan_new (const AwrashProgramme *programme, ...)
{
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (GError) error = NULL;
  AwrashPlan *plan;
  va_list arguments;

  va_start (arguments, programme);
  read_pairs (reading, arguments);
  va_end (arguments);
  plan = awrash_split_solve (programme, reading, &error);
  g_assert_no_error (error);
  return plan;
}

char *
test_plan_places (const AwrashProgramme *programme, const AwrashPlan *plan)
{
  GString *text = g_string_new (NULL);

  for (gsize cell = 0; cell < awrash_split_plan_get_n_cells (plan); cell++)
    {
      size_t province = (size_t)awrash_split_plan_get_cell_provinces (plan)[cell];
      size_t type = (size_t)awrash_split_plan_get_cell_types (plan)[cell];
      int64_t places = awrash_split_plan_get_places (plan)[cell];

      if (places == 0)
        continue;
      g_string_append_printf (
          text, "%s%s/%s %" G_GINT64_FORMAT, text->len > 0 ? ", " : "",
          awrash_programme_territory_get_code (
              programme, awrash_programme_province_get_territory (programme, province)),
          awrash_programme_type_get_code (programme, type), places);
    }
  return g_string_free (text, FALSE);
}
