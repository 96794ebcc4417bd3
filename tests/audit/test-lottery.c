/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Certificates of lotteries: true ones are accepted; with a digit changed they are refused by their
 * checksum, and by arithmetic where the checksum is made anew. Source: audit.h. Invariant: a text
 * that was bent is never accepted, unless what it says stays true. */

#include "support/sealed.h"

#include <criterion/criterion.h>
#include <string.h>
#include <sys/resource.h>

static AwrashPanelQuestion *
ask (int64_t most)
{
  const int64_t n_values[] = { 2, 2 };
  const int64_t value[] = { 1, 0, 1, 0, 1, 0, 1, 0, 0, 0, 1, 1, 0, 1 };
  const int64_t lower[] = { 1, 4, 4, 1 }, upper[] = { 1, most, 4, 1 };
  g_autoptr (AwrashPool) pool = awrash_selection_pool_new (7, 2, n_values, value, NULL, NULL);

  return awrash_selection_question_new (pool, 5, lower, upper, FALSE, NULL);
}

/* Whether value, bound and gap are told as the same doubles. */
static gboolean
say_the_same (const char *text, const char *other)
{
  static const char *const keys[] = { "\"value\":", "\"bound\":", "\"gap\":" };

  for (size_t k = 0; k < G_N_ELEMENTS (keys); k++)
    if (g_ascii_strtod (strstr (text, keys[k]) + strlen (keys[k]), NULL)
        != g_ascii_strtod (strstr (other, keys[k]) + strlen (keys[k]), NULL))
      return FALSE;
  return TRUE;
}

static const char *const rules[] = { "maximin", "leximin", "nash", "goldilocks" };

Test (audit_lottery, true_certificates_are_accepted)
{
  for (size_t k = 0; k < G_N_ELEMENTS (rules); k++)
    {
      g_autoptr (AwrashPanelQuestion) question = ask (4), other = ask (5);
      g_autoptr (AwrashLottery) lottery = awrash_selection_lottery_new (question, rules[k], NULL);
      const char *text = awrash_selection_lottery_get_certificate (lottery);
      g_autofree char *again = test_seal (text);
      g_autoptr (AwrashVerdict) verdict = awrash_audit_lottery (question, text, NULL);
      g_autoptr (AwrashVerdict) foreign = awrash_audit_lottery (other, text, NULL);

      cr_expect_str_eq (again, text);
      cr_expect (awrash_audit_verdict_is_accepted (verdict), "%s: %s", rules[k],
                 awrash_audit_verdict_get_finding (verdict, 0));
      cr_expect_not (awrash_audit_verdict_is_accepted (foreign), "%s", rules[k]);
    }
}

/* Whatever it has of types and quotas: a certificate of another question is one, no text that has
 * not the form. */
Test (audit_lottery, a_certificate_of_another_question_is_told_as_one)
{
  const int64_t n_values[] = { 2 }, value[] = { 0, 0, 1, 1, 1, 1, 1 };
  const int64_t lower[] = { 1, 1 }, upper[] = { 4, 4 };
  g_autoptr (AwrashPool) pool = awrash_selection_pool_new (7, 1, n_values, value, NULL, NULL);
  g_autoptr (AwrashPanelQuestion) small
      = awrash_selection_question_new (pool, 5, lower, upper, FALSE, NULL);
  g_autoptr (AwrashPanelQuestion) question = ask (4);

  for (size_t k = 0; k < G_N_ELEMENTS (rules); k++)
    for (int turn = 0; turn < 2; turn++)
      {
        g_autoptr (AwrashLottery) lottery
            = awrash_selection_lottery_new (turn == 0 ? question : small, rules[k], NULL);
        g_autoptr (AwrashVerdict) verdict = awrash_audit_lottery (
            turn == 0 ? small : question, awrash_selection_lottery_get_certificate (lottery), NULL);

        cr_assert_not_null (verdict, "%s, turn %d", rules[k], turn);
        cr_expect_not (awrash_audit_verdict_is_accepted (verdict));
        cr_expect_eq (awrash_audit_verdict_get_n_findings (verdict), 1);
        cr_expect_str_eq (awrash_audit_verdict_get_finding (verdict, 0),
                          "the certificate is of another question");
      }
}

/* A text that is no certificate is an error, what is false in one a finding. */
static gboolean
is_accepted (AwrashPanelQuestion *question, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashVerdict) verdict = awrash_audit_lottery (question, text, &error);

  cr_assert ((verdict == NULL) == (error != NULL));
  cr_expect (error == NULL || error->code != AWRASH_ERROR_INTERNAL);
  return verdict != NULL && awrash_audit_verdict_is_accepted (verdict);
}

/* Every digit of the text one higher, the checksum made anew: what is accepted still must say the
 * same value, bound and gap. */
Test (audit_lottery, bent_digits_are_refused_by_arithmetic)
{
  for (size_t k = 0; k < G_N_ELEMENTS (rules); k++)
    {
      g_autoptr (AwrashPanelQuestion) question = ask (4);
      g_autoptr (AwrashLottery) lottery = awrash_selection_lottery_new (question, rules[k], NULL);
      const char *text = awrash_selection_lottery_get_certificate (lottery);
      const char *told = strstr (text, "\"value\"");
      const char *start = strstr (text, "\"input\""), *end = g_strrstr (text, ",\"sha256\"");
      size_t n_accepted = 0;

      for (const char *at = start; at < end; at++)
        {
          g_autofree char *bent = g_strdup (text), *again = NULL;

          if (!g_ascii_isdigit (*at))
            continue;
          bent[at - text] = (char)(*at == '9' ? '8' : *at + 1);
          cr_expect_not (is_accepted (question, bent));
          again = test_seal (bent);
          if (!is_accepted (question, again))
            continue;
          n_accepted++;
          /* another proof may be as good; numbers that are told may not differ. Logarithms are
           * told to some digits only. */
          cr_expect ((at > told && say_the_same (bent, text)) || strcmp (rules[k], "nash") == 0,
                     "%s: %.20s", rules[k], at);
        }
      cr_expect_leq (n_accepted, 200);
    }
}

/* A tree without boxes, and one without prices, prove nothing. */
Test (audit_lottery, a_statement_without_its_tree_is_refused)
{
  for (size_t k = 0; k < G_N_ELEMENTS (rules); k++)
    {
      g_autoptr (AwrashPanelQuestion) question = ask (4);
      g_autoptr (AwrashLottery) lottery = awrash_selection_lottery_new (question, rules[k], NULL);
      const char *text = awrash_selection_lottery_get_certificate (lottery);
      const char *from = strstr (text, "\"tree\":["), *end = strstr (from, "}]}");
      g_autofree char *head = g_strndup (text, (gsize)(from - text));

      for (int boxes = 0; boxes < 2; boxes++)
        {
          g_autofree char *bare
              = g_strconcat (head, boxes ? "\"tree\":[{}" : "\"tree\":[", end + 1, NULL);
          g_autofree char *again = test_seal (bare);
          g_autoptr (AwrashVerdict) verdict = NULL;

          verdict = awrash_audit_lottery (question, again, NULL);
          cr_assert_not_null (verdict, "%s: %s", rules[k], again);
          cr_expect_not (awrash_audit_verdict_is_accepted (verdict), "%s", rules[k]);
        }
    }
}

Test (audit_lottery, that_there_is_no_panel_is_checked_too)
{
  const int64_t n_values[] = { 2 }, value[] = { 0, 0, 1 }, lower[] = { 0, 2 }, upper[] = { 2, 2 };
  const int64_t few[] = { 0, 0 };
  g_autoptr (AwrashPool) pool = awrash_selection_pool_new (3, 1, n_values, value, NULL, NULL);
  g_autoptr (AwrashPanelQuestion) question
      = awrash_selection_question_new (pool, 2, lower, upper, FALSE, NULL);
  g_autoptr (AwrashPanelQuestion) easy
      = awrash_selection_question_new (pool, 2, few, upper, FALSE, NULL);
  g_autoptr (AwrashLottery) lottery = awrash_selection_lottery_new (question, "leximin", NULL);
  const char *text = awrash_selection_lottery_get_certificate (lottery);
  g_autoptr (AwrashVerdict) verdict = awrash_audit_lottery (question, text, NULL);
  g_autoptr (AwrashVerdict) other = awrash_audit_lottery (easy, text, NULL);

  cr_expect (awrash_audit_verdict_is_accepted (verdict));
  cr_expect_not (awrash_audit_verdict_is_accepted (other));
}

Test (audit_lottery, every_prefix_is_an_error)
{
  g_autoptr (AwrashPanelQuestion) question = ask (4);
  g_autoptr (AwrashLottery) lottery = awrash_selection_lottery_new (question, "leximin", NULL);
  const char *text = awrash_selection_lottery_get_certificate (lottery);
  size_t n = (size_t)(g_strrstr (text, ",\"sha256\"") - text);

  for (size_t length = 0; length < n; length++)
    {
      g_autofree char *part = g_strndup (text, length);
      g_autoptr (GError) error = NULL;

      cr_expect_null (awrash_audit_lottery (question, part, &error));
      cr_assert_not_null (error);
      cr_expect_eq (error->code, AWRASH_ERROR_SYNTAX);
    }
}

Test (audit_lottery, what_is_told_stands_beside_what_is_found)
{
  static const char *const names[] = { "value", "bound", "gap" };
  g_autoptr (AwrashPanelQuestion) question = ask (4);
  g_autoptr (AwrashLottery) lottery = awrash_selection_lottery_new (question, "maximin", NULL);
  const char *text = awrash_selection_lottery_get_certificate (lottery);

  for (size_t k = 0; k < G_N_ELEMENTS (names); k++)
    {
      g_autofree char *from = g_strdup_printf ("\"%s\":…,", names[k]);
      g_autofree char *to = g_strdup_printf ("\"%s\":0.125,", names[k]);
      g_autofree char *bent = test_seal_edited (text, from, to);
      const char *own = strstr (text, names[k]) + strlen (names[k]) + 2;
      g_autofree char *finding = g_strdup_printf ("the %s is %.17g, expected the 0.125 told",
                                                  names[k], g_ascii_strtod (own, NULL));
      g_autoptr (AwrashVerdict) verdict = awrash_audit_lottery (question, bent, NULL);

      cr_assert_not_null (verdict, "%s", names[k]);
      cr_expect_str_eq (awrash_audit_verdict_get_finding (verdict, 0), finding);
    }
}

/* A panel takes seven bytes in the text, and a number for every type in memory. */
Test (audit_lottery, more_panels_than_memory_holds_are_a_want_of_memory)
{
  enum
  {
    N = 500,
    N_PANELS = 1000000
  };
  const struct rlimit little = { (rlim_t)2 << 30, (rlim_t)2 << 30 };
  const int64_t n_values[] = { N };
  int64_t value[N], lower[N], upper[N];
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

#ifdef TEST_UNDER_ADDRESS_SANITIZER
  return; /* its shadows are larger than the limit */
#endif
  for (int64_t i = 0; i < N; i++)
    {
      value[i] = i;
      lower[i] = 0;
      upper[i] = 1;
    }
  g_autoptr (AwrashPool) pool = awrash_selection_pool_new (N, 1, n_values, value, NULL, NULL);
  g_autoptr (AwrashPanelQuestion) question
      = awrash_selection_question_new (pool, 2, lower, upper, FALSE, NULL);
  g_autoptr (AwrashLottery) lottery = awrash_selection_lottery_new (question, "maximin", NULL);
  const char *own = awrash_selection_lottery_get_certificate (lottery);
  const char *panels = strstr (own, "\"panels\":[") + strlen ("\"panels\":[");

  g_string_append_len (text, own, panels - own);
  for (int k = 0; k < N_PANELS; k++)
    g_string_append (text, "[1,[]],");
  g_string_append (text, panels);
  g_autofree char *sealed = test_seal (text->str);
  cr_assert_eq (setrlimit (RLIMIT_AS, &little), 0);
  g_autoptr (AwrashVerdict) verdict = awrash_audit_lottery (question, sealed, &error);
  cr_expect_null (verdict);
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_MEMORY), "%s",
             error != NULL ? error->message : "no error");
}
