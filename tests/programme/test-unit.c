/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Units and origins by name. Source: the words of a programme's files. Invariant: every name comes
 * back as its number. */

#include <awrash.h>

#include "programme/fold-private.h"

#include <criterion/criterion.h>

Test (programme_unit, and_origin_have_names_that_come_back)
{
  for (int unit = AWRASH_UNIT_PLACES; unit <= AWRASH_UNIT_MONEY; unit++)
    {
      const char *name = awrash_programme_unit_get_name ((AwrashUnit)unit);
      cr_expect_eq (awrash_programme_unit_from_name (name), unit);
      cr_expect_eq (awrash_i_unit_from_text (name), unit);
    }
  for (int origin = AWRASH_ORIGIN_PUBLISHED; origin <= AWRASH_ORIGIN_ASSUMED; origin++)
    {
      const char *name = awrash_programme_origin_get_name ((AwrashOrigin)origin);
      cr_expect_eq (awrash_programme_origin_from_name (name), origin);
      cr_expect_eq (awrash_i_origin_from_text (name), origin);
    }
  cr_expect_eq (awrash_programme_unit_from_name ("seats"), 0);
  cr_expect_null (awrash_programme_unit_get_name ((AwrashUnit)9));
  cr_expect_null (awrash_programme_origin_get_name ((AwrashOrigin)0));
  cr_expect_eq (awrash_i_unit_from_text ("Mois-personne"), AWRASH_UNIT_PERSON_MONTHS);
  cr_expect_eq (awrash_i_origin_from_text ("Publié"), AWRASH_ORIGIN_PUBLISHED);
}
