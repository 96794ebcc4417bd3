/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A page as a reader of one language has it. Source: the classes mN and the attribute lang of
 * libawrash/report/writer.c, and the marks of numbers that its script exchanges, read here on their
 * own. Invariant: nothing of the library is called. */

#include "support/page.h"

#include <criterion/criterion.h>
#include <string.h>

typedef struct
{
  TestPage *page;
  const char *language;
  guint hidden;    /* how many open elements are of other languages */
  GString *cell;   /* the open cell, NULL without one */
  GPtrArray *row;  /* the open row */
  GPtrArray *rows; /* those of the section */
  GArray *marks;   /* of gboolean: whether each open element is hidden */
  GArray *numbers; /* of gboolean: whether its own text is a number of the first language */
  char *first;     /* the language that the page is written in at first */
  guint unseen;    /* in style and script */
} Reader;

static guint
bit_of (const char *language)
{
  return strcmp (language, "ar") == 0 ? 1 : strcmp (language, "fr") == 0 ? 2 : 4;
}

static gboolean
is_other (const Reader *reader, const char *element, const char *name, const char *value)
{
  if (strcmp (name, "lang") == 0)
    return strcmp (element, "html") != 0 && strcmp (element, "button") != 0
           && strcmp (element, "svg") != 0 && strcmp (value, reader->language) != 0;
  if (strcmp (name, "class") == 0 && value[0] == 'm' && g_ascii_isdigit (value[1]))
    return !((guint)(value[1] - '0') & bit_of (reader->language));
  return FALSE;
}

/* A cell of numbers, a text of a chart, or what is marked as one. */
static gboolean
is_number (const char *element, const char **names, const char **values)
{
  const gboolean is_text = strcmp (element, "text") == 0;
  gboolean is_cell = strcmp (element, "td") == 0;

  for (gsize i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], "class") == 0)
      is_cell = strcmp (values[i], "num") == 0 || (is_cell && strcmp (values[i], "x") != 0);
  return is_text || is_cell;
}

static void
note (Reader *reader, const char *element, const char *name, const char *value)
{
  TestPage *page = reader->page;

  g_hash_table_insert (page->attributes, g_strconcat (element, "/", name, NULL), g_strdup (value));
  g_hash_table_add (page->names, g_strdup (name));
  if (strcmp (name, "href") == 0 || strcmp (name, "src") == 0)
    g_ptr_array_add (page->addresses, g_strdup (value));
  if (strcmp (element, "h2") == 0 && strcmp (name, "id") == 0)
    {
      reader->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
      g_hash_table_insert (page->sections, g_strdup (value + strlen ("h-")), reader->rows);
    }
}

static void
begin (GMarkupParseContext *context, const char *element, const char **names, const char **values,
       gpointer data, GError **error)
{
  Reader *reader = data;
  gboolean is_hidden = FALSE, number;
  gsize n = GPOINTER_TO_SIZE (g_hash_table_lookup (reader->page->elements, element));

  (void)context;
  (void)error;
  g_hash_table_insert (reader->page->elements, g_strdup (element), GSIZE_TO_POINTER (n + 1));
  for (gsize i = 0; names[i] != NULL; i++)
    {
      is_hidden = is_hidden || is_other (reader, element, names[i], values[i]);
      note (reader, element, names[i], values[i]);
    }
  if (reader->first == NULL)
    reader->first = g_strdup (g_hash_table_lookup (reader->page->attributes, "html/lang"));
  reader->hidden += is_hidden;
  g_array_append_val (reader->marks, is_hidden);
  number = is_number (element, names, values);
  g_array_append_val (reader->numbers, number);
  reader->unseen += strcmp (element, "style") == 0 || strcmp (element, "script") == 0;
  if (strcmp (element, "tr") == 0)
    {
      reader->row = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (reader->rows, reader->row);
    }
  else if (strcmp (element, "td") == 0 || strcmp (element, "th") == 0)
    reader->cell = g_string_new (NULL);
}

static void
end (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Reader *reader = data;

  (void)context;
  (void)error;
  reader->hidden -= g_array_index (reader->marks, gboolean, reader->marks->len - 1);
  g_array_set_size (reader->marks, reader->marks->len - 1);
  g_array_set_size (reader->numbers, reader->numbers->len - 1);
  reader->unseen -= strcmp (element, "style") == 0 || strcmp (element, "script") == 0;
  if (strcmp (element, "td") == 0 || strcmp (element, "th") == 0)
    {
      g_ptr_array_add (reader->row, g_string_free (reader->cell, FALSE));
      reader->cell = NULL;
    }
  g_string_append_c (reader->page->text, ' ');
}

/* What is read where a mark stands in a number of the first language. */
static gunichar
mark_of (const Reader *reader, gunichar c)
{
  const gboolean is_english = strcmp (reader->language, "en") == 0;

  if (reader->first == NULL || is_english == (strcmp (reader->first, "en") == 0)
      || !g_array_index (reader->numbers, gboolean, reader->numbers->len - 1))
    return c;
  if (is_english)
    return c == ',' ? '.' : c == 0x202F ? ',' : c;
  return c == '.' ? ',' : c == ',' ? 0x202F : c;
}

/* Isolates do not change what is read. */
static void
append_seen (const Reader *reader, GString *text, const char *seen, gsize n)
{
  for (const char *at = seen; at < seen + n; at = g_utf8_find_next_char (at, NULL))
    {
      const gunichar c = g_utf8_get_char (at);
      if (c < 0x2066 || c > 0x2069)
        g_string_append_unichar (text, mark_of (reader, c));
    }
}

static void
see (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Reader *reader = data;

  (void)context;
  (void)error;
  if (reader->hidden > 0 || reader->unseen > 0)
    return;
  append_seen (reader, reader->page->text, text, length);
  if (reader->cell != NULL)
    append_seen (reader, reader->cell, text, length);
}

TestPage *
test_page_parse (const char *text, const char *language)
{
  static const GMarkupParser parser = { begin, end, see, NULL, NULL };
  TestPage *page = g_new0 (TestPage, 1);
  Reader reader = { .page = page, .language = language };
  GMarkupParseContext *context;
  GError *error = NULL;

  page->text = g_string_new (NULL);
  page->sections
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  page->elements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  page->addresses = g_ptr_array_new_with_free_func (g_free);
  page->attributes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  page->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader.marks = g_array_new (FALSE, FALSE, sizeof (gboolean));
  reader.numbers = g_array_new (FALSE, FALSE, sizeof (gboolean));
  context = g_markup_parse_context_new (&parser, 0, &reader, NULL);
  cr_assert (g_markup_parse_context_parse (context, text, -1, &error)
                 && g_markup_parse_context_end_parse (context, &error),
             "not well-formed: %s", error != NULL ? error->message : "");
  g_markup_parse_context_free (context);
  g_array_unref (reader.marks);
  g_array_unref (reader.numbers);
  g_free (reader.first);
  return page;
}

void
test_page_free (TestPage *page)
{
  g_string_free (page->text, TRUE);
  g_hash_table_unref (page->sections);
  g_hash_table_unref (page->elements);
  g_ptr_array_unref (page->addresses);
  g_hash_table_unref (page->attributes);
  g_hash_table_unref (page->names);
  g_free (page);
}

gsize
test_page_n_rows (const TestPage *page, const char *section)
{
  const GPtrArray *rows = g_hash_table_lookup (page->sections, section);

  return rows != NULL ? rows->len : 0;
}

const char *
test_page_cell (const TestPage *page, const char *section, gsize row, gsize column)
{
  const GPtrArray *rows = g_hash_table_lookup (page->sections, section);
  const GPtrArray *cells = rows != NULL && row < rows->len ? rows->pdata[row] : NULL;

  return cells != NULL && column < cells->len ? cells->pdata[column] : "";
}

gsize
test_page_n_elements (const TestPage *page, const char *name)
{
  return GPOINTER_TO_SIZE (g_hash_table_lookup (page->elements, name));
}
