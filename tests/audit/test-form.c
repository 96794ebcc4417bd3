/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Certificates of all kinds, cut off behind each byte, and with each value replaced by one of
 * another kind, doubled or left out, though the checksum fits. Source: texts from anywhere.
 * Invariant: there is a verdict or an error, and what is accepted tells the same answer. */

#include "support/sealed.h"
#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <string.h>

#include "audit/forms.h"

/* ── all ────────────────────────────────────────────────────────────────────────────────────── */

static const struct
{
  gsize first, n;
  Question (*ask) (gsize k);
  const char *from, *to; /* what is told, and not a proof of it */
} kinds[] = {
  { 0, G_N_ELEMENTS (plans), ask_plan, "\"status\":", "\"mix_weights\":" },
  { 0, G_N_ELEMENTS (searches), ask_search, "\"status\":", "\"mix_weights\":" },
  { 0, G_N_ELEMENTS (chains), ask_approval, "\"goals\":", "\"claims\":" },
  { 4, 1, ask_limit, "\"status\":", "\"gap\":" },
  { 0, 2, ask_parts, "\"status\":", "\"mix_weights\":" },
  { 0, 9, ask_lottery, "\"rule\":", "\"panels\":" },
};

Test (audit_form, no_prefix_is_accepted)
{
  for (gsize kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    for (gsize k = 0; k < kinds[kind].n; k++)
      {
        Question question = kinds[kind].ask (kinds[kind].first + k);
        gsize sum = (gsize)(g_strrstr (question.text, ",\"sha256\":\"") - question.text);

        for (gsize length = 0; length < sum; length++)
          {
            g_autofree char *prefix = test_seal_prefix (question.text, length);

            cr_expect_not (is_accepted (&question, prefix), "%s: %s", question.label, prefix);
          }
        clear (&question);
      }
}

/* The text with another stretch from one of its members up to another, sealed. */
static char *
bend (const char *text, const char *from, const char *other, const char *to)
{
  g_autofree char *stretch = g_strdup_printf ("%s…%s", from, to);
  g_autofree char *bent = g_strconcat (other, to, NULL);

  return test_seal_edited (text, stretch, bent);
}

/* What says how an answer stands to what was asked: one of them fits. */
Test (audit_form, no_other_frame_is_accepted)
{
  static const char *const gaps[] = { "0", "0.5", "null" };
  static const char *const ties[]
      = { "null", "{\"members\":[[\"a\",1]],\"free_units\":0,\"witnesses\":[]}" };

  for (gsize k = 0; k < G_N_ELEMENTS (plans) + G_N_ELEMENTS (searches); k++)
    {
      const gsize n = G_N_ELEMENTS (plans);
      Question question = k < n ? ask_plan (k) : ask_search (k - n);
      const char *text = question.text;
      gboolean is_searched = strstr (text, "\"mix_gap\":") != NULL;
      gboolean has_base = strstr (text, "\"base\":") != NULL;

      for (int i = 0; i < 9 * 24; i++)
        {
          const int status = i / 24 + 1;
          g_autofree char *frame
              = g_strdup_printf ("\"status\":\"%s\",\"missing\":%d,\"unplaced\":%d,\"gap\":%s,",
                                 awrash_base_status_get_name ((AwrashStatus)status), i / 12 % 2,
                                 i / 6 % 2, gaps[i / 2 % 3]);
          g_autofree char *tie = g_strdup_printf ("\"tie\":%s,", ties[i % 2]);
          g_autofree char *framed
              = bend (text, "\"status\":", frame, is_searched ? "\"value\":" : "\"types\":");
          g_autofree char *bent
              = bend (framed, strstr (framed, "\"tie\":{") != NULL ? "\"tie\":{" : "\"tie\":null",
                      tie, has_base ? "\"base\":" : "\"mix_weights\":");

          /* without a plan, a limit claims nothing that could be false */
          if (strcmp (bent, text) != 0 && is_accepted (&question, bent))
            cr_expect (status == AWRASH_STATUS_LIMIT && strstr (bent, "\"places\":null") != NULL,
                       "%s: %s", question.label, bent);
        }
      clear (&question);
    }
}

typedef struct
{
  const char *label, *from, *to,
      *message; /* NULL: there is a verdict; "": the text ends too early */
} Edit;

static const Edit gini_edits[] = {
  { "no multipliers",
    "\"ranks\":", "\"by_multipliers\":false,\"ranks\":", "false, where true is expected" },
  { "a group below the first", "}]}}", ",\"released\":[-1]}]}}",
    "-1, where a whole number in its range is expected" },
  { "a group twice", "}]}}", ",\"released\":[0,0]}]}}", NULL },
  { "a group that there is not", "}]}}", ",\"released\":[7]}]}}", NULL },
  { "a multiplier that is none", "\"boxes\":", "\"multipliers\":[-9999999],\"boxes\":",
    "-9999999, where a whole number in its range is expected" },
  { "no proof", ",\"gini\":{\"value\"…}]}}", "}", NULL },
  { "a group too large", "\"groups\":[[",
    "\"groups\":[[\"a\",\"a\",\"a\",\"a\",\"a\",\"a\",\"a\",\"a\",\"a\",\"a\",\"a\",\"a\",\"a\","
    "\"a\",",
    NULL },
  { "a box without a plan", "}]}}",
    "},{\"in\":0,\"province\":\"a\",\"at_most\":1,\"ranks\":[0,0,0]},{\"in\":1,\"province\":\"b\","
    "\"at_most\":1,\"ranks\":[0,0,0]},{\"in\":2,\"province\":\"c\",\"at_most\":1,\"ranks\":[0,0,0]}"
    "]}}",
    NULL },
  { "a stream that there is not", "{\"stage\":\"mix\",", "{\"stage\":\"mix\",\"stream\":\"x\",",
    "\"x\", where a stream of the programme is expected" },
  { "a stream that is a number", "{\"stage\":\"mix\",", "{\"stage\":\"mix\",\"stream\":1,",
    "1, where text is expected" },
};

static const Edit claim_edits[] = {
  { "no claims", "\"value\":…}],\"sha256\"",
    "\"types\":[\"x\",\"y\"],\"places\":null,\"tie\":null,\"mix_weights\":{},\"bounds\":[],"
    "\"stages\":[],\"sha256\"",
    "" },
  { "a proof that some plan is better", "\"question\":\"beyond\",",
    "\"question\":\"beyond\",\"least\":-1000000,", NULL },
};

/* The first proof in two parts, told by the links and by the item that the tree of each branches
 * on. */
#define PROOF "\"least\":-10,…}]}]}]}"
#define PARTED(links, first, second)                                                               \
  "\"least\":-10,\"items\":[\"n/*/money\",\"n/type:x\",\"n/type:y\",\"cell:a/x\",\"cell:c/x\"],"   \
  "\"tree\":[{\"digits\":50,\"links\":[" links                                                     \
  "],\"parts\":[{\"least\":0,\"tree\":[{\"branch\":[" first                                        \
  ",0,1,2]},{},{}]},{\"least\":0,\"tree\":[{\"branch\":[" second ",0,1,2]},{},{}]}]}]}"
#define TEN "[0,0],[0,0],[0,0],[0,0],[0,0],[0,0],[0,0],[0,0],[0,0],[0,0]"
#define FORTY TEN "," TEN "," TEN "," TEN

static const Edit part_edits[] = {
  { "too many digits", "\"digits\":", "\"digits\":99999", NULL },
  { "too few digits", "\"digits\":", "\"digits\":-99999", NULL },
  { "branches on cells of the parts", PROOF, PARTED ("[0,0],[1,0],[2,0]", "3", "4"), NULL },
  { "a branch on a cell of another part", PROOF, PARTED ("[0,0],[1,0],[2,0]", "4", "3"),
    "4, where the number of an item that the branch is about is expected" },
  { "more links than rows", PROOF, PARTED (FORTY, "3", "4"), "[, where ] is expected" },
};

static const Edit nothing_edits[] = {
  { "a bound instead", "\"question\":\"infeasible\",",
    "\"question\":\"infeasible\",\"least\":-1000000,", NULL },
};

static const Edit network_edits[] = {
  { "claims where there are none", "\"gap\":0,\"types\"…}],\"sha256\"",
    "\"gap\":0,\"value\":0,\"bound\":0,\"mix_gap\":0,\"types\":[\"temporary\"],\"places\":null,"
    "\"tie\":null,\"mix_weights\":{},\"bounds\":[],\"stages\":[],\"claims\":[],\"sha256\"",
    "[, where \"sha256\" is expected" },
};

static const Edit never_edits[] = {
  { "nothing of who can never be chosen", "\"never\":[{\"most\":…,\"tree\"", "\"never\":[{\"tree\"",
    NULL },
  { "too much of who can never be chosen", "\"never\":[{\"most\":", "\"never\":[{\"most\":9",
    NULL },
  { "a ray", "[{\"prices\":", "[{\"ray\":", NULL },
  { "nothing proved", "\"proofs\":[{\"most\":…,\"settled\"", "\"proofs\":[{\"settled\"", NULL },
  { "nobody settled", "\"settled\":[…],\"tree\"", "\"tree\"", NULL },
  { "all settled", "\"settled\":[…],\"tree\"", "\"settled\":[0,1,2,3],\"tree\"", NULL },
};

static void
try_edits (Question question, gsize n, const Edit edits[])
{
  for (gsize i = 0; i < n; i++)
    {
      const Edit *e = &edits[i];
      g_autofree char *bent = test_seal_edited (question.text, e->from, e->to);
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashVerdict) verdict = judge (&question, bent, &error);

      cr_expect_eq (verdict != NULL, e->message == NULL, "%s", e->label);
      if (e->message != NULL && e->message[0] == '\0')
        cr_expect (error != NULL
                   && g_str_has_prefix (error->message, "certificate: ends at byte "));
      else if (e->message != NULL)
        test_expect_form (error, bent, e->message, e->label);
    }
  clear (&question);
}

Test (audit_form, what_does_not_prove_what_is_asked_is_read_all_the_same)
{
  try_edits (ask_plan (3), G_N_ELEMENTS (gini_edits), gini_edits);
  try_edits (ask_plan (3), G_N_ELEMENTS (network_edits), network_edits);
  try_edits (ask_search (0), G_N_ELEMENTS (claim_edits), claim_edits);
  try_edits (ask_search (4), G_N_ELEMENTS (nothing_edits), nothing_edits);
  try_edits (ask_parts (0), G_N_ELEMENTS (part_edits), part_edits);
  try_edits (ask_lottery (5), G_N_ELEMENTS (never_edits), never_edits);
}

/* Prices may come from anywhere: what does not fit the widest numbers bounds nothing. */
Test (audit_form, prices_of_a_least_Gini_may_be_beyond_all_numbers)
{
  static const char *const quotas[] = { "territory,stream,min,max\nr,temporary,12001,12001\n",
                                        "territory,stream,min,max\nr,temporary,40001,40001\n" };
  static const char *const boxes[] = { "\"ranks\":[0,0,0],\"prices\":[[0,9007199254740992]]}",
                                       "\"ranks\":[0,0,0],\"prices\":[[0,-9007199254740992]]}" };

  for (int i = 0; i < 4; i++)
    {
      g_autoptr (AwrashProgramme) programme = test_programme_new (
          "territories", FEW, "quotas", quotas[i / 2], "need.indicator", "need", NULL);
      g_autoptr (AwrashPlan) plan
          = test_plan_new (programme, "objective", "gini", "nodes", "9", NULL);
      const char *text = awrash_split_plan_get_certificate (plan);
      g_autofree char *shifted = test_seal_edited (text, "\"shift\":…,", "\"shift\":60,");
      g_autofree char *priced = test_seal_edited (shifted, "\"ranks\":[…}", boxes[i % 2]);
      g_autoptr (AwrashVerdict) verdict = awrash_audit_certificate (programme, priced, NULL);

      cr_assert_not_null (verdict);
      cr_expect_not (awrash_audit_verdict_is_accepted (verdict));
      cr_expect (test_tells (verdict, "the boxes prove that no Gini is below "));
    }
}

Test (audit_form, the_other_choice_of_worksites_is_another)
{
  Question question = ask_approval (2);
  const char *places = strstr (question.text, "\"places\":") + strlen ("\"places\":");
  g_autofree char *own = g_strndup (places, (gsize)(strchr (places, ']') + 1 - places));
  g_autofree char *same = g_strconcat ("\"other\":", own, ",", NULL);
  g_autofree char *bent = bend (question.text, "\"other\":[", same, "\"goals\":");
  g_autoptr (AwrashVerdict) verdict = judge (&question, bent, NULL);

  cr_expect (test_tells (verdict, "the other choice is the same"));
  clear (&question);
}

/* What other hands round to fifteen digits is the same number; of what nothing is proved no bound
 * is known. */
Test (audit_form, numbers_of_worksites_are_told_to_their_last_digits_or_not_at_all)
{
  Question question = ask_approval (0);
  const char *text = question.text;
  double value = g_ascii_strtod (strstr (text, "\"value\":") + strlen ("\"value\":"), NULL);
  g_autofree char *close = g_strdup_printf ("\"value\":%.17g,", value * (1 + 0x1p-48));
  g_autofree char *near = bend (text, "\"value\":", close, "\"bound\":");
  g_autofree char *none = bend (text, "\"value\":", "\"value\":null,", "\"bound\":");
  g_autofree char *open = bend (text, "\"status\":", "\"status\":\"feasible\",", "\"gap\":");
  g_autofree char *feasible
      = test_seal_edited (open, ",{\"question\":\"differ\",…}]}],\"sha256\"", "],\"sha256\"");
  g_autofree char *unknown = bend (feasible, "\"bound\":", "\"bound\":null}],", "\"claims\":");
  g_autofree char *empty = bend (unknown, "\"claims\":[", "\"claims\":[]", ",\"sha256\":");

  cr_expect (strcmp (near, text) != 0 && is_accepted (&question, near));
  cr_expect_not (is_accepted (&question, none));
  cr_expect (is_accepted (&question, feasible) && is_accepted (&question, empty));
  cr_expect_not (is_accepted (&question, unknown));
  clear (&question);
}

Test (audit_form, no_value_that_is_told_can_be_replaced)
{
  for (gsize kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    for (gsize k = 0; k < kinds[kind].n; k++)
      {
        Question question = kinds[kind].ask (kinds[kind].first + k);
        const char *text = question.text;

        for (gsize at = 1; (at = test_next_value (text, at)) < strlen (text); at++)
          for (int how = 0; how < TEST_REPLACED; how++)
            {
              g_autofree char *bent = test_seal_replaced (text, at, how);

              if (strcmp (bent, text) != 0 && is_accepted (&question, bent))
                cr_expect (text + at < strstr (text, kinds[kind].from)
                               || text + at > strstr (text, kinds[kind].to),
                           "%s: %s", question.label, bent);
            }
        for (gsize at = 0; (at = test_next_number (text, at)) < strlen (text); at++)
          for (int how = 0; how < TEST_BENDS; how++)
            {
              g_autofree char *bent = test_seal_bent (text, at, how);

              if (strcmp (bent, text) != 0 && is_accepted (&question, bent))
                /* logarithms are told to some digits */
                cr_expect (text + at < strstr (text, kinds[kind].from)
                               || text + at > strstr (text, kinds[kind].to)
                               || strcmp (question.label, "nash") == 0,
                           "%s: %s", question.label, bent);
            }
        clear (&question);
      }
}
