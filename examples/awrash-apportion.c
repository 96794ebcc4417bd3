/* SPDX-License-Identifier: GPL-3.0-or-later */

/* awrash-apportion: integers from claims, by a named rule. Source: a CSV file of recipients.
 * Invariant: the units add up to the total, or the answer says how many stay unplaced; a tie that
 * matters is never settled in silence. */

#include "grid.h"
#include "manners.h"
#include "refusal.h"

#include <math.h>
#include <string.h>

static gint64 total = -1;
static char *rule;
static char *claim_column;
static char *label_column;
static char *floor_column;
static char *ceiling_column;
static char *tie;
static char *order;
static char *seed;

static const GOptionEntry options[]
    = { { "total", 'n', 0, G_OPTION_ARG_INT64, &total, N_ ("how many units are apportioned"),
          N_ ("N") },
        { "rule", 'r', 0, G_OPTION_ARG_STRING, &rule,
          N_ ("adams, dean, huntington-hill, webster, jefferson, or hare"), N_ ("NAME") },
        { "claim", 'c', 0, G_OPTION_ARG_STRING, &claim_column,
          N_ ("the column of claims (default: the second)"), N_ ("COLUMN") },
        { "label", 'l', 0, G_OPTION_ARG_STRING, &label_column,
          N_ ("the column that names recipients (default: the first)"), N_ ("COLUMN") },
        { "floor", 0, 0, G_OPTION_ARG_STRING, &floor_column, N_ ("a column of floors; empty: 0"),
          N_ ("COLUMN") },
        { "ceiling", 0, 0, G_OPTION_ARG_STRING, &ceiling_column,
          N_ ("a column of ceilings; empty: none"), N_ ("COLUMN") },
        { "tie", 0, 0, G_OPTION_ARG_STRING, &tie, N_ ("how ties are settled: error, order or lot"),
          N_ ("POLICY") },
        { "order", 0, 0, G_OPTION_ARG_STRING, &order,
          N_ ("with --tie order: all recipients, parted by ;, first served first"), N_ ("LABELS") },
        { "seed", 0, 0, G_OPTION_ARG_STRING, &seed,
          N_ ("with --tie lot: a text that anyone can replay"), N_ ("TEXT") },
        { NULL, 0, 0, 0, NULL, NULL, NULL } };

typedef struct
{
  AwrashTable *table;
  gsize n;
  gsize label;
  double *claims, *shares;
  int64_t *floors, *ceilings; /* NULL without such a column */
  int64_t *units, *sure, *tied;
} Question;

static void
question_clear (Question *question)
{
  awrash_base_table_free (question->table);
  g_free (question->claims);
  g_free (question->shares);
  g_free (question->floors);
  g_free (question->ceilings);
  g_free (question->units);
  g_free (question->sure);
  g_free (question->tied);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, question_clear)

static const char *
label_of (const Question *question, gsize row)
{
  return awrash_base_table_get_cell (question->table, row, question->label);
}

/* A column by name, or the one at a place if no name is given. */
static gboolean
find_column (const AwrashTable *table, const char *name, gsize usual, gsize *column, GError **error)
{
  if (name != NULL && awrash_base_table_find_column (table, name, column))
    return TRUE;
  *column = usual;
  if (name == NULL && usual < awrash_base_table_get_n_columns (table))
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
               _ ("%s has no column \"%s\", expected one of its headers"),
               awrash_base_table_get_name (table), name != NULL ? name : "2");
  return FALSE;
}

static gboolean
read_limits (const AwrashTable *table, const char *name, int64_t empty, int64_t **limits,
             GError **error)
{
  const gsize n = awrash_base_table_get_n_rows (table);
  g_autofree int64_t *found = g_new0 (int64_t, n + 1);
  gsize column;

  if (name == NULL)
    return TRUE;
  if (!find_column (table, name, 0, &column, error))
    return FALSE;
  for (gsize row = 0; row < n; row++)
    {
      found[row] = empty;
      if (awrash_base_table_get_cell (table, row, column)[0] != '\0'
          && !awrash_base_table_get_integer (table, row, column, &found[row], error))
        return FALSE;
    }
  *limits = g_steal_pointer (&found);
  return TRUE;
}

static gboolean
read_question (Question *question, const char *path, GError **error)
{
  gsize claim;

  question->table = manners_read_table (path, error);
  if (question->table == NULL
      || !find_column (question->table, label_column, 0, &question->label, error)
      || !find_column (question->table, claim_column, 1, &claim, error)
      || !read_limits (question->table, floor_column, 0, &question->floors, error)
      || !read_limits (question->table, ceiling_column, INT64_MAX, &question->ceilings, error))
    return FALSE;
  question->n = awrash_base_table_get_n_rows (question->table);
  question->claims = g_new0 (double, question->n + 1);
  question->shares = g_new0 (double, question->n + 1);
  question->units = g_new0 (int64_t, question->n + 1);
  question->sure = g_new0 (int64_t, question->n + 1);
  question->tied = g_new0 (int64_t, question->n + 1);
  for (gsize row = 0; row < question->n; row++)
    if (!awrash_base_table_get_number (question->table, row, claim, &question->claims[row], error))
      return FALSE;
  return TRUE;
}

static gboolean
find_label (const Question *question, const char *label, int64_t *row)
{
  for (gsize i = 0; i < question->n; i++)
    if (strcmp (label_of (question, i), label) == 0)
      {
        *row = (int64_t)i;
        return TRUE;
      }
  return FALSE;
}

/* Every recipient has to be listed: the order of the file is never a policy. */
static AwrashTies *
read_order (const Question *question, GError **error)
{
  g_auto (GStrv) labels = g_strsplit (order != NULL ? order : "", ";", -1);
  const gsize n = g_strv_length (labels);
  g_autofree int64_t *rows = g_new0 (int64_t, n + 1);

  for (gsize i = 0; i < n; i++)
    if (!find_label (question, g_strstrip (labels[i]), &rows[i]))
      {
        manners_misuse (error, _ ("--order: \"%s\" is no recipient of the file"), labels[i]);
        return NULL;
      }
  if (n == question->n)
    return awrash_allot_ties_new_order (n, rows, error);
  manners_misuse (error, _ ("--order names %u recipients, expected all %u of them"), (guint)n,
                  (guint)question->n);
  return NULL;
}

/* FALSE on error; ties stays NULL for the policy "error". */
static gboolean
read_ties (const Question *question, AwrashTies **ties, GError **error)
{
  const int policy
      = tie != NULL ? awrash_allot_tie_policy_from_name (tie) : AWRASH_TIE_POLICY_ERROR;

  if (policy == AWRASH_TIE_POLICY_ERROR)
    return TRUE;
  if (policy == AWRASH_TIE_POLICY_ORDER)
    *ties = read_order (question, error);
  else if (policy == AWRASH_TIE_POLICY_LOT && seed != NULL)
    *ties = awrash_allot_ties_new_lot (seed, error);
  else if (policy == AWRASH_TIE_POLICY_LOT)
    manners_misuse (error, _ ("--tie lot needs --seed TEXT"));
  else
    manners_misuse (error, _ ("--tie is \"%s\", expected error, order or lot"), tie);
  return *ties != NULL;
}

static gboolean
is_divisor_rule (void)
{
  for (gsize i = 0; awrash_apportion_rule_get_name (i) != NULL; i++)
    if (strcmp (awrash_apportion_rule_get_name (i), rule) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
apportion (Question *question, AwrashAllotment *answer, GError **error)
{
  g_autoptr (AwrashClaims) claims = awrash_apportion_claims_new (
      question->n, question->claims, question->floors, question->ceilings, error);
  g_autoptr (AwrashTies) ties = NULL;

  if (claims == NULL || !read_ties (question, &ties, error)
      || !awrash_apportion_shares (claims, total, question->shares, error))
    return FALSE;
  if (strcmp (rule, "hare") == 0)
    return awrash_apportion_remainder (claims, total, rule, ties, question->units, question->sure,
                                       question->tied, answer, error);
  if (is_divisor_rule ())
    return awrash_apportion_divisor (claims, total, rule, ties, question->units, question->sure,
                                     question->tied, answer, error);
  {
    g_autoptr (GString) known = g_string_new ("hare");
    for (gsize i = 0; awrash_apportion_rule_get_name (i) != NULL; i++)
      g_string_append_printf (known, ", %s", awrash_apportion_rule_get_name (i));
    manners_misuse (error, _ ("--rule is \"%s\", expected one of %s"), rule, known->str);
  }
  return FALSE;
}

static void
tell_recipients (Session *session, const Question *question, const char *heading,
                 const int64_t units[], gboolean tied_only)
{
  g_autoptr (Grid) grid = grid_new ();
  JsonArray *array = json_array_new ();

  grid_add_column (grid, _ ("Recipient"));
  grid_add_column (grid, _ ("Claim"));
  grid_add_column (grid, _ ("Share"));
  grid_add_column (grid, heading);
  for (gsize row = 0; row < question->n; row++)
    {
      JsonObject *one;
      if (tied_only && question->tied[row] == 0)
        continue;
      one = json_object_new ();
      json_object_set_string_member (one, "label", label_of (question, row));
      manners_put_number (one, "claim", question->claims[row]);
      manners_put_number (one, "share", question->shares[row]);
      json_object_set_int_member (one, tied_only ? "sure" : "units", units[row]);
      json_array_add_object_element (array, one);
      grid_add (grid, manners_isolate (session, label_of (question, row)));
      grid_add (grid,
                manners_decimal (session, question->claims[row],
                                 question->claims[row] == floor (question->claims[row]) ? 0 : 3));
      grid_add (grid, manners_decimal (session, question->shares[row], 3));
      grid_add (grid, manners_integer (session, units[row]));
    }
  json_object_set_array_member (session->answer, tied_only ? "tied" : "recipients", array);
  grid_print (grid, session->text);
}

/* Who was tied, for how many units, and what settled it. */
static void
tell_settled (Session *session, const Question *question, const AwrashAllotment *answer)
{
  const gboolean by_lot = strcmp (tie, "lot") == 0;
  g_autoptr (GString) names = g_string_new (NULL);
  JsonArray *tied = json_array_new ();

  for (gsize row = 0; row < question->n; row++)
    {
      JsonObject *one;
      if (question->tied[row] == 0)
        continue;
      one = json_object_new ();
      json_object_set_string_member (one, "label", label_of (question, row));
      json_object_set_int_member (one, "sure", question->sure[row]);
      json_array_add_object_element (tied, one);
      g_string_append_printf (names, "%s%s", names->len > 0 ? _ (", ") : "",
                              manners_isolate (session, label_of (question, row)));
    }
  json_object_set_array_member (session->answer, "tied", tied);
  refusal_say_settled (session, by_lot, answer->free_units, names->str, by_lot ? seed : order);
}

static ExitStatus
tell (Session *session, const Question *question, const AwrashAllotment *answer)
{
  json_object_set_string_member (session->answer, "status",
                                 awrash_base_status_get_name ((AwrashStatus)answer->status));
  json_object_set_string_member (session->answer, "rule", rule);
  json_object_set_int_member (session->answer, "total", total);
  json_object_set_int_member (session->answer, "unplaced", answer->unplaced);
  json_object_set_int_member (session->answer, "free_units", answer->free_units);
  manners_put_number (session->answer, "divisor_low", answer->divisor_low);
  manners_put_number (session->answer, "divisor_high", answer->divisor_high);
  if (answer->status == AWRASH_STATUS_TIE_REFUSED)
    {
      manners_say (session,
                   ngettext ("A tie: %s unit is free among these:",
                             "A tie: %s units are free among these:", (gulong)answer->free_units),
                   manners_integer (session, answer->free_units));
      tell_recipients (session, question, _ ("Sure"), question->sure, TRUE);
      manners_say (session, "%s",
                   _ ("To settle it: --tie order --order \"A;B;…\" (first served "
                      "first), or --tie lot --seed TEXT."));
      return EXIT_NO_ANSWER;
    }
  tell_recipients (session, question, _ ("Units"), question->units, FALSE);
  if (answer->unplaced > 0)
    manners_say (session, _ ("Ceilings leave units unplaced: %s."),
                 manners_integer (session, answer->unplaced));
  if (answer->status == AWRASH_STATUS_TIE_SETTLED)
    tell_settled (session, question, answer);
  return EXIT_ANSWER;
}

static ExitStatus
run (Session *session, GError **error)
{
  g_auto (Question) question = { 0 };
  AwrashAllotment answer = { 0 };

  if (total < 0)
    return manners_misuse (error, _ ("--total is missing or negative, expected a whole number"));
  if (rule == NULL)
    return manners_misuse (error, _ ("--rule is missing, expected the name of a rule"));
  if (!read_question (&question, session->arguments[0], error)
      || !apportion (&question, &answer, error))
    return EXIT_WRONG;
  return tell (session, &question, &answer);
}

int
main (int argc, char **argv)
{
  static const Verb verb
      = { .name = "awrash-apportion",
          .arguments = N_ ("FILE.csv"),
          .summary = N_ ("Whole units from claims, by a named rule."),
          .examples
          = "  awrash-apportion claims.csv --total 4000 --rule webster --claim unemployed\n"
            "  awrash-apportion claims.csv --total 10 --rule hare --tie lot --seed 'hall 3'",
          .options = options,
          .n_arguments = 1,
          .run = run };
  const int status = manners_run (&verb, argc, argv);
  char *texts[]
      = { rule, claim_column, label_column, floor_column, ceiling_column, tie, order, seed };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  return status;
}
