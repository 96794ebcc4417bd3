/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dictionary of columns. Source: the layout of a programme folder. Invariant: each header means
 * one column of its table, in any of the three languages. */

#include <awrash.h>

#include "programme/columns-private.h"

#include <criterion/criterion.h>
#include <string.h>

static void
add (AwrashProgrammeBuilder *builder, const char *name, const char *text)
{
  g_autoptr (AwrashTable) table = awrash_base_csv_parse (name, strlen (text), text, NULL);

  cr_assert (awrash_programme_builder_add_table (builder, table, NULL));
}

Test (programme_columns, are_each_found_by_their_headers_in_three_languages_and_by_no_other)
{
  for (gsize i = 0; i < AWRASH_N_SHEETS; i++)
    for (gsize j = 0; j < awrash_i_sheet_forms[i].n_columns; j++)
      {
        const AwrashSheetForm *form = &awrash_i_sheet_forms[i];
        const AwrashColumn *column = &awrash_i_columns[form->columns[j]];
        const char *const headers[] = { column->name, column->french, column->arabic };

        for (gsize k = 0; k < G_N_ELEMENTS (headers); k++)
          {
            g_autofree char *loud = g_utf8_strup (headers[k], -1);
            cr_expect_eq (awrash_i_column_find (form, headers[k]), (int)form->columns[j], "%s: %s",
                          form->name, headers[k]);
            cr_expect_eq (awrash_i_column_find (form, loud), (int)form->columns[j], "%s: %s",
                          form->name, loud);
          }
        cr_expect (column->about_en != NULL && column->about_fr != NULL
                   && column->about_ar != NULL);
      }
  cr_expect_eq (awrash_i_column_find (&awrash_i_sheet_forms[AWRASH_SHEET_QUOTAS], "poverty"), -1);
}

Test (programme_columns, are_found_in_a_programme_by_their_english_names)
{
  g_autoptr (AwrashProgrammeBuilder) builder = awrash_programme_builder_new ();
  g_autoptr (AwrashProgramme) programme = NULL;
  size_t position = 77;

  add (builder, "territories", "Poverty,code,rattachement\n1,a,\n");
  add (builder, "quotas", "stream,المجال الترابي\ntemporary,a\n");
  programme = awrash_programme_builder_build (builder, NULL);
  cr_assert_not_null (programme);
  cr_expect (awrash_programme_find_column (programme, "quotas", "territory", &position));
  cr_expect_eq (position, 1);
  cr_expect (awrash_programme_find_column (programme, "territories", "parent", &position));
  cr_expect_eq (position, 2);
  cr_expect (awrash_programme_find_column (programme, "territories", "poverty", &position));
  cr_expect_eq (position, 0);
  position = 77;
  cr_expect_not (awrash_programme_find_column (programme, "quotas", "max", &position));
  cr_expect_not (awrash_programme_find_column (programme, "history", "value", &position));
  cr_expect_not (awrash_programme_find_column (programme, "plan", "value", &position));
  cr_expect_eq (position, 77);
}
