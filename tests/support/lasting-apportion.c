/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Calls of apportion that last. Source: large matrices, and units one after the other.
 * Invariant: each lasts for seconds. */

#include "support/lasting.h"

#define SIDE 1500

typedef struct
{
  AwrashMatrix *matrix;
  AwrashMargins *margins;
  AwrashClaims *claims;
  int64_t units[SIDE * SIDE];
} Question;

static gpointer
ask (void)
{
  Question *question = g_new0 (Question, 1);
  g_autofree double *claims = g_new (double, SIDE *SIDE);
  g_autofree int64_t *sums = g_new (int64_t, SIDE);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261127);

  for (gsize i = 0; i < SIDE * SIDE; i++)
    claims[i] = g_rand_int_range (rand, 0, 3) > 0 ? 1 + (double)g_rand_int_range (rand, 0, 9) : 0;
  for (gsize i = 0; i < SIDE; i++)
    sums[i] = 7 * SIDE + (int64_t)(i % 2 == 0 ? i : SIDE - i - i % 2 + 1);
  int64_t total = 0;
  for (gsize i = 0; i < SIDE; i++)
    total += sums[i];
  question->matrix = awrash_apportion_matrix_new (SIDE, SIDE, claims, NULL, NULL, NULL);
  question->margins
      = awrash_apportion_margins_new (SIDE, sums, sums, SIDE, sums, sums, total, NULL);
  question->claims = awrash_apportion_claims_new (SIDE, claims, NULL, NULL, NULL);
  return question;
}

static void
let_go (gpointer data)
{
  Question *question = data;

  awrash_apportion_matrix_free (question->matrix);
  awrash_apportion_margins_free (question->margins);
  awrash_apportion_claims_free (question->claims);
  g_free (question);
}

static gboolean
divide_two_ways (gpointer data, GError **error)
{
  Question *question = data;
  AwrashAllotment answer;

  return awrash_apportion_biproportional (question->matrix, question->margins, "webster", NULL,
                                          question->units, NULL, NULL, &answer, error);
}

static gboolean
serve (gpointer data, GError **error)
{
  Question *question = data;
  AwrashAllotment answer;
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_lot ("seed", error);

  return ties != NULL
         && awrash_apportion_quota_method (question->claims, 10000000, ties, question->units, NULL,
                                           NULL, &answer, error);
}

static gboolean
seek_paradox (gpointer data, GError **error)
{
  Question *question = data;
  int64_t total, recipient;

  return awrash_apportion_paradox_house (question->claims, "webster", SIDE, (int64_t)1 << 40,
                                         &total, &recipient, error);
}

const Lasting lasting_apportion[] = {
  { "apportion: two ways", ask, divide_two_ways, let_go },
  { "apportion: quota method", ask, serve, let_go },
  { "apportion: a paradox", ask, seek_paradox, let_go },
  { NULL, NULL, NULL, NULL },
};
