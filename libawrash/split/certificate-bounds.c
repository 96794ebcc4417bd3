/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bounds that have prices, each told once, and prices by the numbers of their bounds.
 * Source: the contract of awrash_audit_certificate(). Invariant: sets of types stand in the order
 * of their names, and territories by code in each, so that equal answers give equal bytes. */

#include "split/certificate-private.h"

#include "base/memory-private.h"

#include <string.h>

/* ── which ──────────────────────────────────────────────────────────────────────────────────── */

static void
mark_prices (const GArray *prices, guint32 number[])
{
  for (guint i = 0; i < prices->len; i++)
    number[g_array_index (prices, AwrashPrice, i).wall] = 1;
}

static void
mark_stages (const GPtrArray *stages, guint32 number[])
{
  for (guint i = 0; i < stages->len; i++)
    {
      const AwrashStageProof *stage = g_ptr_array_index (stages, i);

      mark_prices (stage->prices, number);
      for (guint k = 0; stage->gini != NULL && k < stage->gini->boxes->len; k++)
        mark_prices (
            ((const AwrashGiniBox *)g_ptr_array_index (stage->gini->boxes, k))->prices->prices,
            number);
    }
}

/* ── in which order ─────────────────────────────────────────────────────────────────────────── */

/* Territories with bounds on the same sets of types. */
typedef struct
{
  GBytes *sets;        /* of guint32, by name */
  GArray *territories; /* of guint32, by code */
} Group;

static void
free_group (gpointer data)
{
  Group *group = data;

  g_bytes_unref (group->sets);
  g_array_unref (group->territories);
  g_free (group);
}

static int
by_code (gconstpointer a, gconstpointer b, gpointer data)
{
  const AwrashTerritory *territories = ((const AwrashModel *)data)->programme->territories;

  return strcmp (territories[*(const guint32 *)a].code, territories[*(const guint32 *)b].code);
}

/* The sets of a territory's marked walls by name, which are few; how many. There is room for all
 * sets. */
static guint
gather (const AwrashModel *model, gsize territory, const guint32 number[], GArray *sets)
{
  g_array_set_size (sets, 0);
  for (guint32 i = model->first_wall[territory]; i != 0;
       i = awrash_i_model_wall (model, i - 1)->next)
    {
      guint32 set = awrash_i_model_wall (model, i - 1)->set, at = sets->len, *all;

      if (number[i - 1] == 0)
        continue;
      g_array_append_val (sets, set);
      all = (guint32 *)(void *)sets->data;
      for (; at > 0
             && strcmp (awrash_i_model_set_name (model, set),
                        awrash_i_model_set_name (model, all[at - 1]))
                    < 0;
           at--)
        all[at] = all[at - 1];
      all[at] = set;
    }
  return sets->len;
}

/* The group of these sets, which begins where they are first met. */
static Group *
find_group (GHashTable *by_sets, GPtrArray *groups, const GArray *sets)
{
  g_autoptr (GBytes) key = g_bytes_new (sets->data, sets->len * sizeof (guint32));
  Group *group = g_hash_table_lookup (by_sets, key);

  if (group != NULL)
    return group;
  group = g_new0 (Group, 1);
  group->sets = g_bytes_ref (key);
  group->territories = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_ptr_array_add (groups, group);
  g_hash_table_insert (by_sets, group->sets, group);
  return group;
}

/* The groups in the order of their first territories; NULL with an error. */
static GPtrArray *
group_territories (const AwrashModel *model, const guint32 number[], GError **error)
{
  g_autofree guint32 *priced = awrash_i_new (guint32, model->programme->n_territories, error);
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (free_group);
  g_autoptr (GHashTable) by_sets = g_hash_table_new (g_bytes_hash, g_bytes_equal);
  g_autoptr (GArray) sets = g_array_new (FALSE, FALSE, sizeof (guint32));
  gsize n = 0;

  if (priced == NULL || !awrash_i_memory_stretch (sets, model->sets->len, error))
    return NULL;
  for (gsize t = 0; t < model->programme->n_territories; t++)
    if (gather (model, t, number, sets) > 0)
      priced[n++] = (guint32)t;
  g_qsort_with_data (priced, (gint)n, sizeof (guint32), by_code, (gpointer)(guintptr)model);
  for (gsize k = 0; k < n; k++)
    {
      gather (model, priced[k], number, sets);
      if (!awrash_i_append (find_group (by_sets, groups, sets)->territories, priced[k], error))
        return NULL;
    }
  return g_steal_pointer (&groups);
}

/* Set by set, the walls of all the territories. */
static void
number_group (const AwrashModel *model, const Group *group, guint32 number[], guint32 *last)
{
  gsize size;
  const guint32 *sets = g_bytes_get_data (group->sets, &size);

  for (gsize k = 0; k < size / sizeof (guint32); k++)
    for (guint t = 0; t < group->territories->len; t++)
      {
        guint32 i = model->first_wall[g_array_index (group->territories, guint32, t)];

        while (awrash_i_model_wall (model, i - 1)->set != sets[k])
          i = awrash_i_model_wall (model, i - 1)->next;
        number[i - 1] = ++*last;
      }
}

/* ── as text ────────────────────────────────────────────────────────────────────────────────── */

/* [[set, …], [territory, …]] */
static void
put_group (GString *text, const AwrashModel *model, const Group *group)
{
  gsize size;
  const guint32 *sets = g_bytes_get_data (group->sets, &size);

  awrash_i_certificate_put_next (text);
  g_string_append (text, "[[");
  for (gsize k = 0; k < size / sizeof (guint32); k++)
    {
      awrash_i_certificate_put_next (text);
      awrash_i_certificate_put_string (text, awrash_i_model_set_name (model, sets[k]));
    }
  g_string_append (text, "],[");
  for (guint t = 0; t < group->territories->len; t++)
    {
      gsize territory = g_array_index (group->territories, guint32, t);

      awrash_i_certificate_put_next (text);
      awrash_i_certificate_put_string (text, model->programme->territories[territory].code);
    }
  g_string_append (text, "]]");
}

guint32 *
awrash_i_certificate_put_bounds (GString *text, const AwrashModel *model, const AwrashProof *proof,
                                 GError **error)
{
  g_autofree guint32 *number = awrash_i_new (guint32, model->walls->len, error);
  g_autoptr (GPtrArray) groups = NULL;
  guint32 last = 0;

  if (number == NULL)
    return NULL;
  mark_stages (proof->stages, number);
  groups = group_territories (model, number, error);
  if (groups == NULL)
    return NULL;
  awrash_i_certificate_put_key (text, "bounds");
  g_string_append_c (text, '[');
  for (guint g = 0; g < groups->len; g++)
    {
      number_group (model, g_ptr_array_index (groups, g), number, &last);
      put_group (text, model, g_ptr_array_index (groups, g));
    }
  g_string_append_c (text, ']');
  return g_steal_pointer (&number);
}

/* ── prices ─────────────────────────────────────────────────────────────────────────────────── */

static int
by_number (gconstpointer a, gconstpointer b, gpointer data)
{
  const guint32 *number = data;
  guint32 x = number[((const AwrashPrice *)a)->wall], y = number[((const AwrashPrice *)b)->wall];

  return (x > y) - (x < y);
}

/* [[territory, units, times], …] */
static void
put_terms (GString *text, const AwrashModel *model, const AwrashStageProof *stage,
           const AwrashPrice *price)
{
  g_string_append_c (text, '[');
  for (guint i = price->first; i < price->first + price->n; i++)
    {
      const AwrashTerm *term = &g_array_index (stage->terms, AwrashTerm, i);

      awrash_i_certificate_put_next (text);
      g_string_append_c (text, '[');
      awrash_i_certificate_put_string (text, awrash_i_model_code (model, term->province));
      g_string_append_c (text, ',');
      awrash_i_certificate_put_number (text, term->units);
      g_string_append_c (text, ',');
      awrash_i_certificate_put_number (text, term->sign);
      g_string_append_c (text, ']');
    }
  g_string_append_c (text, ']');
}

/* Runs of bounds that follow one another: [[number of the first, price, price, …], …]. */
void
awrash_i_certificate_put_prices (GString *text, const char *key, const AwrashModel *model,
                                 const guint32 number[], AwrashStageProof *stage)
{
  guint32 next = 0;

  g_array_sort_with_data (stage->prices, by_number, (gpointer)(guintptr)number);
  awrash_i_certificate_put_key (text, key);
  g_string_append_c (text, '[');
  for (guint i = 0; i < stage->prices->len; i++)
    {
      const AwrashPrice *price = &g_array_index (stage->prices, AwrashPrice, i);

      if (number[price->wall] != next)
        {
          g_string_append (text, i > 0 ? "],[" : "[");
          awrash_i_certificate_put_number (text, number[price->wall] - 1);
        }
      g_string_append_c (text, ',');
      if (stage->terms != NULL)
        put_terms (text, model, stage, price);
      else
        awrash_i_certificate_put_number (text, price->value);
      next = number[price->wall] + 1;
    }
  g_string_append (text, stage->prices->len > 0 ? "]]" : "]");
}
