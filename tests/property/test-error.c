/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a caller names may be any bytes; what every room tells of it is text. */

#include <awrash.h>

#include <criterion/criterion.h>

static void
check_told (gboolean refused, GError **error, const char *label)
{
  cr_assert (refused, "%s", label);
  cr_expect (g_utf8_validate ((*error)->message, -1, NULL), "%s: %s", label, (*error)->message);
  g_clear_error (error);
}

Test (property_error, a_name_in_other_bytes_is_refused_in_text)
{
  static const char odd[] = "\xd9\xff:\xe9";
  static const char *const readings[] = { odd };
  static const double claims[] = { 1, 2 };
  double value;
  GError *error = NULL;

  check_told (!awrash_apportion_rule_signpost (odd, 0, &value, &error), &error, "rule");
  check_told (awrash_random_law_new (odd, &error) == NULL, &error, "law");
  check_told (awrash_metric_tally_new (1, readings, &error) == NULL, &error, "index");
  check_told (!awrash_metric_concentration (odd, 2, claims, claims, NULL, &value, &error), &error,
              "concentration");
  check_told (awrash_simulation_policy_new (odd, &error) == NULL, &error, "policy");
  check_told (awrash_simulation_design_new (odd, 4, 1, 1, &error) == NULL, &error, "design");
}
