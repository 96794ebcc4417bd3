/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Is a relaxation the smallest? Checked from places that keep the relaxed walls and from prices
 * that leave no smaller sum. Source: duality of linear programs. Invariant: nothing is solved; a
 * sum is believed only where places reach it and prices forbid less. */

#include "audit/relaxation-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"
#include "split/standing-private.h"

#include <inttypes.h>
#include <math.h>

typedef struct
{
  const AwrashWalls *walls;
  const double *weights; /* NULL: 1 everywhere */
  AwrashVerdict *verdict;
} Check;

/* A sum within what messages show; weights up to 2^53 and bounds below 2^52 keep sums over 2^20
 * walls within 127 bits, as rows' sums below 2^106 with weights up to 2^20 do. */
static int64_t
shown (AwrashSigned sum)
{
  return (int64_t)CLAMP (sum, (AwrashSigned)G_MININT64, (AwrashSigned)G_MAXINT64);
}

void
awrash_i_relaxation_check_places (AwrashVerdict *verdict, const AwrashWalls *walls,
                                  const double weights[], const int64_t places[], int64_t total)
{
  AwrashSigned cost = 0;

  for (gsize i = 0; i < walls->names->len; i++)
    {
      AwrashSigned units = awrash_i_room_outside (walls, i, places);

      if (units > 0 && weights != NULL && isinf (weights[i]))
        awrash_i_verdict_add (verdict, _ ("%s: moved by %" PRId64 ", expected never to be moved"),
                              awrash_split_walls_get_words (walls, i), shown (units));
      else if (units > 0)
        cost += units * (weights == NULL ? 1 : (int64_t)weights[i]);
    }
  if (cost != total)
    awrash_i_verdict_add (
        verdict, _ ("the places cost %" PRId64 " by the weights, expected the %" PRId64 " told"),
        shown (cost), total);
}

static void
check_price (const Check *check, gsize i, int64_t price)
{
  const char *words = awrash_split_walls_get_words (check->walls, i);
  double weight = check->weights == NULL ? 1 : check->weights[i];
  g_autofree char *text = awrash_i_number_format (weight);

  if (price < 0)
    awrash_i_verdict_add (check->verdict, _ ("%s: a price of %" PRId64 ", expected at least 0"),
                          words, price);
  else if ((double)price > weight)
    awrash_i_verdict_add (check->verdict,
                          _ ("%s: a price of %" PRId64 ", expected at most the weight %s"), words,
                          price, text);
}

/* What the mins ask at their prices less what the maxes give at theirs; a max that is not there
 * gives without end, so that it has no price. */
static AwrashSigned
sum_prices (const Check *check, const int64_t lower[], const int64_t upper[],
            AwrashSigned on_cell[])
{
  const AwrashModel *model = check->walls->model;
  AwrashSigned bound = 0;

  for (gsize i = 0; i < check->walls->list->len; i++)
    {
      const AwrashWall *wall = awrash_i_walls_at (check->walls, i);

      check_price (check, i, lower[i]);
      check_price (check, i, upper[i]);
      if (upper[i] != 0 && wall->upper == AWRASH_UNBOUNDED)
        awrash_i_verdict_add (check->verdict,
                              _ ("%s: a price of %" PRId64 " on a max that is not there"),
                              awrash_split_walls_get_words (check->walls, i), upper[i]);
      bound += (AwrashSigned)lower[i] * wall->lower;
      bound -= upper[i] == 0 ? 0 : (AwrashSigned)upper[i] * wall->upper;
      awrash_i_model_add_to_cells (model, wall, (AwrashSigned)lower[i] - upper[i], on_cell);
    }
  return bound;
}

static gboolean
check_prices (const Check *check, int64_t total, const int64_t lower[], const int64_t upper[],
              GError **error)
{
  const AwrashModel *model = check->walls->model;
  const AwrashProgramme *p = model->programme;
  g_autofree AwrashSigned *on_cell = awrash_i_new (AwrashSigned, model->n_cells, error);
  AwrashSigned bound;

  if (on_cell == NULL)
    return FALSE;
  bound = sum_prices (check, lower, upper, on_cell);
  if (bound != total)
    awrash_i_verdict_add (
        check->verdict,
        _ ("the prices forbid less than %" PRId64 ", expected the %" PRId64 " told"), shown (bound),
        total);
  for (gsize cell = 0; cell < model->n_cells; cell++)
    if (on_cell[cell] > 0)
      awrash_i_verdict_add (check->verdict, _ ("\"%s\" in \"%s\": the prices sum to more than 0"),
                            p->types[cell % model->n_types].code,
                            awrash_i_model_code (model, cell / model->n_types));
  return TRUE;
}

static gboolean
check_weights (const AwrashWalls *walls, const double weights[], GError **error)
{
  for (gsize i = 0; weights != NULL && i < walls->names->len; i++)
    {
      double weight = weights[i];
      g_autofree char *text = NULL;

      if (weight == INFINITY || (weight >= 0 && weight <= 0x1p53 && floor (weight) == weight))
        continue;
      text = awrash_i_number_format (weight);
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("weights[%zu] is %s, expected a whole number from 0 to 2^53, or infinity"), i,
                   text);
      return FALSE;
    }
  return TRUE;
}

AwrashVerdict *
awrash_audit_relaxation (const AwrashWalls *walls, const double weights[], size_t n_cells,
                         const int64_t places[], int64_t total, const int64_t lower_prices[],
                         const int64_t upper_prices[], GError **error)
{
  g_autoptr (AwrashVerdict) verdict = awrash_i_verdict_new ();
  const Check check = { walls, weights, verdict };

  g_return_val_if_fail (walls != NULL && places != NULL, NULL);
  g_return_val_if_fail (lower_prices != NULL && upper_prices != NULL, NULL);
  if (!check_weights (walls, weights, error)
      || !awrash_i_standing_check (walls->model, n_cells, places, error))
    return NULL;
  awrash_i_relaxation_check_places (verdict, walls, weights, places, total);
  if (!check_prices (&check, total, lower_prices, upper_prices, error))
    return NULL;
  return g_steal_pointer (&verdict);
}
