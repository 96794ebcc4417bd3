/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The forms of policies: their names, what they take, and one sentence for a committee. Source:
 * awrash/simulation.h, which defines each exactly. Invariant: what a form takes is said here and
 * nowhere else; whoever reads, prints or lists policies goes by this table. */

#include "base/i18n-private.h"
#include "simulation/forms-private.h"

#define NUMBER(name, fallback, most)                                                               \
  {                                                                                                \
    name, AWRASH_ARGUMENT_NUMBER, fallback, NULL, most                                             \
  }
#define WORD(name, fallback, words)                                                                \
  {                                                                                                \
    name, AWRASH_ARGUMENT_WORD, fallback, words, NULL                                              \
  }
#define EXPRESSION(name, fallback)                                                                 \
  {                                                                                                \
    name, AWRASH_ARGUMENT_EXPRESSION, fallback, NULL, NULL                                         \
  }
#define POLICY(name, fallback)                                                                     \
  {                                                                                                \
    name, AWRASH_ARGUMENT_POLICY, fallback, NULL, NULL                                             \
  }
#define RULE(fallback)                                                                             \
  {                                                                                                \
    "rule", AWRASH_ARGUMENT_RULE, fallback, NULL, NULL                                             \
  }

static const AwrashPolicyForm forms[] = {
  { .name = "flat",
    .about = N_ ("Every province receives the same number of places."),
    .claim = awrash_i_claim_flat,
    .parameters = { RULE ("webster") } },
  { .name = "last-year",
    .about = N_ ("Every province keeps its share of the places of the year before."),
    .claim = awrash_i_claim_last_year,
    .parameters = { POLICY ("first", "flat"), RULE ("webster") } },
  { .name = "proportional",
    .about = N_ ("Places go to provinces in proportion to an indicator."),
    .claim = awrash_i_claim_proportional,
    .parameters = { EXPRESSION ("indicator", NULL), RULE ("webster") } },
  { .name = "leximin",
    .about = N_ ("The province with the fewest places for its need comes first, over all streams "
                 "together."),
    .rule = "adams",
    .is_leximin = TRUE,
    .divide = awrash_i_divide_fair,
    .parameters = { EXPRESSION ("need", "need") } },
  { .name = "alpha",
    .about = N_ ("Places bring the sum of what people are served to its largest, the less a "
                 "province is served the more it counts."),
    .rule = "alpha:",
    .divide = awrash_i_divide_fair,
    .parameters = { NUMBER ("a", NULL, "64"), EXPRESSION ("need", "need") } },
};

const AwrashPolicyForm *
awrash_i_policy_form_get (gsize index)
{
  return index < G_N_ELEMENTS (forms) ? &forms[index] : NULL;
}

const AwrashPolicyForm *
awrash_i_policy_form_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_equal (forms[i].name, name))
      return &forms[i];
  return NULL;
}

gsize
awrash_i_policy_form_n_parameters (const AwrashPolicyForm *form)
{
  gsize n = 0;

  while (n < AWRASH_POLICY_PARAMETERS && form->parameters[n].name != NULL)
    n++;
  return n;
}

char *
awrash_i_policy_form_spell (const AwrashPolicyForm *form)
{
  static const char *const rests[] = { [AWRASH_REST_POLICIES] = "policy, policy, …",
                                       [AWRASH_REST_WEIGHTS] = "weight, policy, …",
                                       [AWRASH_REST_STREAMS] = "STREAM=policy, …" };
  g_autoptr (GString) text = g_string_new (form->name);
  gsize n = 0;

  if (form->rest != AWRASH_REST_NONE)
    g_string_append_printf (text, "%s%s", n++ == 0 ? "(" : ", ", rests[form->rest]);
  for (gsize i = 0; i < awrash_i_policy_form_n_parameters (form); i++)
    {
      const AwrashPolicyParameter *parameter = &form->parameters[i];
      g_string_append_printf (text, "%s%s", n++ == 0 ? "(" : ", ", parameter->name);
      if (parameter->fallback != NULL)
        g_string_append_printf (text, "=%s",
                                *parameter->fallback != '\0' ? parameter->fallback : "…");
    }
  return g_strdup_printf ("%s%s", text->str, n > 0 ? ")" : "");
}

const char *
awrash_simulation_policy_form_get_name (size_t index)
{
  return index < G_N_ELEMENTS (forms) ? forms[index].name : NULL;
}

const char *
awrash_simulation_policy_form_get_about (size_t index)
{
  return index < G_N_ELEMENTS (forms) ? _ (forms[index].about) : NULL;
}

char *
awrash_simulation_policy_form_get_text (size_t index)
{
  return index < G_N_ELEMENTS (forms) ? awrash_i_policy_form_spell (&forms[index]) : NULL;
}
