/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A page read into the lines of a terminal: paragraphs broken at blanks, lists, terms, tables in
 * columns. Source: the elements that the sections of a page use. Invariant: what is drawn, run or
 * downloaded is left out; all other text is put, in its order. */

#include "report/screen-private.h"

#include <string.h>

#define BOLD "\033[1m"

/* What runs along a line. */
typedef enum
{
  BLOCK_NONE,
  BLOCK_TITLE,
  BLOCK_PARAGRAPH,
  BLOCK_ITEM,
  BLOCK_TERM,
  BLOCK_GROUP,
  BLOCK_CELL
} Block;

typedef struct
{
  AwrashScreen *screen;
  Block block;
  AwrashText words; /* of the block */
  AwrashText aside; /* what stands below the figure of a cell */
  gboolean is_aside;
  guint hidden;     /* how many elements deep what is left out reaches */
  gboolean is_head; /* of a table */
  AwrashScreenTable table;
} Reader;

/* ── blocks ─────────────────────────────────────────────────────────────────────────────────── */

static void
add (Reader *reader, const char *text)
{
  AwrashScreen *screen = reader->screen;

  if (reader->block != BLOCK_NONE && screen->fault == NULL)
    awrash_i_text_append (reader->is_aside ? &reader->aside : &reader->words, text, strlen (text),
                          &screen->fault);
}

/* Newly allocated: what a text holds, which is empty afterwards. */
static char *
take (const AwrashScreen *screen, AwrashText *text)
{
  g_autofree char *raw = awrash_i_text_steal (text);

  return awrash_i_screen_spell (screen, raw != NULL ? raw : "");
}

static void
begin (Reader *reader, Block block, const char *words)
{
  awrash_i_text_clear (&reader->words);
  reader->block = block;
  add (reader, words);
}

/* The rows so far are a table, and those below the line that begins here another. */
static void
part_table (Reader *reader)
{
  if (reader->table.cells->len > 0)
    awrash_i_screen_table_put (reader->screen, &reader->table);
  g_ptr_array_set_size (reader->table.cells, 0);
}

static void
end (Reader *reader)
{
  AwrashScreen *screen = reader->screen;
  g_autofree char *words = take (screen, &reader->words);
  const Block block = reader->block;

  reader->block = BLOCK_NONE;
  if (block == BLOCK_CELL)
    {
      g_ptr_array_add (reader->is_head ? reader->table.headings : reader->table.cells,
                       g_steal_pointer (&words));
      g_ptr_array_add (reader->table.below, take (screen, &reader->aside));
    }
  else if (block == BLOCK_TITLE)
    {
      awrash_i_screen_put (screen, screen->text.length > 0 ? "\n" : "");
      awrash_i_screen_begin_color (screen, BOLD);
      awrash_i_screen_wrap (screen, words, "");
      awrash_i_screen_end_color (screen);
    }
  else if (block != BLOCK_NONE)
    {
      if (block == BLOCK_GROUP)
        part_table (reader);
      awrash_i_screen_put (screen, screen->is_below_table || block == BLOCK_GROUP ? "\n" : "");
      awrash_i_screen_wrap (screen, words,
                            block == BLOCK_PARAGRAPH || block == BLOCK_GROUP ? "" : "  ");
    }
}

/* ── elements ───────────────────────────────────────────────────────────────────────────────── */

/* Drawings, scripts, and the words on what opens something. */
static gboolean
is_hidden (const char *element)
{
  return strcmp (element, "svg") == 0 || strcmp (element, "summary") == 0
         || strcmp (element, "nav") == 0;
}

static gboolean
has (const char **names, const char **values, const char *name, const char *value)
{
  for (gsize i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], name) == 0 && strcmp (values[i], value) == 0)
      return TRUE;
  return FALSE;
}

static void
start_cell (Reader *reader, const char **names, const char **values)
{
  /* A column is named by a head, set right where that is of numbers. */
  if (reader->is_head)
    g_string_append_c (reader->table.alignments, has (names, values, "class", "i") ? 'r' : 'l');
  begin (reader, has (names, values, "scope", "rowgroup") ? BLOCK_GROUP : BLOCK_CELL, "");
}

static void
start_element (GMarkupParseContext *context, const char *element, const char **names,
               const char **values, gpointer data, GError **error)
{
  Reader *reader = data;

  (void)context;
  (void)error;
  if (reader->hidden > 0 || is_hidden (element))
    reader->hidden++;
  else if (element[0] == 'h' && (element[1] == '1' || element[1] == '2'))
    begin (reader, BLOCK_TITLE, "");
  else if (strcmp (element, "p") == 0)
    begin (reader, BLOCK_PARAGRAPH, "");
  else if (strcmp (element, "li") == 0)
    begin (reader, BLOCK_ITEM, "- ");
  else if (strcmp (element, "dt") == 0)
    begin (reader, BLOCK_TERM, "");
  else if (strcmp (element, "table") == 0)
    awrash_i_screen_table_begin (&reader->table);
  else if (strcmp (element, "thead") == 0)
    reader->is_head = TRUE;
  else if (strcmp (element, "th") == 0 || strcmp (element, "td") == 0)
    start_cell (reader, names, values);
  else if (strcmp (element, "bdi") == 0)
    add (reader, "\u2068");
  else if (strcmp (element, "small") == 0)
    reader->is_aside = TRUE;
  else if (strcmp (element, "bars") == 0)
    awrash_i_screen_bars (reader->screen);
}

static void
end_element (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Reader *reader = data;

  (void)context;
  (void)error;
  if (reader->hidden > 0)
    reader->hidden--;
  else if (strcmp (element, "dt") == 0)
    add (reader, ": ");
  else if (strcmp (element, "thead") == 0)
    reader->is_head = FALSE;
  else if (strcmp (element, "table") == 0)
    awrash_i_screen_table_put (reader->screen, &reader->table);
  else if (strcmp (element, "bdi") == 0)
    add (reader, "\u2069");
  else if (strcmp (element, "small") == 0)
    reader->is_aside = FALSE;
  else if (strcmp (element, "tr") == 0)
    awrash_i_screen_table_end_row (&reader->table);
  else if ((element[0] == 'h' && (element[1] == '1' || element[1] == '2'))
           || strcmp (element, "p") == 0 || strcmp (element, "li") == 0
           || strcmp (element, "dd") == 0 || strcmp (element, "th") == 0
           || strcmp (element, "td") == 0)
    end (reader);
}

static void
read_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data,
           GError **error)
{
  Reader *reader = data;
  g_autofree char *words = g_strndup (text, length);

  (void)context;
  (void)error;
  if (reader->hidden == 0)
    add (reader, words);
}

void
awrash_i_screen_read (AwrashScreen *screen, const char *markup)
{
  static const GMarkupParser parser
      = { .start_element = start_element, .end_element = end_element, .text = read_text };
  Reader reader = { .screen = screen };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &reader, NULL);

  awrash_i_screen_table_init (&reader.table);
  g_markup_parse_context_parse (context, markup, -1, screen->fault == NULL ? &screen->fault : NULL);
  awrash_i_text_clear (&reader.words);
  awrash_i_text_clear (&reader.aside);
  awrash_i_screen_table_clear (&reader.table);
}
