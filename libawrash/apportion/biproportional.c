/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two-way apportionment, from the question to its outputs, ties between them.
 * Source: Balinski and Demange, "Algorithms for proportional matrices in reals and integers"
 * (1989). Invariant: outputs are written at the very end, all of them or none. */

#include "apportion/biproportional-private.h"

#include "apportion/answer-private.h"

#include <math.h>
#include <string.h>

static void
write_marks (gsize n, const GArray *tied, const AwrashOutputs *outputs)
{
  if (outputs->tied == NULL)
    return;
  memset (outputs->tied, 0, n * sizeof *outputs->tied);
  for (gsize i = 0; i < tied->len; i++)
    outputs->tied[g_array_index (tied, AwrashGridTied, i).origin] = 1;
}

static void
write_sure (const AwrashGrid *grid, const GArray *tied, const AwrashOutputs *outputs)
{
  if (outputs->sure == NULL)
    return;
  awrash_i_grid_write (grid, outputs->sure);
  for (gsize i = 0; i < tied->len; i++)
    {
      const AwrashGridTied *own = &g_array_index (tied, AwrashGridTied, i);
      outputs->sure[own->origin] = own->least;
    }
}

static AwrashAllotment
describe (const AwrashGridFace *face, const GArray *tied, const AwrashTies *ties)
{
  AwrashAllotment answer = { .status = awrash_i_ties_status (ties, tied->len, 0),
                             .n_tied = tied->len,
                             .is_suspected = face->is_suspected,
                             .divisor_low = NAN,
                             .divisor_high = NAN };

  for (gsize i = 0; i < tied->len; i++)
    {
      const AwrashGridTied *own = &g_array_index (tied, AwrashGridTied, i);
      answer.free_units += face->grid->units[face->cells[own->arc]] - own->least;
    }
  return answer;
}

static gboolean
answer_face (AwrashGridFace *face, const AwrashTies *ties, const AwrashOutputs *outputs, gsize n,
             GError **error)
{
  g_autoptr (GArray) tied = awrash_i_face_tied (face, error);

  if (tied == NULL)
    return FALSE;
  if (ties != NULL && (tied->len > 0 || ties->holders != NULL)
      && !awrash_i_face_settle (face, ties, tied, error))
    return FALSE;
  AwrashAllotment answer = describe (face, tied, ties);
  if (answer.status != AWRASH_STATUS_TIE_REFUSED)
    awrash_i_grid_write (face->grid, outputs->units);
  write_sure (face->grid, tied, outputs);
  write_marks (n, tied, outputs);
  *outputs->answer = answer;
  return TRUE;
}

gboolean
awrash_apportion_biproportional (const AwrashMatrix *matrix, const AwrashMargins *margins,
                                 const char *rule, const AwrashTies *ties, int64_t units[],
                                 int64_t sure[], int64_t tied[], AwrashAllotment *answer,
                                 GError **error)
{
  g_return_val_if_fail (matrix != NULL && margins != NULL && rule != NULL, FALSE);
  g_return_val_if_fail (units != NULL && answer != NULL, FALSE);

  g_auto (AwrashSignposts) signposts = { 0 };
  g_auto (AwrashGrid) grid = { 0 };
  g_auto (AwrashGridFace) face = { 0 };
  AwrashOutputs outputs = { units, sure, tied, answer };
  gsize n = matrix->n_rows * matrix->n_columns;
  GError *failure = NULL;

  if (!awrash_i_signpost_parse (rule, &signposts, error)
      || !awrash_i_margins_check (margins, matrix->n_rows, matrix->n_columns, error)
      || !awrash_i_ties_check (ties, n, error))
    return FALSE;
  if (awrash_i_grid_optimise (&grid, &face, matrix, margins, &signposts, TRUE, &failure))
    return answer_face (&face, ties, &outputs, n, error);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  *answer = (AwrashAllotment){ .status = AWRASH_STATUS_INFEASIBLE,
                               .divisor_low = NAN,
                               .divisor_high = NAN };
  return TRUE;
}
