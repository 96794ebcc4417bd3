/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a bound counts, by name. Source: the quotas of the Awrach programme, stated in places and in
 * person-months. Invariant: every unit has exactly one name; synonyms are taken only on reading. */

#include "base/names-private.h"
#include "programme/fold-private.h"

static const AwrashName unit_names[] = {
  { AWRASH_UNIT_PLACES, "places" },
  { AWRASH_UNIT_PERSON_MONTHS, "person-months" },
  { AWRASH_UNIT_PERSON_DAYS, "person-days" },
  { AWRASH_UNIT_MONEY, "money" },
};

/* Folded, as awrash_i_fold() leaves them. */
static const AwrashName unit_synonyms[] = {
  { AWRASH_UNIT_PLACES, "postes" },
  { AWRASH_UNIT_PLACES, "places" },
  { AWRASH_UNIT_PLACES, "place" },
  { AWRASH_UNIT_PLACES, "مناصب" },
  { AWRASH_UNIT_PLACES, "مناصب_شغل" },
  { AWRASH_UNIT_PERSON_MONTHS, "person_months" },
  { AWRASH_UNIT_PERSON_MONTHS, "mois_personne" },
  { AWRASH_UNIT_PERSON_MONTHS, "mois_personnes" },
  { AWRASH_UNIT_PERSON_MONTHS, "شهر/شخص" },
  { AWRASH_UNIT_PERSON_DAYS, "person_days" },
  { AWRASH_UNIT_PERSON_DAYS, "jours_personne" },
  { AWRASH_UNIT_PERSON_DAYS, "يوم/شخص" },
  { AWRASH_UNIT_MONEY, "money" },
  { AWRASH_UNIT_MONEY, "argent" },
  { AWRASH_UNIT_MONEY, "montant" },
  { AWRASH_UNIT_MONEY, "مبلغ" },
};

const char *
awrash_programme_unit_get_name (AwrashUnit unit)
{
  return awrash_i_names_get (unit_names, G_N_ELEMENTS (unit_names), (int)unit);
}

int
awrash_programme_unit_from_name (const char *name)
{
  return awrash_i_names_find (unit_names, G_N_ELEMENTS (unit_names), name);
}

int
awrash_i_unit_from_text (const char *text)
{
  g_autofree char *folded = awrash_i_fold (text);

  return awrash_i_names_find (unit_synonyms, G_N_ELEMENTS (unit_synonyms), folded);
}
