/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Memory that input asks for: refused, never the end of the host process. */

#include "base/memory-private.h"

#include <criterion/criterion.h>
#include <string.h>

/* AddressSanitizer ends a program that asks for too much, unless it is told what malloc does. */
const char *__asan_default_options (void);

const char *
__asan_default_options (void)
{
  return "allocator_may_return_null=1";
}

Test (base_memory, new_items_are_zero)
{
  g_autofree double *items = awrash_i_new (double, 1000, NULL);

  for (int i = 0; i < 1000; i++)
    cr_assert_eq (items[i], 0);
}

Test (base_memory, large_arrays_are_zero_to_the_end_and_copied_whole)
{
  const gsize n = (20 << 20) + 3;
  g_autofree char *items = awrash_i_new_in_large_pages (char, n, NULL);
  g_autofree char *copy = NULL;

  for (gsize i = 0; i < n; i++)
    {
      cr_assert_eq (items[i], 0);
      items[i] = (char)(i % 127);
    }
  copy = awrash_i_copy (char, items, n, NULL);
  cr_assert_eq (memcmp (copy, items, n), 0);
}

Test (base_memory, no_items_are_still_a_pointer)
{
  g_autofree double *items = awrash_i_new (double, 0, NULL);
  g_autofree double *copy = awrash_i_copy (double, NULL, 0, NULL);

  cr_expect_not_null (items);
  cr_expect_not_null (copy);
}

Test (base_memory, room_holds_what_is_put_there_or_is_refused)
{
  g_autofree int64_t *room = awrash_i_room (int64_t, 3, NULL);
  g_autofree int64_t *none = awrash_i_room (int64_t, 0, NULL);
  g_autoptr (GError) error = NULL;

  cr_expect_not_null (none);
  for (int i = 0; i < 3; i++)
    room[i] = i;
  cr_expect_eq (room[2], 2);
  cr_expect_null (awrash_i_room (int64_t, G_MAXSIZE / 2, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_MEMORY));
}

Test (base_memory, copies_hold_what_they_were_made_of)
{
  const int64_t items[] = { 953, G_MININT64, 1100 };
  g_autofree int64_t *copy = awrash_i_copy (int64_t, items, 3, NULL);

  cr_expect_arr_eq (copy, items, sizeof items);
}

Test (base_memory, what_is_expected_is_free_to_be_had)
{
  for (int k = 0; k < 2; k++)
    {
      g_autofree char *items = NULL;

      awrash_i_memory_expect (k * (gsize)1000000);
      items = awrash_i_new (char, 1000000, NULL);
      cr_assert_not_null (items);
      for (int i = 0; i < 1000000; i++)
        cr_assert_eq (items[i], 0);
    }
  awrash_i_memory_expect (G_MAXSIZE);
}

Test (base_memory, a_product_beyond_the_address_space_is_an_error)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;

  cr_expect_null (awrash_i_memory_new_in_large_pages (G_MAXSIZE / 4, 8, NULL));
  cr_expect_null (awrash_i_memory_new (G_MAXSIZE / 4, 8, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_MEMORY));
  told = g_strdup_printf ("not enough memory for %zu items of 8 bytes", G_MAXSIZE / 4);
  cr_expect_str_eq (error->message, told);
}

Test (base_memory, more_than_there_is_is_an_error)
{
  g_autoptr (GError) error = NULL;

  cr_expect_null (awrash_i_memory_copy ("", G_MAXSIZE, 1, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_MEMORY));
}

Test (base_memory, of_several_refusals_with_one_error_the_first_is_told)
{
  g_autoptr (GError) error = NULL;

  cr_expect_null (awrash_i_new (int16_t, G_MAXSIZE, &error));
  cr_expect_null (awrash_i_new (int64_t, G_MAXSIZE, &error));
  cr_expect (g_str_has_suffix (error->message, "items of 2 bytes"), "%s", error->message);
}

Test (base_memory, an_array_that_cannot_grow_is_an_error_and_stays)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (int64_t));
  g_autoptr (GError) wide = NULL;
  g_autoptr (GError) many = NULL;

  for (int64_t k = 0; k < 1000; k++)
    {
      cr_assert (awrash_i_memory_stretch (array, 1, NULL));
      g_array_append_val (array, k);
    }
  cr_expect_not (awrash_i_memory_stretch (array, (gsize)1 << 40, &wide));
  cr_expect (g_error_matches (wide, AWRASH_ERROR, AWRASH_ERROR_MEMORY));
  cr_expect_not (awrash_i_memory_stretch (array, G_MAXSIZE, &many));
  cr_expect (g_error_matches (many, AWRASH_ERROR, AWRASH_ERROR_MEMORY));
  cr_expect_eq (array->len, 1000);
  cr_expect_eq (g_array_index (array, int64_t, 999), 999);
}
