/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows that follow from their number. Source: none. Invariant: no two rows are alike, and a value
 * tells which column and place it stands in. */

#include "support/toy-study.h"

#include "base/certificate-text-private.h"
#include "simulation/record-private.h"

#include <math.h>

static gboolean
scenarios (gpointer data, gsize first, gsize n, double parameters[], GError **error)
{
  (void)data;
  (void)error;
  for (gsize i = 0; i < 2 * n; i++)
    parameters[i] = (double)(2 * first + i) / 8;
  return TRUE;
}

AwrashILedger *
test_toy_ledger (guint64 n_rows, gint64 seed)
{
  AwrashILedger *ledger = awrash_i_ledger_new (n_rows, 3, NULL);
  GString *definition = awrash_i_record_begin ();

  awrash_i_ledger_set_column (ledger, 0, "even", 1, (const gsize[]){ 2 });
  awrash_i_ledger_set_column (ledger, 1, "plain", 1, (const gsize[]){ 0 });
  awrash_i_ledger_set_column (ledger, 2, "wide", 3, (const gsize[]){ 2, 0, 3 });
  g_assert_true (awrash_i_ledger_part (ledger, NULL));
  ledger->n_points = 1;
  ledger->n_parameters = 2;
  ledger->scenarios = scenarios;
  awrash_i_record_key (definition, "seed");
  awrash_i_certificate_put_number (definition, seed);
  awrash_i_record_end (ledger, definition);
  return ledger;
}

static gpointer
room_new (gpointer data, GError **error)
{
  (void)error;
  return g_memdup2 (data, sizeof (TestToy));
}

static gboolean
run (gpointer room, guint64 row, double values[], GError **error)
{
  const TestToy *toy = room;

  if (row == toy->fails_at)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE, "row %" G_GUINT64_FORMAT " fails", row);
      return FALSE;
    }
  for (gsize k = 0; k < 9; k++)
    values[k] = (double)row + (double)k / 16;
  if (row % 7 == 0)
    values[2] = -(double)NAN;
  return TRUE;
}

AwrashIWork
test_toy_work (const TestToy *toy)
{
  return (AwrashIWork){ (gpointer)(guintptr)toy, room_new, g_free, run };
}
