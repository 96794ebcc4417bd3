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
    { "", "certificate: ends at byte 0, where an object is expected" },
    { "[]", "certificate: byte 1 is [, where an object is expected" },
    { "7", "certificate: byte 1 is 7, where an object is expected" },
    { " {}", "certificate: byte 1 is  , where an object is expected" },
    { "\xef\xbb\xbf{}", "certificate: byte 1 is \xef\xbb\xbf, where an object is expected" },
    { "{", "certificate: ends at byte 1, where \"format\" is expected" },
    { "{}", "certificate: byte 2 is }, where \"format\" is expected" },
    { "{\"format\" :", "certificate: byte 2 is \"format\", where \"format\" is expected" },
    { "{\"format\":", "certificate: ends at byte 10, where text is expected" },
    { "{\"format\":7}", "certificate: byte 11 is 7, where text is expected" },
    { "{\"format\":\"open", "certificate: byte 11 is \"open, where UTF-8 text between quotes, "
                            "without needless escapes is expected" },
    { "{\"format\":\"\xff\"", "certificate: byte 11 is \"\xef\xbf\xbd\", where UTF-8 text between "
                              "quotes, without needless escapes is expected" },
    { "{\"format\":\"\x01\"", "certificate: byte 11 is \"?\", where UTF-8 text between quotes, "
                              "without needless escapes is expected" },
    { "{\"format\":\"awrash-certificate-9\"}",
      "certificate: byte 11 is \"awrash-certificate-9\", where \"awrash-certificate-3\" is "
      "expected" },
    { "{\"format\":\"awrash-certificate-3\"}",
      "certificate: ends at byte 33, where \"sha256\" is expected" },
    { "{\"format\":\"awrash-certificate-3\",\"sha256\":\"\"}",
      "certificate: ends at byte 32, where \"version\" is expected" },
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

/* ── members ────────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  const char *label;
  const char *from, *to;
  const char *message; /* behind the byte that it names */
} Row;

#define PLACES "\"places\":[[\"a\","
#define FILL "\"stage\":\"fill\",\"prices\":["
#define SUM "\"stage\":\"objective\",\"prices\":["

static const Row rows[] = {
  { "input a number", "\"input\":\"", "\"input\":7,\"was\":\"", "7, where text is expected" },
  { "no version", "\"version\":", "\"vision\":", "\"vision\", where \"version\" is expected" },
  { "a format twice", ",\"version\"", ",\"format\":\"awrash-certificate-3\",\"version\"",
    "\"format\", where \"version\" is expected" },
  { "no reading", "\"reading\":", "\"writing\":", "\"writing\", where \"reading\" is expected" },
  { "a reading that is text", "\"reading\":{", "\"reading\":\"{",
    "\"{\", where an object is expected" },
  { "a reading without seed", "\"seed\":", "\"weed\":", "\"weed\", where \"seed\" is expected" },
  { "a reading with a number", "\"seed\":\"form\"", "\"seed\":7", "7, where text is expected" },
  { "a reading with a seed twice", "\"seed\":\"form\"", "\"seed\":\"form\",\"seed\":\"form\"",
    "\"seed\", where \"pool_caps\" is expected" },
  { "a reading with a key more", "\"},\"class\"", "\",\"wish\":\"\"},\"class\"",
    ",, where } is expected" },
  { "an escape of a letter", "\"seed\":\"form\"", "\"seed\":\"\\u0066orm\"",
    "\"\\u0066orm\", where UTF-8 text between quotes, without needless escapes is expected" },
  { "an escape of nought", "\"seed\":\"form\"", "\"seed\":\"form\\u0000\"",
    "\"form\\u0000\", where UTF-8 text between quotes, without needless escapes is expected" },
  { "no status", "\"status\":", "\"state\":", "\"state\", where \"status\" is expected" },
  { "no class", "\"class\":", "\"glass\":", "\"glass\", where \"class\" is expected" },
  { "no chain", "\"chain\":\"fill", "\"train\":\"fill", "\"train\", where \"chain\" is expected" },
  { "a blank", ",\"chain\":\"fill", ", \"chain\":\"fill", " , where \"chain\" is expected" },
  { "a gap that is text", "\"gap\":0,", "\"gap\":\"0\",", "\"0\", where a number is expected" },
  { "a gap below 0", "\"gap\":0,", "\"gap\":-1,",
    "-1, where a number from 0 on, or null is expected" },
  { "a gap of no number", "\"gap\":0,", "\"gap\":1e,", "1e, where a number is expected" },
  { "a huge gap", "\"gap\":0,", "\"gap\":1e400,", "1e400, where a number is expected" },
  { "missing with a fraction", "\"missing\":0", "\"missing\":0.5",
    "0.5, where a whole number is expected" },
  { "missing with zeros", "\"missing\":0", "\"missing\":00",
    "00, where a whole number is expected" },
  { "missing less than nothing", "\"missing\":0", "\"missing\":-0",
    "-0, where a whole number is expected" },
  { "missing more than there are numbers", "\"missing\":0", "\"missing\":9223372036854775808",
    "9223372036854775808, where a whole number is expected" },
  { "unplaced null", "\"unplaced\":0", "\"unplaced\":null",
    "null, where a whole number is expected" },
  { "a value without a bound", ",\"types\"", ",\"value\":1,\"types\"",
    "\"types\", where \"bound\" is expected" },
  { "a bound without the mix's gap", ",\"types\"", ",\"value\":1,\"bound\":1,\"types\"",
    "\"types\", where \"mix_gap\" is expected" },
  { "an unknown province", PLACES, "\"places\":[[\"x\",",
    "\"x\", where a province of the programme is expected" },
  { "a region", PLACES, "\"places\":[[\"r\",",
    "\"r\", where a province of the programme is expected" },
  { "a province that is no text", PLACES, "\"places\":[[7,", "7, where text is expected" },
  { "an unknown type", "\"types\":[\"sustainable\"", "\"types\":[\"sustained\"",
    "\"sustained\", where one more of the programme's types is expected" },
  { "a type twice", "\"types\":[\"sustainable\"", "\"types\":[\"temporary\"",
    "\"temporary\", where one more of the programme's types is expected" },
  { "a type too few", "\"types\":[\"sustainable\",", "\"types\":[", "], where , is expected" },
  { "a province twice", "\"places\":[", "\"places\":[[\"a\",[0,0]],",
    "\"a\", where a province that has no row yet is expected" },
  { "negative places", PLACES "[1", PLACES "[-1",
    "-1, where a number of places that sum to at most 2^50 is expected" },
  { "half a place", PLACES "[1", PLACES "[1.5", "1.5, where a whole number is expected" },
  { "sums that wrap round", PLACES "[1", PLACES "[9223372036854775807",
    "9223372036854775807, where a number of places that sum to at most 2^50 is expected" },
  { "a place without its list", PLACES "[1,2]", PLACES "1", "1, where a list is expected" },
  { "sure places below 0", "\"members\":[[\"a\",2]", "\"members\":[[\"a\",-2]",
    "-2, where a number of sure places of at most 2^50 is expected" },
  { "a row of three", PLACES "[1", PLACES "[1,1", ",, where ] is expected" },
  { "a comma before the end", "\"members\":[[\"a\",2]", "\"members\":[[\"a\",2,]",
    ",, where ] is expected" },
  { "places that are text", "\"places\":[[", "\"places\":\"none\",\"had\":[[",
    "\"none\", where a list is expected" },
  { "a tie that is a list", "\"tie\":{", "\"tie\":[],\"was\":{", "[, where an object is expected" },
  { "no tie at all", "\"tie\":{", "\"was\":{", "\"was\", where \"tie\" is expected" },
  { "no members", "\"members\":", "\"limbs\":", "\"limbs\", where \"members\" is expected" },
  { "members of one", "\"members\":[[\"a\",2]", "\"members\":[[\"a\"]", "], where , is expected" },
  { "members more than provinces", "\"members\":[", "\"members\":[[\"a\",2],[\"a\",2],[\"a\",2],",
    "[, where ] is expected" },
  { "no witnesses",
    "\"witnesses\":", "\"onlookers\":", "\"onlookers\", where \"witnesses\" is expected" },
  { "witnesses that are numbers", "\"witnesses\":[", "\"witnesses\":[7,",
    "7, where an object is expected" },
  { "witnesses more than provinces", "\"witnesses\":[",
    "\"witnesses\":[{\"places\":[]},{\"places\":[]},{\"places\":[]},{\"places\":[]},",
    "{, where ] is expected" },
  { "free units that are text", "\"free_units\":2", "\"free_units\":\"2\"",
    "\"2\", where a whole number is expected" },
  { "a base without loss", ",\"mix_weights\"", ",\"base\":\"\",\"mix_weights\"",
    "\"base\", where \"mix_weights\" is expected" },
  { "no weights",
    "\"mix_weights\":", "\"weights\":", "\"weights\", where \"mix_weights\" is expected" },
  { "a negative weight",
    "\"mix_weights\":{\"sustainable\":", "\"mix_weights\":{\"sustainable\":-1,\"was\":",
    "-1, where a weight of a stream from 0 to 2^53 is expected" },
  { "a stream without weight", "\"mix_weights\":{\"sustainable\":", "\"mix_weights\":{\"sustain\":",
    "\"sustain\", where one more of the programme's streams is expected" },
  { "a stream with two weights", ",\"temporary\":", ",\"sustainable\":",
    "\"sustainable\", where one more of the programme's streams is expected" },
  { "no bounds", "\"bounds\":", "\"walls\":", "\"walls\", where \"bounds\" is expected" },
  { "bounds on unknown streams", "\"bounds\":[[[\"*\"", "\"bounds\":[[[\"all\"",
    "\"all\", where streams that a bound is on is expected" },
  { "a bound of nowhere", "\"bounds\":[[[\"*\"],[\"", "\"bounds\":[[[\"*\"],[\"x\",\"",
    "\"x\", where one more territory with a bound on these streams is expected" },
  { "a bound that is not there", "[\"r\"]]", "[\"a\"]]",
    "\"a\", where one more territory with a bound on these streams is expected" },
  { "a bound twice", "[\"r\"]]", "[\"r\",\"r\"]]",
    "\"r\", where one more territory with a bound on these streams is expected" },
  { "no stages", "\"stages\":", "\"rungs\":", "\"rungs\", where \"stages\" is expected" },
  { "a stage that is a number", "\"stages\":[", "\"stages\":[7,",
    "7, where an object is expected" },
  { "a stage without name", "\"stage\":\"fill\"", "\"rung\":\"fill\"",
    "\"rung\", where \"stage\" is expected" },
  { "an unknown stage", "\"stage\":\"fill\"", "\"stage\":\"feel\"",
    "\"feel\", where a stage is expected" },
  { "a stage without prices", "\"stage\":\"fill\",\"prices\":", "\"stage\":\"fill\",\"costs\":",
    "\"costs\", where \"prices\" is expected" },
  { "a price on no bound", FILL "[0", FILL "[9",
    "9, where the number of a further one of the bounds is expected" },
  { "a price on too many bounds", FILL "[0,", FILL "[0,1,1,1,1,1,1,1,1,1,",
    "1, where ] is expected" },
  { "a price twice", FILL "[0,", FILL "[0,1],[0,",
    "0, where the number of a further one of the bounds is expected" },
  { "a price that is text", FILL "[0,", FILL "[0,\"1\",",
    "\"1\", where a whole number is expected" },
  { "a price beyond 2^53", FILL "[0,", FILL "[0,9007199254740993,",
    "9007199254740993, where a price of at most 2^53 is expected" },
  { "a sum where a number stands", FILL "[0,", FILL "[0,[[\"a\",1,1]],",
    "[, where a whole number is expected" },
  { "a number where a sum stands", SUM "[0,", SUM "[0,1,", "1, where a list is expected" },
  { "terms of two", SUM "[0,", SUM "[0,[[\"a\",1]],", "], where , is expected" },
  { "terms that overflow", SUM "[0,", SUM "[0,[[\"a\",1,4611686018427387904]],",
    "4611686018427387904, where a number of times of at most 2^11 is expected" },
  { "terms of too many units", SUM "[0,", SUM "[0,[[\"a\",4611686018427387904,1]],",
    "4611686018427387904, where a number of units of at most 2^50 is expected" },
  { "an order of nobody", "\"stage\":\"order\",\"province\":\"",
    "\"stage\":\"order\",\"province\":\"\",\"was\":\"",
    "\"\", where a province of the programme is expected" },
  { "claims of a search", ",\"sha256\"", ",\"claims\":[],\"sha256\"",
    ",, where \"sha256\" is expected" },
  { "more than there is", ",\"sha256\"", "},\"sha256\"", "}, where \"sha256\" is expected" },
};

Test (audit_claim, members_of_a_wrong_form_are_told_by_byte)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autofree char *text = certify (programme, "leximin");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      g_autofree char *edited = test_seal_edited (text, row->from, row->to);
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashVerdict) verdict = awrash_audit_certificate (programme, edited, &error);

      cr_expect_null (verdict, "%s: %s", row->label, edited);
      test_expect_form (error, edited, row->message, row->label);
    }
}

static void
expect_fault (const char *from, const char *to, int code, const char *end)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autofree char *text = certify (programme, "leximin");
  g_autofree char *edited = test_seal_edited (text, from, to);
  g_autoptr (GError) error = NULL;

  cr_expect_null (awrash_audit_certificate (programme, edited, &error), "%s", to);
  cr_expect (g_error_matches (error, AWRASH_ERROR, code), "%s", to);
  cr_expect (g_str_has_suffix (error->message, end), "%s", error->message);
}

Test (audit_claim, readings_that_nobody_knows_are_told_as_in_a_split)
{
  expect_fault ("\"objective\":\"leximin\"", "\"objective\":\"lexi\"", AWRASH_ERROR_NAME,
                "gini, gini-unweighted");
  expect_fault ("\"streams\":\"*\"", "\"streams\":\"x\"", AWRASH_ERROR_NAME,
                "expected * or codes of streams parted by ;");
}

Test (audit_claim, value_and_bound_come_with_claims)
{
  expect_fault (",\"types\"", ",\"value\":1,\"bound\":1,\"mix_gap\":0,\"types\"",
                AWRASH_ERROR_SYNTAX, ", where \"claims\" is expected");
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
