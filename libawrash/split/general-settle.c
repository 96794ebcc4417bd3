/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The last questions of a run: once all goals have spoken, what they leave open is mixed evenly, as
 * far as a bounded search can; and what that leaves goes by codes, as far as sums stay.
 * Source: split/mix.c, the same on a network. Invariant: the gap of the mix is told apart; that of
 * the goals is none of its. */

#include "split/general-run-private.h"

#include "base/memory-private.h"

#include <math.h>

/* A mix is worth a search of so many nodes times cells times cells, a node of many cells being
 * dear, and the first one saying most. */
#define MOST_WORK 800000

gsize
awrash_i_general_limit (const AwrashGeneralRun *run)
{
  gsize n = MAX (1, run->general->model->n_cells), own = MAX (1, MOST_WORK / n / n);

  return run->mix != NULL ? MIN (own, run->most_nodes) : run->most_nodes;
}

gboolean
awrash_i_general_begin_mix (AwrashGeneralRun *run, AwrashGeneralStep *step, GError **error)
{
  AwrashAsk ask = { .kind = AWRASH_ASK_MIX, .name = step->name };

  awrash_i_general_face_settle_places (run->face, run->general, run->x);
  if (run->weights == NULL)
    {
      run->weights = awrash_i_new (int64_t, run->general->model->programme->n_streams, error);
      if (run->weights == NULL
          || !awrash_i_general_mix_weigh (run->general, run->face, run->x, run->weights, error))
        return FALSE;
    }
  run->mix = awrash_i_general_mix_make (run->general, step->kind, run->x, run->weights, error);
  ask.mix = run->mix;
  ask.offset = run->mix != NULL ? run->mix->offset : 0;
  if (run->mix == NULL || !awrash_i_general_begin (run, &ask, 0, error))
    return FALSE;
  if (awrash_i_general_mix_is_settled (run->mix, run->mixed))
    awrash_i_general_end (run);
  return TRUE;
}

gboolean
awrash_i_general_finish_mix (AwrashGeneralRun *run, GError **error)
{
  double gap;

  if (!awrash_i_search_carry (run->search, error) || !awrash_i_general_finish (run, &gap, error))
    return FALSE;
  run->mix_gap = fmax (run->mix_gap, gap);
  run->step++;
  return TRUE;
}

int64_t *
awrash_i_general_take_weights (AwrashGeneralRun *run)
{
  return g_steal_pointer (&run->weights);
}
