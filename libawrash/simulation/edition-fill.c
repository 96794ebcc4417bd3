/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Quotas become places that are filled: as many as are taken up, can be absorbed, and have a
 * seeker; what is returned goes to a policy's second stage. Source: the laws of
 * include/awrash/simulation-run.h. Invariant: no cell holds more than it absorbs, and no province
 * fills more places than it has seekers. */

#include "simulation/edition-private.h"

#include "base/i18n-private.h"
#include "random/purposes-private.h"
#include "simulation/flows-private.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

/* y(e) = ρ y(e-1) + √(1 - ρ²) z, and the rate around its mean. */
static void
take_up (AwrashEdition *edition)
{
  const gsize n = edition->situation.n_provinces, n_streams = edition->situation.n_streams;
  const double spread = edition->parameters[AWRASH_PARAMETER_TAKE_UP_SPREAD];
  const double kept = edition->situation.edition == 1
                          ? 0
                          : edition->parameters[AWRASH_PARAMETER_TAKE_UP_PERSISTENCE];
  const double fresh = sqrt (1 - kept * kept);

  for (gsize s = 0; s < n_streams; s++)
    {
      const double mean = awrash_i_edition_parameter (edition, s, AWRASH_PARAMETER_TAKE_UP);

      if (spread > 0)
        awrash_i_edition_draw_normal (edition, AWRASH_DRAW_TAKE_UP, s);
      for (gsize p = 0; p < n; p++)
        {
          double *luck = &edition->luck[p * n_streams + s];

          *luck = spread > 0 ? kept * *luck + fresh * edition->u[p] : 0;
          edition->rate[p * n_streams + s] = CLAMP (mean + spread * *luck, 0, 1);
        }
    }
}

static void
absorb (AwrashEdition *edition)
{
  const AwrashISituation *situation = &edition->situation;
  const gsize n = situation->n_provinces, n_streams = situation->n_streams;
  const double spread = edition->parameters[AWRASH_PARAMETER_ABSORPTION_SPREAD];

  for (gsize s = 0; s < n_streams; s++)
    {
      const double factor = awrash_i_edition_parameter (edition, s, AWRASH_PARAMETER_ABSORPTION);

      if (situation->capacity != NULL && spread > 0)
        awrash_i_edition_draw_normal (edition, AWRASH_DRAW_ABSORPTION, s);
      for (gsize p = 0; p < n; p++)
        {
          const gsize cell = p * n_streams + s;
          const gint64 known = situation->capacity == NULL ? G_MAXINT64 : situation->capacity[cell];
          double luck = 1;

          edition->absorbed[cell] = known;
          if (known >= AWRASH_FLOWS_MOST)
            continue;
          if (spread > 0)
            luck = MAX (0, 1 + spread * edition->u[p]);
          edition->absorbed[cell] = (gint64)((double)known * factor * luck);
        }
    }
}

/* places of what is offered, beside what is filled already. */
static void
occupy (AwrashEdition *edition, AwrashEditionDraw draw, const gint64 offered[], gint64 places[])
{
  const gsize n = edition->situation.n_provinces, n_streams = edition->situation.n_streams;

  for (gsize s = 0; s < n_streams; s++)
    {
      awrash_i_edition_draw (edition, draw, s);
      awrash_i_flows_counts (edition->scatter, n, n_streams, offered + s, edition->rate + s,
                             n_streams, edition->u, places + s);
      for (gsize p = 0; p < n; p++)
        {
          const gsize cell = p * n_streams + s;

          places[cell] = MIN (places[cell], edition->absorbed[cell] - edition->filled[cell]);
        }
    }
  awrash_i_edition_ration (edition, draw, places);
  for (gsize cell = 0; cell < n * n_streams; cell++)
    edition->filled[cell] += places[cell];
}

/* What each cell could hold in this edition: what it absorbs, as far as there are seekers. */
static void
find_could (AwrashEdition *edition)
{
  const gsize n_streams = edition->situation.n_streams;

  for (gsize cell = 0; cell < edition->situation.n_provinces * n_streams; cell++)
    edition->could[cell] = MIN (edition->absorbed[cell],
                                edition->filled[cell] + edition->available[cell / n_streams]);
}

gboolean
awrash_i_edition_fill (AwrashEdition *edition, gsize policy, GError **error)
{
  const gsize n = edition->situation.n_provinces, cells = n * edition->situation.n_streams;

  take_up (edition);
  absorb (edition);
  memset (edition->filled, 0, cells * sizeof *edition->filled);
  memcpy (edition->available, edition->seekers, n * sizeof *edition->available);
  occupy (edition, AWRASH_DRAW_FILL, edition->quota, edition->more);
  if (!awrash_i_policy_has_second_stage (edition->model->policies[policy].policy))
    return TRUE;
  find_could (edition);
  edition->address.purpose = AWRASH_PURPOSE_EDITION + AWRASH_DRAW_TIE * AWRASH_STREAMS_MOST + 1;
  if (!awrash_i_policy_second (edition->policies[policy], &edition->situation, edition->quota,
                               edition->filled, edition->could, &edition->address, edition->more,
                               error))
    {
      g_prefix_error (error, _ ("policy \"%s\", edition %" PRId64 ": "),
                      edition->model->policies[policy].name, edition->situation.edition);
      return FALSE;
    }
  occupy (edition, AWRASH_DRAW_SECOND, edition->more, edition->more);
  return TRUE;
}
