/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Levels one after the other: can all who are not settled pass the level at hand? If so, with that
 * plan anew; if not, how few stay at it?
 * Source: Ogryczak and Śliwiński (2006), ordered values. Invariant: the plan at hand has every
 * level that was settled. */

#include "split/general-run-private.h"

#include "base/memory-private.h"

#include <math.h>

static AwrashAsk
ask_of (const AwrashGeneralStep *step, AwrashAskKind kind, const AwrashLevel *level,
        const char *name)
{
  return (AwrashAsk){
    .kind = kind, .name = name, .measure = &step->measure, .rest = step->rest, .level = level
  };
}

/* The level is settled as the plan at hand has it. */
static gboolean
append_level (AwrashGeneralRun *run, const AwrashGeneralStep *step, GError **error)
{
  AwrashLevel level;
  gboolean done = awrash_i_level_next (run->general, run->face, &step->measure, step->rest, run->x,
                                       &level, error)
                  && (level.members == NULL || awrash_i_append (run->face->levels, level, error));

  if (!done)
    awrash_i_level_clear (&level);
  return done;
}

gboolean
awrash_i_general_begin_start (AwrashGeneralRun *run, const AwrashGeneralStep *step, GError **error)
{
  static const AwrashMeasure squares = { .kind = AWRASH_MEASURE_LEAST_SQUARES };
  AwrashAsk ask
      = { .kind = AWRASH_ASK_CURVES, .name = "start", .measure = &squares, .rest = step->rest };

  run->phase = AWRASH_PHASE_START;
  return awrash_i_general_begin (run, &ask, 0.001, error);
}

/* All have their place, or nothing more can be proved. */
static void
end_levels (AwrashGeneralRun *run, AwrashGeneralStep *step)
{
  awrash_i_general_face_settle (run->face, run->general, step->rest, run->x);
  run->phase = AWRASH_PHASE_BEGIN;
}

gboolean
awrash_i_general_begin_levels (AwrashGeneralRun *run, AwrashGeneralStep *step, GError **error)
{
  AwrashAsk ask;

  if (run->phase == AWRASH_PHASE_BEGIN)
    return awrash_i_general_begin_start (run, step, error);
  if (run->phase == AWRASH_PHASE_LEFT)
    {
      ask = ask_of (step, AWRASH_ASK_LEFT, &run->level, step->rest ? "left-rest" : "left");
      return awrash_i_general_begin (run, &ask, 0, error);
    }
  while (run->phase != AWRASH_PHASE_END)
    {
      awrash_i_level_clear (&run->level);
      if (!awrash_i_level_next (run->general, run->face, &step->measure, step->rest, run->x,
                                &run->level, error))
        return FALSE;
      if (run->level.members == NULL)
        break;
      if (awrash_i_level_beyond (run->general, run->face, &step->measure, step->rest, &run->level,
                                 &run->beyond))
        {
          run->phase = AWRASH_PHASE_BEYOND;
          ask = ask_of (step, AWRASH_ASK_BEYOND, &run->beyond,
                        step->rest ? "beyond-rest" : "beyond");
          return awrash_i_general_begin (run, &ask, INFINITY, error);
        }
      if (!awrash_i_general_tell_level (run, step, 0, error) || !append_level (run, step, error))
        return FALSE;
    }
  end_levels (run, step);
  return TRUE;
}

/* The question whether all can pass was answered. */
static gboolean
finish_beyond (AwrashGeneralRun *run, AwrashGeneralStep *step, gboolean is_done, GError **error)
{
  AwrashLong cost, least;
  double gap;
  guint before = run->claims->len;

  if (awrash_i_search_get (run->search, &cost, &least) != NULL)
    return awrash_i_general_take (run, error);
  if (is_done && !awrash_i_general_finish (run, &gap, error))
    return FALSE;
  if (run->claims->len == before)
    {
      run->gap = INFINITY;
      run->phase = AWRASH_PHASE_END;
      return awrash_i_general_tell_level (run, step, INFINITY, error);
    }
  if (run->level.members->len > 1)
    {
      run->phase = AWRASH_PHASE_LEFT;
      return TRUE;
    }
  return awrash_i_general_tell_level (run, step, 0, error) && append_level (run, step, error);
}

gboolean
awrash_i_general_finish_levels (AwrashGeneralRun *run, AwrashGeneralStep *step, gboolean is_done,
                                GError **error)
{
  double gap;

  if (run->phase == AWRASH_PHASE_START)
    {
      run->phase = AWRASH_PHASE_BEYOND;
      return awrash_i_general_take (run, error);
    }
  if (run->phase == AWRASH_PHASE_BEYOND)
    return finish_beyond (run, step, is_done, error);
  if (!awrash_i_general_finish (run, &gap, error)
      || !awrash_i_general_tell_level (run, step, gap, error))
    return FALSE;
  run->gap = fmax (run->gap, gap);
  run->phase = gap > 0 ? AWRASH_PHASE_END : AWRASH_PHASE_BEYOND;
  return gap > 0 || append_level (run, step, error);
}
