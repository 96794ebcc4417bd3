/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text on a terminal, for what draws more there than words. */

#ifndef AWRASH_REPORT_TERMINAL_PRIVATE_H
#define AWRASH_REPORT_TERMINAL_PRIVATE_H

#include "base/text-private.h"

/* It holds letters that run from right to left. */
gboolean awrash_i_terminal_turns (const char *text);
/* Newly allocated: what fits into so many columns, with … where it was cut; no isolate of it is
 * left open. */
char *awrash_i_terminal_cut (const char *text, gsize columns);

#endif
