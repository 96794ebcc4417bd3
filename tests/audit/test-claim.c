/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Certificates that are not even in form. Source: texts from anywhere. Invariant: what has not the
 * form is AWRASH_ERROR_SYNTAX, told with the member; no text whatever ends the program. */

#include "support/sealed.h"
#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <string.h>

static AwrashProgramme *
build (void)
{
  return test_programme_new ("territories", "code,parent,need\nr,,\na,r,2\nb,r,3\nc,r,5\n",
                             "quotas", "territory,stream,max\nr,temporary,5\nr,sustainable,3\n",
                             "need.indicator", "need", NULL);
}

/* One with places, a tie, witnesses, levels, an order and the mix. */
static char *
certify (const AwrashProgramme *programme, const char *objective)
{
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, "on", "count", "objective", objective,
                                               "tie", "lot", "seed", "form", NULL);

  cr_assert_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_TIE_SETTLED);
  return g_strdup (awrash_split_plan_get_certificate (plan));
}

/* ── no JSON, no certificate ────────────────────────────────────────────────────────────────── */

Test (audit_claim, what_is_no_certificate_is_a_fault_of_form)
{
  static const struct
  {
    const char *text, *message;
  } rows[] = {
    { "", "certificate: \"certificate\" is not an object" },
    { "[]", "certificate: \"certificate\" is not an object" },
    { "7", "certificate: \"certificate\" is not an object" },
    { "{}", "certificate: \"format\" is not text" },
    { "{\"format\":7}", "certificate: \"format\" is not text" },
    { "{\"format\":\"awrash-certificate-9\"}",
      "certificate: \"awrash-certificate-9\" is not awrash-certificate-2" },
    { "{\"format\":\"awrash-certificate-2\"}",
      "certificate: \"sha256\" is not at the end of the text" },
  };
  g_autoptr (AwrashProgramme) programme = build ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      cr_expect_null (awrash_audit_certificate (programme, rows[i].text, &error));
      cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX), "%s", rows[i].text);
      cr_expect_str_eq (error->message, rows[i].message, "%s", error->message);
      cr_expect_null (awrash_audit_certificate (programme, rows[i].text, NULL));
    }
}

Test (audit_claim, what_is_no_json_is_told_as_such)
{
  static const char *const texts[] = { "{", "{\"format\":", "]", "\"open", "{\"a\":1,}", "\x01" };
  g_autoptr (AwrashProgramme) programme = build ();

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      cr_expect_null (awrash_audit_certificate (programme, texts[i], &error), "%s", texts[i]);
      cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX), "%s", texts[i]);
      cr_expect (g_str_has_prefix (error->message, "certificate: not JSON: "), "%s",
                 error->message);
    }
}

/* ── members ────────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  const char *label;
  const char *from, *to;
  int code;
  const char *message;
} Row;

#define S AWRASH_ERROR_SYNTAX
#define PLACES "\"places\":[[\"a\","

static const Row rows[] = {
  { "input a number", "\"input\":\"", "\"input\":7,\"was\":\"", S, "\"input\" is not text" },
  { "no reading", "\"reading\":", "\"writing\":", S, "\"reading\" is not an object" },
  { "a reading without seed", "\"seed\":", "\"weed\":", S, "\"seed\" is not text" },
  { "a reading with a number", "\"seed\":\"form\"", "\"seed\":7", S, "\"seed\" is not text" },
  { "an unknown objective", "\"objective\":\"leximin\"", "\"objective\":\"lexi\"",
    AWRASH_ERROR_NAME, NULL },
  { "an unknown stream", "\"streams\":\"*\"", "\"streams\":\"x\"", AWRASH_ERROR_NAME, NULL },
  { "no status", "\"status\":", "\"state\":", S, "\"status\" is not text" },
  { "no class", "\"class\":", "\"glass\":", S, "\"class\" is not text" },
  { "no chain", "\"chain\":", "\"train\":", S, "\"chain\" is not text" },
  { "a gap that is text", "\"gap\":0", "\"gap\":\"0\"", S,
    "\"gap\" is not a number from 0 on, or null" },
  { "a gap below 0", "\"gap\":0", "\"gap\":-1", S, "\"gap\" is not a number from 0 on, or null" },
  { "missing with a fraction", "\"missing\":0", "\"missing\":0.5", S,
    "\"missing\" is not a whole number" },
  { "unplaced null", "\"unplaced\":0", "\"unplaced\":null", S,
    "\"unplaced\" is not a whole number" },
  { "an unknown province", PLACES, "\"places\":[[\"x\",", S,
    "\"x\" is not a province of the programme" },
  { "a region", PLACES, "\"places\":[[\"r\",", S, "\"r\" is not a province of the programme" },
  { "a province that is no text", PLACES, "\"places\":[[7,", S,
    "\"territory\" is not a province of the programme" },
  { "an unknown type", "\"types\":[\"sustainable\"", "\"types\":[\"sustained\"", S,
    "\"types\" is not the programme's types" },
  { "a type twice", "\"types\":[\"sustainable\"", "\"types\":[\"temporary\"", S,
    "\"types\" is not the programme's types" },
  { "a type too few", "\"types\":[\"sustainable\",", "\"types\":[", S,
    "\"types\" is not the programme's types" },
  { "a province twice", "\"places\":[", "\"places\":[[\"a\",[0,0]],", S,
    "\"a\" is not a territory named once, with whole numbers that sum to at most 2^50 with the "
    "others" },
  { "negative places", PLACES "[1", PLACES "[-1", S,
    "\"a\" is not a territory named once, with whole numbers that sum to at most 2^50 with the "
    "others" },
  { "half a place", PLACES "[1", PLACES "[1.5", S,
    "\"a\" is not a territory named once, with whole numbers that sum to at most 2^50 with the "
    "others" },
  { "sums that wrap round", PLACES "[1", PLACES "[9223372036854775807", S,
    "\"a\" is not a territory named once, with whole numbers that sum to at most 2^50 with the "
    "others" },
  { "a place without its list", PLACES "[1,2]", PLACES "1", S,
    "\"places\" is not a list of [territory, [places of each type]]" },
  { "sure places below 0", "\"members\":[[\"a\",2]", "\"members\":[[\"a\",-2]", S,
    "\"members\" is not a list of [territory, sure places]" },
  { "terms that overflow", "\"r/sustainable\":1",
    "\"r/sustainable\":[[\"a\",1,4611686018427387904]]", S,
    "\"prices\" is not made of units of at most 2^50 and times of at most 2^11" },
  { "a row of three", PLACES "[1", PLACES "[1,1", S,
    "\"places\" is not a list of [territory, [places of each type]]" },
  { "places that are text", "\"places\":[[", "\"places\":\"none\",\"had\":[[", S,
    "\"places\" is not a list or null" },
  { "a tie that is a list", "\"tie\":{", "\"tie\":[],\"was\":{", S, "\"tie\" is not an object" },
  { "no tie at all", "\"tie\":{", "\"was\":{", S, "\"tie\" is not an object" },
  { "no members", "\"members\":", "\"limbs\":", S, "\"members\" is not a list" },
  { "members of one", "\"members\":[[\"a\",2]", "\"members\":[[\"a\"]", S,
    "\"members\" is not a list of [territory, sure places]" },
  { "no witnesses", "\"witnesses\":", "\"onlookers\":", S, "\"witnesses\" is not a list" },
  { "witnesses that are numbers", "\"witnesses\":[", "\"witnesses\":[7,", S,
    "\"witnesses\" is not a list of plans" },
  { "free units that are text", "\"free_units\":2", "\"free_units\":\"2\"", S,
    "\"free_units\" is not a whole number" },
  { "no weights", "\"mix_weights\":", "\"weights\":", S, "\"mix_weights\" is not an object" },
  { "a negative weight", "\"mix_weights\":{\"temporary\":", "\"mix_weights\":{\"temporary\":-", S,
    "\"temporary\" is not a weight of a stream" },
  { "a stream without weight", "\"mix_weights\":{\"temporary\":", "\"mix_weights\":{\"temp\":", S,
    "\"temporary\" is not a whole number" },
  { "no stages", "\"stages\":", "\"rungs\":", S, "\"stages\" is not a list" },
  { "a stage that is a number", "\"stages\":[", "\"stages\":[7,", S,
    "\"stages\" is not a list of objects" },
  { "a stage without name", "\"stage\":\"fill\"", "\"rung\":\"fill\"", S, "\"stage\" is not text" },
  { "an unknown stage", "\"stage\":\"fill\"", "\"stage\":\"feel\"", S, "\"feel\" is not a stage" },
  { "a stage without prices", "\"stage\":\"fill\",\"prices\":", "\"stage\":\"fill\",\"costs\":", S,
    "\"prices\" is not an object" },
  { "a price on no bound", "\"r/sustainable\":", "\"r/unsustainable\":", S,
    "\"r/unsustainable\" is not a bound of the programme" },
  { "a price that is text", "\"r/sustainable\":1", "\"r/sustainable\":\"1\"", S,
    "\"r/sustainable\" is not a price" },
  { "a price beyond 2^53", "\"r/sustainable\":1", "\"r/sustainable\":9007199254740993", S,
    "\"r/sustainable\" is not a price of at most 2^53" },
  { "terms of two", "\"r/sustainable\":1", "\"r/sustainable\":[[\"a\",1]]", S,
    "\"prices\" is not made of [territory, units, times]" },
  { "an order of nobody", "\"stage\":\"order\",\"province\":\"",
    "\"stage\":\"order\",\"province\":\"x", S, NULL },
};

Test (audit_claim, members_of_a_wrong_form_are_told_by_name)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autofree char *text = certify (programme, "leximin");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      g_autofree char *edited = test_seal_edited (text, row->from, row->to);
      g_autofree char *message = g_strdup_printf ("certificate: %s", row->message);
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashVerdict) verdict = awrash_audit_certificate (programme, edited, &error);

      cr_expect_null (verdict, "%s: %s", row->label, edited);
      if (error == NULL)
        continue;
      cr_expect_eq (error->code, row->code, "%s: %s", row->label, error->message);
      if (row->message != NULL)
        cr_expect_str_eq (error->message, message, "%s: %s", row->label, error->message);
    }
}

/* ── any text ───────────────────────────────────────────────────────────────────────────────── */

/* Changes, drops or doubles a byte, or puts one in, or copies a stretch to somewhere else. */
static char *
mutate (const char *text, GRand *rand)
{
  static const char alphabet[] = "0123456789-[]{}\",:.eabcr*/nul \\\n";
  g_autoptr (GString) changed = g_string_new (text);
  int n = g_rand_int_range (rand, 1, 4);

  for (int i = 0; i < n; i++)
    {
      gint32 length = (gint32)changed->len;
      gssize at = g_rand_int_range (rand, 0, length);
      char byte = alphabet[g_rand_int_range (rand, 0, sizeof alphabet - 1)];
      gssize from = g_rand_int_range (rand, 0, length);
      g_autofree char *stretch
          = g_strndup (changed->str + from, (gsize)g_rand_int_range (rand, 1, 40));

      switch (g_rand_int_range (rand, 0, 4))
        {
        case 0:
          changed->str[at] = byte;
          break;
        case 1:
          g_string_erase (changed, at, 1);
          break;
        case 2:
          g_string_insert_c (changed, at, byte);
          break;
        default:
          g_string_insert (changed, at, stretch);
        }
    }
  return test_seal (changed->str);
}

static void
fuzz (const char *objective, guint32 seed)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autofree char *text = certify (programme, objective);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  gsize errors = 0, refused = 0;

  for (int i = 0; i < 2000; i++)
    {
      g_autofree char *changed = mutate (text, rand);
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashVerdict) verdict = awrash_audit_certificate (programme, changed, &error);

      cr_assert ((verdict == NULL) == (error != NULL));
      errors += error != NULL;
      refused += verdict != NULL && !awrash_audit_verdict_is_accepted (verdict);
      if (error != NULL)
        cr_expect_neq (error->code, AWRASH_ERROR_INTERNAL, "%s", error->message);
    }
  cr_expect_gt (errors, 1000);
  cr_expect_gt (refused, 10);
}

Test (audit_claim, no_mutation_of_a_proof_by_levels_ends_the_program) { fuzz ("leximin", 1); }

Test (audit_claim, no_mutation_of_a_proof_by_squares_ends_the_program)
{
  fuzz ("least-squares", 2);
}
