/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every part of a work is done once, and all are done when the call is back.
 * Source: threads-private.h. Invariant: nothing depends on which thread is first. */

#include "base/threads-private.h"

#include <criterion/criterion.h>

static void
count (gsize part, gpointer data)
{
  g_atomic_int_inc ((gint *)data + part);
}

Test (base_threads, every_part_is_done_once)
{
  for (gsize n = 1; n < 20; n++)
    {
      gint done[20] = { 0 };

      awrash_i_threads_run (n, count, done);
      for (gsize part = 0; part < 20; part++)
        cr_assert_eq (done[part], part < n, "%zu of %zu", part, n);
    }
}
