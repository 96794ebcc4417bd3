/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a division to the nearest plan: the fewest places that have to change so that every bound
 * holds, or so that the division is as good as can be; and the difference as a list of moves.
 * Source: the nearest flow of fence.c on the network of the bounds, or on the face that the
 * objective leaves. Invariant: the moves lead from the division to the plan, and change no more
 * places than its distance says. */

#include "split/fence-private.h"
#include "split/general-private.h"
#include "split/plain-private.h"
#include "split/standing-private.h"

#include "base/memory-private.h"

struct _AwrashMoves
{
  AwrashStatus status;
  gsize n_cells;
  int64_t *places;
  int64_t distance;
  GArray *transfers; /* of AwrashTransfer */
};

/* ── the difference as moves ────────────────────────────────────────────────────────────────── */

typedef struct
{
  const AwrashModel *model;
  const gsize *cells; /* by code */
  const int64_t *from, *to;
  gsize type;
  GArray *transfers;
} Difference;

/* What a cell, the k-th by code, has too much (sign 1) or too little (sign -1) of the type. */
static int64_t
excess (const Difference *difference, gsize k, int sign)
{
  gsize cell = difference->cells[k];

  if (cell % difference->model->n_types != difference->type)
    return 0;
  return MAX (0, sign * (difference->from[cell] - difference->to[cell]));
}

/* One side of the pairing: a cell, the k-th by code, and what of its excess is not paired yet. */
typedef struct
{
  int sign;
  gsize k;
  int64_t left;
} Side;

static Side
open_side (const Difference *difference, int sign)
{
  return (Side){ sign, 0, excess (difference, 0, sign) };
}

/* Goes on to the next cell with an excess; FALSE where there is none. */
static gboolean
advance (const Difference *difference, Side *side)
{
  while (side->left == 0 && side->k + 1 < difference->model->n_cells)
    side->left = excess (difference, ++side->k, side->sign);
  return side->left > 0;
}

static int64_t
province_of (const Difference *difference, const Side *side)
{
  return side->left > 0 ? (int64_t)(difference->cells[side->k] / difference->model->n_types) : -1;
}

/* Gives what some provinces have too much of the type to those that have too little, both by code;
 * what is then left over is withdrawn or added. */
static gboolean
pair_type (const Difference *difference, GError **error)
{
  Side giver = open_side (difference, 1), taker = open_side (difference, -1);
  gboolean gives = advance (difference, &giver), takes = advance (difference, &taker);

  while (gives || takes)
    {
      AwrashTransfer transfer
          = { (int64_t)difference->type, province_of (difference, &giver),
              province_of (difference, &taker),
              gives && takes ? MIN (giver.left, taker.left) : MAX (giver.left, taker.left) };

      giver.left -= gives ? transfer.places : 0;
      taker.left -= takes ? transfer.places : 0;
      if (!awrash_i_append (difference->transfers, transfer, error))
        return FALSE;
      gives = advance (difference, &giver);
      takes = advance (difference, &taker);
    }
  return TRUE;
}

static gboolean
list_transfers (AwrashMoves *moves, const AwrashModel *model, const int64_t places[],
                GError **error)
{
  g_autofree gsize *cells = awrash_i_model_sort_cells (model, error);
  Difference difference = { model, cells, places, moves->places, 0, moves->transfers };

  for (gsize k = 0; cells != NULL && k < model->n_types; k++)
    {
      /* Types come in the order in which the first province's cells do: that of their codes. */
      difference.type = cells[k] % model->n_types;
      if (!pair_type (&difference, error))
        return FALSE;
    }
  return cells != NULL;
}

/* ── the nearest plan ───────────────────────────────────────────────────────────────────────── */

/* The best plans first and of these the nearest; or the nearest first and of these the best. */
static gboolean
approach (AwrashMoves *moves, AwrashSolver *solver, const int64_t places[], gboolean is_best,
          GError **error)
{
  if ((is_best && !awrash_i_solver_pursue (solver, error))
      || !awrash_i_fence_approach_cells (solver->network, solver->model, places, &moves->distance,
                                         error)
      || (!is_best && !awrash_i_solver_pursue (solver, error))
      || !awrash_i_fence_settle_order (solver->network, solver->model, error))
    return FALSE;
  moves->status = AWRASH_STATUS_OPTIMAL;
  moves->places = awrash_i_solver_copy_cells (solver, error);
  return moves->places != NULL && list_transfers (moves, solver->model, places, error);
}

/* The same by the questions of a search. */
static gboolean
search (AwrashMoves *moves, AwrashSolver *solver, const int64_t places[], gboolean is_best,
        GError **error)
{
  AwrashApproach approach = is_best ? AWRASH_APPROACH_BEST_FIRST : AWRASH_APPROACH_NEAREST_FIRST;
  g_autofree int64_t *found = awrash_i_new (int64_t, solver->model->n_cells, error);

  if (found == NULL
      || !awrash_i_general_approach (solver->plan, solver->layout, approach, places, found,
                                     &moves->status, error))
    return FALSE;
  if (moves->status == AWRASH_STATUS_INFEASIBLE || moves->status == AWRASH_STATUS_LIMIT)
    return TRUE;
  for (gsize cell = 0; cell < solver->model->n_cells; cell++)
    moves->distance += ABS (found[cell] - places[cell]);
  moves->places = g_steal_pointer (&found);
  return list_transfers (moves, solver->model, places, error);
}

static gboolean
find (AwrashMoves *moves, AwrashSolver *solver, gsize n_cells, const int64_t places[],
      gboolean is_best, GError **error)
{
  int64_t missing = 0;

  if (!awrash_i_standing_check (solver->model, n_cells, places, error))
    return FALSE;
  moves->n_cells = n_cells;
  moves->status = AWRASH_STATUS_INFEASIBLE;
  if (solver->layout->contradictions != NULL)
    return TRUE;
  if (solver->layout->class_ >= AWRASH_CLASS_ROWS)
    return search (moves, solver, places, is_best, error);
  return awrash_i_solver_equip (solver, error)
         && awrash_i_stage_feasible (solver->network, &missing, error)
         && (missing > 0 || approach (moves, solver, places, is_best, error));
}

static AwrashMoves *
moves_new (const AwrashProgramme *programme, const AwrashReading *reading, gsize n_cells,
           const int64_t places[], gboolean is_best, GError **error)
{
  g_autoptr (AwrashMoves) moves = g_new0 (AwrashMoves, 1);
  g_autoptr (AwrashReading) plain = awrash_i_plain_reading (reading, FALSE);
  g_autoptr (GPtrArray) blocking = g_ptr_array_new_with_free_func (g_free);
  AwrashPlan trial = { .programme = (AwrashProgramme *)(guintptr)programme,
                       .reading = plain,
                       .blocking = blocking };
  AwrashSolver solver;
  gboolean found;

  moves->transfers = g_array_new (FALSE, FALSE, sizeof (AwrashTransfer));
  found = awrash_i_solver_lay_out (&solver, &trial, error)
          && find (moves, &solver, n_cells, places, is_best, error);
  awrash_i_solver_close (&solver);
  g_free (trial.reason);
  return found ? g_steal_pointer (&moves) : NULL;
}

AwrashMoves *
awrash_split_moves_to_mend (const AwrashProgramme *programme, const AwrashReading *reading,
                            size_t n_cells, const int64_t places[], GError **error)
{
  g_return_val_if_fail (programme != NULL && reading != NULL && places != NULL, NULL);
  return moves_new (programme, reading, n_cells, places, FALSE, error);
}

AwrashMoves *
awrash_split_moves_to_best (const AwrashProgramme *programme, const AwrashReading *reading,
                            size_t n_cells, const int64_t places[], GError **error)
{
  g_return_val_if_fail (programme != NULL && reading != NULL && places != NULL, NULL);
  return moves_new (programme, reading, n_cells, places, TRUE, error);
}

void
awrash_split_moves_free (AwrashMoves *moves)
{
  if (moves == NULL)
    return;
  g_free (moves->places);
  g_array_unref (moves->transfers);
  g_free (moves);
}

/* ── what was found ─────────────────────────────────────────────────────────────────────────── */

AwrashStatus
awrash_split_moves_get_status (const AwrashMoves *moves)
{
  g_return_val_if_fail (moves != NULL, AWRASH_STATUS_UNKNOWN);
  return moves->status;
}

int64_t
awrash_split_moves_get_distance (const AwrashMoves *moves)
{
  g_return_val_if_fail (moves != NULL, 0);
  return moves->distance;
}

size_t
awrash_split_moves_get_n_cells (const AwrashMoves *moves)
{
  g_return_val_if_fail (moves != NULL, 0);
  return moves->places != NULL ? moves->n_cells : 0;
}

const int64_t *
awrash_split_moves_get_places (const AwrashMoves *moves)
{
  g_return_val_if_fail (moves != NULL, NULL);
  return moves->places;
}

size_t
awrash_split_moves_get_n_transfers (const AwrashMoves *moves)
{
  g_return_val_if_fail (moves != NULL, 0);
  return moves->transfers->len;
}

const AwrashTransfer *
awrash_split_moves_get_transfers (const AwrashMoves *moves)
{
  g_return_val_if_fail (moves != NULL, NULL);
  return moves->transfers->len > 0 ? &g_array_index (moves->transfers, AwrashTransfer, 0) : NULL;
}

size_t
awrash_split_moves_transfer_size (void)
{
  return sizeof (AwrashTransfer);
}
