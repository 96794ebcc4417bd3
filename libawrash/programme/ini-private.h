/* SPDX-License-Identifier: GPL-3.0-or-later */

/* programme.ini as text: what GKeyFile would drop or take in silence is told with its line. */

#ifndef AWRASH_PROGRAMME_INI_PRIVATE_H
#define AWRASH_PROGRAMME_INI_PRIVATE_H

#include "programme/draft-private.h"

/* The largest file of options that is read, 4 MiB. */
#define AWRASH_INI_MOST_BYTES ((gsize)4 << 20)

/* Fills the options from the text; faults are added with name and line. */
void awrash_i_ini_parse (GKeyFile *options, const char *name, const char text[], gsize length,
                         AwrashFaults *faults);

#endif
