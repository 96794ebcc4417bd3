/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a report looks, and the few lines that switch its language. */

#ifndef AWRASH_REPORT_STYLE_PRIVATE_H
#define AWRASH_REPORT_STYLE_PRIVATE_H

#include <glib.h>

/* Of a chart, on the page and alone. */
extern const char awrash_i_style_chart[];
/* Of the page around them. */
extern const char awrash_i_style_page[];
extern const char awrash_i_style_script[];

/* Newly allocated: a text as a source of a content-security policy, 'sha256-…'; NULL for no more
 * part. */
char *awrash_i_style_hash (const char *first, const char *second);

#endif
