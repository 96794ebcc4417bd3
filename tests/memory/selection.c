/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that pools, lotteries, relaxations and their audit allocate is given back, whether
 * they answer or refuse. Source: the refusals listed in selection.h. Invariant: run under valgrind
 * or LeakSanitizer; it says nothing by itself and ends with 0. */

#include <awrash.h>

static void
draw_all (AwrashPanelQuestion *question)
{
  static const char *const rules[]
      = { "maximin", "leximin", "nash", "goldilocks", "none", "nash:x" };

  for (size_t k = 0; k < G_N_ELEMENTS (rules); k++)
    {
      g_autoptr (AwrashLottery) lottery = awrash_selection_lottery_new (question, rules[k], NULL);

      if (lottery == NULL)
        continue;
      awrash_audit_verdict_free (awrash_audit_lottery (
          question, awrash_selection_lottery_get_certificate (lottery), NULL));
      awrash_audit_verdict_free (awrash_audit_lottery (question, "{\"format\":1}", NULL));
    }
}

int
main (void)
{
  const int64_t n_values[] = { 2, 2 }, value[] = { 0, 0, 1, 0, 0, 1, 0, 1, 1, 1 };
  const int64_t household[] = { 1, 3, 2, 2, 1 }, weight[] = { 1, 1, 1, 1 };
  const int64_t least[] = { 0, 0, 0, 0 }, most[] = { 5, 5, 5, 5 };

  for (int64_t few = 0; few < 4; few++)
    for (int alone = 0; alone < 2; alone++)
      {
        const int64_t lower[] = { 1, 1, few, 1 }, upper[] = { 2, 2, 2, 2 };
        g_autoptr (AwrashPool) pool
            = awrash_selection_pool_new (5, 2, n_values, value, alone ? NULL : household, NULL);
        g_autoptr (AwrashPanelQuestion) question
            = awrash_selection_question_new (pool, 2, lower, upper, !alone, NULL);

        if (question == NULL)
          continue;
        draw_all (question);
        awrash_selection_relaxation_free (
            awrash_selection_relaxation_new (question, -1, weight, least, most, NULL));
        awrash_selection_relaxation_free (
            awrash_selection_relaxation_new (question, 9, weight, least, most, NULL));
      }
  return 0;
}
