/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Certificates of every kind, cut off behind each byte and changed at each byte. Source: texts from
 * anywhere. Invariant: nothing ends the program; what is accepted tells the same answer. */

#include "support/sealed.h"
#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <string.h>

typedef enum
{
  TIE,
  GINI,
  LOSS,
  CUT,
  BUDGET,
  N_CASES
} Case;

static const char *const labels[N_CASES]
    = { "a tie settled by lot", "a least Gini", "a loss", "a cut", "a budget" };

#define FEW "code,parent,need\nr,,\na,r,2\nb,r,3\nc,r,5\n"

static AwrashProgramme *
build (Case which)
{
  switch (which)
    {
    case GINI:
      return test_programme_new ("territories", FEW, "quotas",
                                 "territory,stream,min,max\nr,temporary,4,4\n", "need.indicator",
                                 "need", NULL);
    case CUT:
      return test_programme_new ("territories", FEW, "quotas",
                                 "territory,stream,min,max\nr,temporary,9,12\na,*,,2\nb,*,,1\n"
                                 "c,*,,3\n",
                                 "need.indicator", "need", NULL);
    case BUDGET:
      return test_programme_new (
          "territories", "code,parent,need\nn,,\na,n,4\nb,n,3\n", "streams", "code\ns\n",
          "worksite_types", "code,stream,months,monthly_cost\nx,s,1,1\ny,s,1,2\n", "capacities",
          "territory,stream,min,max\na,type:x,,2\na,type:y,,1\nb,type:x,,1\n"
          "b,type:y,,1\n",
          "quotas", "territory,stream,unit,min,max\nn,*,money,,5\n", "need.indicator", "need",
          NULL);
    case TIE:
    case LOSS:
    case N_CASES:
    default:
      return test_programme_new ("territories", FEW, "quotas",
                                 "territory,stream,max\nr,temporary,5\nr,sustainable,3\n",
                                 "need.indicator", "need", NULL);
    }
}

static char *
certify (const AwrashProgramme *programme, Case which)
{
  static const char *const keys[N_CASES][9] = {
    [TIE] = { "on", "count", "tie", "lot", "seed", "form" },
    [GINI] = { "objective", "gini-unweighted", "nodes", "9" },
    [LOSS] = { "near", "a/type:temporary=4", "loss", "1/4", "tie", "lot", "seed", "form" },
  };
  const char *const *k = keys[which];
  g_autoptr (AwrashPlan) plan
      = test_plan_new (programme, k[0], k[1], k[2], k[3], k[4], k[5], k[6], k[7], NULL);
  char *text = g_strdup (awrash_split_plan_get_certificate (plan));
  g_autoptr (AwrashVerdict) verdict = awrash_audit_certificate (programme, text, NULL);

  cr_assert_not_null (verdict, "%s", labels[which]);
  cr_assert (awrash_audit_verdict_is_accepted (verdict), "%s", labels[which]);
  return text;
}

static gsize
find (const char *text, const char *member)
{
  const char *at = strstr (text, member);

  cr_assert_not_null (at, "%s", member);
  return (gsize)(at - text);
}

/* Whether a text is accepted; it must be the cause of nothing but a plain answer. */
static gboolean
is_accepted (const AwrashProgramme *programme, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashVerdict) verdict = awrash_audit_certificate (programme, text, &error);

  cr_assert ((verdict == NULL) == (error != NULL));
  cr_expect (error == NULL || error->code != AWRASH_ERROR_INTERNAL);
  cr_expect (error == NULL || g_utf8_validate (error->message, -1, NULL));
  return verdict != NULL && awrash_audit_verdict_is_accepted (verdict);
}

Test (audit_claim_bytes, no_prefix_is_accepted)
{
  for (Case which = 0; which < N_CASES; which++)
    {
      g_autoptr (AwrashProgramme) programme = build (which);
      g_autofree char *text = certify (programme, which);
      gsize sum = (gsize)(g_strrstr (text, ",\"sha256\":\"") - text);

      for (gsize length = 0; length < strlen (text); length++)
        {
          g_autofree char *prefix = g_strndup (text, length);
          g_autofree char *closed = g_strconcat (prefix, ",\"sha256\":\"\"}\n", NULL);
          g_autofree char *sealed = test_seal (closed);

          cr_expect_not (is_accepted (programme, prefix), "%s: %zu", labels[which], length);
          cr_expect_eq (is_accepted (programme, sealed), length == sum, "%s: %zu", labels[which],
                        length);
        }
    }
}

Test (audit_claim_bytes, no_bit_can_be_changed_under_the_checksum)
{
  for (Case which = 0; which < N_CASES; which++)
    {
      g_autoptr (AwrashProgramme) programme = build (which);
      g_autofree char *text = certify (programme, which);

      for (gsize at = 0; text[at] != '\0'; at++)
        for (int bit = 0; bit < 8; bit++)
          {
            text[at] = (char)(text[at] ^ (1 << bit));
            cr_expect_not (is_accepted (programme, text), "%s: %zu", labels[which], at);
            text[at] = (char)(text[at] ^ (1 << bit));
          }
    }
}

/* What may be told otherwise and still be true: the version, what the reading leaves to the solver,
 * the last digits of a double, the weights of the mix, and proofs that prove as much. */
static gboolean
is_left_free (const char *text, gsize at)
{
  const char *value = strstr (text, "\"value\":");
  gboolean in_double = value != NULL && at >= (gsize)(value - text)
                       && at < find (text, "\"types\":") && g_ascii_isdigit (text[at]);

  return (at >= find (text, "\"version\":") && at < find (text, "\"input\":"))
         || (at >= find (text, "\"reading\":") && at < find (text, "\"class\":")) || in_double
         || at >= find (text, "\"mix_weights\":");
}

/* All values of one byte that mean something, or nothing, in JSON. */
static gsize
change_byte (const AwrashProgramme *programme, const char *text, gsize at, const char *label)
{
  static const char bytes[] = "0123456789-+.eE[]{}\",:\\ \n\tabrtn\x01\x7f\xc3\xff";
  gsize accepted = 0;

  for (gsize k = 0; k + 1 < sizeof bytes; k++)
    {
      g_autofree char *changed = g_strdup (text), *sealed = NULL;

      if (text[at] == bytes[k])
        continue;
      changed[at] = bytes[k];
      sealed = test_seal (changed);
      if (strcmp (sealed, text) == 0 || !is_accepted (programme, sealed))
        continue;
      accepted++;
      cr_expect (is_left_free (text, at), "%s: byte %zu as %c: %s", label, at, bytes[k], sealed);
    }
  return accepted;
}

Test (audit_claim_bytes, with_a_fitting_checksum_no_byte_of_the_answer_can_be_changed)
{
  for (Case which = 0; which < N_CASES; which++)
    {
      g_autoptr (AwrashProgramme) programme = build (which);
      g_autofree char *text = certify (programme, which);
      gsize length = strlen (text) - strlen ("\"}\n");
      gsize accepted = 0;

      for (gsize at = 0; at < length; at++)
        accepted += change_byte (programme, text, at, labels[which]);
      /* The version at least. */
      cr_expect_gt (accepted, 10, "%s", labels[which]);
    }
}
