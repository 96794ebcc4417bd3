/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A million rows of CSV read and written, beside a naive reader that splits lines with g_strsplit.
 * Source: the naive way is what a first program does: it knows no quotes and checks nothing.
 * Invariant: all run in one process on one text; the best of three counts. */

#include <awrash.h>
#include <stdio.h>
#include <string.h>

enum
{
  ROWS = 1000000,
  ROUNDS = 3
};

static GString *
make_text (gsize n_rows)
{
  GString *text = g_string_new ("code,name,min,max,note\n");

  for (gsize i = 0; i < n_rows; i++)
    g_string_append_printf (text, "%02d.%03d,خنيفرة,%d,%d,%s\n", (int)(i % 12), (int)(i % 999),
                            (int)(i % 400), (int)(i % 4000),
                            i % 10 == 0 ? "\"a \"\"quoted\"\", cell\"" : "derived");
  return text;
}

static gsize
read_naively (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);

  for (gsize i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (rows, g_strsplit (lines[i], ",", -1));
  gsize n = rows->len;
  g_ptr_array_unref (rows);
  return n;
}

static gsize
read_table (const GString *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashTable) table = awrash_base_csv_parse ("bench.csv", text->len, text->str, &error);

  if (table == NULL)
    g_error ("%s", error->message);
  return awrash_base_table_get_n_rows (table);
}

/* The best of the rounds, in seconds. */
static double
time_table (const GString *text)
{
  double best = G_MAXDOUBLE;

  for (int round = 0; round < ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time ();
      read_table (text);
      best = MIN (best, (double)(g_get_monotonic_time () - start) / 1e6);
    }
  return best;
}

static double
time_naive (const GString *text)
{
  double best = G_MAXDOUBLE;

  for (int round = 0; round < ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time ();
      read_naively (text->str);
      best = MIN (best, (double)(g_get_monotonic_time () - start) / 1e6);
    }
  return best;
}

static double
time_writing (const GString *text)
{
  g_autoptr (AwrashTable) table = awrash_base_csv_parse ("bench.csv", text->len, text->str, NULL);
  double best = G_MAXDOUBLE;

  for (int round = 0; round < ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autofree char *written = awrash_base_csv_format (table, AWRASH_DIALECT_INPUT, NULL);
      g_assert_nonnull (written);
      best = MIN (best, (double)(g_get_monotonic_time () - start) / 1e6);
    }
  return best;
}

int
main (void)
{
  GString *small = make_text (ROWS / 10), *text = make_text (ROWS);
  double megabytes = (double)text->len / 1e6;
  double tenth = time_table (small), read = time_table (text);
  double naive = time_naive (text), written = time_writing (text);

  printf ("csv, %d rows, %.1f MB: read in %.3f s, %.0f MB/s; %.2f times a naive reader (%.3f s)\n",
          ROWS, megabytes, read, megabytes / read, read / naive, naive);
  printf ("csv, ten times the rows take %.1f times as long; written in %.3f s, %.0f MB/s\n",
          read / tenth, written, megabytes / written);
  g_string_free (small, TRUE);
  g_string_free (text, TRUE);
  return 0;
}
