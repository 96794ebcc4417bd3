/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Persons of one type in panels that hold so many of them: one after the other takes an equal part
 * of all seats, whole panels as far as it goes, never more of a panel than leaves each of the rest
 * at most all of it. So no more stretches are cut than there are persons.
 * Source: McNaughton (1959), wrap-around. Invariant: what is left of a panel is at most its weight
 * times the persons who are left, so that the last one can always take it. */

#include "selection/spread-private.h"

#include "base/memory-private.h"

typedef struct
{
  gsize n_panels;
  const int64_t *weight;
  AwrashLong *left; /* [n_panels]: units of seats that nobody has taken */
  int64_t *at;      /* [n_panels]: where the next stretch that is no whole panel begins */
  int64_t *part;    /* [n_panels]: what the present person takes */
  gsize cursor;     /* the panel at which the last person stopped */
} Sharing;

/* part[]: what the person must take, with so many behind; their sum. */
static AwrashLong
take_least (Sharing *sharing, int64_t n_behind)
{
  AwrashLong sum = 0;

  for (gsize k = 0; k < sharing->n_panels; k++)
    {
      AwrashLong most = (AwrashLong)n_behind * sharing->weight[k];

      sharing->part[k] = (int64_t)MAX (sharing->left[k] - most, 0);
      sum += sharing->part[k];
    }
  return sum;
}

/* More of the panels, from the cursor on, up to the person's share. */
static void
take_more (Sharing *sharing, AwrashLong missing)
{
  gsize k = sharing->cursor;

  for (gsize seen = 0; seen < sharing->n_panels && missing > 0; seen++)
    {
      AwrashLong most = MIN (sharing->left[k], (AwrashLong)sharing->weight[k]) - sharing->part[k];
      int64_t more = (int64_t)MIN (most, missing);

      sharing->part[k] += more;
      missing -= more;
      sharing->cursor = k;
      if (missing > 0)
        k = k + 1 < sharing->n_panels ? k + 1 : 0;
    }
}

static void
sit_down (Sharing *sharing, int64_t person, GArray *seats)
{
  for (gsize k = 0; k < sharing->n_panels; k++)
    {
      AwrashSeat seat = { k, person, 0, sharing->part[k] };

      if (seat.length == 0)
        continue;
      if (seat.length < sharing->weight[k])
        {
          seat.start = sharing->at[k];
          sharing->at[k] = (int64_t)(((AwrashLong)seat.start + seat.length) % sharing->weight[k]);
        }
      sharing->left[k] -= seat.length;
      g_array_append_val (seats, seat);
    }
}

gboolean
awrash_i_spread_type (const AwrashLottery *lottery, gsize type, GArray *seats, GError **error)
{
  const AwrashPanelQuestion *question = lottery->question;
  gsize n = awrash_i_question_count (question, type), n_panels = lottery->n_panels;
  g_autofree AwrashLong *left = awrash_i_new (AwrashLong, n_panels, error);
  g_autofree int64_t *at = left ? awrash_i_new (int64_t, n_panels, error) : NULL;
  g_autofree int64_t *part = at ? awrash_i_new (int64_t, n_panels, error) : NULL;
  Sharing sharing = { n_panels, lottery->weight, left, at, part, 0 };

  if (part == NULL)
    return FALSE;
  for (gsize k = 0; k < n_panels; k++)
    left[k] = (AwrashLong)lottery->panel[k * question->n_types + type] * lottery->weight[k];
  for (gsize j = 0; j < n; j++)
    {
      AwrashLong share = lottery->mass[type] / n + (j < (gsize)(lottery->mass[type] % n));
      AwrashLong least = take_least (&sharing, (int64_t)(n - j - 1));

      if (!awrash_i_memory_stretch (seats, n_panels, error))
        return FALSE;
      take_more (&sharing, share - least);
      sit_down (&sharing, (int64_t)question->member[question->first[type] + j], seats);
    }
  return TRUE;
}
