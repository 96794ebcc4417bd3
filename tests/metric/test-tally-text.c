/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tallies as text: read again they are the same by every bit, alone and merged, and what no rows
 * can have given is refused. Source: metric.h. Invariant: nothing is read by half. */

#include "metric/batteries.h"
#include "metric/states.h"
#include "metric/tally-private.h"

static const char *const streamed[]
    = { "theil", "mld", "entropy:-1", "entropy:2", "cv", "jain", "atkinson:0.5", "j-divergence" };

/* Any of it by its bits. */
static void
check_same (const AwrashTally *a, const AwrashTally *b, const char *label)
{
  cr_assert_eq (memcmp (&a->orders, &b->orders, sizeof a->orders), 0, "%s", label);
  cr_assert_eq (memcmp (&a->all, &b->all, sizeof a->all), 0, "%s", label);
  cr_assert_eq (a->n_indices, b->n_indices);
  for (size_t i = 0; i < a->n_indices; i++)
    cr_assert_str_eq (awrash_metric_tally_get_index (a, i), awrash_metric_tally_get_index (b, i));
}

/* In some parts, whose joining leaves what rounding took. */
static AwrashTally *
tally_of (size_t from, size_t to, const Battery *battery)
{
  AwrashTally *tally = awrash_metric_tally_new (G_N_ELEMENTS (streamed), streamed, NULL);

  cr_assert_not_null (tally);
  for (size_t start = from; start < to; start += 7)
    cr_assert (awrash_metric_tally_add (tally, MIN (7, to - start), battery->x + start,
                                        battery->w + start, NULL));
  return tally;
}

static AwrashTally *
again_of (const AwrashTally *tally, const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = awrash_metric_tally_text_write (tally, &error), *twice = NULL;
  AwrashTally *again;

  cr_assert_not_null (text, "%s: %s", label, error->message);
  again = awrash_metric_tally_text_read (text, &error);
  cr_assert_not_null (again, "%s: %s in %s", label, error->message, text);
  twice = awrash_metric_tally_text_write (again, NULL);
  cr_assert_str_eq (twice, text);
  return again;
}

static gboolean
read_again (const char *text, GError **error)
{
  AwrashTally *read = awrash_metric_tally_text_read (text, error);

  if (read == NULL)
    return FALSE;
  awrash_metric_tally_free (again_of (read, text));
  awrash_metric_tally_free (read);
  return TRUE;
}

Test (metric_tally_text, what_is_read_again_is_the_same_by_every_bit_and_merges_so)
{
  guint64 state = 12;
  Battery battery;

  for (size_t kind = 0; kind < N_BATTERIES; kind++)
    {
      battery_fill (&battery, kind, &state);
      g_autoptr (AwrashTally) left = tally_of (0, 23, &battery);
      g_autoptr (AwrashTally) right = tally_of (23, N, &battery);
      g_autoptr (AwrashTally) left_again = again_of (left, battery.label);
      g_autoptr (AwrashTally) right_again = again_of (right, battery.label);

      check_same (left_again, left, battery.label);
      check_same (right_again, right, battery.label);
      cr_assert (awrash_metric_tally_merge (left, right, NULL));
      cr_assert (awrash_metric_tally_merge (left_again, right_again, NULL));
      check_same (left_again, left, battery.label);
      /* refused where the weights so far are too far from 1 */
      cr_assert_eq (awrash_metric_tally_add (left, N, battery.x, NULL, NULL),
                    awrash_metric_tally_add (left_again, N, battery.x, NULL, NULL));
      check_same (left_again, left, battery.label);
    }
}

Test (metric_tally_text, nothing_and_nothing_but_zeros_are_read_again)
{
  double zeros[] = { 0, 0 }, some[] = { 0, 3 };
  g_autoptr (AwrashTally) none = awrash_metric_tally_new (0, streamed, NULL);
  g_autoptr (AwrashTally) tally = awrash_metric_tally_new (3, streamed, NULL);
  g_autoptr (AwrashTally) none_again = again_of (none, "no index");
  g_autoptr (AwrashTally) empty_again = again_of (tally, "no row");

  check_same (none_again, none, "no index");
  check_same (empty_again, tally, "no row");
  cr_assert (awrash_metric_tally_add (tally, 2, zeros, NULL, NULL));
  g_autoptr (AwrashTally) zeros_again = again_of (tally, "zeros");
  check_same (zeros_again, tally, "zeros");
  cr_assert (awrash_metric_tally_add (tally, 2, some, NULL, NULL));
  g_autoptr (AwrashTally) infinite_again = again_of (tally, "infinite");
  check_same (infinite_again, tally, "infinite");
}

/* Of 1, 2 and 3: the text in full, since others may read it. */
static const char *const written = "awrash-tally-1\n"
                                   "indices 2\n"
                                   "index jain\n"
                                   "index cv\n"
                                   "rows 3\n"
                                   "weight 3 0 0\n"
                                   "sum 3 0 1\n"
                                   "entropy 2 0.083333333333333329\n"
                                   "end\n";

static const StateFault faults[] = {
  { "tally-1", "tally-2", AWRASH_ERROR_SYNTAX,
    "state: line 1 has \"awrash-tally-2\", expected \"awrash-tally-1\"" },
  { "tally-1", "sketch-1", AWRASH_ERROR_SYNTAX,
    "state: line 1 has \"awrash-sketch-1\", expected \"awrash-tally-1\"" },
  { "indices 2", "indices 1", AWRASH_ERROR_SYNTAX,
    "state: line 4 has \"index\", expected \"rows\"" },
  { "indices 2", "indices 1e15", AWRASH_ERROR_VALUE,
    "state: line 2: indices is \"1e15\", expected a whole number from 0 to 113" },
  { "index cv", "index gini", AWRASH_ERROR_NAME,
    "index is \"gini\", which no pass can join from parts, expected one of: entropy:ALPHA, theil, "
    "mld, j-divergence, atkinson:EPSILON, cv, cv:signed, jain" },
  { "index jain", "index mld", AWRASH_ERROR_VALUE,
    "state: line 8: order is \"2\", expected a number from 0 to 0" },
  { "rows 3", "rows 2.5", AWRASH_ERROR_VALUE,
    "state: line 5: rows is \"2.5\", expected a whole number from 0 to 9007199254740992" },
  { "rows 3", "rows -3", AWRASH_ERROR_VALUE,
    "state: line 5: rows is \"-3\", expected a whole number from 0 to 9007199254740992" },
  { "rows 3", "rows", AWRASH_ERROR_SYNTAX,
    "state: line 5: rows is \"\", expected a whole number from 0 to 9007199254740992" },
  { "rows 3", "rows 3 3", AWRASH_ERROR_SYNTAX,
    "state: line 5 has \" 3\", expected the end of the line" },
  { "weight 3", "weight -3", AWRASH_ERROR_VALUE,
    "state: line 6: weight is \"-3\", expected a number from 1 to 6" },
  { "weight 3", "weight nan", AWRASH_ERROR_VALUE,
    "state: line 6: weight is \"nan\", expected a number from 1 to 6" },
  { "weight 3", "weight 7", AWRASH_ERROR_VALUE,
    "state: line 6: weight is \"7\", expected a number from 1 to 6" },
  { "weight 3", "weight three", AWRASH_ERROR_SYNTAX,
    "state: line 6: weight is \"three\", expected a number from 1 to 6" },
  { "sum 3", "sum 1e300", AWRASH_ERROR_VALUE,
    "state: line 7: sum is \"1e300\", expected a number from 0 to 6" },
  { "3 0 1", "3 1 1", AWRASH_ERROR_VALUE,
    "state: line 7: low is \"1\", expected a number from -6.661338147750939e-16 to "
    "6.661338147750939e-16" },
  { "3 0 1", "3 0 1024", AWRASH_ERROR_VALUE,
    "state: line 7: exponent is \"1024\", expected a whole number from -1074 to 1023" },
  { "entropy 2", "entropy 1", AWRASH_ERROR_VALUE,
    "state: line 8: order is \"1\", expected a number from 2 to 2" },
  { "0.0833", "-0.0833", AWRASH_ERROR_VALUE,
    "state: line 8: entropy is \"-0.083333333333333329\", expected a number from 0 to inf" },
  { "0.0833", "nan0.0833", AWRASH_ERROR_SYNTAX,
    "state: line 8: entropy is \"nan0.083333333333333329\", expected a number from 0 to inf" },
  { "end\n", "end\n\n", AWRASH_ERROR_SYNTAX,
    "state: line 10 has \"\n\", expected nothing behind the last line" },
};

Test (metric_tally_text, what_no_rows_can_have_given_is_refused)
{
  double x[] = { 1, 2, 3 };
  static const char *const asked[] = { "jain", "cv" };
  g_autoptr (AwrashTally) tally = awrash_metric_tally_new (2, asked, NULL);
  g_autofree char *text = NULL;

  cr_assert (awrash_metric_tally_add (tally, 3, x, NULL, NULL));
  text = awrash_metric_tally_text_write (tally, NULL);
  cr_assert_str_eq (text, written);
  state_check_faults (written, G_N_ELEMENTS (faults), faults, read_again);
}

Test (metric_tally_text, what_is_cut_off_or_has_another_byte_is_refused_or_whole)
{
  state_check_bytes (written, read_again);
}

Test (metric_tally_text, an_entropy_that_overflows_is_infinite_when_it_is_read_again)
{
  static const char *const high[] = { "entropy:1000" };
  g_autoptr (AwrashTally) tally = awrash_metric_tally_new (1, high, NULL);
  double wide[64] = { 1e-9 }, equal[] = { 1, 1 }, value = 0;

  cr_assert (awrash_metric_tally_add (tally, 64, wide, NULL, NULL));
  cr_assert (awrash_metric_tally_add (tally, 2, equal, NULL, NULL));
  g_autoptr (AwrashTally) again = again_of (tally, high[0]);
  cr_assert (awrash_metric_tally_values (again, &value, NULL));
  cr_assert_eq (value, INFINITY);
}
