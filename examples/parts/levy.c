/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Kakwani's index, Reynolds and Smolensky's, and reranking. Source: awrash_metric_kakwani ().
 * Invariant: redistribution is the vertical effect less reranking. */

#include "levy.h"

#include "figures.h"

#include <math.h>

gboolean
levy_tell (Sheet *sheet, const Sample *sample, const char *tax, GError **error)
{
  Session *session = sheet->session;
  g_autofree double *taken = sample_column (sample, tax, error);
  AwrashKakwani k;

  if (taken == NULL
      || !awrash_metric_kakwani (sample->n, sample->values, taken, sample->weights, &k, error))
    return FALSE;

  const Figure figures[] = {
    { "kakwani", _ ("progressivity: above 0 where more is taken from the higher"), k.kakwani, NAN },
    { "reynolds-smolensky", _ ("vertical effect on the Gini index"), k.reynolds_smolensky, NAN },
    { "reranking", _ ("what changes of rank take back of it"), k.reranking, NAN },
    { "redistribution", _ ("by how much the Gini index falls"), k.redistribution, NAN },
    { "rate", _ ("share that is taken"), k.rate, NAN },
    { "gini-before", _ ("Gini index before"), k.gini_before, NAN },
    { "gini-after", _ ("Gini index after"), k.gini_after, NAN },
    { "concentration-tax", _ ("concentration of what is taken"), k.concentration_tax, NAN },
    { "concentration-after", _ ("concentration of what is left"), k.concentration_after, NAN },
  };

  manners_title (session, _ ("What %s does to inequality"), manners_isolate (session, tax));
  figures_tell (sheet, sheet_object (session->answer, "tax"), "tax", NULL, G_N_ELEMENTS (figures),
                figures);
  return TRUE;
}
