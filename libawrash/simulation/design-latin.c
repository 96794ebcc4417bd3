/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Latin hypercubes: in each column the n parts of the unit interval in an order of its own, and a
 * number anywhere in each.
 * Source: M. D. McKay, R. J. Beckman and W. J. Conover (1979), Technometrics 21; R. Durstenfeld
 * (1964), Algorithm 235. Invariant: a part holds one number of each column. */

#include "simulation/design-private.h"

#include "base/memory-private.h"
#include "random/philox-private.h"
#include "random/purposes-private.h"

enum
{
  AT_ONCE = 256
};

static void
shuffle (int64_t seed, gsize column, gsize n, guint32 order[])
{
  AwrashRandomAddress address
      = { .seed = seed, .place = (int64_t)column, .purpose = AWRASH_PURPOSE_SHUFFLE };
  double u[AT_ONCE];

  for (gsize i = 0; i < n; i++)
    order[i] = (guint32)i;
  for (gsize k = n; k > 1; k--)
    {
      gsize drawn = (n - k) % AT_ONCE, other;
      guint32 kept = order[k - 1];

      if (drawn == 0)
        awrash_i_random_draws (&address, (guint32)(n - k), AT_ONCE, u);
      other = (gsize)(u[drawn] * (double)k);
      order[k - 1] = order[other];
      order[other] = kept;
    }
}

gboolean
awrash_i_design_latin_settle (AwrashSimulationDesign *design, GError **error)
{
  if (!awrash_i_design_count (design, 1, G_MAXUINT32, error))
    return FALSE;
  design->order = awrash_i_new (guint32, design->n * design->n_dimensions, error);
  if (design->order == NULL)
    return FALSE;
  for (gsize j = 0; j < design->n_dimensions; j++)
    shuffle (design->seed, j, design->n, design->order + j * design->n);
  return TRUE;
}

void
awrash_i_design_latin_row (const AwrashSimulationDesign *design, gsize row, double u[])
{
  awrash_i_design_draw (design, row, design->n_dimensions, u);
  for (gsize j = 0; j < design->n_dimensions; j++)
    {
      double part = design->order[j * design->n + row];

      u[j] = MIN ((part + u[j]) / (double)design->n, AWRASH_DESIGN_MOST);
    }
}
