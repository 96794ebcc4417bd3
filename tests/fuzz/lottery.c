/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any pool with any quotas has a lottery whose certificate is accepted, and balls that stand for
 * it, or is refused; persons in another order have the same chances. Source: none. Invariant: every
 * panel keeps the quotas. */

#include "fuzz/bytes.h"

enum
{
  MOST_PERSONS = 8,
  MOST_QUOTAS = 6,
  BALLS = 10
};

static const char *const rules[]
    = { "maximin", "leximin", "nash", "nash:0.01", "goldilocks", "goldilocks:2", "x" };

typedef struct
{
  size_t n, n_categories, size;
  int64_t n_values[2], lower[MOST_QUOTAS], upper[MOST_QUOTAS];
  int64_t *value, *household;
  gboolean one_per_household;
  const char *rule;
} Question;

static AwrashPanelQuestion *
make (const Question *question)
{
  GError *error = NULL;
  g_autoptr (AwrashPool) pool
      = awrash_selection_pool_new (question->n, question->n_categories, question->n_values,
                                   question->value, question->household, &error);
  AwrashPanelQuestion *made = NULL;

  if (!fuzz_answered (pool != NULL, &error))
    return NULL;
  made = awrash_selection_question_new (pool, question->size, question->lower, question->upper,
                                        question->one_per_household, &error);
  fuzz_answered (made != NULL, &error);
  return made;
}

static AwrashLottery *
draw_up (AwrashPanelQuestion *made, const char *rule)
{
  GError *error = NULL;
  AwrashLottery *lottery = awrash_selection_lottery_new (made, rule, &error);
  g_autoptr (AwrashVerdict) verdict = NULL;

  if (!fuzz_answered (lottery != NULL, &error))
    return NULL;
  verdict = awrash_audit_lottery (made, awrash_selection_lottery_get_certificate (lottery), &error);
  FUZZ_EXPECT (verdict != NULL && awrash_audit_verdict_is_accepted (verdict));
  return lottery;
}

static void
look_at_panels (const AwrashPanelQuestion *made, const AwrashLottery *lottery)
{
  const size_t size = awrash_selection_lottery_get_size (lottery);
  int64_t sum = 0;

  for (size_t i = 0; i < awrash_selection_lottery_get_n_panels (lottery); i++)
    {
      GError *error = NULL;
      g_autofree char *fault = awrash_selection_question_check (
          made, size, awrash_selection_lottery_get_panel (lottery, i), &error);
      FUZZ_EXPECT (fault != NULL && fault[0] == '\0');
      sum += awrash_selection_lottery_get_weights (lottery)[i];
    }
  FUZZ_EXPECT (sum == 0 || sum == INT64_C (1) << 53);
}

static void
number (const AwrashPanelQuestion *made, const AwrashLottery *lottery)
{
  const size_t n_panels = awrash_selection_lottery_get_n_panels (lottery),
               size = awrash_selection_lottery_get_size (lottery);
  g_autofree int64_t *panels = fuzz_room (n_panels * size * sizeof (int64_t)),
                     *tickets = g_new0 (int64_t, n_panels);
  g_autofree int64_t *members = fuzz_output (BALLS * size * sizeof *members);
  AwrashUniformity record = { 0 };
  GError *error = NULL;

  if (n_panels == 0 || n_panels > BALLS)
    return;
  for (size_t i = 0; i < n_panels; i++)
    {
      memcpy (panels + i * size, awrash_selection_lottery_get_panel (lottery, i),
              size * sizeof *panels);
      tickets[i] = BALLS / (int64_t)n_panels + (i < BALLS % n_panels ? 1 : 0);
    }
  fuzz_filled (awrash_selection_balls (made, n_panels, panels, tickets, NULL, BALLS, members,
                                       &record, &error),
               &error, members, BALLS * size * sizeof *members);
}

/* Chances belong to types, whatever the order of the persons: those of Nash to the gap that it is
 * proved to, those of a stopped search to none. */
static void
permute (const Question *question, const AwrashLottery *lottery)
{
  const size_t n = question->n, n_categories = question->n_categories;
  Question reversed = *question;
  g_autofree int64_t *value = fuzz_room (n * n_categories * sizeof (int64_t)),
                     *household = fuzz_room (n * sizeof (int64_t));
  g_autoptr (AwrashPanelQuestion) made = NULL;
  g_autoptr (AwrashLottery) other = NULL;

  for (size_t i = 0; i < n; i++)
    {
      for (size_t c = 0; c < n_categories; c++)
        value[i * n_categories + c] = question->value[(n - 1 - i) * n_categories + c];
      household[i] = question->household != NULL ? question->household[n - 1 - i] : -1;
    }
  reversed.value = value;
  reversed.household = question->household != NULL ? household : NULL;
  made = make (&reversed);
  FUZZ_EXPECT (made != NULL);
  other = draw_up (made, question->rule);
  FUZZ_EXPECT (other != NULL);
  FUZZ_EXPECT (awrash_selection_lottery_get_status (lottery)
               == awrash_selection_lottery_get_status (other));
  if (awrash_selection_lottery_get_status (lottery) == AWRASH_STATUS_OPTIMAL)
    FUZZ_EXPECT (fabs (awrash_selection_lottery_get_value (lottery)
                       - awrash_selection_lottery_get_value (other))
                 < 1e-6);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FuzzBytes bytes = fuzz_bytes (data, size);
  Question question = { .n = (size_t)fuzz_int (&bytes, 0, MOST_PERSONS),
                        .n_categories = (size_t)fuzz_int (&bytes, 0, 2) };
  g_autoptr (AwrashPanelQuestion) made = NULL;
  g_autoptr (AwrashLottery) lottery = NULL;

  question.rule = fuzz_choice (&bytes, G_N_ELEMENTS (rules), rules);
  question.size = (size_t)fuzz_int (&bytes, 0, 5);
  question.one_per_household = fuzz_byte (&bytes) % 2;
  for (int c = 0; c < 2; c++)
    question.n_values[c]
        = fuzz_byte (&bytes) < 250 ? fuzz_int (&bytes, 1, 3) : fuzz_int (&bytes, -1, 0);
  for (int q = 0; q < MOST_QUOTAS; q++)
    {
      question.lower[q] = fuzz_byte (&bytes) < 160 ? 0 : fuzz_int (&bytes, -1, 3);
      question.upper[q] = question.lower[q] + fuzz_int (&bytes, 0, 4);
    }
  question.household = fuzz_byte (&bytes) % 2 == 0 ? NULL : fuzz_wholes (&bytes, question.n);
  question.value = fuzz_room (question.n * question.n_categories * sizeof (int64_t));
  for (size_t i = 0; i < question.n * question.n_categories; i++)
    question.value[i]
        = fuzz_byte (&bytes) < 250
              ? fuzz_byte (&bytes) % MAX (1, question.n_values[i % question.n_categories])
              : fuzz_whole (&bytes);
  made = make (&question);
  lottery = made != NULL ? draw_up (made, question.rule) : NULL;
  if (lottery != NULL)
    {
      look_at_panels (made, lottery);
      number (made, lottery);
      permute (&question, lottery);
    }
  g_free (question.value);
  g_free (question.household);
  return 0;
}
