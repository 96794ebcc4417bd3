/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why a reading that counts what provinces have already gives one of them less than the baseline,
 * which does not count it. Source: the rates before the division. Invariant: told only of a
 * province whose rate before is above that of one that gains, so that the reason given is the true
 * one. */

#include "explanation.h"

/* The province that gains most against the baseline in a stream, among those whose rate before is
 * below a given one; -1 if none gains. */
static gssize
find_gainer (const Division *division, const Division *baseline, gsize stream, const double rates[],
             double below)
{
  gssize gainer = -1;
  gint64 most = 0;

  for (gsize p = 0; p < division->n_provinces; p++)
    {
      const gint64 change
          = division_get_places (division, p, stream) - division_get_places (baseline, p, stream);
      if (change > most && rates[p] < below)
        {
          gainer = (gssize)p;
          most = change;
        }
    }
  return gainer;
}

static const char *
show_rate (Session *session, const Division *division, gsize province, gint64 stream,
           const double rates[])
{
  return manners_mark (session, manners_decimal (session, rates[province] * 1000, 1),
                       division_is_assumed (division, province, (gsize)stream));
}

void
explanation_tell (Session *session, const Comparison *comparison, gsize contender, gsize stream)
{
  const AwrashProgramme *programme = comparison->programme;
  const Contender *one = &comparison->contenders[contender];
  const Contender *baseline = &comparison->contenders[comparison->baseline];
  const char *before = awrash_programme_stream_get_code (programme, (gsize)comparison->before);
  g_autofree double *rates = g_new0 (double, baseline->division->n_provinces + 1);

  if (one->division == NULL || !division_reads_stream (one->reading, before)
      || division_reads_stream (baseline->reading, before))
    return;
  division_fill_rates (one->division, comparison->before, rates);
  for (gsize p = 0; p < one->division->n_provinces; p++)
    {
      const gint64 change = division_get_places (one->division, p, stream)
                            - division_get_places (baseline->division, p, stream);
      const gssize gainer
          = find_gainer (one->division, baseline->division, stream, rates, rates[p]);
      if (change >= 0 || gainer < 0)
        continue;
      manners_say (
          session,
          _ ("%s has %s places of %s per 1,000 already, %s has %s. Reading %s counts both streams, "
             "so it gives %s %s places of %s: a change of %s against reading %s."),
          manners_province (session, programme, p),
          show_rate (session, one->division, p, comparison->before, rates),
          manners_isolate (session, awrash_programme_stream_get_label (
                                        programme, (gsize)comparison->before, session->language)),
          manners_province (session, programme, (gsize)gainer),
          show_rate (session, one->division, (gsize)gainer, comparison->before, rates),
          manners_integer (session, (gint64)contender + 1),
          manners_province (session, programme, p),
          division_show_places (session, one->division, p, stream),
          manners_isolate (
              session, awrash_programme_stream_get_label (programme, stream, session->language)),
          division_show_change (session, one->division, baseline->division, p, stream),
          manners_integer (session, comparison->baseline + 1));
    }
}
