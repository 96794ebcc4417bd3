/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns, rows and names of a linear problem. A name is made of codes, of which letters and digits
 * of ASCII are kept and anything else becomes an underscore; a number behind it parts names that
 * would be alike. Source: the names that CPLEX LP and free MPS both allow. Invariant: names are
 * unique, begin with a letter and have at most 100 bytes. */

#include "split/linear-private.h"

#include <math.h>

/* Bytes of a code in a name: three words of it, and a number, stay below 100. */
#define LONGEST_WORD 28

static void
clear_column (void *column)
{
  AwrashColumn *own = column;

  g_free (own->name);
  g_free (own->meaning);
}

static void
clear_row (void *row)
{
  g_free (((AwrashRow *)row)->name);
}

AwrashLinear *
awrash_i_linear_new (void)
{
  AwrashLinear *linear = g_new0 (AwrashLinear, 1);

  linear->notes = g_ptr_array_new_with_free_func (g_free);
  linear->columns = g_array_new (FALSE, TRUE, sizeof (AwrashColumn));
  linear->rows = g_array_new (FALSE, TRUE, sizeof (AwrashRow));
  linear->entries = g_array_new (FALSE, TRUE, sizeof (AwrashEntry));
  g_array_set_clear_func (linear->columns, clear_column);
  g_array_set_clear_func (linear->rows, clear_row);
  linear->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return linear;
}

void
awrash_i_linear_free (AwrashLinear *linear)
{
  if (linear == NULL)
    return;
  g_ptr_array_unref (linear->notes);
  g_array_unref (linear->columns);
  g_array_unref (linear->rows);
  g_array_unref (linear->entries);
  g_hash_table_unref (linear->names);
  g_free (linear);
}

static void
append_word (GString *name, const char *word)
{
  gsize longest = name->len + 1 + LONGEST_WORD;

  if (word == NULL)
    return;
  if (name->len > 0)
    g_string_append_c (name, '_');
  for (const char *at = word; *at != '\0' && name->len < longest; at++)
    g_string_append_c (name, g_ascii_isalnum (*at) ? *at : '_');
}

/* The same words again get a number: 2, 3, … The last number of each is kept with the name. */
static char *
make_name (AwrashLinear *linear, const char *kind, const char *first, const char *second)
{
  GString *name = g_string_new (NULL);
  gsize length, number;

  append_word (name, kind);
  append_word (name, first);
  append_word (name, second);
  length = name->len;
  number = GPOINTER_TO_SIZE (g_hash_table_lookup (linear->names, name->str));
  if (number > 0)
    {
      g_autofree char *plain = g_strdup (name->str);

      do
        {
          g_string_truncate (name, length);
          g_string_append_printf (name, "_%zu", ++number);
        }
      while (g_hash_table_contains (linear->names, name->str));
      g_hash_table_insert (linear->names, g_steal_pointer (&plain), GSIZE_TO_POINTER (number));
    }
  g_hash_table_insert (linear->names, g_strdup (name->str), GSIZE_TO_POINTER (1));
  return g_string_free (name, FALSE);
}

gsize
awrash_i_linear_add_column (AwrashLinear *linear, const char *kind, const char *first,
                            const char *second, char *meaning)
{
  AwrashColumn column = { NULL, meaning, FALSE, INFINITY, 0 };

  column.name = make_name (linear, kind, first, second);
  g_array_append_val (linear->columns, column);
  return linear->columns->len - 1;
}

void
awrash_i_linear_add_row (AwrashLinear *linear, char sense, double right, const char *kind,
                         const char *first, const char *second)
{
  AwrashRow row = { NULL, sense, right, linear->entries->len };

  row.name = make_name (linear, kind, first, second);
  g_array_append_val (linear->rows, row);
}

void
awrash_i_linear_put (AwrashLinear *linear, gsize column, double value)
{
  AwrashEntry entry = { column, value };

  if (value != 0)
    g_array_append_val (linear->entries, entry);
}

void
awrash_i_linear_note (AwrashLinear *linear, char *note)
{
  g_ptr_array_add (linear->notes, note);
}

char *
awrash_i_linear_quote (const char *code)
{
  char high[129];
  g_autofree char *escaped = NULL;

  /* Bytes of letters beyond ASCII stay as they are. */
  for (int i = 0; i < 128; i++)
    high[i] = (char)(128 + i);
  high[128] = '\0';
  escaped = g_strescape (code, high);
  return g_strdup_printf ("\"%s\"", escaped);
}

gsize
awrash_i_linear_end (const AwrashLinear *linear, gsize row)
{
  return row + 1 < linear->rows->len ? awrash_i_linear_row_at (linear, row + 1)->first
                                     : linear->entries->len;
}
