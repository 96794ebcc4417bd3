/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A page as a reader of one language has it: what is said in the others is not there. Source:
 * GMarkup, which reads the page as XML. Invariant: a page that is not well-formed is none. */

#ifndef AWRASH_TESTS_SUPPORT_PAGE_H
#define AWRASH_TESTS_SUPPORT_PAGE_H

#include <glib.h>

typedef struct
{
  GString *text;          /* all that is seen, tables and charts included */
  GHashTable *sections;   /* by identifier of the heading: of GPtrArray of rows, each of char * */
  GHashTable *elements;   /* by name: how many there are, seen or not */
  GPtrArray *addresses;   /* of char *: every href and src */
  GHashTable *attributes; /* by ELEMENT/NAME: the last value */
  GHashTable *names;      /* of every attribute that there is */
} TestPage;

TestPage *test_page_parse (const char *page, const char *language);
void test_page_free (TestPage *page);
/* How many rows the tables of a section have, heads included. */
gsize test_page_n_rows (const TestPage *page, const char *section);
/* "" where there is none; isolates are left out. */
const char *test_page_cell (const TestPage *page, const char *section, gsize row, gsize column);
gsize test_page_n_elements (const TestPage *page, const char *name);

#endif
