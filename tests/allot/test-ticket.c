/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lot can be drawn again with any SHA-256 program.
 * Source: `printf '…' | sha256sum` (GNU coreutils).
 * Invariant: a ticket depends on seed and name alone. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <string.h>

Test (allot_ticket, is_the_digest_that_sha256sum_prints)
{
  static const struct
  {
    const char *seed, *name, *ticket;
  } rows[] = {
    { "khenifra-2023", "1", "93f242c86e4691fe1b8d32711135aca3cc0ce4560b206e37ea604bbeb81f6e4d" },
    { "", "", "e7ac0786668e0ff0f02b62bd04f45ff636fd82db63b1104601c975dc005f3a67" },
    { "قرعة", "خنيفرة", "816703e01ea9ce9d41e17cb8c48810d1a1a928da353dd059c5f3c149417ed347" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *ticket = awrash_allot_ticket (rows[i].seed, rows[i].name);
      cr_expect_str_eq (ticket, rows[i].ticket, "seed \"%s\", name \"%s\"", rows[i].seed,
                        rows[i].name);
    }
}

Test (allot_ticket, tells_the_place_of_the_colon)
{
  g_autofree char *a = awrash_allot_ticket ("a:b", "c");
  g_autofree char *b = awrash_allot_ticket ("a", "c");

  cr_expect_str_neq (a, b);
  cr_expect_eq (strlen (a), 64);
}
