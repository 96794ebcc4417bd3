/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a certificate of approved worksites up to its claims. Source:
 * selection/approve-certificate.c writes it. Invariant: nothing is believed here; places and orders
 * that cannot be are errors. */

#include "audit/approval-private.h"

#include "audit/form-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* n whole numbers from 0 up to most[j] or most_of_all; NULL for the word null. */
static gboolean
read_list (AwrashApprovalCheck *check, const char *key, const int64_t most[], const char *expected,
           int64_t **list, GError **error)
{
  AwrashScan *scan = &check->scan;
  gsize n = check->approval->n;

  if (!awrash_i_scan_need_key (scan, key, error))
    return FALSE;
  if (awrash_i_scan_take_word (scan, "null"))
    return TRUE;
  *list = awrash_i_new (int64_t, n, error);
  if (*list == NULL || !awrash_i_scan_need (scan, '[', error))
    return FALSE;
  for (gsize j = 0; j < n; j++)
    if ((j > 0 && !awrash_i_scan_need (scan, ',', error))
        || !awrash_i_scan_within (scan, 0, most != NULL ? most[j] : (int64_t)n - 1, expected,
                                  &(*list)[j], error))
      return FALSE;
  return awrash_i_scan_need (scan, ']', error);
}

static gboolean
read_order (AwrashApprovalCheck *check, GError **error)
{
  g_autofree guint8 *seen = awrash_i_new (guint8, check->approval->n, error);
  const char *expected = N_ ("a worksite, each once");
  gsize at = check->scan.at;

  if (seen == NULL || !read_list (check, "order", NULL, expected, &check->order, error))
    return FALSE;
  for (gsize k = 0; check->order != NULL && k < check->approval->n; k++)
    if (seen[check->order[k]]++)
      return awrash_i_scan_refuse_at (&check->scan, at, expected, error);
  return TRUE;
}

/* Places from the fewest up to all, or none, as columns. */
static gboolean
read_places (AwrashApprovalCheck *check, const char *key, int64_t **x, GError **error)
{
  const AwrashApproval *approval = check->approval;
  const char *expected = N_ ("places that the worksite may be approved with");
  g_autofree int64_t *places = NULL;
  gsize at = check->scan.at;

  if (!read_list (check, key, approval->places, expected, &places, error))
    return FALSE;
  if (places == NULL)
    return TRUE;
  for (gsize j = 0; j < approval->n; j++)
    if (places[j] > 0 && places[j] < approval->places_min[j])
      return awrash_i_scan_refuse_at (&check->scan, at, expected, error);
  *x = awrash_i_new (int64_t, check->face->n_base, error);
  if (*x != NULL)
    awrash_i_approve_from_places (approval, places, *x);
  return *x != NULL;
}

static gboolean
read_number (AwrashScan *scan, const char *key, double *value, GError **error)
{
  *value = NAN;
  return awrash_i_scan_need_key (scan, key, error)
         && (awrash_i_scan_take_word (scan, "null") || awrash_i_scan_number (scan, value, error));
}

static gboolean
read_goals (AwrashApprovalCheck *check, GError **error)
{
  AwrashScan *scan = &check->scan;
  const GArray *chain = check->approval->goals;

  if (!awrash_i_scan_need_key (scan, "goals", error) || !awrash_i_scan_need (scan, '[', error))
    return FALSE;
  for (;;)
    {
      AwrashApproveReached told = { 0 };
      const char *name;
      gboolean more;
      gsize at = scan->at;

      if (!awrash_i_scan_next (scan, ']', &more, error))
        return FALSE;
      if (!more)
        return TRUE;
      if (!awrash_i_scan_need (scan, '{', error)
          || !awrash_i_form_read_text (scan, "goal", &name, error))
        return FALSE;
      if (check->goals->len >= chain->len
          || strcmp (name, awrash_i_approve_goal_name (
                               g_array_index (chain, AwrashApproveGoal, check->goals->len)))
                 != 0)
        return awrash_i_scan_refuse_at (scan, at, N_ ("the next goal of the chain"), error);
      if (!read_number (scan, "value", &told.value, error)
          || !read_number (scan, "bound", &told.bound, error)
          || !awrash_i_scan_need (scan, '}', error) || !awrash_i_append (check->goals, told, error))
        return FALSE;
    }
}

/* The face and work space that all else needs. */
static gboolean
open_face (AwrashApprovalCheck *check, GError **error)
{
  check->goals = g_array_new (FALSE, FALSE, sizeof (AwrashApproveReached));
  check->face = awrash_i_approve_face_new (check->approval, error);
  check->cost = check->face != NULL ? awrash_i_new (int64_t, check->face->n_base, error) : NULL;
  return check->cost != NULL;
}

/* The gap that was asked, from 0 on. */
static gboolean
read_gap (AwrashApprovalCheck *check, GError **error)
{
  gsize at;

  if (!awrash_i_scan_need_key (&check->scan, "gap", error))
    return FALSE;
  at = check->scan.at;
  return awrash_i_scan_number (&check->scan, &check->asked_gap, error)
         && (check->asked_gap >= 0
             || awrash_i_scan_refuse_at (&check->scan, at, N_ ("a number from 0 on"), error));
}

gboolean
awrash_i_approval_read (AwrashApprovalCheck *check, const char *certificate, GError **error)
{
  AwrashScan *scan = &check->scan;
  const char *version, *input, *status;
  g_autofree char *hash = awrash_i_approve_hash (check->approval);

  if (!open_face (check, error)
      || !awrash_i_form_open (scan, certificate, "awrash-approval-1", check->verdict, error)
      || !awrash_i_form_read_text (scan, "version", &version, error)
      || !awrash_i_form_read_text (scan, "input", &input, error)
      || !awrash_i_form_read_text (scan, "status", &status, error) || !read_gap (check, error))
    return FALSE;
  check->status = awrash_base_status_from_name (status);
  check->is_other_question = strcmp (input, hash) != 0;
  if (check->is_other_question)
    awrash_i_verdict_add (check->verdict, _ ("the certificate is of another question"));
  return check->is_other_question
         || (read_order (check, error) && read_places (check, "places", &check->x, error)
             && read_places (check, "other", &check->other, error) && read_goals (check, error)
             && awrash_i_scan_need_key (scan, "claims", error)
             && awrash_i_scan_need (scan, '[', error)
             && awrash_i_general_claim_next (scan, &check->question, error));
}

gboolean
awrash_i_approval_read_to_the_end (AwrashApprovalCheck *check, GError **error)
{
  while (check->question != NULL)
    if (!awrash_i_general_claim_skip (&check->scan, &check->question, error))
      return FALSE;
  return check->is_other_question || check->scan.at == check->scan.length
         || awrash_i_scan_refuse (&check->scan, "\"sha256\"", error);
}

void
awrash_i_approval_clear (AwrashApprovalCheck *check)
{
  awrash_i_scan_clear (&check->scan);
  awrash_i_approve_face_free (check->face);
  g_clear_pointer (&check->goals, g_array_unref);
  g_free (check->order);
  g_free (check->x);
  g_free (check->other);
  g_free (check->cost);
}
