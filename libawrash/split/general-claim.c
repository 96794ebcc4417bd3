/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a claim says beside its tree: how far it is from the plan, its least as text can hold it,
 * and the terms of its question.
 * Source: the contract of awrash_audit_certificate(). Invariant: the audit needs the programme, the
 * reading and this text, and nothing else. */

#include "split/general-private.h"

#include "split/certificate-private.h"

#include <math.h>

double
awrash_i_general_scale (const AwrashMixed *mixed)
{
  double needs = 0;

  for (gsize i = 0; i < mixed->m; i++)
    if (mixed->curve[i].kind == AWRASH_CURVE_ALPHA)
      needs += mixed->curve[i].need;
  return fmax (needs * 0x1p-10, 1e-12);
}

double
awrash_i_general_gap (AwrashLong cost, AwrashLong least, int64_t offset, int bits, double scale)
{
  double unit = ldexp (1, -bits);
  double size = (double)(cost + (AwrashLong)offset * ((AwrashLong)1 << bits)) * unit;

  return (double)(cost - least) * unit / fmax (fabs (size), scale);
}

AwrashLong
awrash_i_general_round_least (const AwrashMixed *mixed, AwrashLong least)
{
  double value = ldexp ((double)least, -mixed->bits);

  if (mixed->is_whole || least >= AWRASH_LONG_LARGEST || least <= -AWRASH_LONG_LARGEST)
    return least;
  while ((AwrashLong)floor (ldexp (value, mixed->bits)) > least)
    value = nextafter (value, -INFINITY);
  return (AwrashLong)floor (ldexp (value, mixed->bits));
}

char *
awrash_i_general_write_terms (const AwrashGeneral *general, const AwrashAsk *ask)
{
  GString *text = g_string_new (NULL);

  if (ask->ratio > 0)
    {
      awrash_i_certificate_put_key (text, "ratio");
      awrash_i_certificate_put_double (text, ask->ratio);
    }
  if (ask->rank != NULL)
    {
      awrash_i_certificate_put_key (text, "ranks");
      g_string_append_c (text, '[');
      for (guint p = 0; p < general->receivers[ask->rest]->len; p++)
        {
          awrash_i_certificate_put_next (text);
          awrash_i_certificate_put_number (text, ask->rank[p]);
        }
      g_string_append_c (text, ']');
    }
  return g_string_free (text, FALSE);
}
