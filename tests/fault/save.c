/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a programme and saves it into a folder, as a command would: save FROM TO DIALECT.
 * Source: none. Invariant: ends with 0 or, with the message, with 2. */

#include <awrash.h>

#include <stdio.h>

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashProgramme) programme
      = argc == 4 ? awrash_programme_load (argv[1], &error) : NULL;

  if (programme != NULL
      && awrash_programme_save (programme, argv[2],
                                (AwrashDialect)awrash_base_dialect_from_name (argv[3]), &error))
    return 0;
  fprintf (stderr, "%s\n", error != NULL ? error->message : "usage: save FROM TO DIALECT");
  return 2;
}
