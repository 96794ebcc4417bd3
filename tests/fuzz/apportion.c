/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any claims under any rule have an allotment that the audit accepts, or are refused; recipients in
 * another order receive the same. Source: Balinski and Young (1982) for what the audit holds.
 * Invariant: outputs stay as they are where there is an error. */

#include "fuzz/bytes.h"

enum
{
  MOST = 8
};

static const char *const divisors[]
    = { "adams",         "danish",          "dean",         "huntington-hill", "logarithmic-mean",
        "identric-mean", "webster",         "jefferson",    "imperiali",       "stationary:0.4",
        "modified:0.7",  "signposts:0,1,3", "power-mean:2", "power-mean:-1/2", "alpha:0.5",
        "alpha:3",       "power-mean:1/60" };

static const char *const quotas[]
    = { "hare",         "droop",     "hagenbach-bischoff", "imperiali-quota",
        "hare:rounded", "droop:3/4", "hare:rounded,0.5" };

typedef struct
{
  size_t n;
  int64_t total;
  double *claims;
  int64_t *floor, *ceiling;
  char *rule;
  gboolean is_remainder;
} Question;

typedef struct
{
  int64_t *units, *sure, *tied;
  AwrashAllotment *answer;
} Answer;

static Answer
answer_new (size_t n)
{
  return (Answer){ fuzz_output (n * sizeof (int64_t)), fuzz_output (n * sizeof (int64_t)),
                   fuzz_output (n * sizeof (int64_t)), fuzz_output (sizeof (AwrashAllotment)) };
}

static void
answer_clear (Answer *answer)
{
  g_free (answer->units);
  g_free (answer->sure);
  g_free (answer->tied);
  g_free (answer->answer);
}

static gboolean
is_filled (gboolean answered, GError **error, size_t n, const Answer *answer)
{
  if (fuzz_answered (answered, error))
    return TRUE;
  fuzz_expect_untouched (answer->units, n * sizeof *answer->units);
  fuzz_expect_untouched (answer->sure, n * sizeof *answer->sure);
  fuzz_expect_untouched (answer->tied, n * sizeof *answer->tied);
  fuzz_expect_untouched (answer->answer, sizeof *answer->answer);
  return FALSE;
}

static gboolean
has_units (const Answer *answer)
{
  const int64_t status = answer->answer->status;

  return status == AWRASH_STATUS_OPTIMAL || status == AWRASH_STATUS_TIE_SETTLED
         || status == AWRASH_STATUS_UNPLACED;
}

static AwrashTies *
take_ties (FuzzBytes *bytes, size_t n)
{
  const uint8_t kind = fuzz_byte (bytes) % 4;
  g_autofree int64_t *order = fuzz_room (n * sizeof (int64_t));
  GError *error = NULL;
  AwrashTies *ties = NULL;

  if (kind == 0)
    return NULL;
  for (size_t i = 0; i < n; i++)
    order[i] = kind == 1 ? (int64_t)(n - 1 - i) : fuzz_whole (bytes);
  ties = kind == 3 ? awrash_allot_ties_new_lot ("balls 4 17", &error)
                   : awrash_allot_ties_new_order (n, order, &error);
  fuzz_answered (ties != NULL, &error);
  return ties;
}

static gboolean
allot (const Question *question, const AwrashClaims *claims, const AwrashTies *ties,
       const Answer *answer, GError **error)
{
  return question->is_remainder
             ? awrash_apportion_remainder (claims, question->total, question->rule, ties,
                                           answer->units, answer->sure, answer->tied,
                                           answer->answer, error)
             : awrash_apportion_divisor (claims, question->total, question->rule, ties,
                                         answer->units, answer->sure, answer->tied, answer->answer,
                                         error);
}

static void
audit (const Question *question, const AwrashClaims *claims, const Answer *answer)
{
  GError *error = NULL;
  AwrashExchange exchange = { 0 };

  FUZZ_EXPECT (awrash_audit_allotment (claims, question->total, question->rule, answer->units,
                                       &exchange, &error));
  FUZZ_EXPECT (exchange.status == answer->answer->status);
}

/* A lot goes by places in the list, so only what needs none is compared. */
static void
permute (const Question *question, const Answer *answer)
{
  const size_t n = question->n;
  g_autofree double *claims = fuzz_room (n * sizeof (double));
  g_autofree int64_t *floor = fuzz_room (n * sizeof (int64_t)),
                     *ceiling = fuzz_room (n * sizeof (int64_t));
  g_autoptr (AwrashClaims) reversed = NULL;
  Answer other = answer_new (n);
  GError *error = NULL;

  for (size_t i = 0; i < n; i++)
    {
      claims[i] = question->claims[n - 1 - i];
      floor[i] = question->floor != NULL ? question->floor[n - 1 - i] : 0;
      ceiling[i] = question->ceiling != NULL ? question->ceiling[n - 1 - i] : 0;
    }
  reversed = awrash_apportion_claims_new (n, claims, question->floor != NULL ? floor : NULL,
                                          question->ceiling != NULL ? ceiling : NULL, &error);
  FUZZ_EXPECT (reversed != NULL && allot (question, reversed, NULL, &other, &error));
  FUZZ_EXPECT (other.answer->status == answer->answer->status);
  for (size_t i = 0; i < n; i++)
    FUZZ_EXPECT (other.units[i] == answer->units[n - 1 - i]);
  answer_clear (&other);
}

static void
ask_prices (const Question *question, const AwrashClaims *claims, const Answer *answer)
{
  const size_t size = question->n * sizeof (double);
  g_autofree double *low = fuzz_output (size), *high = fuzz_output (size),
                    *shares = fuzz_output (size);
  g_autofree int64_t *binding = fuzz_output (size), *violations = fuzz_output (size);
  GError *error = NULL;

  if (fuzz_filled (awrash_apportion_shares (claims, question->total, shares, &error), &error,
                   shares, size))
    memset (shares, FUZZ_MARK, size);
  fuzz_filled (awrash_apportion_shares_within (claims, question->total, shares, &error), &error,
               shares, size);
  fuzz_filled (awrash_apportion_shares_violations (claims, question->total, answer->units,
                                                   violations, &error),
               &error, violations, size);
  fuzz_filled (awrash_apportion_prices (claims, question->total, question->rule, answer->units, low,
                                        high, binding, &error),
               &error, low, size);
}

static void
ask_claims (FuzzBytes *bytes, const Question *question)
{
  GError *error = NULL;
  g_autoptr (AwrashClaims) claims = awrash_apportion_claims_new (
      question->n, question->claims, question->floor, question->ceiling, &error);
  g_autoptr (AwrashTies) ties = take_ties (bytes, question->n);
  Answer answer = answer_new (question->n);

  if (fuzz_answered (claims != NULL, &error)
      && is_filled (allot (question, claims, ties, &answer, &error), &error, question->n, &answer)
      && has_units (&answer))
    {
      audit (question, claims, &answer);
      ask_prices (question, claims, &answer);
      if (answer.answer->n_tied == 0)
        permute (question, &answer);
    }
  answer_clear (&answer);
}

static void
ask_tree (FuzzBytes *bytes, const Question *question)
{
  const size_t n = question->n;
  g_autofree int64_t *parent = fuzz_room (n * sizeof (int64_t));
  g_autoptr (AwrashTree) tree = NULL;
  Answer answer = answer_new (n);
  GError *error = NULL;
  AwrashExchange exchange = { 0 };

  for (size_t i = 0; i < n; i++)
    parent[i] = i == 0 ? -1 : fuzz_int (bytes, -1, (int64_t)n);
  tree = awrash_allot_tree_new (n, parent, question->floor, question->ceiling, &error);
  if (fuzz_answered (tree != NULL, &error)
      && is_filled (awrash_apportion_nested (tree, question->claims, question->total,
                                             question->rule, fuzz_byte (bytes) % 2 + 1, NULL,
                                             answer.units, answer.sure, answer.tied, answer.answer,
                                             &error),
                    &error, n, &answer)
      && has_units (&answer))
    fuzz_filled (awrash_audit_nested (tree, question->claims, question->total, question->rule,
                                      answer.units, &exchange, &error),
                 &error, &exchange, 0);
  answer_clear (&answer);
}

static void
ask_matrix (FuzzBytes *bytes, const Question *question)
{
  const size_t rows = (size_t)fuzz_int (bytes, 0, 3), columns = rows > 0 ? question->n / rows : 0,
               n = rows * columns;
  g_autofree int64_t *row = fuzz_wholes (bytes, rows), *column = fuzz_wholes (bytes, columns);
  GError *error = NULL;
  g_autoptr (AwrashMatrix) matrix = awrash_apportion_matrix_new (
      rows, columns, question->claims, question->floor, question->ceiling, &error);
  g_autoptr (AwrashMargins) margins = NULL;
  Answer answer = answer_new (n);
  AwrashMatrixExchange witness = { 0 };

  if (!fuzz_answered (matrix != NULL, &error))
    {
      answer_clear (&answer);
      return;
    }
  margins = awrash_apportion_margins_new (
      rows, row, question->floor == NULL ? row : question->floor, columns, column,
      question->ceiling == NULL ? column : question->ceiling, question->total, &error);
  if (fuzz_answered (margins != NULL, &error)
      && is_filled (awrash_apportion_biproportional (matrix, margins, question->rule, NULL,
                                                     answer.units, answer.sure, answer.tied,
                                                     answer.answer, &error),
                    &error, n, &answer)
      && has_units (&answer))
    {
      FUZZ_EXPECT (awrash_audit_biproportional (matrix, margins, question->rule, answer.units,
                                                &witness, &error));
      FUZZ_EXPECT (witness.status == answer.answer->status);
    }
  answer_clear (&answer);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FuzzBytes bytes = fuzz_bytes (data, size);
  Question question = { .n = (size_t)fuzz_int (&bytes, 0, MOST) };
  const uint8_t kind = fuzz_byte (&bytes) % 8;

  question.is_remainder = kind == 7;
  question.rule
      = g_strdup (question.is_remainder ? fuzz_choice (&bytes, G_N_ELEMENTS (quotas), quotas)
                                        : fuzz_choice (&bytes, G_N_ELEMENTS (divisors), divisors));
  question.total = fuzz_byte (&bytes) < 240 ? fuzz_int (&bytes, 0, 60) : fuzz_whole (&bytes);
  question.floor = fuzz_wholes_or_null (&bytes, question.n);
  question.ceiling = fuzz_wholes_or_null (&bytes, question.n);
  question.claims = fuzz_reals (&bytes, question.n);
  if (kind == 5)
    ask_tree (&bytes, &question);
  else if (kind == 6)
    ask_matrix (&bytes, &question);
  else
    ask_claims (&bytes, &question);
  g_free (question.rule);
  g_free (question.floor);
  g_free (question.ceiling);
  g_free (question.claims);
  return 0;
}
