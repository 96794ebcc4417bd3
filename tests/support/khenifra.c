/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The five provinces of Béni Mellal-Khénifra. Source: the case khenifra-2023. Invariant: the
 * figures are those of the case. */

#include "support/khenifra.h"

#include "support/small-programme.h"

#define QUOTAS                                                                                     \
  "territory,stream,min,max,status,source\n05.091,temporary,1187,1187,announced,a newspaper\n"     \
  "05.081,temporary,1070,1070,assumed,\n05.255,temporary,1070,1070,assumed,\n"                     \
  "05.301,temporary,953,953,published,a newspaper\n05.311,temporary,1070,1070,assumed,\n"          \
  "05,sustainable,4000,4000,published,a newspaper\n"
#define CAPACITIES                                                                                 \
  "territory,stream,max,status\n05.091,sustainable,1173,assumed\n"                                 \
  "05.081,sustainable,1139,assumed\n05.255,sustainable,863,assumed\n"                              \
  "05.301,sustainable,753,assumed\n05.311,sustainable,1059,assumed\n"
#define STREAMS                                                                                                \
  "code,months,name_en,name_fr,name_ar\n"                                                                      \
  "temporary,4,Temporary worksites,Chantiers publics temporaires,الأوراش العامة المؤقتة\n" \
  "sustainable,9,Sustainable inclusion,Appui à l'inclusion durable,دعم الإدماج المستدام\n"
#define HISTORY                                                                                    \
  "edition,territory,stream,metric,unit,value,source\n"                                            \
  "1,05.301,temporary,quota,places,1100,a newspaper\n"

static char *
quote (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);

  return g_strdup_printf ("\"%s\"", doubled);
}

Khenifra
khenifra_new (const char *name)
{
  g_autofree char *quoted = quote (name != NULL ? name : "Khénifra");
  g_autofree char *territories
      = g_strdup_printf ("code,parent,name_fr,name_ar,unemployed,population,tile_column,tile_row\n"
                         "05,,Béni Mellal-Khénifra,بني ملال-خنيفرة,,,,\n"
                         "05.091,05,Béni Mellal,بني ملال,44128,580327,5,8\n"
                         "05.081,05,Azilal,أزيلال,28161,574112,4,9\n"
                         "05.255,05,Fquih Ben Salah,الفقيه بن صالح,37025,475977,4,8\n"
                         "05.301,05,%s,خنيفرة,28892,370240,5,9\n"
                         "05.311,05,Khouribga,خريبكة,44342,525145,4,7\n",
                         quoted);
  Khenifra k = { NULL, NULL, NULL };
  GError *error = NULL;

  k.programme = test_programme_new (
      "territories", territories, "streams", STREAMS, "quotas", QUOTAS, "capacities", CAPACITIES,
      "history", HISTORY, "need.indicator", "unemployed", "programme.name", "Awrach 2023",
      "programme.name[ar]", "أوراش 2023", "programme.edition", "2", "programme.need_name",
      "unemployed people", "reading by-need.streams", "sustainable", "reading by-need.name",
      "By need", "reading by-need.name[fr]", "Selon le besoin", NULL);
  k.plan = test_plan_new (k.programme, NULL);
  k.report = awrash_report_new (k.plan, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (awrash_report_set_last_edition (k.report, NULL));
  return k;
}

void
khenifra_clear (Khenifra *khenifra)
{
  awrash_report_free (khenifra->report);
  awrash_split_plan_unref (khenifra->plan);
  awrash_programme_unref (khenifra->programme);
}

AwrashPlan *
khenifra_by_need (const Khenifra *khenifra)
{
  g_autoptr (AwrashReading) reading
      = awrash_split_reading_load (khenifra->programme, "by-need", NULL);

  return awrash_split_solve (khenifra->programme, reading, NULL);
}
