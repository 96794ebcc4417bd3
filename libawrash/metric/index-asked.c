/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an index was asked with, which sums that takes, and how they come back to it.
 * Source: index-private.h. Invariant: an index has the same value alone as beside others. */

#include "metric/index-asked-private.h"

#include "base/memory-private.h"

#include <math.h>

gboolean
awrash_i_index_asked_read (AwrashIndexAsked *asked, const AwrashIndexQuestion *question,
                           const char *text, GError **error)
{
  asked->question = *question;
  asked->form = awrash_i_index_text_read (text, asked->question.parameters, error);
  return asked->form != NULL;
}

gsize
awrash_i_index_asked_count (const AwrashIndexAsked *asked)
{
  gsize n = 0;

  while (n < AWRASH_INDEX_MOST_USES && asked->form->uses[n].term != NULL)
    n++;
  return n;
}

/* The parameter of a shift is one per unit of the values. */
AwrashTermUse
awrash_i_index_asked_use (const AwrashIndexAsked *asked, gsize k)
{
  const AwrashIndexUse *use = &asked->form->uses[k];
  double parameter = use->constant + use->factor * asked->question.parameters[use->of];

  if (use->term->kind == AWRASH_TERM_SHIFT)
    parameter = ldexp (parameter, asked->question.whole->exponent);
  return (AwrashTermUse){ use->term, parameter };
}

gboolean
awrash_i_index_asked_combine (const AwrashIndexAsked *asked, const double sums[],
                              AwrashIndexAnswer *answer, GError **error)
{
  double own[AWRASH_INDEX_MOST_USES] = { 0.0 };

  for (gsize k = 0; k < awrash_i_index_asked_count (asked); k++)
    own[k] = sums[asked->sums[k]];
  *answer = (AwrashIndexAnswer){ .value = NAN };
  return asked->form->combine (&asked->question, own, answer, error);
}

double
awrash_i_index_asked_in_unit (const AwrashIndexAsked *asked, const AwrashIndexAnswer *answer)
{
  int unit = asked->form->is_absolute ? asked->question.whole->exponent : 0;

  return ldexp (answer->value, answer->exponent + unit);
}

gboolean
awrash_i_index_report_fill (AwrashIndexReport *report, gsize n, GError **error)
{
  gsize most_uses = n * AWRASH_INDEX_MOST_USES;

  report->n = n;
  report->asked = awrash_i_new (AwrashIndexAsked, n, error);
  report->uses = report->asked != NULL ? awrash_i_new (AwrashTermUse, most_uses, error) : NULL;
  report->sums = report->uses != NULL ? awrash_i_new (double, most_uses + n, error) : NULL;
  if (report->sums != NULL)
    report->values = report->sums + most_uses;
  return report->sums != NULL;
}

void
awrash_i_index_report_clear (AwrashIndexReport *report)
{
  g_clear_pointer (&report->asked, g_free);
  g_clear_pointer (&report->uses, g_free);
  g_clear_pointer (&report->sums, g_free);
}

/* Where a use stands among those of the report; at the end if it is new. */
static gsize
place_use (AwrashIndexReport *report, AwrashTermUse use)
{
  for (gsize k = 0; k < report->n_uses; k++)
    if (report->uses[k].term == use.term && report->uses[k].parameter == use.parameter)
      return k;
  report->uses[report->n_uses] = use;
  return report->n_uses++;
}

void
awrash_i_index_report_place (AwrashIndexReport *report, AwrashIndexAsked *asked)
{
  for (gsize k = 0; k < awrash_i_index_asked_count (asked); k++)
    asked->sums[k] = place_use (report, awrash_i_index_asked_use (asked, k));
}
