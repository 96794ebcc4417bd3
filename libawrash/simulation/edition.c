/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an edition begins from, and how it draws. Source: the laws of
 * include/awrash/simulation-run.h. Invariant: a number drawn hangs on seed, scenario, replication,
 * edition, province, law and stream alone. */

#include "simulation/edition-private.h"

#include "random/normal-private.h"
#include "random/philox-private.h"
#include "random/purposes-private.h"
#include "simulation/flows-private.h"

#include <string.h>

double
awrash_i_edition_parameter (const AwrashEdition *edition, gsize stream, AwrashStreamParameterId id)
{
  return edition->parameters[awrash_i_parameters_place (stream, id)];
}

void
awrash_i_edition_draw (AwrashEdition *edition, AwrashEditionDraw draw, gsize stream)
{
  edition->address.purpose = AWRASH_PURPOSE_EDITION + draw * AWRASH_STREAMS_MOST + (gint64)stream;
  awrash_i_random_places (&edition->address, edition->model->situation.n_provinces, edition->u);
}

void
awrash_i_edition_draw_normal (AwrashEdition *edition, AwrashEditionDraw draw, gsize stream)
{
  awrash_i_edition_draw (edition, draw, stream);
  awrash_i_normal_quantiles (edition->model->situation.n_provinces, edition->u, edition->u);
}

void
awrash_i_edition_ration (AwrashEdition *edition, AwrashEditionDraw draw, gint64 places[])
{
  const gsize n_streams = edition->situation.n_streams;
  gboolean is_drawn = FALSE;

  for (gsize p = 0; p < edition->situation.n_provinces; p++)
    {
      gint64 *of_province = places + p * n_streams, asked = 0;

      for (gsize s = 0; s < n_streams; s++)
        asked += of_province[s];
      if (asked > edition->available[p])
        {
          if (!is_drawn)
            awrash_i_edition_draw (edition, AWRASH_DRAW_RATION, draw);
          is_drawn = TRUE;
          awrash_i_flows_ration (n_streams, of_province, edition->available[p], edition->u[p]);
          asked = edition->available[p];
        }
      edition->available[p] -= asked;
    }
}

void
awrash_i_edition_begin (AwrashEdition *edition)
{
  const AwrashISituation *first = &edition->model->situation;
  const gsize n = first->n_provinces, cells = n * first->n_streams;

  edition->situation = *first;
  edition->situation.need = edition->counted;
  edition->situation.total = edition->total;
  if (first->region_total != NULL)
    edition->situation.region_total = edition->region_total;
  edition->situation.edition = 0;
  edition->scatter = edition->parameters[AWRASH_PARAMETER_SCATTER] > 0;
  memcpy (edition->seekers, first->need, n * sizeof *edition->seekers);
  memset (edition->left, 0, n * sizeof *edition->left);
  memset (edition->entered, 0, n * sizeof *edition->entered);
  memset (edition->in_work, 0, cells * sizeof *edition->in_work);
}
