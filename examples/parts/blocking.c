/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why no matrix keeps all totals. Source: the marks of rows and columns that the library sets.
 * Invariant: the rows and columns named are those marked, and the number missing is the library's.
 */

#include "blocking.h"

static int
mark_of (gsize n, const int64_t marks[])
{
  for (gsize i = 0; i < n; i++)
    if (marks[i] != 0)
      return (int)marks[i];
  return 0;
}

/* The names that are marked, for people and in the array; "" where there is none. */
static const char *
list_marked (Session *session, gsize n, const char *const names[], const int64_t marks[],
             JsonArray *array)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    {
      JsonObject *one;
      if (marks[i] == 0)
        continue;
      one = json_object_new ();
      json_object_set_string_member (one, "label", names[i]);
      json_object_set_string_member (one, "counts_with", marks[i] > 0 ? "least" : "most");
      json_array_add_object_element (array, one);
      g_string_append_printf (list, "%s%s", list->len > 0 ? _ (", ") : "",
                              manners_isolate (session, names[i]));
    }
  return manners_keep (session, g_strdup (list->str));
}

/* What the marks mean together: one of Hoffman's inequalities, which does not hold. A side without
 * a mark leaves two of them open. */
static const char *
explain (int rows, int columns)
{
  if (rows == 0 && columns == 0)
    return _ ("The cells have no room for the grand total, or their floors ask for more.");
  if (rows == 0)
    return columns > 0
               ? _ ("These columns must receive more than their cells, or the grand total, give.")
               : _ ("These columns may receive too little for the floors of their cells, or leave "
                    "too little room for the grand total.");
  if (columns == 0)
    return rows > 0 ? _ ("These rows must receive more than their cells, or the grand total, give.")
                    : _ ("These rows may receive too little for the floors of their cells, or "
                         "leave too little room for the grand total.");
  if (rows > 0 && columns > 0)
    return _ ("Together they must receive more than the grand total, even if what they share "
              "counts for both.");
  if (rows < 0 && columns < 0)
    return _ ("Together with the cells outside both they leave too little room for the grand "
              "total.");
  return columns > 0 ? _ ("These columns must receive more than these rows may have and the other "
                          "rows can give them.")
                     : _ ("These rows must receive more than these columns may have and the other "
                          "columns can give them.");
}

void
blocking_tell (Session *session, const Crosstable *frame, const int64_t rows[],
               const int64_t columns[], gint64 missing)
{
  const int row_mark = mark_of (frame->n_rows, rows);
  const int column_mark = mark_of (frame->n_columns, columns);
  JsonArray *row_array = json_array_new (), *column_array = json_array_new ();
  JsonObject *blocking = json_object_new ();
  const char *row_list = list_marked (session, frame->n_rows, frame->row_names, rows, row_array);
  const char *column_list
      = list_marked (session, frame->n_columns, frame->column_names, columns, column_array);

  json_object_set_array_member (blocking, "rows", row_array);
  json_object_set_array_member (blocking, "columns", column_array);
  json_object_set_object_member (session->answer, "blocking", blocking);
  json_object_set_int_member (session->answer, "missing", missing);
  manners_say (session,
               ngettext ("No matrix keeps every total and bound: %s unit is missing.",
                         "No matrix keeps every total and bound: %s units are missing.",
                         (gulong)missing),
               manners_integer (session, missing));
  if (row_mark != 0)
    manners_say (session,
                 row_mark > 0 ? _ ("- rows that must have at least what they are to receive: %s")
                              : _ ("- rows that may have at most what they are to receive: %s"),
                 row_list);
  if (column_mark != 0)
    manners_say (session,
                 column_mark > 0
                     ? _ ("- columns that must have at least what they are to receive: %s")
                     : _ ("- columns that may have at most what they are to receive: %s"),
                 column_list);
  manners_say (session, "%s", explain (row_mark, column_mark));
}
