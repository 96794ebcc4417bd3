/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who drops out, is followed, completes, goes to work, comes back, leaves and enters. Source: the
 * laws of include/awrash/simulation-run.h. Invariant: every person who leaves one count enters
 * another, so that none is lost. */

#include "simulation/edition-private.h"

#include "simulation/flows-private.h"

#include <string.h>

/* counts[cell] of people[cell] in a stream, by a probability of the stream; drawn only where it
 * takes luck. */
static void
flow (AwrashEdition *edition, AwrashEditionDraw draw, gsize stream, double probability,
      const gint64 people[], gint64 counts[])
{
  if (probability > 0 && probability < 1)
    awrash_i_edition_draw (edition, draw, stream);
  awrash_i_flows_counts (edition->scatter, edition->situation.n_provinces,
                         edition->situation.n_streams, people + stream, &probability, 0, edition->u,
                         counts + stream);
}

/* Drop-outs seek again once the edition is over; who follows them is taken from those without a
 * place. */
static void
drop_and_refill (AwrashEdition *edition)
{
  for (gsize s = 0; s < edition->situation.n_streams; s++)
    {
      flow (edition, AWRASH_DRAW_DROP_OUT, s,
            awrash_i_edition_parameter (edition, s, AWRASH_PARAMETER_DROP_OUT), edition->filled,
            edition->dropped);
      flow (edition, AWRASH_DRAW_REFILL, s,
            awrash_i_edition_parameter (edition, s, AWRASH_PARAMETER_REFILLING), edition->dropped,
            edition->refilled);
    }
  awrash_i_edition_ration (edition, AWRASH_DRAW_REFILL, edition->refilled);
}

/* Those in work who come back, and those who join them, of whom none comes back at once. */
static void
exit_and_return (AwrashEdition *edition)
{
  const gsize n = edition->situation.n_provinces, n_streams = edition->situation.n_streams;
  gint64 *back = edition->could, *out = edition->more; /* memory that is free by now */

  for (gsize cell = 0; cell < n * n_streams; cell++)
    edition->completed[cell]
        = edition->filled[cell] - edition->dropped[cell] + edition->refilled[cell];
  for (gsize s = 0; s < n_streams; s++)
    {
      flow (edition, AWRASH_DRAW_EXIT, s,
            awrash_i_edition_parameter (edition, s, AWRASH_PARAMETER_EXIT), edition->completed,
            out);
      flow (edition, AWRASH_DRAW_RETURN, s,
            awrash_i_edition_parameter (edition, s, AWRASH_PARAMETER_RETURN), edition->in_work,
            back);
    }
  for (gsize cell = 0; cell < n * n_streams; cell++)
    {
      edition->in_work[cell] += out[cell] - back[cell];
      edition->seekers_end[cell / n_streams] += back[cell] - out[cell];
    }
}

/* One flow of each province, in or out of the seekers. */
static void
move (AwrashEdition *edition, AwrashEditionDraw draw, AwrashParameterId id, const gint64 people[],
      gint64 sign, gint64 told[])
{
  const double probability = edition->parameters[id];

  if (probability > 0 && probability < 1)
    awrash_i_edition_draw (edition, draw, 0);
  awrash_i_flows_counts (edition->scatter, edition->situation.n_provinces, 1, people, &probability,
                         0, edition->u, edition->moved);
  for (gsize p = 0; p < edition->situation.n_provinces; p++)
    {
      edition->seekers_end[p] += sign * edition->moved[p];
      told[p] += edition->moved[p];
    }
}

void
awrash_i_edition_end (AwrashEdition *edition)
{
  const AwrashSimulationModel *model = edition->model;

  memcpy (edition->seekers_end, edition->seekers,
          edition->situation.n_provinces * sizeof *edition->seekers);
  drop_and_refill (edition);
  exit_and_return (edition);
  move (edition, AWRASH_DRAW_LEAVING, AWRASH_PARAMETER_LEAVING, edition->available, -1,
        edition->left);
  move (edition, AWRASH_DRAW_ENTRIES, AWRASH_PARAMETER_ENTRIES, model->situation.need, 1,
        edition->entered);
  move (edition, AWRASH_DRAW_BIRTHS, AWRASH_PARAMETER_BIRTHS, model->births_of, 1,
        edition->entered);
}
