/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any text, sealed anew, is refused as a certificate or tells the truth: a plan that is accepted as
 * best is as good as the one that is found. Source: the three forms of certificates. Input: a
 * letter for the question, then the text, or, for m, what is changed in a sound one. Invariant:
 * whatever hand wrote it. */

#include "fuzz/bytes.h"
#include "fuzz/small.h"
#include "fuzz/walls.h"
#include "support/sealed.h"

typedef struct
{
  AwrashProgramme *programme;
  AwrashApproval *approval;
  AwrashPanelQuestion *question;
} Asked;

static AwrashPanelQuestion *
make_question (void)
{
  static const int64_t n_values[] = { 2, 2 }, value[] = { 0, 0, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0 };
  static const int64_t lower[] = { 1, 1, 0, 1 }, upper[] = { 2, 2, 3, 2 };
  g_autoptr (AwrashPool) pool = awrash_selection_pool_new (6, 2, n_values, value, NULL, NULL);

  return awrash_selection_question_new (pool, 3, lower, upper, FALSE, NULL);
}

static AwrashApproval *
make_approval (void)
{
  static const int64_t places[] = { 10, 20, 15, 8 }, months[] = { 4, 3, 6, 2 },
                       places_min[] = { 10, 5, 15, 8 };
  static const double utility[] = { 3, 5, 4, 1 };
  AwrashApproval *approval
      = awrash_selection_approve_new (4, places_min, places, months, utility, NULL);

  awrash_selection_approve_add_bound (approval, "number", "person-months", NULL, 0, 120, TRUE,
                                      NULL);
  awrash_selection_approve_add_bound (approval, "share", "places", utility, 0.5, INFINITY, TRUE,
                                      NULL);
  return approval;
}

/* Made once: what is asked is the same for every text. */
static const Asked *
asked (void)
{
  static Asked made = { NULL, NULL, NULL };

  if (made.programme == NULL)
    {
      made.programme = fuzz_small_programme ();
      made.approval = make_approval ();
      made.question = make_question ();
    }
  return &made;
}

/* The reading that a certificate tells, whose values here hold no escapes. */
static AwrashReading *
read_reading (const char *text)
{
  AwrashReading *reading = awrash_split_reading_new ();
  const char *at = strstr (text, "\"reading\":{");
  g_auto (GStrv) words = g_strsplit (at != NULL ? at + strlen ("\"reading\":{") : "", "\"", -1);

  /* the words between quotes: key, colon, value, comma */
  for (guint i = 1; i + 3 < g_strv_length (words) && !g_str_has_prefix (words[i + 3], "}"); i += 4)
    awrash_split_reading_set (reading, words[i], words[i + 2], NULL);
  return reading;
}

static const char *const codes[] = { "A", "B", "C" };

enum
{
  CELLS = 2 * G_N_ELEMENTS (codes)
};

/* The places of a certificate that has any: types in the byte order of their codes, s before t,
 * where the programme has the other one. */
static gboolean
read_places (const char *text, int64_t places[CELLS])
{
  const char *all = strstr (text, "\"places\":[");

  for (gsize i = 0; i < G_N_ELEMENTS (codes) && all != NULL; i++)
    {
      g_autofree char *key = g_strdup_printf ("[\"%s\",[", codes[i]);
      const char *at = strstr (all, key);
      char *end = NULL;

      places[2 * i + 1] = at != NULL ? g_ascii_strtoll (at + strlen (key), &end, 10) : 0;
      places[2 * i] = at != NULL ? g_ascii_strtoll (end + 1, NULL, 10) : 0;
    }
  return all != NULL;
}

/* A plan that is accepted keeps every wall, and is as good as the one that is found. */
static void
expect_best (const AwrashProgramme *programme, const char *text)
{
  g_autoptr (AwrashReading) reading = read_reading (text);
  GError *error = NULL;
  g_autoptr (AwrashPlan) plan = awrash_split_solve (programme, reading, &error);
  int64_t order = 0, places[CELLS];

  FUZZ_EXPECT (plan != NULL);
  FUZZ_EXPECT (read_places (text, places)
               == (awrash_split_plan_get_status (plan) != AWRASH_STATUS_INFEASIBLE));
  if (awrash_split_plan_get_status (plan) == AWRASH_STATUS_INFEASIBLE)
    return;
  FUZZ_EXPECT (fuzz_keeps_walls (programme, reading, CELLS, places));
  if (awrash_split_plan_get_class (plan) > AWRASH_CLASS_NETWORK
      || awrash_split_plan_get_gap (plan) > 0)
    return;
  FUZZ_EXPECT (awrash_split_standing_compare (
      programme, reading, CELLS, awrash_split_plan_get_places (plan), places, &order, &error));
  FUZZ_EXPECT (order == 0);
}

/* ── the certificate of another plan ────────────────────────────────────────────────────────── */

static const char *const objectives[]
    = { "leximin",         "decmin", "least-squares", "alpha:1",
        "leximin-persons", "gini",   "alpha:2",       "gini-unweighted" };

static void
put_places (GString *text, const int64_t places[CELLS])
{
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (places[2 * i] != 0 || places[2 * i + 1] != 0)
      g_string_append_printf (text, "%s[\"%s\",[%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT "]]",
                              text->str[text->len - 1] == '[' ? "" : ",", codes[i],
                              places[2 * i + 1], places[2 * i]);
}

/* The certificate of a plan, with some of its places moved and some of its digits changed. */
static char *
forge (FuzzBytes *bytes)
{
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashPlan) plan = NULL;
  g_autoptr (GString) text = NULL;
  const char *certificate, *from, *to;
  int64_t places[CELLS];

  awrash_split_reading_set (reading, "objective",
                            fuzz_choice (bytes, G_N_ELEMENTS (objectives), objectives), NULL);
  awrash_split_reading_set (reading, "tie", "lot", NULL);
  awrash_split_reading_set (reading, "seed", "x", NULL);
  plan = awrash_split_solve (fuzz_small_programme (), reading, NULL);
  certificate = awrash_split_plan_get_certificate (plan);
  memcpy (places, awrash_split_plan_get_places (plan), sizeof places);
  for (int64_t moves = fuzz_int (bytes, 0, 2); moves > 0; moves--)
    {
      const int64_t type = fuzz_int (bytes, 0, 1), many = fuzz_int (bytes, 1, 2);
      places[2 * fuzz_int (bytes, 0, 2) + type] -= many;
      places[2 * fuzz_int (bytes, 0, 2) + type] += many;
    }
  from = strstr (certificate, "\"places\":[") + strlen ("\"places\":[");
  to = strstr (from, "],\"tie\"");
  text = g_string_new_len (certificate, from - certificate);
  put_places (text, places);
  g_string_append (text, to);
  for (int64_t edits = fuzz_int (bytes, 0, 3); edits > 0; edits--)
    {
      char *letter = text->str + fuzz_word (bytes) % text->len;
      if (g_ascii_isdigit (*letter))
        *letter = (char)('0' + fuzz_int (bytes, 0, 9));
    }
  return g_strdup (text->str);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FuzzBytes bytes = fuzz_bytes (data, size);
  const uint8_t kind = fuzz_byte (&bytes);
  g_autofree char *text = kind == 'm' ? forge (&bytes) : fuzz_text (&bytes, size);
  g_autofree char *sealed = test_seal (text);
  const Asked *const all = asked ();
  GError *error = NULL;
  g_autoptr (AwrashVerdict) verdict = NULL;

  if (kind == 'a')
    verdict = awrash_audit_approval (all->approval, sealed, &error);
  else if (kind == 'l')
    verdict = awrash_audit_lottery (all->question, sealed, &error);
  else
    verdict = awrash_audit_certificate (all->programme, sealed, &error);
  if (!fuzz_answered (verdict != NULL, &error))
    return 0;
  for (size_t i = 0; i < awrash_audit_verdict_get_n_findings (verdict); i++)
    FUZZ_EXPECT (g_utf8_validate (awrash_audit_verdict_get_finding (verdict, i), -1, NULL));
  /* what stays near to a former plan may be worse */
  if (awrash_audit_verdict_is_accepted (verdict) && kind != 'a' && kind != 'l'
      && strstr (sealed, "\"near\":\"\"") != NULL)
    expect_best (all->programme, sealed);
  return 0;
}
