/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What questions that were answered leave to those that follow: linear costs stay as low as they
 * were found, receipts that were compared stay as they are.
 * Source: lexicographic programming. Invariant: the plan by which a face was made is on it. */

#include "split/general-private.h"

#include "base/memory-private.h"

static void
free_held (gpointer held)
{
  g_free (((AwrashHeld *)held)->cost);
  g_free (held);
}

AwrashGeneralFace *
awrash_i_general_face_new (const AwrashGeneral *general, GError **error)
{
  g_autoptr (AwrashGeneralFace) face = g_new0 (AwrashGeneralFace, 1);

  face->held = g_ptr_array_new_with_free_func (free_held);
  face->levels = g_array_new (FALSE, TRUE, sizeof (AwrashLevel));
  g_array_set_clear_func (face->levels, awrash_i_level_clear);
  face->lower = awrash_i_new (int64_t, general->rows->len, error);
  face->upper = face->lower != NULL ? awrash_i_new (int64_t, general->rows->len, error) : NULL;
  if (face->upper == NULL)
    return NULL;
  for (guint i = 0; i < general->rows->len; i++)
    {
      face->lower[i] = AWRASH_MIXED_LEAST;
      face->upper[i] = AWRASH_MIXED_MOST;
    }
  return g_steal_pointer (&face);
}

void
awrash_i_general_face_free (AwrashGeneralFace *face)
{
  if (face == NULL)
    return;
  g_clear_pointer (&face->held, g_ptr_array_unref);
  g_clear_pointer (&face->levels, g_array_unref);
  g_free (face->lower);
  g_free (face->upper);
  g_free (face);
}

gboolean
awrash_i_general_face_hold (AwrashGeneralFace *face, const AwrashGeneral *general,
                            const int64_t cost[], int64_t least, int64_t most, GError **error)
{
  AwrashHeld *held = g_new0 (AwrashHeld, 1);

  held->cost = awrash_i_copy (int64_t, cost, general->n_costs, error);
  if (held->cost == NULL)
    {
      g_free (held);
      return FALSE;
    }
  held->least = least;
  held->most = most;
  g_ptr_array_add (face->held, held);
  return TRUE;
}

void
awrash_i_general_face_settle (AwrashGeneralFace *face, const AwrashGeneral *general, gboolean rest,
                              const int64_t x[])
{
  for (guint i = 0; i < general->receivers[rest]->len; i++)
    {
      gsize row = awrash_i_general_receiver (general, rest, i)->row;

      face->lower[row] = face->upper[row] = awrash_i_general_activity (general, row, x);
    }
  g_array_set_size (face->levels, 0);
}

void
awrash_i_general_face_settle_zeros (AwrashGeneralFace *face, const AwrashGeneral *general,
                                    gboolean rest, const int64_t x[])
{
  for (guint i = 0; i < general->receivers[rest]->len; i++)
    {
      gsize row = awrash_i_general_receiver (general, rest, i)->row;

      if (awrash_i_general_activity (general, row, x) == 0)
        face->lower[row] = face->upper[row] = 0;
      else
        face->lower[row] = MAX (face->lower[row], 1);
    }
}

void
awrash_i_general_face_settle_places (AwrashGeneralFace *face, const AwrashGeneral *general,
                                     const int64_t x[])
{
  for (gsize i = 0; i < general->model->n_provinces; i++)
    for (int rest = 0; rest < 2; rest++)
      {
        gsize row = awrash_i_general_places_row (general, i, rest);

        if (row != G_MAXSIZE)
          face->lower[row] = face->upper[row] = awrash_i_general_activity (general, row, x);
      }
}
