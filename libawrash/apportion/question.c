/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a question with keys to its answer: the engine solves, ties are told, outputs are written.
 * Source: libawrash/README.md, "Ties" and "Fill first".
 * Invariant: outputs are written at the very end, all of them or none. */

#include "apportion/question-private.h"

#include "allot/problem-private.h"
#include "base/memory-private.h"

#include <math.h>
#include <string.h>

static void
fill_divisors (const AwrashQuestion *question, const AwrashSolution *solution,
               const int64_t units[], AwrashAllotment *answer)
{
  const AwrashProblem *problem = solution->problem;

  if (question->divisors == NULL)
    return;
  if (solution->has_ends)
    awrash_i_divisor_keys_interval (question->divisors, &solution->last, &solution->next,
                                    &answer->divisor_low, &answer->divisor_high);
  else
    awrash_i_divisor_keys_span (question->divisors, problem->lower, problem->upper, units,
                                &answer->divisor_low, &answer->divisor_high);
  /* the key of a tie is one number, whatever the last digits of two quotients */
  if (solution->n_tied > 0)
    answer->divisor_high = answer->divisor_low;
}

static void
write_outputs (const AwrashQuestion *question, const AwrashSolution *solution,
               AwrashAllotment *answer, const AwrashOutputs *outputs)
{
  if (answer->status != AWRASH_STATUS_TIE_REFUSED)
    awrash_i_solution_write (solution, FALSE, outputs->units);
  fill_divisors (question, solution, outputs->units, answer);
  if (outputs->sure != NULL)
    awrash_i_solution_write (solution, TRUE, outputs->sure);
  if (outputs->tied != NULL)
    {
      memset (outputs->tied, 0, question->claims->n * sizeof *outputs->tied);
      for (gsize i = 0; i < solution->n_tied; i++)
        outputs->tied[solution->tied[i].leaf] = 1;
    }
  *outputs->answer = *answer;
}

static gboolean
check_lot (const AwrashSolution *solution, const AwrashTies *ties, GError **error)
{
  if (ties == NULL || ties->holders == NULL)
    return TRUE;
  g_autofree gboolean *is_tied = awrash_i_new (gboolean, ties->n, error);
  if (is_tied == NULL)
    return FALSE;
  for (gsize i = 0; i < solution->n_tied; i++)
    is_tied[solution->tied[i].leaf] = TRUE;
  return awrash_i_ties_check_lot (ties, is_tied, error);
}

/* One total inside the question's bounds; those of the root are written to bounds[2]. */
static void
fill_problem (const AwrashQuestion *question, AwrashProblem *problem, AwrashTreeNode *root,
              int64_t bounds[2])
{
  const AwrashClaims *claims = question->claims;

  bounds[0] = claims->sum_lower;
  bounds[1] = claims->sum_upper;
  awrash_i_problem_init_vector (problem, root, bounds, claims->n, question->keys);
  problem->lower = claims->lower;
  problem->upper = claims->upper;
  problem->low = claims->low;
  problem->high = claims->high;
  if (question->lower != NULL)
    {
      problem->lower = question->lower;
      problem->upper = question->upper;
      problem->low = problem->high = NULL;
      awrash_i_problem_sum_bounds (problem, bounds);
    }
  problem->total = MIN (question->total, bounds[1]);
}

gboolean
awrash_i_question_answer (const AwrashQuestion *question, const AwrashTies *ties,
                          const AwrashOutputs *outputs, GError **error)
{
  g_auto (AwrashSolution) solution = { 0 };
  AwrashProblem problem;
  AwrashTreeNode root;
  int64_t bounds[2];

  fill_problem (question, &problem, &root, bounds);
  if (!awrash_i_problem_solve (&problem, ties, &solution, error)
      || !check_lot (&solution, ties, error))
    return FALSE;
  int64_t unplaced = question->total - problem.total;
  AwrashAllotment answer = { .status = awrash_i_ties_status (ties, solution.n_tied, unplaced),
                             .unplaced = unplaced,
                             .taken_back = question->taken_back,
                             .n_tied = (int64_t)solution.n_tied,
                             .free_units = solution.free_units,
                             .is_suspected = solution.is_suspected,
                             .divisor_low = NAN,
                             .divisor_high = NAN };
  write_outputs (question, &solution, &answer, outputs);
  return TRUE;
}
