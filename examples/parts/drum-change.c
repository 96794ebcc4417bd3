/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Quotas that no panel keeps, or that keep a person out: by how much they would have to move, in
 * words. Source: awrash_selection_relaxation_new(). Invariant: nothing is changed by itself; the
 * office decides. */

#include "drum.h"

#include <inttypes.h>

/* ── the smallest change ────────────────────────────────────────────────────────────────────── */

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
add_change (GArray *changes, gsize quota, gboolean is_min, gint64 before, gint64 after)
{
  const DrumChange change = { .quota = quota, .is_min = is_min, .before = before, .after = after };

  if (before != after)
    g_array_append_val (changes, change);
}

/* With which there is a panel that holds the person, -1: any panel; none where no change helps or
 * is needed. */
static GArray *
find_change (const Drum *drum, int64_t person, GError **error)
{
  const gsize n = drum->applicants->n_quotas;
  g_autofree int64_t *lower = g_new0 (int64_t, n + 1), *upper = g_new0 (int64_t, n + 1);
  g_autofree int64_t *weight = g_new (int64_t, n + 1), *least = g_new0 (int64_t, n + 1);
  g_autofree int64_t *most = g_new (int64_t, n + 1), *low = g_new (int64_t, n + 1);
  g_autofree int64_t *high = g_new (int64_t, n + 1);
  g_autoptr (AwrashQuotaRelaxation) relaxation = NULL;
  GArray *changes;

  list_bounds (drum, lower, upper);
  for (gsize q = 0; q < n; q++)
    {
      weight[q] = 1;
      most[q] = G_MAXINT32;
    }
  relaxation = awrash_selection_relaxation_new (drum->question, person, weight, least, most, error);
  if (relaxation == NULL)
    return NULL;
  changes = g_array_new (FALSE, FALSE, sizeof (DrumChange));
  if (awrash_selection_relaxation_get_total (relaxation) <= 0)
    return changes;
  awrash_selection_relaxation_list_bounds (relaxation, low, high);
  for (gsize q = 0; q < n; q++)
    {
      add_change (changes, q, TRUE, lower[q], low[q]);
      add_change (changes, q, FALSE, upper[q], high[q]);
    }
  return changes;
}

gboolean
drum_find_obstacles (Drum *drum, GError **error)
{
  const gsize n_types = awrash_selection_question_get_n_types (drum->question);

  drum->n_types = n_types;
  drum->type = g_new0 (int64_t, drum->n + 1);
  drum->obstacle = g_new0 (GArray *, n_types + 1);
  awrash_selection_question_list_types (drum->question, drum->type);
  for (gsize i = 0; i < drum->n; i++)
    {
      GArray **obstacle = &drum->obstacle[drum->type[i]];

      if (!drum->never[i] || *obstacle != NULL)
        continue;
      *obstacle = find_change (drum, (int64_t)i, error);
      if (*obstacle == NULL)
        return FALSE;
    }
  return TRUE;
}

/* ── in words ───────────────────────────────────────────────────────────────────────────────── */

JsonArray *
drum_change_to_json (const Drum *drum, const GArray *changes)
{
  JsonArray *list = json_array_new ();

  for (guint k = 0; k < changes->len; k++)
    {
      const DrumChange *change = &g_array_index (changes, DrumChange, k);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "quota", drum->applicants->labels[change->quota]);
      json_object_set_string_member (object, "side", change->is_min ? "min" : "max");
      json_object_set_int_member (object, "before", change->before);
      json_object_set_int_member (object, "after", change->after);
      json_array_add_object_element (list, object);
    }
  return list;
}

char *
drum_change_to_text (const Drum *drum, const GArray *changes)
{
  GString *text = g_string_new (NULL);

  for (guint k = 0; k < changes->len; k++)
    {
      const DrumChange *change = &g_array_index (changes, DrumChange, k);

      g_string_append_printf (text, "%s%s %s %" PRId64, k > 0 ? "; " : "",
                              drum->applicants->labels[change->quota],
                              change->is_min ? "min" : "max", change->after);
    }
  return g_string_free (text, FALSE);
}

void
drum_say_change (const Drum *drum, Session *session, const GArray *changes)
{
  for (guint k = 0; k < changes->len; k++)
    {
      const DrumChange *change = &g_array_index (changes, DrumChange, k);

      manners_say (session,
                   change->is_min ? _ ("  %s: at least %s in the place of %s")
                                  : _ ("  %s: at most %s in the place of %s"),
                   manners_isolate (session, drum->applicants->labels[change->quota]),
                   manners_integer (session, change->after),
                   manners_integer (session, change->before));
    }
}

gboolean
drum_tell_change (const Drum *drum, Session *session, GError **error)
{
  g_autoptr (GArray) changes = find_change (drum, -1, error);

  if (changes == NULL)
    return FALSE;
  json_object_set_array_member (session->answer, "relaxation", drum_change_to_json (drum, changes));
  if (changes->len > 0)
    manners_say (session, "%s", _ ("The smallest change with which there is one:"));
  drum_say_change (drum, session, changes);
  return TRUE;
}
