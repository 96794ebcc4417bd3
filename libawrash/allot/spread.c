/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A start on any network: what some arcs are meant to have as stiff springs, and all others as soft
 * ones that hold one half of their room, so that what must give way does so everywhere a little.
 * Source: springs.c. Invariant: flow is conserved and within the bounds, or untouched. */

#include "allot/network-private.h"

#include "base/memory-private.h"

#include <math.h>

/* How much softer arcs without a wish are. */
#define SOFT 10
/* Stiffness in whole numbers: of an arc with a wish, and the most of one with little room. */
#define STIFF 1000
#define STIFFEST 1000000

typedef struct
{
  const AwrashNetwork *network;
  AwrashReach *reach; /* [n_arcs] */
  guint8 *is_loose;   /* [n_arcs] */
  int64_t *scale;     /* [n_arcs] */
  int64_t *target;    /* [n_arcs] */
} Spread;

/* Nought where an arc cannot move, or cannot leave its bounds. */
static double
room_of (const Spread *spread, gsize i)
{
  return spread->is_loose[i] ? 0 : MAX (0, spread->reach[i].upper - spread->reach[i].lower);
}

static double
find_mean_room (const Spread *spread)
{
  double rooms = 0, n = 0;

  for (gsize i = 0; i < spread->network->n_arcs; i++)
    {
      rooms += room_of (spread, i);
      n += room_of (spread, i) > 0;
    }
  return rooms / MAX (1, n);
}

static void
wind (Spread *spread, const int64_t wish[])
{
  double mean = find_mean_room (spread);

  for (gsize i = 0; i < spread->network->n_arcs; i++)
    {
      const AwrashReach *reach = &spread->reach[i];
      double room = room_of (spread, i), flow = reach->lower + room / 2;

      if (wish[i] != AWRASH_NO_TARGET)
        {
          flow = MIN (MAX ((double)wish[i], reach->lower), reach->upper);
          spread->scale[i] = STIFF;
        }
      else if (room > 0)
        spread->scale[i] = 1 + (int64_t)MIN (mean / room * STIFF / SOFT, STIFFEST);
      flow = MIN (MAX (flow, -0x1p40), 0x1p40);
      spread->target[i] = 2 * spread->scale[i] * (int64_t)flow;
    }
}

gboolean
awrash_i_network_spread (AwrashNetwork *network, const int64_t wish[], gboolean *adopted,
                         GError **error)
{
  gsize n = network->n_arcs;
  g_autofree AwrashReach *reach = awrash_i_new (AwrashReach, n, error);
  g_autofree guint8 *is_loose = reach != NULL ? awrash_i_new (guint8, n, error) : NULL;
  g_autofree int64_t *scale = is_loose != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  g_autofree int64_t *target = scale != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  g_autofree double *wanted = target != NULL ? awrash_i_new (double, n, error) : NULL;
  Spread spread = { network, reach, is_loose, scale, target };

  if (wanted == NULL || !awrash_i_network_reach (network, reach, is_loose, error))
    return FALSE;
  wind (&spread, wish);
  return awrash_i_springs_adopt (network, scale, target, wanted, adopted, error);
}
