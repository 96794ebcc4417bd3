/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The classes of problems by name. Source: the table of classes in libawrash/README.md. Invariant:
 * every class has one name, and every name leads back to its class. */

#include <awrash.h>

#include <criterion/criterion.h>

Test (split_class, every_name_leads_back_to_its_number)
{
  static const struct
  {
    int value;
    const char *name;
  } rows[] = {
    { 1, "simple" }, { 2, "tree" }, { 3, "network" }, { 4, "network + rows" }, { 5, "general" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      cr_expect_str_eq (awrash_split_class_get_name ((AwrashClass)rows[i].value), rows[i].name);
      cr_expect_eq (awrash_split_class_from_name (rows[i].name), rows[i].value);
    }
}

Test (split_class, what_is_no_class_has_no_name_and_no_number)
{
  static const int numbers[] = { -1, 0, 6 };
  static const char *const names[] = { "", "Tree", "network+rows", "laminar" };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    cr_expect_null (awrash_split_class_get_name ((AwrashClass)numbers[i]), "%d", numbers[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    cr_expect_eq (awrash_split_class_from_name (names[i]), 0, "%s", names[i]);
}
