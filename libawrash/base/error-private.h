/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one place where messages are made: they quote names that callers gave, whose bytes may be no
 * text, and what is told is UTF-8 all the same, as GLib's own promise of messages has it. */

#ifndef AWRASH_BASE_ERROR_PRIVATE_H
#define AWRASH_BASE_ERROR_PRIVATE_H

#include <awrash.h>

/* As GLib's g_set_error (), g_set_error_literal () and g_prefix_error (), whose names stand for
 * them in the library; bytes that are not UTF-8 become U+FFFD. */
void awrash_i_error_set (GError **error, GQuark domain, int code, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
void awrash_i_error_set_literal (GError **error, GQuark domain, int code, const char *message);
void awrash_i_error_prefix (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

#undef g_set_error
#undef g_set_error_literal
#undef g_prefix_error
#define g_set_error awrash_i_error_set
#define g_set_error_literal awrash_i_error_set_literal
#define g_prefix_error awrash_i_error_prefix

#endif
