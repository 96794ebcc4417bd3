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
    .is_by_stream = TRUE,
    .claim = awrash_i_claim_last_year,
    .parameters = { POLICY ("first", "flat"), RULE ("webster") } },
  { .name = "proportional",
    .about = N_ ("Places go to provinces in proportion to an indicator."),
    .claim = awrash_i_claim_proportional,
    .parameters = { EXPRESSION ("indicator", NULL), RULE ("webster") } },
  { .name = "excess",
    .about
    = N_ ("Only what a province has above a rate counts, such as unemployed people above the "
          "average rate."),
    .claim = awrash_i_claim_excess,
    .parameters = { EXPRESSION ("part", NULL), EXPRESSION ("whole", NULL),
                    NUMBER ("rate", "", NULL), RULE ("webster") } },
  { .name = "indexed",
    .about = N_ ("A policy's shares are raised where an indicator stands above the average and "
                 "lowered where it stands below, between limits."),
    .claim = awrash_i_claim_indexed,
    .parameters
    = { POLICY ("policy", NULL), EXPRESSION ("value", NULL), EXPRESSION ("size", NULL),
        NUMBER ("low", "0", NULL), NUMBER ("high", "", NULL), WORD ("inverse", "no", "yes|no"),
        EXPRESSION ("group", ""), NUMBER ("group-high", "", NULL), RULE ("webster") } },
  { .name = "criteria",
    .about = N_ ("Each criterion divides its weight of the places."),
    .rest = AWRASH_REST_WEIGHTS,
    .claim = awrash_i_claim_criteria,
    .parameters = { RULE ("webster") } },
  { .name = "base",
    .about = N_ ("Every province has a base, and the rest goes by another policy."),
    .rule = "webster",
    .divide = awrash_i_divide_base,
    .parameters = { NUMBER ("places", NULL, NULL), POLICY ("policy", NULL) } },
  { .name = "hold-harmless",
    .about = N_ ("Nobody's share falls below most of last year's, nor rises far above it."),
    .divide = awrash_i_divide_hold_harmless,
    .parameters = { POLICY ("policy", NULL), NUMBER ("floor", "0.9", NULL),
                    NUMBER ("ceiling", "1.3", NULL), RULE ("webster") } },
  { .name = "wioa",
    .about
    = N_ ("Three thirds by unemployment and poverty, with limits on the change from the year "
          "before and a minimum for small territories."),
    .divide = awrash_i_divide_wioa,
    .parameters = { EXPRESSION ("unemployed", NULL), EXPRESSION ("labour", NULL),
                    EXPRESSION ("disadvantaged", NULL), EXPRESSION ("areas-unemployed", ""),
                    EXPRESSION ("areas-labour", ""), NUMBER ("substantial", "0.065", NULL),
                    NUMBER ("excess", "0.045", NULL), NUMBER ("floor", "0.9", NULL),
                    NUMBER ("ceiling", "1.3", NULL), NUMBER ("minimum", "0.003", "1"),
                    NUMBER ("minimum-above", "0.004", "1"), NUMBER ("pivot", "960000000", NULL),
                    NUMBER ("minimum-below", "0.0025", "1"),
                    WORD ("conflict", "refuse", "refuse|yield"), RULE ("webster") } },
  { .name = "leximin",
    .about = N_ ("The province with the fewest places for its need comes first, over all streams "
                 "together."),
    .rule = "adams",
    .is_leximin = TRUE,
    .divide = awrash_i_divide_fair,
    .parameters = { EXPRESSION ("need", "need") } },
  { .name = "alpha",
    .about = N_ ("A place counts the more the less the people of a province are served, over all "
                 "streams together."),
    .rule = "alpha:",
    .divide = awrash_i_divide_fair,
    .parameters = { NUMBER ("a", NULL, "64"), EXPRESSION ("need", "need") } },
  { .name = "two-level",
    .about = N_ ("The nation divides among regions by one policy, every region among its provinces "
                 "by another."),
    .divide = awrash_i_divide_two_level,
    .parameters = { POLICY ("nation", NULL), POLICY ("region", NULL) } },
  { .name = "sustainable-first",
    .about = N_ ("The sustainable stream is divided first, as far as provinces can absorb it; the "
                 "other streams make up for it."),
    .divide = awrash_i_divide_sustainable_first,
    .parameters = { POLICY ("policy", "proportional(need)"), POLICY ("rest", "leximin"),
                    WORD ("stream", "sustainable", NULL), EXPRESSION ("limit", ""),
                    NUMBER ("rate", "1", NULL) } },
  { .name = "training",
    .about = N_ ("Places of training bring the provinces back to a level of equity, as few as it "
                 "takes."),
    .rule = "adams",
    .is_leximin = TRUE,
    .divide = awrash_i_divide_training,
    .parameters = { POLICY ("policy", NULL), WORD ("target", "lowest", "lowest|gini"),
                    NUMBER ("level", "0.9", "1"), WORD ("stream", "training", NULL),
                    EXPRESSION ("need", "need") } },
  { .name = "performance",
    .about = N_ ("Places that are not filled are taken back and given to provinces that fill "
                 "theirs."),
    .is_outermost = TRUE,
    .rule = "webster",
    .divide = awrash_i_divide_performance,
    .parameters = { POLICY ("policy", NULL), NUMBER ("at-least", "0.95", "1"),
                    NUMBER ("keep", "0", "1"), POLICY ("to", "") } },
  { .name = "blend",
    .about = N_ ("Two policies are mixed at fixed weights."),
    .rule = "hare",
    .divide = awrash_i_divide_blend,
    .parameters
    = { NUMBER ("weight", NULL, "1"), POLICY ("first", NULL), POLICY ("second", NULL) } },
  { .name = "parts",
    .about = N_ ("One part of the places goes by one policy, the rest by another."),
    .divide = awrash_i_divide_parts,
    .parameters = { NUMBER ("share", NULL, "1"), POLICY ("first", NULL), POLICY ("rest", NULL) } },
  { .name = "chain",
    .about = N_ ("What one policy leaves unplaced goes by the next."),
    .rest = AWRASH_REST_POLICIES,
    .divide = awrash_i_divide_chain },
  { .name = "transition",
    .about = N_ ("From one policy to another over some years, a step a year."),
    .rule = "hare",
    .divide = awrash_i_divide_transition,
    .parameters = { NUMBER ("years", NULL, NULL), POLICY ("from", NULL), POLICY ("to", NULL) } },
  { .name = "by-stream",
    .about = N_ ("Every stream has a policy of its own."),
    .rest = AWRASH_REST_STREAMS,
    .divide = awrash_i_divide_by_stream,
    .parameters = { POLICY ("else", "") } },
  { .name = "in-turn",
    .about = N_ ("Every stream has a policy of its own, one after the other; rates count what came "
                 "before."),
    .rest = AWRASH_REST_STREAMS,
    .divide = awrash_i_divide_in_turn,
    .parameters = { POLICY ("else", "") } },
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
