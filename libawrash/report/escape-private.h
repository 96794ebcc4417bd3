/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text from data made safe to stand in markup, in a terminal, in the address of a download. */

#ifndef AWRASH_REPORT_ESCAPE_PRIVATE_H
#define AWRASH_REPORT_ESCAPE_PRIVATE_H

#include "base/text-private.h"

/* Appends UTF-8 text so that it can neither open markup nor end an attribute, and so that
 * characters that nobody sees but that change what others see are shown as U+FFFD. */
gboolean awrash_i_escape_markup (AwrashText *text, const char *data, GError **error);
/* The same without entities, for what is no markup. */
gboolean awrash_i_escape_plain (AwrashText *text, const char *data, GError **error);
/* Appends bytes as data in an address that stands in an attribute between single quotes: all that
 * could end either, or part the address, as %XX. */
gboolean awrash_i_escape_address (AwrashText *text, const char *data, GError **error);

#endif
