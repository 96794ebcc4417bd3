/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words as people type them, brought to one form: header names, units and statuses are matched
 * without case, accents, blanks or hyphens. Codes are never folded. */

#ifndef AWRASH_PROGRAMME_FOLD_PRIVATE_H
#define AWRASH_PROGRAMME_FOLD_PRIVATE_H

#include <awrash.h>

/* Newly allocated: text (valid UTF-8) without case, marks and surrounding blanks; inner blanks and
 * hyphens become one underscore each. */
char *awrash_i_fold (const char *text);

/* Newly allocated: text without blanks, byte-order and direction marks at its ends. */
char *awrash_i_fold_trim (const char *text);

/* TRUE if the text reads "Total" in one of the three languages. */
gboolean awrash_i_fold_is_total (const char *text);

/* The unit or origin that a cell means, in three languages; 0 if unknown. */
int awrash_i_unit_from_text (const char *text);
int awrash_i_origin_from_text (const char *text);

#endif
