/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table of a page on a terminal. Source: awrash_report_terminal_table(). Invariant: what a page
 * shows below a figure stands below it here, sentences stand below their table, and figures with a
 * mark and without one end in the same column. */

#include "report/screen-private.h"

#include "report/terminal-private.h"

#include "base/memory-private.h"

#include <string.h>

void
awrash_i_screen_table_init (AwrashScreenTable *table)
{
  *table = (AwrashScreenTable){ .alignments = g_string_new (NULL),
                                .headings = g_ptr_array_new_with_free_func (g_free),
                                .cells = g_ptr_array_new_with_free_func (g_free),
                                .below = g_ptr_array_new_with_free_func (g_free) };
}

void
awrash_i_screen_table_clear (AwrashScreenTable *table)
{
  g_string_free (table->alignments, TRUE);
  g_ptr_array_unref (table->headings);
  g_ptr_array_unref (table->cells);
  g_ptr_array_unref (table->below);
}

void
awrash_i_screen_table_begin (AwrashScreenTable *table)
{
  g_string_truncate (table->alignments, 0);
  g_ptr_array_set_size (table->headings, 0);
  g_ptr_array_set_size (table->cells, 0);
  g_ptr_array_set_size (table->below, 0);
}

/* What stands below figures is a row of its own. */
void
awrash_i_screen_table_end_row (AwrashScreenTable *table)
{
  gboolean any = FALSE;

  for (guint i = 0; i < table->below->len; i++)
    any = any || *(const char *)g_ptr_array_index (table->below, i) != '\0';
  for (guint i = 0; any && i < table->below->len; i++)
    g_ptr_array_add (table->cells, g_strdup (g_ptr_array_index (table->below, i)));
  g_ptr_array_set_size (table->below, 0);
}

static const char *
cell_at (const AwrashScreenTable *table, guint index)
{
  return g_ptr_array_index (table->cells, index);
}

/* A mark stands behind its figure: what has none leaves its place. */
static void
align_marks (AwrashScreenTable *table, gsize column)
{
  const gsize n = table->alignments->len;
  gboolean any = FALSE;

  for (guint i = (guint)column; i < table->cells->len; i += (guint)n)
    any = any || g_str_has_suffix (cell_at (table, i), "*");
  for (guint i = (guint)column; any && i < table->cells->len; i += (guint)n)
    if (!g_str_has_suffix (cell_at (table, i), "*"))
      {
        char *wider = g_strconcat (cell_at (table, i), " ", NULL);
        g_free (table->cells->pdata[i]);
        table->cells->pdata[i] = wider;
      }
}

/* A column of sentences, which is told below its table, a paragraph a row. */
static gboolean
is_of_sentences (const AwrashScreen *screen, const AwrashScreenTable *table, gsize column)
{
  const gsize n = table->alignments->len;

  for (guint i = (guint)column; column > 0 && i < table->cells->len; i += (guint)n)
    if (table->alignments->str[column] == 'l'
        && awrash_report_terminal_width (cell_at (table, i)) > screen->columns / 3)
      return TRUE;
  return FALSE;
}

static void
tell_sentences (AwrashScreen *screen, const AwrashScreenTable *table, gsize column)
{
  const gsize n = table->alignments->len;

  for (guint i = 0; i + n <= table->cells->len; i += (guint)n)
    {
      g_autofree char *words
          = g_strconcat ("- ", cell_at (table, i), ": ", cell_at (table, i + (guint)column), NULL);
      awrash_i_screen_wrap (screen, words, "  ");
    }
}

static void
put_columns (AwrashScreen *screen, const AwrashScreenTable *table, const gboolean is_below[],
             gsize n_shown)
{
  const gsize n = table->alignments->len;
  g_autoptr (GString) alignments = g_string_new (NULL);
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autofree char *lines = NULL;

  for (guint i = 0; i < table->cells->len + n; i++)
    if (!is_below[i % n])
      {
        if (i < n)
          {
            g_string_append_c (alignments, table->alignments->str[i]);
            g_ptr_array_add (headings, g_ptr_array_index (table->headings, i));
          }
        else
          g_ptr_array_add (cells, table->cells->pdata[i - n]);
      }
  if (screen->fault == NULL)
    lines = awrash_report_terminal_table (
        alignments->str, n_shown, (const char *const *)headings->pdata, cells->len,
        (const char *const *)cells->pdata, screen->columns, &screen->fault);
  if (lines != NULL)
    awrash_i_screen_put (screen, lines);
  screen->is_below_table = TRUE;
}

/* Columns that have a heading together with others are told by those before them. */
static void
keep_together (AwrashScreenTable *table)
{
  for (guint i = 1; i < table->headings->len; i++)
    for (guint j = 1; j < table->headings->len; j++)
      if (i != j && strcmp (table->headings->pdata[i], table->headings->pdata[j]) == 0)
        table->alignments->str[i] = g_ascii_toupper (table->alignments->str[i]);
}

void
awrash_i_screen_table_put (AwrashScreen *screen, AwrashScreenTable *table)
{
  const gsize n = table->alignments->len;
  g_autofree gboolean *is_below
      = screen->fault == NULL ? awrash_i_new (gboolean, n, &screen->fault) : NULL;
  gsize n_shown = 0;

  if (is_below == NULL || n == 0)
    return;
  for (gsize c = 0; c < n; c++)
    {
      is_below[c] = is_of_sentences (screen, table, c);
      n_shown += !is_below[c];
      if (g_ascii_tolower (table->alignments->str[c]) == 'r')
        align_marks (table, c);
    }
  keep_together (table);
  put_columns (screen, table, is_below, n_shown);
  for (gsize c = 0; c < n; c++)
    if (is_below[c])
      tell_sentences (screen, table, c);
}
