/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that an audit allocates is given back: accepted, refused, malformed.
 * Source: none; certificates cut short at every place and changed at every place reach every way
 * out. Invariant: run under valgrind or LeakSanitizer; it says nothing by itself and ends with 0.
 */

#include "support/small-programme.h"

#include <string.h>

#define SUM_MEMBER ",\"sha256\":\""

static const char *const objectives[] = { "leximin", "least-squares" };

static const char *const divisions[] = {
  "territory,stream,places\na,temporary,2\nb,sustainable,3\n",
  "territory,type,places\na,temporary,200\n",
  "territory,stream,places\na,temporary,2\na,temporary,3\n",
  "territory,stream,places\nr,temporary,2\n",
  "territory,stream,places\na,nothing,2\n",
  "territory,stream,type,places\na,temporary,sustainable,2\n",
  "territory,stream,places\na,temporary,-2\n",
  "territory,stream,places\na,temporary,many\n",
  "territory,places\na,2\n",
  "territory,stream,places\na,temporary,9223372036854775807\n",
};

static void
audit (const AwrashProgramme *programme, const char *certificate)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashVerdict) verdict = awrash_audit_certificate (programme, certificate, &error);

  g_assert_true ((verdict == NULL) == (error != NULL));
}

/* The text with one byte changed and a checksum that fits. */
static void
audit_changed (const AwrashProgramme *programme, const char *text, gsize at, char byte)
{
  g_autofree char *changed = g_strdup (text), *body = NULL, *sum = NULL, *sealed = NULL;
  const char *member;

  changed[at] = byte;
  member = g_strrstr (changed, SUM_MEMBER);
  if (member == NULL)
    return;
  body = g_strdup_printf ("%.*s}", (int)(member - changed), changed);
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, body, -1);
  sealed = g_strdup_printf ("%.*s" SUM_MEMBER "%s\"}\n", (int)(member - changed), changed, sum);
  audit (programme, sealed);
}

static void
audit_all (const AwrashProgramme *programme, const char *text)
{
  static const char bytes[] = "0-[\"x";

  audit (programme, text);
  for (gsize at = 0, n = strlen (text); at < n; at += 7)
    {
      g_autofree char *cut = g_strndup (text, at);

      audit (programme, cut);
      for (gsize k = 0; k < sizeof bytes - 1; k++)
        audit_changed (programme, text, at, bytes[k]);
    }
}

int
main (void)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,2\nb,r,3\nc,r,5\n", "quotas",
      "territory,stream,max\nr,temporary,5\nr,sustainable,3\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashProgramme) blocked = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,2\nb,r,3\n", "quotas",
      "territory,stream,min,max\nr,temporary,5,\na,*,,1\nb,*,,2\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashPlan) none = test_plan_new (blocked, "objective", "decmin", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (objectives); i++)
    {
      g_autoptr (AwrashPlan) settled
          = test_plan_new (programme, "on", "count", "objective", objectives[i], "tie", "lot",
                           "seed", "memory", NULL);
      g_autoptr (AwrashPlan) refused
          = test_plan_new (programme, "on", "count", "objective", objectives[i], NULL);

      audit_all (programme, awrash_split_plan_get_certificate (settled));
      audit_all (programme, awrash_split_plan_get_certificate (refused));
    }
  audit_all (blocked, awrash_split_plan_get_certificate (none));
  for (gsize i = 0; i < G_N_ELEMENTS (divisions); i++)
    {
      g_autoptr (AwrashTable) table
          = awrash_base_csv_parse ("division", strlen (divisions[i]), divisions[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashVerdict) verdict = awrash_audit_division (programme, reading, table, &error);

      g_assert_true ((verdict == NULL) == (error != NULL));
    }
  return 0;
}
