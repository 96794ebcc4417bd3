/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of policies: each has a name, a sentence and a text that says how it is written. Source:
 * awrash/simulation.h. Invariant: the list ends, and every name is read. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <string.h>

Test (simulation_policy_form, lists_every_policy_with_a_sentence)
{
  gsize n = 0;

  for (; awrash_simulation_policy_form_get_name (n) != NULL; n++)
    {
      const char *name = awrash_simulation_policy_form_get_name (n);
      const char *about = awrash_simulation_policy_form_get_about (n);
      g_autofree char *text = awrash_simulation_policy_form_get_text (n);
      g_autoptr (GError) error = NULL;
      cr_assert (about != NULL && text != NULL);
      cr_expect (g_str_has_suffix (about, "."), "%s", about);
      cr_expect (g_str_has_prefix (text, name), "%s", text);
      /* known, though it may lack an argument */
      g_autoptr (AwrashPolicy) policy = awrash_simulation_policy_new (name, &error);
      cr_expect (policy != NULL || g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY), "%s",
                 name);
    }
  cr_expect_eq (n, 21);
  cr_expect_null (awrash_simulation_policy_form_get_about (n));
  cr_expect_null (awrash_simulation_policy_form_get_text (n));
}

Test (simulation_policy_form, spells_arguments_with_their_defaults)
{
  static const char *const texts[] = {
    "hold-harmless(policy, floor=0.9, ceiling=1.3, rule=webster)",
    "criteria(weight, policy, …, rule=webster)",
    "by-stream(STREAM=policy, …, else=…)",
    "chain(policy, policy, …)",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gboolean is_there = FALSE;
      for (gsize k = 0; awrash_simulation_policy_form_get_name (k) != NULL; k++)
        {
          g_autofree char *text = awrash_simulation_policy_form_get_text (k);
          is_there |= g_str_equal (text, texts[i]);
        }
      cr_expect (is_there, "%s", texts[i]);
    }
}
