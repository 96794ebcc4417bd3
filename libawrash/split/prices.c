/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The price of a wall, or a row: what the best plan becomes when it alone is moved, by one unit or
 * by several, as two exact answers and not as one rounded multiplier.
 * Source: the programme said again in its walls (plain.c), solved with one of them moved.
 * Invariant: among equally good answers that is shown which changes the fewest places. */

#include "split/plan-private.h"
#include "split/standing-private.h"
#include "split/wall-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>

/* The farthest that a wall is moved: what it becomes still fits the bounds of a programme. */
#define LARGEST_MOVE (G_GINT64_CONSTANT (1) << 40)

typedef struct
{
  const AwrashModel *model;
  const int64_t *before; /* [n_cells] */
  int64_t *after;        /* [n_cells] */
  AwrashWallPrice price;
} Trial;

/* ── moving ─────────────────────────────────────────────────────────────────────────────────── */

/* What is moved: a wall, or a row, whose units are those of its own scale. */
typedef struct
{
  int64_t lower, upper; /* NO_MIN and NO_MAX: none */
  int64_t least;        /* what its min may be */
  gboolean is_fixed, is_at_min;
} Ends;

#define NO_MIN G_MININT64
#define NO_MAX G_MAXINT64
/* The largest end that a row can have. */
#define LARGEST_END (G_GINT64_CONSTANT (1) << 62)

static Ends
ends_of_wall (const AwrashWall *wall, int64_t sum)
{
  return (Ends){ wall->lower, wall->upper == AWRASH_UNBOUNDED ? NO_MAX : wall->upper, 0,
                 wall->lower == wall->upper, sum == wall->lower && wall->lower > 0 };
}

static Ends
ends_of_row (const AwrashSideRow *row, AwrashSigned sum)
{
  return (Ends){ row->lower, row->upper, -LARGEST_END, row->lower == row->upper,
                 row->lower != NO_MIN && sum == row->lower };
}

/* A sum that is fixed moves as a whole; else the min where the plan stands at it and not at the
 * max, or where there is no max; else the max. FALSE where the moved bound would leave what bounds
 * can say: below the least, or its min above its max. */
static gboolean
move (const Ends *ends, int64_t by, AwrashWallPrice *price)
{
  price->moves_lower = ends->is_fixed || ends->upper == NO_MAX || ends->is_at_min;
  price->moves_upper = ends->is_fixed || !price->moves_lower;
  price->lower = ends->lower + (price->moves_lower ? by : 0);
  price->upper = ends->upper + (price->moves_upper ? by : 0);
  return (price->lower == NO_MIN || price->lower >= ends->least) && price->upper >= price->lower
         && (price->upper == NO_MAX || price->upper <= LARGEST_END);
}

/* ── what came of it ────────────────────────────────────────────────────────────────────────── */

static gboolean
compare (Trial *trial, GError **error)
{
  AwrashWallPrice *price = &trial->price;
  g_autofree int64_t *old = awrash_i_standing_count (trial->model, trial->before, FALSE, error);
  g_autofree int64_t *new
      = old != NULL ? awrash_i_standing_count (trial->model, trial->after, FALSE, error) : NULL;
  AwrashStanding before, after;

  if (new == NULL || !awrash_i_standing_take (trial->model, trial->before, &before, error)
      || !awrash_i_standing_take (trial->model, trial->after, &after, error)
      || !awrash_i_standing_compare (trial->model, trial->after, trial->before, &price->better,
                                     error))
    return FALSE;
  for (gsize i = 0; i < trial->model->n_provinces; i++)
    price->n_changed += old[i] != new[i];
  price->filled = after.filled - before.filled;
  price->filled_rest = after.filled_rest - before.filled_rest;
  price->spared = after.spared - before.spared;
  price->value_before = before.figure;
  price->value_after = after.figure;
  return TRUE;
}

/* Item is a wall, or a row behind the walls. */
static gboolean
solve_moved (Trial *trial, const AwrashWalls *walls, gsize item, int64_t by, GError **error)
{
  g_autoptr (GPtrArray) blocking = g_ptr_array_new_with_free_func (g_free);
  const AwrashSideRow *row
      = item < walls->list->len ? NULL : awrash_i_walls_row (walls, item - walls->list->len);
  const AwrashWall *wall = row == NULL ? awrash_i_walls_at (walls, item) : NULL;
  Ends ends = row != NULL
                  ? ends_of_row (row, awrash_i_side_row_sum (row, trial->before))
                  : ends_of_wall (wall, awrash_i_model_sum (trial->model, wall, trial->before));
  AwrashStatus status = AWRASH_STATUS_INFEASIBLE;
  AwrashSideRow moved = row != NULL ? *row : (AwrashSideRow){ 0 };
  AwrashPlain plain;
  gboolean done;

  if (!move (&ends, by, &trial->price))
    {
      trial->price.status = AWRASH_STATUS_INFEASIBLE;
      return TRUE;
    }
  moved.lower = trial->price.lower;
  moved.upper = trial->price.upper;
  done = awrash_i_plain_open (&plain, trial->model, error);
  if (done)
    {
      if (row != NULL)
        awrash_i_plain_set_row (&plain, row, &moved);
      else
        awrash_i_plain_set (&plain, wall, moved.lower, moved.upper);
      done = awrash_i_plain_solve (&plain, trial->before, trial->after, &status, blocking, error);
    }
  awrash_i_plain_close (&plain);
  trial->price.status = status;
  return done
         && (status == AWRASH_STATUS_INFEASIBLE || status == AWRASH_STATUS_LIMIT
             || compare (trial, error));
}

/* ── for everybody ──────────────────────────────────────────────────────────────────────────── */

static gboolean
check_move (const AwrashWalls *walls, gsize wall, int64_t by, GError **error)
{
  if (wall >= walls->names->len)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                 _ ("wall is %zu, expected less than the %u of the programme"), wall,
                 walls->names->len);
  else if (by < -LARGEST_MOVE || by > LARGEST_MOVE)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                 _ ("by is %" PRId64 ", expected a number from -2^40 to 2^40"), by);
  else
    return TRUE;
  return FALSE;
}

gboolean
awrash_split_prices (const AwrashPlan *plan, const AwrashWalls *walls, size_t wall, int64_t by,
                     int64_t places[], AwrashWallPrice *price, GError **error)
{
  g_autofree int64_t *after = NULL;

  g_return_val_if_fail (plan != NULL && walls != NULL && places != NULL && price != NULL, FALSE);
  if (!awrash_i_walls_check_plan (plan, error) || !awrash_i_walls_check (walls, plan, error)
      || !check_move (walls, wall, by, error))
    return FALSE;
  after = awrash_i_copy (int64_t, plan->places, plan->n_cells, error);
  Trial trial = { .model = walls->model, .before = plan->places, .after = after };
  if (after == NULL || !solve_moved (&trial, walls, wall, by, error))
    return FALSE;
  for (gsize cell = 0; cell < plan->n_cells; cell++)
    places[cell] = after[cell];
  if (trial.price.upper == AWRASH_UNBOUNDED && wall < walls->list->len)
    trial.price.upper = -1;
  *price = trial.price;
  return TRUE;
}

size_t
awrash_split_prices_size (void)
{
  return sizeof (AwrashWallPrice);
}
