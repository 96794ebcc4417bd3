/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One walk from the root inwards serves every stage: where each wall leads is the layout's alone.
 * Source: complementary slackness; see prices.c. Invariant: a node is reached behind the node
 * around it, and from the root, whose potential is nought, over walls alone. */

#include "audit/potentials-private.h"

#include "base/memory-private.h"

#include <string.h>

/* The wall's arc leads up from its inner node, or down to it. */
static AwrashDescent
descend (const AwrashLayout *layout, gsize wall)
{
  const AwrashPlacedWall *placed = awrash_i_layout_wall (layout, wall);
  const AwrashArc *arc = &layout->network->arcs[placed->arc];
  gboolean down = placed->colour == 1;

  return (AwrashDescent){ (guint32)wall, (guint32)(down ? arc->head : arc->tail),
                          (guint32)(down ? arc->tail : arc->head), down ? 1 : -1 };
}

/* The walls around this one that were not reached yet, then itself. */
static void
reach (AwrashPotentials *potentials, gsize wall, guint8 reached[])
{
  const AwrashLayout *layout = potentials->layout;
  gsize depth = 0, end;

  for (gssize at = (gssize)wall; at >= 0 && !reached[at];
       at = awrash_i_layout_wall (layout, (gsize)at)->inside)
    {
      reached[at] = 1;
      depth++;
    }
  end = potentials->n += depth;
  for (gssize at = (gssize)wall; depth > 0;
       at = awrash_i_layout_wall (layout, (gsize)at)->inside, depth--)
    potentials->descents[--end] = descend (layout, (gsize)at);
}

gboolean
awrash_i_potentials_open (AwrashPotentials *potentials, const AwrashLayout *layout, GError **error)
{
  gsize n_walls = layout->walls->len;
  g_autofree guint8 *reached = awrash_i_new (guint8, n_walls, error);

  *potentials = (AwrashPotentials){ .layout = layout };
  potentials->descents = reached != NULL ? awrash_i_room (AwrashDescent, n_walls, error) : NULL;
  potentials->of
      = potentials->descents != NULL ? awrash_i_new (const AwrashPrice *, n_walls, error) : NULL;
  potentials->numbers
      = potentials->of != NULL ? awrash_i_room (int64_t, layout->network->n_nodes, error) : NULL;
  if (potentials->numbers == NULL)
    return FALSE;
  potentials->numbers[0] = 0;
  for (gsize i = 0; i < n_walls; i++)
    if (awrash_i_layout_is_laid (layout, i))
      reach (potentials, i, reached);
  return TRUE;
}

void
awrash_i_potentials_clear (AwrashPotentials *potentials)
{
  g_clear_pointer (&potentials->descents, g_free);
  g_clear_pointer (&potentials->of, g_free);
  g_clear_pointer (&potentials->numbers, g_free);
}

void
awrash_i_potentials_note (AwrashPotentials *potentials, const AwrashStageProof *stage)
{
  for (guint i = 0; i < stage->prices->len; i++)
    {
      const AwrashPrice *price = &g_array_index (stage->prices, AwrashPrice, i);

      potentials->of[price->wall] = price;
    }
}

void
awrash_i_potentials_forget (AwrashPotentials *potentials, const AwrashStageProof *stage)
{
  for (guint i = 0; i < stage->prices->len; i++)
    potentials->of[g_array_index (stage->prices, AwrashPrice, i).wall] = NULL;
}

void
awrash_i_potentials_set (AwrashPotentials *potentials, const AwrashStageProof *stage)
{
  int64_t *numbers = potentials->numbers;

  awrash_i_potentials_note (potentials, stage);
  for (gsize k = 0; k < potentials->n; k++)
    {
      const AwrashDescent *step = &potentials->descents[k];
      const AwrashPrice *price = potentials->of[step->wall];

      numbers[step->inner] = numbers[step->outer] + (price != NULL ? step->sign * price->value : 0);
    }
  awrash_i_potentials_forget (potentials, stage);
}
