/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of a certificate: canonical JSON, written from left to right. */

#ifndef AWRASH_BASE_CERTIFICATE_TEXT_PRIVATE_H
#define AWRASH_BASE_CERTIFICATE_TEXT_PRIVATE_H

#include <awrash.h>

/* A text between quotes, a whole number, and a double that reads back as it is, null where there is
 * none. */
void awrash_i_certificate_put_string (GString *text, const char *value);
void awrash_i_certificate_put_number (GString *text, int64_t value);
void awrash_i_certificate_put_double (GString *text, double value);
/* A comma, unless this is the first of a list or an object; a key behind it. */
void awrash_i_certificate_put_next (GString *text);
void awrash_i_certificate_put_key (GString *text, const char *key);
/* A member of an object; a text may be NULL. */
void awrash_i_certificate_put_text (GString *text, const char *key, const char *value);
void awrash_i_certificate_put_integer (GString *text, const char *key, int64_t value);
/* Ends the object and the text, with the SHA-256 of what stands so far, its brace included. */
void awrash_i_certificate_put_sum (GString *text);

#endif
