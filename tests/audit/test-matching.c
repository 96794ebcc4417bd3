/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Stability, with the pair that breaks it as a witness. Source: <awrash/audit-persons.h>.
 * Invariant: persons in findings are those of the lists. */

#include <awrash.h>
#include <criterion/criterion.h>

/* Persons 1 and 2 want site 1; person 2 has more there, and site 0 is listed by person 2 alone. */
static const int64_t person[] = { 1, 2, 2 }, site[] = { 1, 1, 0 };
static const double score[] = { 5, 6, 1 };

typedef struct
{
  const char *label;
  int64_t site[3], trait[3];
  const char *finding;
} Claim;

static const Claim claims[] = {
  { "stable", { -1, -1, 1 }, { -1, -1, -1 }, NULL },
  { "free", { -1, -1, 0 }, { -1, -1, -1 }, "block 1: person 2 is left out while a place is free" },
  { "pair",
    { -1, 1, 0 },
    { -1, -1, -1 },
    "block 1: person 2 is left out with 6, while person 1 with 5 has a place that the former could "
    "have" },
  { "unlisted", { 0, -1, 1 }, { -1, -1, -1 }, "person 0 is at site 0, which they do not list" },
  { "trait",
    { -1, -1, 1 },
    { -1, -1, 0 },
    "person 2 has a place reserved for trait 0, which they do not have" },
  { "trait at the first site",
    { -1, 1, 0 },
    { -1, -1, 0 },
    "person 2 has a place reserved for trait 0, which they do not have" },
  { "crowd",
    { -1, 1, 1 },
    { -1, -1, -1 },
    "block 1: 2 persons stand on places for anyone, expected at most 1" },
};

Test (audit_matching, what_is_not_stable_is_told_by_a_pair)
{
  g_autoptr (AwrashReserves) places = awrash_selection_reserves_new (
      "minimum-guarantee", 1, 0, 2, NULL, (int64_t[]){ 1, 1 }, NULL, (int64_t[]){ 0, 0 }, NULL);
  g_autoptr (AwrashPreferences) wanted
      = awrash_selection_preferences_new (3, 2, 3, person, site, score, NULL, NULL);

  for (gsize k = 0; k < G_N_ELEMENTS (claims); k++)
    {
      g_autoptr (AwrashVerdict) verdict
          = awrash_audit_matching (places, wanted, claims[k].site, claims[k].trait, NULL);

      cr_assert_not_null (verdict, "%s", claims[k].label);
      if (claims[k].finding == NULL)
        cr_expect (awrash_audit_verdict_is_accepted (verdict), "%s", claims[k].label);
      else
        cr_expect_str_eq (awrash_audit_verdict_get_finding (verdict, 0), claims[k].finding, "%s",
                          claims[k].label);
    }
}

Test (audit_matching, sites_and_traits_that_there_are_not_are_errors)
{
  g_autoptr (AwrashReserves) places = awrash_selection_reserves_new (
      "minimum-guarantee", 0, 0, 2, NULL, (int64_t[]){ 1, 1 }, NULL, NULL, NULL);
  g_autoptr (AwrashReserves) one = awrash_selection_reserves_new (
      "minimum-guarantee", 0, 0, 1, NULL, (int64_t[]){ 1 }, NULL, NULL, NULL);
  g_autoptr (AwrashPreferences) wanted
      = awrash_selection_preferences_new (3, 2, 3, person, site, score, NULL, NULL);
  const int64_t none[] = { -1, -1, -1 }, far[] = { 2, -1, -1 }, odd[] = { 0, -1, -1 };
  const int64_t below[] = { -2, -1, -1 };
  g_autoptr (GError) error = NULL;

  cr_expect_null (awrash_audit_matching (places, wanted, far, none, &error));
  cr_expect_str_eq (error->message, "site[0] is 2, expected a site below 2, or -1");
  g_clear_error (&error);
  cr_expect_null (awrash_audit_matching (places, wanted, below, none, &error));
  cr_expect_str_eq (error->message, "site[0] is -2, expected a site below 2, or -1");
  g_clear_error (&error);
  cr_expect_null (awrash_audit_matching (places, wanted, none, below, &error));
  cr_expect_str_eq (error->message, "trait[0] is -2, expected a trait below 0, or -1");
  g_clear_error (&error);
  cr_expect_null (awrash_audit_matching (places, wanted, none, odd, &error));
  cr_expect_str_eq (error->message, "trait[0] is 0, expected a trait below 0, or -1");
  g_clear_error (&error);
  cr_expect_null (awrash_audit_matching (one, wanted, none, none, &error));
  cr_expect_eq (error->code, AWRASH_ERROR_VALUE);
}
