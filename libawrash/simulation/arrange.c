/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A situation in the order of its codes, so that neither what is drawn for a province nor the last
 * bit of a sum hangs on the order of a table. Source: none. Invariant: two situations that differ
 * in the order of their rows alone become the same. */

#include "simulation/arrange-private.h"

#include "base/memory-private.h"

#include <string.h>

typedef struct
{
  char *const *code;
} Codes;

static int
compare_codes (gconstpointer a, gconstpointer b, gpointer codes)
{
  const Codes *names = codes;

  return strcmp (names->code[*(const gsize *)a], names->code[*(const gsize *)b]);
}

/* Where the codes stand, in their order. */
static void
sort_codes (gsize n, char *const codes[], gsize at[])
{
  Codes names = { codes };

  for (gsize i = 0; i < n; i++)
    at[i] = i;
  g_qsort_with_data (at, (gint)n, sizeof *at, compare_codes, &names);
}

static void
name_them (gsize n, char *const codes[], const gsize at[], char *names[])
{
  for (gsize i = 0; i < n; i++)
    {
      g_free (names[i]);
      names[i] = g_strdup (codes[at[i]]);
    }
}

/* Rows and columns of whole numbers to their places; nothing where there are none. */
static void
move_cells (gsize n_rows, const gsize rows[], gsize n_columns, const gsize columns[],
            const gint64 from[], gint64 to[])
{
  for (gsize i = 0; from != NULL && i < n_rows; i++)
    for (gsize j = 0; j < n_columns; j++)
      to[i * n_columns + j] = from[rows[i] * n_columns + columns[j]];
}

static void
move_numbers (gsize n, const gsize at[], const double from[], double to[])
{
  for (gsize i = 0; from != NULL && i < n; i++)
    to[i] = from[at[i]];
}

/* Moves an array that there may be, and says where it stands now; FALSE without memory. */
static gboolean
move_array (gsize n_rows, const gsize rows[], gsize n_columns, const gsize columns[],
            const gint64 from[], gint64 **to, const gint64 **plain, GError **error)
{
  *plain = NULL;
  if (from == NULL)
    return TRUE;
  if (*to == NULL)
    *to = awrash_i_new (gint64, n_rows * n_columns, error);
  if (*to == NULL)
    return FALSE;
  move_cells (n_rows, rows, n_columns, columns, from, *to);
  *plain = *to;
  return TRUE;
}

static gboolean
move_all (const AwrashISituation *from, const gsize provinces[], const gsize regions[],
          const gsize streams[], AwrashSituation *to, GError **error)
{
  static const gsize one[] = { 0 };
  const gsize n = from->n_provinces, n_streams = from->n_streams;
  AwrashISituation *plain = &to->plain;

  return move_array (n, provinces, 1, one, from->need, &to->need, &plain->need, error)
         && move_array (1, one, n_streams, streams, from->total, &to->total, &plain->total, error)
         && move_array (from->n_regions, regions, n_streams, streams, from->region_total,
                        &to->region_total, &plain->region_total, error)
         && move_array (n, provinces, n_streams, streams, from->capacity, &to->capacity,
                        &plain->capacity, error)
         && move_array (n, provinces, n_streams, streams, from->last_quota, &to->last_quota,
                        &plain->last_quota, error)
         && move_array (n, provinces, n_streams, streams, from->last_filled, &to->last_filled,
                        &plain->last_filled, error);
}

static void
move_regions (const AwrashISituation *from, const gsize provinces[], const gsize regions[],
              gsize inverse[], AwrashSituation *to)
{
  for (gsize g = 0; g < from->n_regions; g++)
    inverse[regions[g]] = g;
  for (gsize p = 0; p < from->n_provinces; p++)
    to->region[p] = inverse[from->region[provinces[p]]];
}

AwrashSituation *
awrash_i_situation_arrange (const AwrashSituation *situation, gsize provinces[], gsize streams[],
                            GError **error)
{
  const AwrashISituation *from = &situation->plain;
  const gsize n = from->n_provinces;
  g_autofree gsize *regions = awrash_i_new (gsize, from->n_regions, error);
  g_autofree gsize *inverse = regions == NULL ? NULL : awrash_i_new (gsize, from->n_regions, error);
  g_autoptr (AwrashSituation) to = NULL;

  if (inverse == NULL)
    return NULL;
  to = awrash_i_situation_new (n, from->n_regions, from->n_streams, from->n_indicators, error);
  if (to == NULL)
    return NULL;
  sort_codes (n, situation->provinces, provinces);
  sort_codes (from->n_regions, situation->regions, regions);
  sort_codes (from->n_streams, situation->streams, streams);
  name_them (n, situation->provinces, provinces, to->provinces);
  name_them (from->n_regions, situation->regions, regions, to->regions);
  name_them (from->n_streams, situation->streams, streams, to->streams);
  for (gsize i = 0; i < from->n_indicators; i++)
    {
      g_free (to->indicators[i]);
      to->indicators[i] = g_strdup (situation->indicators[i]);
      move_numbers (n, provinces, from->values + i * n, to->values + i * n);
    }
  move_regions (from, provinces, regions, inverse, to);
  if (!move_all (from, provinces, regions, streams, to, error))
    return NULL;
  move_numbers (from->n_streams, streams, from->months, to->months);
  move_numbers (from->n_streams, streams, from->cost, to->cost);
  to->plain.months = from->months == NULL ? NULL : to->months;
  to->plain.cost = from->cost == NULL ? NULL : to->cost;
  to->plain.edition = from->edition;
  return g_steal_pointer (&to);
}
