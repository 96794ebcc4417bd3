/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Quotas that no panel keeps: by how much they would have to move, in words. Source:
 * awrash_selection_relaxation_new(). Invariant: nothing is changed by itself; the office decides.
 */

#include "drum.h"

/* The bounds that are left once those who accepted are taken out. */
static void
list_bounds (const Drum *drum, int64_t lower[], int64_t upper[])
{
  const Applicants *a = drum->applicants;
  g_autofree gsize *first = g_new0 (gsize, a->values->len + 1);

  for (guint c = 0; c < a->values->len; c++)
    first[c + 1] = first[c] + ((GPtrArray *)g_ptr_array_index (a->values, c))->len;
  for (gsize q = 0; q < a->n_quotas; q++)
    {
      lower[q] = a->lower[q];
      upper[q] = a->upper[q];
    }
  for (gsize k = 0; k < a->n_accepted; k++)
    for (guint c = 0; c < a->values->len; c++)
      {
        gsize q = first[c] + (gsize)a->value[(gsize)a->accepted[k] * a->values->len + c];

        lower[q] = MAX (lower[q] - 1, 0);
        upper[q]--;
      }
}

static void
tell_side (Session *session, JsonArray *changes, const char *quota, gboolean is_min, gint64 before,
           gint64 after)
{
  JsonObject *change = json_object_new ();

  json_object_set_string_member (change, "quota", quota);
  json_object_set_string_member (change, "side", is_min ? "min" : "max");
  json_object_set_int_member (change, "before", before);
  json_object_set_int_member (change, "after", after);
  json_array_add_object_element (changes, change);
  manners_say (session,
               is_min ? _ ("  %s: at least %s in the place of %s")
                      : _ ("  %s: at most %s in the place of %s"),
               manners_isolate (session, quota), manners_integer (session, after),
               manners_integer (session, before));
}

gboolean
drum_tell_change (const Drum *drum, Session *session, GError **error)
{
  const gsize n = drum->applicants->n_quotas;
  g_autofree int64_t *lower = g_new0 (int64_t, n + 1), *upper = g_new0 (int64_t, n + 1);
  g_autofree int64_t *weight = g_new (int64_t, n + 1), *least = g_new0 (int64_t, n + 1);
  g_autofree int64_t *most = g_new (int64_t, n + 1), *low = g_new (int64_t, n + 1);
  g_autofree int64_t *high = g_new (int64_t, n + 1);
  g_autoptr (AwrashQuotaRelaxation) relaxation = NULL;
  JsonArray *changes;

  list_bounds (drum, lower, upper);
  for (gsize q = 0; q < n; q++)
    {
      weight[q] = 1;
      most[q] = G_MAXINT32;
    }
  relaxation = awrash_selection_relaxation_new (drum->question, -1, weight, least, most, error);
  if (relaxation == NULL)
    return FALSE;
  changes = json_array_new ();
  json_object_set_array_member (session->answer, "relaxation", changes);
  if (awrash_selection_relaxation_get_total (relaxation) <= 0)
    return TRUE;
  manners_say (session, "%s", _ ("The smallest change with which there is one:"));
  awrash_selection_relaxation_list_bounds (relaxation, low, high);
  for (gsize q = 0; q < n; q++)
    {
      if (low[q] != lower[q])
        tell_side (session, changes, drum->applicants->labels[q], TRUE, lower[q], low[q]);
      if (high[q] != upper[q])
        tell_side (session, changes, drum->applicants->labels[q], FALSE, upper[q], high[q]);
    }
  return TRUE;
}
