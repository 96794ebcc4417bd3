/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The proof of a least Gini in a certificate: groups of provinces with a fixed sum, and the boxes
 * that together hold every plan, each cut out of an earlier one.
 * Source: the contract of awrash_audit_certificate(); RFC 8259. Invariant: provinces stand in the
 * order of their codes, walls by number, so that equal answers give equal bytes. */

#include "split/certificate-private.h"

#include <inttypes.h>

static void
put_number (GString *text, const char *key, double value)
{
  awrash_i_certificate_put_key (text, key);
  awrash_i_certificate_put_double (text, value);
}

static void
put_integers (GString *text, const char *key, const GArray *values)
{
  awrash_i_certificate_put_key (text, key);
  g_string_append_c (text, '[');
  for (guint i = 0; i < values->len; i++)
    g_string_append_printf (text, "%s%" PRId64, i > 0 ? "," : "",
                            g_array_index (values, int64_t, i));
  g_string_append_c (text, ']');
}

static void
put_groups (GString *text, const AwrashModel *model, const GPtrArray *groups)
{
  awrash_i_certificate_put_key (text, "groups");
  g_string_append_c (text, '[');
  for (guint g = 0; g < groups->len; g++)
    {
      const GArray *members = g_ptr_array_index (groups, g);

      awrash_i_certificate_put_next (text);
      g_string_append_c (text, '[');
      for (guint k = 0; k < members->len; k++)
        {
          awrash_i_certificate_put_next (text);
          awrash_i_certificate_put_string (
              text, awrash_i_model_code (model, g_array_index (members, gsize, k)));
        }
      g_string_append_c (text, ']');
    }
  g_string_append_c (text, ']');
}

static void
put_bound (GString *text, const AwrashModel *model, const guint32 number[],
           const AwrashGiniBox *box)
{
  if (box->is_empty)
    {
      awrash_i_certificate_put_prices (text, "cut", model, number, box->prices);
      return;
    }
  if (box->by_multipliers)
    {
      awrash_i_certificate_put_key (text, "by_multipliers");
      g_string_append (text, "true");
    }
  else
    put_integers (text, "ranks", box->ranks);
  if (box->released->len > 0)
    {
      awrash_i_certificate_put_key (text, "released");
      g_string_append_c (text, '[');
      for (guint i = 0; i < box->released->len; i++)
        g_string_append_printf (text, "%s%zu", i > 0 ? "," : "",
                                g_array_index (box->released, gsize, i));
      g_string_append_c (text, ']');
    }
  if (box->prices->prices->len > 0)
    awrash_i_certificate_put_prices (text, "prices", model, number, box->prices);
}

static void
put_box (GString *text, const AwrashModel *model, const guint32 number[], const AwrashGiniBox *box)
{
  awrash_i_certificate_put_next (text);
  g_string_append_c (text, '{');
  if (box->parent >= 0)
    {
      awrash_i_certificate_put_integer (text, "in", box->parent);
      awrash_i_certificate_put_key (text, "province");
      awrash_i_certificate_put_string (text, awrash_i_model_code (model, box->province));
      awrash_i_certificate_put_integer (text, box->is_upper ? "more_than" : "at_most", box->at);
    }
  if (box->has_bound)
    put_bound (text, model, number, box);
  g_string_append_c (text, '}');
}

void
awrash_i_certificate_put_gini (GString *text, const AwrashModel *model, const guint32 number[],
                               const AwrashGiniProof *proof)
{
  if (proof == NULL)
    return;
  awrash_i_certificate_put_key (text, "gini");
  g_string_append_c (text, '{');
  put_number (text, "value", proof->value);
  put_number (text, "bound", proof->bound);
  if (proof->ratio > 0)
    put_number (text, "ratio", proof->ratio);
  awrash_i_certificate_put_integer (text, "shift", proof->shift);
  put_groups (text, model, proof->groups);
  if (proof->multipliers->len > 0)
    put_integers (text, "multipliers", proof->multipliers);
  awrash_i_certificate_put_key (text, "boxes");
  g_string_append_c (text, '[');
  for (guint i = 0; i < proof->boxes->len; i++)
    put_box (text, model, number, g_ptr_array_index (proof->boxes, i));
  g_string_append (text, "]}");
}
