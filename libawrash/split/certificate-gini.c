/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The proof of a least Gini in a certificate: groups of provinces with a fixed sum, and the boxes
 * that together hold every plan, each cut out of an earlier one.
 * Source: the page on certificates in libawrash/README.md. Invariant: provinces stand in the order
 * of their codes, walls by name, so that equal answers give equal bytes. */

#include "split/certificate-private.h"

#include <string.h>

static void
put_integer (JsonBuilder *builder, const char *key, int64_t value)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_int_value (builder, value);
}

static void
put_number (JsonBuilder *builder, const char *key, double value)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_double_value (builder, value);
}

static int
by_wall_name (gconstpointer a, gconstpointer b, gpointer data)
{
  const AwrashModel *model = data;

  return strcmp (awrash_i_model_wall (model, ((const AwrashPrice *)a)->wall)->name,
                 awrash_i_model_wall (model, ((const AwrashPrice *)b)->wall)->name);
}

static void
put_prices (JsonBuilder *builder, const AwrashModel *model, const char *key, GArray *prices)
{
  g_array_sort_with_data (prices, by_wall_name, (gpointer)(guintptr)model);
  json_builder_set_member_name (builder, key);
  json_builder_begin_object (builder);
  for (guint i = 0; i < prices->len; i++)
    {
      const AwrashPrice *price = &g_array_index (prices, AwrashPrice, i);

      put_integer (builder, awrash_i_model_wall (model, price->wall)->name, price->value);
    }
  json_builder_end_object (builder);
}

static void
put_groups (JsonBuilder *builder, const AwrashModel *model, const GPtrArray *groups)
{
  json_builder_set_member_name (builder, "groups");
  json_builder_begin_array (builder);
  for (guint g = 0; g < groups->len; g++)
    {
      const GArray *members = g_ptr_array_index (groups, g);

      json_builder_begin_array (builder);
      for (guint k = 0; k < members->len; k++)
        json_builder_add_string_value (
            builder, awrash_i_model_code (model, g_array_index (members, gsize, k)));
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

static void
put_integers (JsonBuilder *builder, const char *key, const GArray *values)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  for (guint i = 0; i < values->len; i++)
    json_builder_add_int_value (builder, g_array_index (values, int64_t, i));
  json_builder_end_array (builder);
}

static void
put_bound (JsonBuilder *builder, const AwrashModel *model, const AwrashGiniBox *box)
{
  if (box->is_empty)
    {
      put_prices (builder, model, "cut", box->prices->prices);
      return;
    }
  if (box->by_multipliers)
    {
      json_builder_set_member_name (builder, "by_multipliers");
      json_builder_add_boolean_value (builder, TRUE);
    }
  else
    put_integers (builder, "ranks", box->ranks);
  if (box->released->len > 0)
    {
      json_builder_set_member_name (builder, "released");
      json_builder_begin_array (builder);
      for (guint i = 0; i < box->released->len; i++)
        json_builder_add_int_value (builder, (int64_t)g_array_index (box->released, gsize, i));
      json_builder_end_array (builder);
    }
  if (box->prices->prices->len > 0)
    put_prices (builder, model, "prices", box->prices->prices);
}

static void
put_box (JsonBuilder *builder, const AwrashModel *model, const AwrashGiniBox *box)
{
  json_builder_begin_object (builder);
  if (box->parent >= 0)
    {
      put_integer (builder, "in", box->parent);
      json_builder_set_member_name (builder, "province");
      json_builder_add_string_value (builder, awrash_i_model_code (model, box->province));
      put_integer (builder, box->is_upper ? "more_than" : "at_most", box->at);
    }
  if (box->has_bound)
    put_bound (builder, model, box);
  json_builder_end_object (builder);
}

void
awrash_i_certificate_put_gini (JsonBuilder *builder, const AwrashModel *model,
                               const AwrashGiniProof *proof)
{
  if (proof == NULL)
    return;
  json_builder_set_member_name (builder, "gini");
  json_builder_begin_object (builder);
  put_number (builder, "value", proof->value);
  put_number (builder, "bound", proof->bound);
  if (proof->ratio > 0)
    put_number (builder, "ratio", proof->ratio);
  put_integer (builder, "shift", proof->shift);
  put_groups (builder, model, proof->groups);
  if (proof->multipliers->len > 0)
    put_integers (builder, "multipliers", proof->multipliers);
  json_builder_set_member_name (builder, "boxes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < proof->boxes->len; i++)
    put_box (builder, model, g_ptr_array_index (proof->boxes, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}
