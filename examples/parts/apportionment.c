/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the ways to apportion share. Source: the options and the CSV file of awrash-apportion.
 * Invariant: a tie that matters is never settled in silence. */

#include "apportionment.h"
#include "refusal.h"

#include <math.h>
#include <string.h>

void
recipients_init (Recipients *recipients, gsize n)
{
  recipients->n = n;
  recipients->names = g_new0 (const char *, n + 1);
  recipients->units = g_new0 (int64_t, n + 1);
  recipients->sure = g_new0 (int64_t, n + 1);
  recipients->tied = g_new0 (int64_t, n + 1);
}

void
recipients_clear (Recipients *recipients)
{
  g_free (recipients->names);
  g_free (recipients->units);
  g_free (recipients->sure);
  g_free (recipients->tied);
}

gboolean
recipients_find (const Recipients *recipients, const char *name, gsize *index)
{
  for (gsize i = 0; i < recipients->n; i++)
    if (strcmp (recipients->names[i], name) == 0)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
apportionment_find_column (const AwrashTable *table, const char *name, gsize usual, gsize *column,
                           GError **error)
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

gboolean
apportionment_read_limits (const AwrashTable *table, const char *name, int64_t empty,
                           int64_t **limits, GError **error)
{
  const gsize n = awrash_base_table_get_n_rows (table);
  g_autofree int64_t *found = g_new0 (int64_t, n + 1);
  gsize column;

  if (name == NULL)
    return TRUE;
  if (!apportionment_find_column (table, name, 0, &column, error))
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

/* Every recipient has to be listed: the order of the file is never a policy. */
static AwrashTies *
read_order (const Asked *asked, const Recipients *recipients, GError **error)
{
  g_auto (GStrv) labels = g_strsplit (asked->order != NULL ? asked->order : "", ";", -1);
  const gsize n = g_strv_length (labels);
  g_autofree int64_t *rows = g_new0 (int64_t, n + 1);

  for (gsize i = 0; i < n; i++)
    {
      gsize row = 0;
      if (!recipients_find (recipients, g_strstrip (labels[i]), &row))
        {
          manners_misuse (error, _ ("--order: \"%s\" is no recipient of the file"), labels[i]);
          return NULL;
        }
      rows[i] = (int64_t)row;
    }
  if (n == recipients->n)
    return awrash_allot_ties_new_order (n, rows, error);
  manners_misuse (error, _ ("--order names %u recipients, expected all %u of them"), (guint)n,
                  (guint)recipients->n);
  return NULL;
}

gboolean
apportionment_read_ties (const Asked *asked, const Recipients *recipients, const int64_t drawn[],
                         AwrashTies **ties, GError **error)
{
  const int policy = asked->tie != NULL     ? awrash_allot_tie_policy_from_name (asked->tie)
                     : asked->drawn != NULL ? AWRASH_TIE_POLICY_LOT
                                            : AWRASH_TIE_POLICY_ERROR;

  if (policy != AWRASH_TIE_POLICY_LOT && asked->drawn != NULL)
    manners_misuse (error, _ ("--drawn is the outcome of a lot, and --tie is \"%s\""), asked->tie);
  else if (asked->seed != NULL && asked->drawn != NULL)
    manners_misuse (error, _ ("--drawn and --seed are two lots, expected one"));
  else if (policy == AWRASH_TIE_POLICY_ERROR)
    return TRUE;
  else if (policy == AWRASH_TIE_POLICY_ORDER)
    *ties = read_order (asked, recipients, error);
  else if (policy == AWRASH_TIE_POLICY_LOT && drawn != NULL)
    *ties = awrash_allot_ties_new_drawn (recipients->n, drawn, error);
  else if (policy == AWRASH_TIE_POLICY_LOT && asked->seed != NULL)
    *ties = awrash_allot_ties_new_lot (asked->seed, error);
  else if (policy == AWRASH_TIE_POLICY_LOT)
    manners_misuse (error, _ ("--tie lot needs --seed TEXT, or --drawn with what was drawn"));
  else
    manners_misuse (error, _ ("--tie is \"%s\", expected error, order or lot"), asked->tie);
  return *ties != NULL;
}

void
apportionment_put_record (Session *session, const Asked *asked, gint64 total,
                          const AwrashAllotment *answer)
{
  JsonObject *object = session->answer;

  json_object_set_string_member (object, "status",
                                 awrash_base_status_get_name ((AwrashStatus)answer->status));
  if (asked->rule != NULL)
    json_object_set_string_member (object, "rule", asked->rule);
  json_object_set_int_member (object, "total", total);
  json_object_set_int_member (object, "unplaced", answer->unplaced);
  json_object_set_int_member (object, "taken_back", answer->taken_back);
  json_object_set_int_member (object, "free_units", answer->free_units);
  json_object_set_boolean_member (object, "is_suspected", answer->is_suspected != 0);
  manners_put_number (object, "divisor_low", answer->divisor_low);
  manners_put_number (object, "divisor_high", answer->divisor_high);
}

void
apportionment_say_record (Session *session, const AwrashAllotment *answer)
{
  if (answer->taken_back > 0)
    manners_say (session,
                 ngettext ("Whole quotas exceed the total: %s unit was taken back from the "
                           "smallest remainders.",
                           "Whole quotas exceed the total: %s units were taken back from the "
                           "smallest remainders.",
                           (gulong)answer->taken_back),
                 manners_integer (session, answer->taken_back));
  if (answer->unplaced > 0)
    manners_say (session, _ ("Ceilings leave units unplaced: %s."),
                 manners_integer (session, answer->unplaced));
  if (answer->is_suspected != 0)
    manners_say (session, "%s",
                 _ ("This tie is suspected, not proved: the rule's signposts are irrational, and "
                    "512 bits do not tell the tied apart."));
}

void
apportionment_put_tied (Session *session, const Recipients *recipients)
{
  JsonArray *tied = json_array_new ();

  for (gsize i = 0; i < recipients->n; i++)
    {
      JsonObject *one;
      if (recipients->tied[i] == 0)
        continue;
      one = json_object_new ();
      json_object_set_string_member (one, "label", recipients->names[i]);
      json_object_set_int_member (one, "sure", recipients->sure[i]);
      json_array_add_object_element (tied, one);
    }
  json_object_set_array_member (session->answer, "tied", tied);
}

void
apportionment_say_free (Session *session, const AwrashAllotment *answer)
{
  manners_say (session,
               ngettext ("A tie: %s unit is free among these:",
                         "A tie: %s units are free among these:", (gulong)answer->free_units),
               manners_integer (session, answer->free_units));
}

void
apportionment_say_ways_out (Session *session)
{
  manners_say (session, "%s",
               _ ("To settle it: --tie order --order \"A;B;…\" (first served first), --tie lot "
                  "--seed TEXT, or --drawn with the units that a lot drawn elsewhere gave."));
}

static void
say_drawn (Session *session, const AwrashAllotment *answer, const char *names)
{
  manners_say (session,
               ngettext ("A tie: %s unit was free among %s. A lot drawn elsewhere settled it.",
                         "A tie: %s units were free among %s. A lot drawn elsewhere settled it.",
                         (gulong)answer->free_units),
               manners_integer (session, answer->free_units), names);
}

void
apportionment_tell_settled (Session *session, const Asked *asked, const Recipients *recipients,
                            const AwrashAllotment *answer)
{
  const gboolean by_order = g_strcmp0 (asked->tie, "order") == 0;
  g_autoptr (GString) names = g_string_new (NULL);

  if (answer->n_tied == 0 || (answer->status != AWRASH_STATUS_TIE_SETTLED && asked->tie == NULL))
    return;
  apportionment_put_tied (session, recipients);
  for (gsize i = 0; i < recipients->n; i++)
    if (recipients->tied[i] != 0)
      g_string_append_printf (names, "%s%s", names->len > 0 ? _ (", ") : "",
                              manners_isolate (session, recipients->names[i]));
  if (asked->drawn != NULL)
    say_drawn (session, answer, names->str);
  else
    refusal_say_settled (session, !by_order, answer->free_units, names->str,
                         by_order ? asked->order : asked->seed);
}

const char *
apportionment_show_divisor (Session *session, double divisor, double low, double high)
{
  const double width = isfinite (high) && high > low ? high - low : INFINITY;
  double decimals;

  if (!isfinite (divisor) || divisor <= 0)
    return manners_decimal (session, divisor, 0);
  decimals = MAX (4 - floor (log10 (divisor)), isfinite (width) ? 1 - floor (log10 (width)) : 0);
  return manners_decimal (session, divisor, (int)CLAMP (decimals, 0, 20));
}

const char *
apportionment_show_claim (Session *session, double claim)
{
  char plain[G_ASCII_DTOSTR_BUF_SIZE];
  const double size = fabs (claim);

  if (size < 1e15 && (size >= 0.001 || size == 0))
    return manners_decimal (session, claim, claim == floor (claim) ? 0 : 3);
  g_ascii_formatd (plain, sizeof plain, "%.6g", claim);
  return manners_keep (session, g_strdup (plain));
}
