/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Linear rows beside the walls, and receipts with unequal coefficients, as records of a model.
 * Source: the classes in libawrash/README.md. Invariant: names are unique; of two rows on the same
 * cells with the same coefficients, neither implies the other. */

#include "split/model-private.h"

#include "base/memory-private.h"
#include "base/wrap-private.h"

#include <math.h>
#include <string.h>

void
awrash_i_side_row_free (gpointer row)
{
  AwrashSideRow *own = row;

  if (own == NULL)
    return;
  g_free (own->name);
  g_free (own->words);
  g_free (own->cells);
  g_free (own->coefficients);
  g_free (own);
}

void
awrash_i_receipt_free (gpointer receipt)
{
  AwrashReceipt *own = receipt;

  if (own == NULL)
    return;
  g_free (own->group);
  g_free (own->coefficients);
  g_free (own);
}

AwrashSigned
awrash_i_side_row_sum (const AwrashSideRow *row, const int64_t places[])
{
  AwrashSigned sum = 0;

  for (gsize k = 0; k < row->n; k++)
    sum += (AwrashSigned)row->coefficients[k] * places[row->cells[k]];
  return sum;
}

double
awrash_i_side_row_measure (const AwrashSideRow *row, int64_t sum)
{
  if (sum == G_MININT64 || sum == G_MAXINT64)
    return sum < 0 ? -INFINITY : INFINITY;
  return awrash_i_decimal_approach (
      awrash_i_decimal_multiply (awrash_i_decimal_of_integer (sum), row->unit));
}

AwrashSideRow *
awrash_i_side_row_new (gsize n, int64_t lower, int64_t upper, gssize bound, GError **error)
{
  AwrashSideRow *row = g_new0 (AwrashSideRow, 1);

  row->n = n;
  row->lower = lower;
  row->upper = upper;
  row->bound = bound;
  row->cells = awrash_i_new (gsize, n, error);
  row->coefficients = row->cells != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  if (row->coefficients != NULL)
    return row;
  awrash_i_side_row_free (row);
  return NULL;
}

/* ── rows ───────────────────────────────────────────────────────────────────────────────────── */

gboolean
awrash_i_side_row_equal (gconstpointer a, gconstpointer b)
{
  const AwrashSideRow *left = a, *right = b;

  return left->n == right->n && memcmp (left->cells, right->cells, left->n * sizeof (gsize)) == 0
         && memcmp (left->coefficients, right->coefficients, left->n * sizeof (int64_t)) == 0;
}

guint
awrash_i_side_row_hash (gconstpointer row)
{
  const AwrashSideRow *own = row;
  guint64 hash = own->n;

  for (gsize k = 0; k < own->n; k++)
    hash = awrash_i_wrap_spread (hash ^ own->cells[k] ^ ((guint64)own->coefficients[k] << 20));
  return (guint)(hash >> 32);
}

static char *
unique_name (const AwrashModel *model, const AwrashSideOrigin *origin)
{
  g_autofree char *name = awrash_i_words_side_name (model, origin);
  gsize number = 1;

  while (g_hash_table_contains (model->side_by_name, name))
    {
      g_autofree char *plain = awrash_i_words_side_name (model, origin);

      g_free (name);
      name = g_strdup_printf ("%s#%zu", plain, ++number);
    }
  return g_steal_pointer (&name);
}

void
awrash_i_side_take (AwrashModel *model, const AwrashSideOrigin *origin, AwrashSideRow *row)
{
  AwrashSideRow *other;

  if (model->side_by_name == NULL)
    {
      model->side_by_name = g_hash_table_new (g_str_hash, g_str_equal);
      model->side_by_content = g_hash_table_new (awrash_i_side_row_hash, awrash_i_side_row_equal);
    }
  other = g_hash_table_lookup (model->side_by_content, row);
  if (other != NULL && row->lower <= other->lower && row->upper >= other->upper)
    {
      awrash_i_side_row_free (row);
      return;
    }
  row->name = unique_name (model, origin);
  row->words = awrash_i_words_side (model, origin);
  if (other != NULL && row->lower >= other->lower && row->upper <= other->upper)
    {
      AwrashSideRow kept = *other;

      g_hash_table_remove (model->side_by_name, other->name);
      *other = *row;
      *row = kept;
      awrash_i_side_row_free (row);
      g_hash_table_add (model->side_by_name, other->name);
      return;
    }
  g_ptr_array_add (model->side_rows, row);
  g_hash_table_add (model->side_by_name, row->name);
  if (other == NULL)
    g_hash_table_add (model->side_by_content, row);
}

/* ── what is implied ────────────────────────────────────────────────────────────────────────── */

/* The least or the most that a row's sum can be within the bounds of its cells; FALSE: no end. */
static gboolean
find_extreme (const AwrashModel *model, const AwrashSideRow *row, gboolean most, AwrashSigned *sum)
{
  *sum = 0;
  for (gsize k = 0; k < row->n; k++)
    {
      gboolean up = (row->coefficients[k] > 0) == most;
      int64_t places = up ? model->cell_upper[row->cells[k]] : model->cell_lower[row->cells[k]];

      if (places == AWRASH_UNBOUNDED)
        return FALSE;
      *sum += (AwrashSigned)row->coefficients[k] * places;
    }
  return TRUE;
}

gboolean
awrash_i_side_is_implied (const AwrashModel *model, const AwrashSideRow *row)
{
  AwrashSigned sum;

  return (row->lower == G_MININT64 || (find_extreme (model, row, FALSE, &sum) && sum >= row->lower))
         && (row->upper == G_MAXINT64
             || (find_extreme (model, row, TRUE, &sum) && sum <= row->upper));
}

void
awrash_i_side_prune (AwrashModel *model)
{
  gsize kept = 0;

  model->implied_rows = g_ptr_array_new_with_free_func (awrash_i_side_row_free);
  if (model->side_by_content != NULL)
    g_hash_table_remove_all (model->side_by_content);
  for (gsize i = 0; i < model->side_rows->len; i++)
    {
      AwrashSideRow *row = g_ptr_array_index (model->side_rows, i);

      if (!awrash_i_side_is_implied (model, row))
        {
          g_ptr_array_index (model->side_rows, i) = NULL;
          g_ptr_array_index (model->side_rows, kept++) = row;
          continue;
        }
      g_hash_table_remove (model->side_by_name, row->name);
      g_ptr_array_index (model->side_rows, i) = NULL;
      g_ptr_array_add (model->implied_rows, row);
    }
  g_ptr_array_set_size (model->side_rows, (gint)kept);
}
