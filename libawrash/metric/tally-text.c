/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A tally as text: its indices, and the part that all rows have become.
 * Source: metric.h. Invariant: what is read has a weight, a sum and entropies that some rows have;
 * read again, the same bits. */

#include "metric/state-private.h"
#include "metric/tally-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

enum
{
  LEAST_EXPONENT = -1074, /* of a double > 0 */
  MOST_EXPONENT = 1023
};

#define MOST_ROWS ((gint64)1 << 53)

typedef struct
{
  gsize n;
  char **of;
} Indices;

static void
indices_clear (Indices *indices)
{
  for (gsize i = 0; indices->of != NULL && i < indices->n; i++)
    g_free (indices->of[i]);
  g_free (indices->of);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Indices, indices_clear)

/* Both of them by one walk; each index needs more than a byte of the text. */
static gboolean
pass_indices (AwrashState *state, Indices *indices, GError **error)
{
  gint64 n = (gint64)indices->n;
  gint64 most = state->reads ? (gint64)state->text.length : n;

  if (!awrash_i_state_line (state, "awrash-tally-1", error)
      || !awrash_i_state_line (state, "indices", error)
      || !awrash_i_state_whole (state, "indices", 0, most, &n, error))
    return FALSE;
  if (state->reads)
    {
      indices->of = awrash_i_new (char *, (gsize)n, error);
      indices->n = indices->of != NULL ? (gsize)n : 0;
    }
  for (gsize i = 0; indices->of != NULL && i < indices->n; i++)
    if (!awrash_i_state_line (state, "index", error)
        || !awrash_i_state_rest (state, &indices->of[i], error))
      return FALSE;
  return indices->of != NULL;
}

/* high, low and the power of two that both are to be multiplied by. */
static gboolean
pass_pair (AwrashState *state, const char *name, double least, double most, AwrashPair *pair,
           int *exponent, GError **error)
{
  gint64 power = *exponent;

  if (!awrash_i_state_line (state, name, error)
      || !awrash_i_state_number (state, name, least, most, &pair->high, error))
    return FALSE;
  double rest = pair->high * 0x1p-52 + 0x1p-1074;
  if (!awrash_i_state_number (state, "low", -rest, rest, &pair->low, error)
      || !awrash_i_state_whole (state, "exponent", LEAST_EXPONENT, MOST_EXPONENT, &power, error))
    return FALSE;
  *exponent = (int)power;
  return TRUE;
}

/* The largest value and the largest weight are below 2. */
static gboolean
pass_part (AwrashState *state, const AwrashTallyOrders *orders, AwrashTallyPart *part,
           GError **error)
{
  gint64 n = (gint64)part->n;

  if (!awrash_i_state_line (state, "rows", error)
      || !awrash_i_state_whole (state, "rows", 0, MOST_ROWS, &n, error))
    return FALSE;
  part->n = (gsize)n;
  if (n == 0)
    return TRUE;
  if (!pass_pair (state, "weight", 1.0, 2.0 * (double)n, &part->weight, &part->weight_exponent,
                  error)
      || !pass_pair (state, "sum", 0.0, 2.0 * part->weight.high, &part->sum, &part->exponent,
                     error))
    return FALSE;
  for (gsize k = 0; k < orders->n; k++)
    {
      double order = orders->of[k];

      if (!awrash_i_state_line (state, "entropy", error)
          || !awrash_i_state_number (state, "order", order, order, &order, error)
          || !awrash_i_state_number (state, "entropy", 0.0, INFINITY, &part->entropies[k], error))
        return FALSE;
    }
  return TRUE;
}

char *
awrash_metric_tally_text_write (const AwrashTally *tally, GError **error)
{
  g_auto (AwrashState) state = { .line = 0 };
  g_autofree char **texts = NULL;
  AwrashTallyPart all;

  g_return_val_if_fail (tally != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  texts = awrash_i_new (char *, tally->n_indices, error);
  if (texts == NULL)
    return NULL;
  for (gsize i = 0; i < tally->n_indices; i++)
    texts[i] = tally->asked[i].text;
  all = tally->all;
  if (!pass_indices (&state, &(Indices){ tally->n_indices, texts }, error)
      || !pass_part (&state, &tally->orders, &all, error) || !awrash_i_state_end (&state, error))
    return NULL;
  return awrash_i_text_steal (&state.text);
}

AwrashTally *
awrash_metric_tally_text_read (const char *text, GError **error)
{
  g_auto (AwrashState) state = { .line = 0 };
  g_auto (Indices) indices = { .n = 0 };
  g_autoptr (AwrashTally) tally = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!awrash_i_state_open (&state, text, error) || !pass_indices (&state, &indices, error))
    return NULL;
  tally = awrash_metric_tally_new (indices.n, (const char *const *)indices.of, error);
  if (tally == NULL || !pass_part (&state, &tally->orders, &tally->all, error)
      || !awrash_i_state_end (&state, error))
    return NULL;
  return g_steal_pointer (&tally);
}
