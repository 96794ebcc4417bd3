/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Linear rows that a reading writes as text: "NAME: 2 A/type:roads + 3 A/temporary <= 12", one
 * after another with ";" between them, with a bound on the right, on the left or on both sides.
 * Source: the key rows of a reading in <awrash/split.h>. Invariant: each term counts every cell of
 * its territory and types; cells that several terms count add up, as decimals. */

#include "split/conditions-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"
#include "split/notation-private.h"

#include <string.h>

typedef struct
{
  gsize cell;
  AwrashDecimal weight;
} Entry;

/* A row being read. */
typedef struct
{
  AwrashNotation notation;
  AwrashModel *model;
  GHashTable *seen; /* names */
  char *name;
  GArray *entries; /* of Entry */
  AwrashDecimal min, max;
  gboolean has_min, has_max;
} Reader;

/* ── numbers and bounds ─────────────────────────────────────────────────────────────────────── */

static gboolean
read_number (const Reader *reader, const char *text, gboolean is_negative, AwrashDecimal *number,
             GError **error)
{
  double value;

  if (awrash_i_number_parse (text, '.', &value) != AWRASH_NUMBER_READ
      || !(ABS (value) <= G_MAXDOUBLE))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
                   _ ("row \"%s\" has \"%s\" where a number or CODE/TYPE is expected"),
                   reader->name, text);
      return FALSE;
    }
  *number = awrash_i_decimal (is_negative ? -value : value);
  return TRUE;
}

static gboolean
set_end (Reader *reader, gboolean is_min, AwrashDecimal end, GError **error)
{
  gboolean *has = is_min ? &reader->has_min : &reader->has_max;

  if (*has)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
                   _ ("row \"%s\" has two bounds on one side, expected one"), reader->name);
      return FALSE;
    }
  *has = TRUE;
  *(is_min ? &reader->min : &reader->max) = end;
  return TRUE;
}

/* The sign between a sum on the left and a number on the right; 0 where there is none. */
static char
take_sign (Reader *reader)
{
  if (awrash_i_notation_take (&reader->notation, "<="))
    return '<';
  if (awrash_i_notation_take (&reader->notation, ">="))
    return '>';
  return awrash_i_notation_take (&reader->notation, "=") ? '=' : '\0';
}

static gboolean
set_ends (Reader *reader, char sign, AwrashDecimal end, GError **error)
{
  return (sign == '<' || set_end (reader, TRUE, end, error))
         && (sign == '>' || set_end (reader, FALSE, end, error));
}

/* TRUE for a minus sign; a plus sign says nothing. */
static gboolean
take_minus (Reader *reader)
{
  if (awrash_i_notation_take (&reader->notation, "-"))
    return TRUE;
  awrash_i_notation_take (&reader->notation, "+");
  return FALSE;
}

static gboolean
read_right (Reader *reader, char sign, GError **error)
{
  gboolean is_negative = take_minus (reader);
  g_autofree char *text = awrash_i_notation_word (&reader->notation, _ ("a number"), NULL, error);
  AwrashDecimal end;

  return text != NULL && read_number (reader, text, is_negative, &end, error)
         && set_ends (reader, sign, end, error);
}

/* ── the sum ────────────────────────────────────────────────────────────────────────────────── */

static gboolean
add_cells (Reader *reader, const char *code, AwrashDecimal weight, GError **error)
{
  const AwrashModel *model = reader->model;
  g_autofree guint8 *types = awrash_i_new (guint8, model->n_types, error);
  gsize territory;

  if (types == NULL || !awrash_i_notation_cells (&reader->notation, code, &territory, types, error))
    return FALSE;
  for (gsize at = model->from[territory]; at < model->to[territory]; at++)
    for (gsize type = 0; type < model->n_types; type++)
      {
        Entry entry = { model->province_at[at] * model->n_types + type, weight };

        if (types[type] && !awrash_i_append (reader->entries, entry, error))
          return FALSE;
      }
  return TRUE;
}

/* One term whose first word is read: a code, or a number before one. */
static gboolean
read_term (Reader *reader, const char *word, gboolean is_negative, GError **error)
{
  AwrashDecimal weight = awrash_i_decimal_of_integer (is_negative ? -1 : 1);
  g_autofree char *code = NULL;

  awrash_i_notation_is_done (&reader->notation);
  if (*reader->notation.at == '/')
    return add_cells (reader, word, weight, error);
  if (!read_number (reader, word, is_negative, &weight, error))
    return FALSE;
  code = awrash_i_notation_word (&reader->notation, _ ("the code of a territory"), NULL, error);
  return code != NULL && add_cells (reader, code, weight, error);
}

static gboolean
read_sum (Reader *reader, GError **error)
{
  gboolean is_negative = take_minus (reader);

  for (;;)
    {
      g_autofree char *word
          = awrash_i_notation_word (&reader->notation, _ ("CODE/TYPE"), NULL, error);

      if (word == NULL || !read_term (reader, word, is_negative, error))
        return FALSE;
      is_negative = awrash_i_notation_take (&reader->notation, "-");
      if (!is_negative && !awrash_i_notation_take (&reader->notation, "+"))
        return TRUE;
    }
}

/* "3 <=" in front of a sum; where there is none, the text stays where it was. */
static gboolean
read_left (Reader *reader, GError **error)
{
  AwrashNotation start = reader->notation;
  gboolean is_negative = take_minus (reader);
  g_autofree char *word = awrash_i_notation_word (&reader->notation, _ ("CODE/TYPE"), NULL, error);
  AwrashDecimal end;
  char sign;

  if (word == NULL)
    return FALSE;
  sign = take_sign (reader);
  if (sign == '\0')
    {
      reader->notation = start;
      return TRUE;
    }
  return read_number (reader, word, is_negative, &end, error)
         && set_ends (reader,
                      sign == '<'   ? '>'
                      : sign == '>' ? '<'
                                    : '=',
                      end, error);
}

/* ── rows ───────────────────────────────────────────────────────────────────────────────────── */

static gboolean
read_name (Reader *reader, GError **error)
{
  g_clear_pointer (&reader->name, g_free);
  reader->name = awrash_i_notation_word (&reader->notation, _ ("the name of a row"), NULL, error);
  if (reader->name == NULL)
    return FALSE;
  if (!awrash_i_notation_take (&reader->notation, ":"))
    return awrash_i_notation_refuse (&reader->notation, _ (": after the name of a row"), error);
  if (g_hash_table_add (reader->seen, g_strdup (reader->name)))
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE,
               _ ("rows has \"%s\" twice, expected a name of its own for each"), reader->name);
  return FALSE;
}

static int
by_cell (gconstpointer a, gconstpointer b)
{
  gsize i = ((const Entry *)a)->cell, j = ((const Entry *)b)->cell;

  return (i > j) - (i < j);
}

/* Adds up what the same cell counts in several terms, and lets go of what counts nothing. */
static gsize
join_entries (const Reader *reader, gsize cells[], AwrashDecimal weight[])
{
  gsize n = 0;

  g_array_sort (reader->entries, by_cell);
  for (gsize k = 0; k < reader->entries->len; k++)
    {
      const Entry *entry = &g_array_index (reader->entries, Entry, k);
      AwrashDecimal opposite = entry->weight;

      opposite.digits = -opposite.digits;
      if (n > 0 && cells[n - 1] == entry->cell)
        {
          weight[n - 1] = awrash_i_decimal_subtract (weight[n - 1], opposite);
          continue;
        }
      cells[n] = entry->cell;
      weight[n++] = entry->weight;
    }
  for (gsize k = 0, all = n; k < all; k++)
    {
      if (k == 0)
        n = 0;
      if (weight[k].digits == 0 && !weight[k].is_beyond)
        continue;
      cells[n] = cells[k];
      weight[n++] = weight[k];
    }
  return n;
}

static gboolean
bind_row (Reader *reader, GError **error)
{
  gsize n = reader->entries->len;
  g_autofree gsize *cells = awrash_i_new (gsize, n, error);
  g_autofree AwrashDecimal *weight = cells != NULL ? awrash_i_new (AwrashDecimal, n, error) : NULL;
  AwrashSideOrigin origin
      = { AWRASH_SIDE_ROW, 0, reader->name, NULL, NULL, AWRASH_BOUND_OF_READING };

  if (weight == NULL)
    return FALSE;
  n = join_entries (reader, cells, weight);
  return awrash_i_side_bind_cells (reader->model, &origin, n, cells, weight,
                                   reader->has_min ? &reader->min : NULL,
                                   reader->has_max ? &reader->max : NULL, error);
}

static gboolean
read_row (Reader *reader, GError **error)
{
  char sign;

  reader->has_min = reader->has_max = FALSE;
  g_array_set_size (reader->entries, 0);
  if (!read_name (reader, error) || !read_left (reader, error) || !read_sum (reader, error))
    return FALSE;
  sign = take_sign (reader);
  if (sign == '\0' && !reader->has_min && !reader->has_max)
    return awrash_i_notation_refuse (&reader->notation, _ ("<=, >= or = and a number"), error);
  return (sign == '\0' || read_right (reader, sign, error)) && bind_row (reader, error);
}

gboolean
awrash_i_conditions_rows (AwrashModel *model, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  Reader reader
      = { .notation = { model->programme, "rows", model->reading->values[AWRASH_READING_ROWS] },
          .model = model,
          .seen = seen,
          .entries = entries };
  gboolean read = TRUE;

  while (read && !awrash_i_notation_is_done (&reader.notation))
    {
      if (awrash_i_notation_take (&reader.notation, ";"))
        continue;
      read = read_row (&reader, error);
      if (read && !awrash_i_notation_is_done (&reader.notation)
          && !awrash_i_notation_take (&reader.notation, ";"))
        read = awrash_i_notation_refuse (&reader.notation, _ ("; or the end"), error);
    }
  g_free (reader.name);
  return read;
}
