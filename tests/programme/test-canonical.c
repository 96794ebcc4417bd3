/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The canonical text that the hash is taken of. Source: FIPS 180-4 through GLib. Invariant: the
 * text below is written out by hand, so that a change of the form cannot pass unseen. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <string.h>

static void
add (AwrashProgrammeBuilder *builder, const char *name, const char *text)
{
  g_autoptr (AwrashTable) table = awrash_base_csv_parse (name, strlen (text), text, NULL);

  cr_assert (awrash_programme_builder_add_table (builder, table, NULL));
}

Test (programme_canonical, is_the_sha_256_of_the_text_that_its_file_describes)
{
  g_autoptr (AwrashProgrammeBuilder) builder = awrash_programme_builder_new ();
  g_autoptr (AwrashProgramme) programme = NULL;
  g_autofree char *expected = g_compute_checksum_for_string (
      G_CHECKSUM_SHA256,
      "option\tneed\\nindicator=unemployed\n"
      "territories\tcode=a\tname_fr=x\\ty\\\\z\tunemployed=0.10000000000000001\n"
      "territories\tcode=b\tunemployed=1500\n"
      "quotas\tmax=7\tstatus=assumed\tstream=temporary\tterritory=b\tunit=person-months\n"
      "shares\tat_least=0.29999999999999999\tgroup=women\tof=*\tterritory=a\n",
      -1);

  add (builder, "shares", "territory,of,group,at_least\na,*,women,30 %\n");
  add (builder, "quotas",
       "volet,territoire,unité,max,statut\ntemporary,b,mois-personne,7.0,Hypothèse\n");
  add (builder, "territories", "unemployed,code,parent,name_fr\n1 500,b,,\n0.1,a,,x\ty\\z\n");
  awrash_programme_builder_set_option (builder, "need", "indicator", "unemployed", NULL);
  awrash_programme_builder_set_option (builder, "split", "seed", "", NULL);
  programme = awrash_programme_builder_build (builder, NULL);
  cr_assert_not_null (programme);
  cr_expect_str_eq (awrash_programme_get_hash (programme), expected);
}
