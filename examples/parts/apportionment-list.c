/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One total among the rows of a table. Source: a CSV file of recipients. Invariant: the units add
 * up to the total, or the answer says how many stay unplaced. */

#include "apportionment.h"
#include "grid.h"

#include <math.h>
#include <string.h>

typedef struct
{
  AwrashTable *table;
  Recipients recipients;
  double *values, *shares;
  int64_t *floors, *ceilings, *drawn; /* NULL without such a column */
  AwrashClaims *claims;               /* NULL where values are only rounded */
  int64_t *next, *next_ties;
  double *next_divisors;
  int64_t n_next;
} Question;

static void
question_clear (Question *question)
{
  awrash_base_table_free (question->table);
  recipients_clear (&question->recipients);
  g_free (question->values);
  g_free (question->shares);
  g_free (question->floors);
  g_free (question->ceilings);
  g_free (question->drawn);
  awrash_apportion_claims_free (question->claims);
  g_free (question->next);
  g_free (question->next_ties);
  g_free (question->next_divisors);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, question_clear)

static gboolean
read_question (Question *question, const Asked *asked, const char *path, GError **error)
{
  gsize label, claim, n;

  question->table = manners_read_table (path, error);
  if (question->table == NULL
      || !apportionment_find_column (question->table, asked->label, 0, &label, error)
      || !apportionment_find_column (question->table, asked->claim, 1, &claim, error)
      || !apportionment_read_limits (question->table, asked->floor, 0, &question->floors, error)
      || !apportionment_read_limits (question->table, asked->ceiling, INT64_MAX,
                                     &question->ceilings, error)
      || !apportionment_read_limits (question->table, asked->drawn, 0, &question->drawn, error))
    return FALSE;
  n = awrash_base_table_get_n_rows (question->table);
  recipients_init (&question->recipients, n);
  question->values = g_new0 (double, n + 1);
  question->shares = g_new0 (double, n + 1);
  for (gsize row = 0; row < n; row++)
    {
      question->recipients.names[row] = awrash_base_table_get_cell (question->table, row, label);
      if (!awrash_base_table_get_number (question->table, row, claim, &question->values[row],
                                         error))
        return FALSE;
    }
  return TRUE;
}

/* Last year's shares hold the floors and ceilings; a floor of the file stands beside that floor and
 * before that ceiling, a ceiling of the file after both. */
static gboolean
hold_harmless (Question *question, const Asked *asked, GError **error)
{
  const gsize n = question->recipients.n;
  g_autofree double *last = g_new0 (double, n + 1);
  g_autofree int64_t *floors = g_new0 (int64_t, n + 1);
  g_autofree int64_t *ceilings = g_new0 (int64_t, n + 1);
  gsize column;

  if (!apportionment_find_column (question->table, asked->last, 0, &column, error))
    return FALSE;
  for (gsize row = 0; row < n; row++)
    if (!awrash_base_table_get_number (question->table, row, column, &last[row], error))
      return FALSE;
  if (!awrash_apportion_hold_harmless (
          n, last, asked->total, isnan (asked->at_least) ? 0 : asked->at_least,
          isnan (asked->at_most) ? INFINITY : asked->at_most, floors, ceilings, error))
    return FALSE;
  for (gsize row = 0; row < n; row++)
    {
      if (question->floors != NULL)
        floors[row] = MAX (floors[row], question->floors[row]);
      ceilings[row] = MAX (ceilings[row], floors[row]);
      if (question->ceilings != NULL)
        ceilings[row] = MIN (ceilings[row], question->ceilings[row]);
    }
  g_free (question->floors);
  g_free (question->ceilings);
  question->floors = g_steal_pointer (&floors);
  question->ceilings = g_steal_pointer (&ceilings);
  return TRUE;
}

static gboolean
apportion_by_rule (const Question *question, const Asked *asked, const AwrashTies *ties,
                   AwrashAllotment *answer, GError **error)
{
  const Recipients *to = &question->recipients;
  g_autoptr (GError) no_divisor = NULL;
  g_autoptr (GError) no_quota = NULL;

  if (asked->base != NOT_GIVEN)
    return awrash_apportion_base_proportional (question->claims, asked->total, asked->base,
                                               asked->rule, ties, to->units, to->sure, to->tied,
                                               answer, error);
  if (strcmp (asked->rule, "quota-method") == 0)
    return awrash_apportion_quota_method (question->claims, asked->total, ties, to->units, to->sure,
                                          to->tied, answer, error);
  if (awrash_apportion_divisor (question->claims, asked->total, asked->rule, ties, to->units,
                                to->sure, to->tied, answer, &no_divisor))
    return TRUE;
  if (!g_error_matches (no_divisor, AWRASH_ERROR, AWRASH_ERROR_NAME))
    {
      g_propagate_error (error, g_steal_pointer (&no_divisor));
      return FALSE;
    }
  if (awrash_apportion_remainder (question->claims, asked->total, asked->rule, ties, to->units,
                                  to->sure, to->tied, answer, &no_quota))
    return TRUE;
  if (g_error_matches (no_quota, AWRASH_ERROR, AWRASH_ERROR_NAME))
    manners_misuse (error, _ ("--rule: %s; for largest remainders, %s; or quota-method"),
                    no_divisor->message, no_quota->message);
  else
    g_propagate_error (error, g_steal_pointer (&no_quota));
  return FALSE;
}

static gboolean
find_next (Question *question, const Asked *asked, GError **error)
{
  const gsize n = asked->next != NOT_GIVEN ? (gsize)asked->next : 0;

  if (asked->next == NOT_GIVEN)
    return TRUE;
  question->next = g_new0 (int64_t, n + 1);
  question->next_ties = g_new0 (int64_t, n + 1);
  question->next_divisors = g_new0 (double, n + 1);
  return awrash_apportion_path_next (question->claims, asked->total, asked->rule, n, question->next,
                                     question->next_ties, question->next_divisors,
                                     &question->n_next, error);
}

static gboolean
apportion (Question *question, const Asked *asked, AwrashAllotment *answer, GError **error)
{
  const Recipients *to = &question->recipients;
  g_autoptr (AwrashTies) ties = NULL;

  if (!apportionment_read_ties (asked, to, question->drawn, &ties, error))
    return FALSE;
  if (asked->is_rounded)
    return awrash_apportion_round_to_total (to->n, question->values, asked->total, ties, to->units,
                                            to->sure, to->tied, answer, error);
  if (asked->last != NULL && !hold_harmless (question, asked, error))
    return FALSE;
  question->claims = awrash_apportion_claims_new (to->n, question->values, question->floors,
                                                  question->ceilings, error);
  return question->claims != NULL
         && awrash_apportion_shares (question->claims, asked->total, question->shares, error)
         && apportion_by_rule (question, asked, ties, answer, error)
         && find_next (question, asked, error);
}

/* One row of the table and its object. */
static JsonObject *
tell_recipient (Session *session, const Question *question, gsize row, Grid *grid,
                const int64_t units[], const char *member)
{
  const char *name = question->recipients.names[row];
  const double value = question->values[row];
  JsonObject *one = json_object_new ();

  json_object_set_string_member (one, "label", name);
  manners_put_number (one, "claim", value);
  grid_add (grid, manners_isolate (session, name));
  grid_add (grid, apportionment_show_claim (session, value));
  if (question->claims != NULL)
    {
      manners_put_number (one, "share", question->shares[row]);
      grid_add (grid, manners_decimal (session, question->shares[row], 3));
    }
  json_object_set_int_member (one, member, units[row]);
  grid_add (grid, manners_integer (session, units[row]));
  return one;
}

static void
tell_recipients (Session *session, const Question *question, gboolean tied_only)
{
  const Recipients *to = &question->recipients;
  g_autoptr (Grid) grid = grid_new ();
  JsonArray *array = json_array_new ();

  grid_add_column (grid, _ ("Recipient"));
  grid_add_column (grid, question->claims != NULL ? _ ("Claim") : _ ("Value"));
  if (question->claims != NULL)
    grid_add_column (grid, _ ("Share"));
  grid_add_column (grid, tied_only ? _ ("Sure") : _ ("Units"));
  for (gsize row = 0; row < to->n; row++)
    if (!tied_only || to->tied[row] != 0)
      json_array_add_object_element (array, tell_recipient (session, question, row, grid,
                                                            tied_only ? to->sure : to->units,
                                                            tied_only ? "sure" : "units"));
  json_object_set_array_member (session->answer, tied_only ? "tied" : "recipients", array);
  grid_print (grid, session->text);
}

static void
tell_next (Session *session, const Question *question, const Asked *asked)
{
  g_autoptr (Grid) grid = grid_new ();
  JsonArray *array = json_array_new ();

  grid_add_column (grid, _ ("Unit"));
  grid_add_text_column (grid, _ ("Next in line"));
  grid_add_column (grid, _ ("Divisor"));
  grid_add_column (grid, _ ("Tie"));
  for (gsize i = 0; i < (gsize)question->n_next; i++)
    {
      const double divisor = question->next_divisors[i];
      const char *name = question->recipients.names[question->next[i]];
      const int64_t tie = question->next_ties[i];
      JsonObject *one = json_object_new ();
      json_object_set_int_member (one, "unit", asked->total + (gint64)i + 1);
      json_object_set_string_member (one, "label", name);
      manners_put_number (one, "divisor", divisor);
      json_object_set_int_member (one, "tie", tie);
      json_array_add_object_element (array, one);
      grid_add (grid, manners_integer (session, asked->total + (gint64)i + 1));
      grid_add (grid, manners_isolate (session, name));
      grid_add (grid, apportionment_show_divisor (session, divisor, divisor, divisor));
      grid_add (grid, tie > 0 ? manners_integer (session, tie) : "");
    }
  json_object_set_array_member (session->answer, "next", array);
  g_string_append_c (session->text, '\n');
  grid_print (grid, session->text);
}

static void
say_divisors (Session *session, const AwrashAllotment *answer)
{
  const double low = answer->divisor_low, high = answer->divisor_high;

  if (isnan (low) || isnan (high))
    manners_say (session, "%s", _ ("This answer has no divisors."));
  else
    manners_say (session, _ ("Divisors from %s to %s give this answer."),
                 apportionment_show_divisor (session, low, low, high),
                 apportionment_show_divisor (session, high, low, high));
}

static ExitStatus
tell (Session *session, const Question *question, const Asked *asked, const AwrashAllotment *answer)
{
  apportionment_put_record (session, asked, asked->total, answer);
  if (answer->status == AWRASH_STATUS_LIMIT)
    {
      manners_say (session, "%s",
                   _ ("The ties have more outcomes than can be followed: no answer."));
      return EXIT_NO_ANSWER;
    }
  if (answer->status == AWRASH_STATUS_TIE_REFUSED)
    {
      apportionment_say_free (session, answer);
      tell_recipients (session, question, TRUE);
      apportionment_say_record (session, answer);
      apportionment_say_ways_out (session);
      return EXIT_NO_ANSWER;
    }
  tell_recipients (session, question, FALSE);
  if (asked->has_divisors)
    say_divisors (session, answer);
  apportionment_tell_settled (session, asked, &question->recipients, answer);
  apportionment_say_record (session, answer);
  if (asked->next != NOT_GIVEN)
    tell_next (session, question, asked);
  return EXIT_ANSWER;
}

ExitStatus
apportionment_run_list (Session *session, const Asked *asked, GError **error)
{
  g_auto (Question) question = { 0 };
  AwrashAllotment answer = { 0 };

  if (!read_question (&question, asked, session->arguments[0], error)
      || !apportion (&question, asked, &answer, error))
    return EXIT_WRONG;
  return tell (session, &question, asked, &answer);
}
