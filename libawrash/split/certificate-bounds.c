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

static int
by_code (gconstpointer a, gconstpointer b, gpointer data)
{
  const AwrashTerritory *territories = ((const AwrashModel *)data)->programme->territories;

  return strcmp (territories[*(const guint32 *)a].code, territories[*(const guint32 *)b].code);
}

static int
by_set_name (gconstpointer a, gconstpointer b, gpointer data)
{
  return strcmp (awrash_i_model_set_name (data, *(const guint32 *)a),
                 awrash_i_model_set_name (data, *(const guint32 *)b));
}

/* Counts the marked walls of a territory into those of their sets, [n_sets]. */
static guint
count_sets (const AwrashModel *model, gsize territory, const guint32 number[], guint32 of_set[])
{
  guint n = 0;

  for (guint32 i = model->first_wall[territory]; i != 0;
       i = awrash_i_model_wall (model, i - 1)->next)
    if (number[i - 1] != 0)
      {
        of_set[awrash_i_model_wall (model, i - 1)->set]++;
        n++;
      }
  return n;
}

/* The sets that have some, by name; from then on of_set tells where each begins. */
static gsize
sort_sets (const AwrashModel *model, guint32 of_set[], guint32 sets[])
{
  gsize n = 0, start = 0;

  for (guint32 set = 0; set < model->sets->len; set++)
    if (of_set[set] > 0)
      sets[n++] = set;
  g_qsort_with_data (sets, (gint)n, sizeof (guint32), by_set_name, (gpointer)(guintptr)model);
  for (gsize k = 0; k < n; k++)
    {
      guint32 size = of_set[sets[k]];

      of_set[sets[k]] = (guint32)start;
      start += size;
    }
  return n;
}

/* The marked walls by set and territory, each with its number from 1. */
static void
place_walls (const AwrashModel *model, gsize n, const guint32 territories[], guint32 of_set[],
             guint32 number[], guint32 listed[])
{
  for (gsize k = 0; k < n; k++)
    for (guint32 i = model->first_wall[territories[k]]; i != 0;
         i = awrash_i_model_wall (model, i - 1)->next)
      if (number[i - 1] != 0)
        {
          guint32 at = of_set[awrash_i_model_wall (model, i - 1)->set]++;

          listed[at] = i - 1;
          number[i - 1] = at + 1;
        }
}

/* ── as text ────────────────────────────────────────────────────────────────────────────────── */

/* [set, [territory, …]], from a number up to where the set ends. */
static gsize
put_set (GString *text, const AwrashModel *model, guint32 set, gsize from, gsize end,
         const guint32 listed[])
{
  awrash_i_certificate_put_next (text);
  g_string_append_c (text, '[');
  awrash_i_certificate_put_string (text, awrash_i_model_set_name (model, set));
  g_string_append (text, ",[");
  for (; from < end; from++)
    {
      const AwrashWall *wall = awrash_i_model_wall (model, listed[from]);

      awrash_i_certificate_put_next (text);
      awrash_i_certificate_put_string (text, model->programme->territories[wall->territory].code);
    }
  g_string_append (text, "]]");
  return from;
}

guint32 *
awrash_i_certificate_put_bounds (GString *text, const AwrashModel *model, const AwrashProof *proof,
                                 GError **error)
{
  gsize n_territories = model->programme->n_territories, n_sets = model->sets->len, n = 0, from = 0;
  g_autofree guint32 *number = awrash_i_new (guint32, model->walls->len, error);
  g_autofree guint32 *room
      = number != NULL
            ? awrash_i_new (guint32, n_territories + 2 * n_sets + model->walls->len, error)
            : NULL;
  guint32 *of_set, *sets, *listed;

  if (room == NULL)
    return NULL;
  of_set = room + n_territories;
  sets = of_set + n_sets;
  listed = sets + n_sets;
  mark_stages (proof->stages, number);
  for (gsize t = 0; t < n_territories; t++)
    if (count_sets (model, t, number, of_set) > 0)
      room[n++] = (guint32)t;
  g_qsort_with_data (room, (gint)n, sizeof (guint32), by_code, (gpointer)(guintptr)model);
  n_sets = sort_sets (model, of_set, sets);
  place_walls (model, n, room, of_set, number, listed);
  awrash_i_certificate_put_key (text, "bounds");
  g_string_append_c (text, '[');
  for (gsize k = 0; k < n_sets; k++)
    from = put_set (text, model, sets[k], from, of_set[sets[k]], listed);
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
