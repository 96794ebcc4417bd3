/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plans beyond the network under audit: no number of the answer can be told otherwise, and no claim
 * can be left out, though the checksum fits. Source: certificates of every kind of step, bent
 * number by number. Invariant: what is accepted tells the same answer. */

#include "support/sealed.h"
#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <string.h>

typedef struct
{
  const char *label;
  const char *key, *value;
} Reading;

static const Reading readings[] = {
  { "the poorest first", "objective", "leximin" }, { "the richest last", "objective", "decmin" },
  { "persons", "objective", "leximin-persons" },   { "squares", "objective", "least-squares" },
  { "logarithms", "objective", "alpha:1" },        { "half", "objective", "alpha:0.5" },
  { "utility", "objective", "utilitarian" },       { "a Gini", "objective", "gini" },
  { "nothing but the filling", "chain", "fill" },
};

static AwrashProgramme *
build (const char *bounds)
{
  return test_programme_new (
      "territories", "code,parent,need\nn,,\na,n,4\nb,n,3\nc,n,2\n", "streams", "code\ns\n",
      "worksite_types", "code,stream,months,monthly_cost,utility\nx,s,1,1,2\ny,s,1,2,3\n",
      "capacities",
      "territory,stream,min,max\na,type:x,,2\na,type:y,,1\nb,type:x,,1\nb,type:y,,1\n"
      "c,type:x,,1\nc,type:y,,0\n",
      "quotas", bounds, "need.indicator", "need", NULL);
}

static char *
certify (const AwrashProgramme *programme, const Reading *reading)
{
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, reading->key, reading->value, NULL);
  char *text = g_strdup (awrash_split_plan_get_certificate (plan));
  g_autoptr (AwrashVerdict) verdict = awrash_audit_certificate (programme, text, NULL);

  cr_assert_not_null (verdict, "%s", reading->label);
  cr_assert (awrash_audit_verdict_is_accepted (verdict), "%s: %s", reading->label,
             awrash_audit_verdict_get_finding (verdict, 0));
  return text;
}

/* Whether a text is accepted; it must be the cause of nothing but a plain answer. */
static gboolean
is_accepted (const AwrashProgramme *programme, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashVerdict) verdict = awrash_audit_certificate (programme, text, &error);

  cr_assert ((verdict == NULL) == (error != NULL));
  cr_expect (error == NULL || error->code != AWRASH_ERROR_INTERNAL);
  return verdict != NULL && awrash_audit_verdict_is_accepted (verdict);
}

/* The text with the number from at to end told otherwise, and sealed. */
static char *
bend (const char *text, gsize at, gsize end, int how)
{
  g_autofree char *before = g_strndup (text, at), *own = g_strndup (text + at, end - at);
  g_autofree char *other = NULL, *bent = NULL;
  int64_t value = g_ascii_strtoll (own, NULL, 10);

  if (how < 2)
    other = g_strdup_printf ("%" G_GINT64_FORMAT, how == 0 ? value + 1 : value - 1);
  else
    other = g_strdup (how == 2   ? "0"
                      : how == 3 ? "-4611686018427387904"
                      : how == 4 ? "4611686018427387903"
                                 : "null");
  bent = g_strconcat (before, other, text + end, NULL);
  return test_seal (bent);
}

static gboolean
is_digit_of_number (const char *text, gsize at)
{
  return g_ascii_isdigit (text[at]) || (text[at] == '-' && g_ascii_isdigit (text[at + 1]));
}

/* Where numbers stand alone: behind a colon, a comma or a bracket. */
static gboolean
begins_number (const char *text, gsize at)
{
  return at > 0 && strchr (":,[", text[at - 1]) != NULL && is_digit_of_number (text, at);
}

/* Every number up to the weights of the mix is the answer; behind them stand proofs, some of which
 * prove as much with another number. Returns how many changes were tried. */
static gsize
bend_all (const AwrashProgramme *programme, const char *text, const char *label)
{
  const char *proofs = strstr (text, "\"mix_weights\":"), *input = strstr (text, "\"status\":");
  gsize n_tried = 0;

  for (gsize at = (gsize)(input - text); text[at] != '\0'; at++)
    {
      gsize end = at;

      if (!begins_number (text, at))
        continue;
      while (is_digit_of_number (text, end))
        end++;
      for (int how = 0; how < 6; how++)
        {
          g_autofree char *bent = bend (text, at, end, how);

          if (strcmp (bent, text) == 0)
            continue;
          n_tried++;
          if (is_accepted (programme, bent))
            cr_expect (text + at > proofs, "%s: %s", label, bent);
        }
    }
  return n_tried;
}

Test (audit_general, no_number_of_an_answer_can_be_told_otherwise)
{
  static const char *const bounds[] = {
    "territory,stream,unit,min,max\nn,*,money,,5\n",
    "territory,stream,unit,min,max\nn,*,money,,5\nn,*,places,4,4\n",
    "territory,stream,unit,min,max\nn,*,money,30,50\n",
  };

  for (gsize k = 0; k < G_N_ELEMENTS (bounds); k++)
    {
      g_autoptr (AwrashProgramme) programme = build (bounds[k]);

      for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
        {
          g_autofree char *text = certify (programme, &readings[i]);

          cr_expect_gt (bend_all (programme, text, readings[i].label), 5, "%s", readings[i].label);
        }
    }
}

/* The text without what stands from `at` to the end of the object there, and one comma. */
static char *
drop_object (const char *text, const char *at)
{
  g_autofree char *before = g_strndup (text, (gsize)(at - text)), *rest = NULL;
  const char *end = at;
  int depth = 0;

  do
    depth += (*end == '{') - (*end == '}');
  while (*end++ != '\0' && depth > 0);
  if (*end == ',')
    end++;
  else if (g_str_has_suffix (before, ","))
    before[strlen (before) - 1] = '\0';
  rest = g_strconcat (before, end, NULL);
  return test_seal (rest);
}

Test (audit_general, no_claim_can_be_left_out)
{
  g_autoptr (AwrashProgramme) programme = build ("territory,stream,unit,min,max\nn,*,money,,5\n");

  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autofree char *text = certify (programme, &readings[i]);

      for (const char *at = text; (at = strstr (at, "{\"question\":")) != NULL; at++)
        {
          g_autofree char *bent = drop_object (text, at);

          cr_expect_not (is_accepted (programme, bent), "%s: %s", readings[i].label, bent);
        }
    }
}

Test (audit_general, no_other_status_fits_the_same_answer)
{
  g_autoptr (AwrashProgramme) served = build ("territory,stream,unit,min,max\nn,*,money,,5\n");
  g_autoptr (AwrashProgramme) starved = build ("territory,stream,unit,min,max\nn,*,money,30,50\n");

  for (gsize i = 0; i < 2 * G_N_ELEMENTS (readings); i++)
    {
      const Reading *reading = &readings[i / 2];
      const AwrashProgramme *programme = i % 2 == 0 ? served : starved;
      g_autofree char *text = certify (programme, reading);
      const char *at = strstr (text, "\"status\":\"");
      g_autofree char *own = g_strndup (at, (gsize)(strchr (at, ',') - at));

      for (int status = 1; awrash_base_status_get_name ((AwrashStatus)status) != NULL; status++)
        {
          const char *name = awrash_base_status_get_name ((AwrashStatus)status);
          g_autofree char *other = g_strdup_printf ("\"status\":\"%s\"", name), *bent = NULL;

          /* without a plan, a limit claims nothing that could be false */
          if (strcmp (own, other) == 0 || (i % 2 == 1 && status == AWRASH_STATUS_LIMIT))
            continue;
          bent = test_seal_edited (text, own, other);
          cr_expect_not (is_accepted (programme, bent), "%s: %s", reading->label, other);
        }
    }
}
