/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Certificates changed by hand and sealed anew, so that only arithmetic can refuse them.
 * Source: the form in libawrash/split/certificate.c. Invariant: the checksum fits the text. */

#ifndef AWRASH_TEST_SEALED_H
#define AWRASH_TEST_SEALED_H

#include <awrash.h>

/* The text with the checksum that fits it; a text without one is given back as it is. */
char *test_seal (const char *text);

/* The text with the first `from` replaced, sealed; a test that replaces nothing fails. "…" in it
 * stands for whatever there is up to what follows: prices, of which there may be others as good. */
char *test_seal_edited (const char *text, const char *from, const char *to);

/* Where the next whole number of a text stands, or its whole part, from a byte on; the end if there
 * is none. Numbers in words and in quotes are none. */
gsize test_next_number (const char *text, gsize from);

/* The text with the number there told otherwise, sealed: one more, one less, nought, 2^53, the ends
 * of 63 bits, nothing. */
#define TEST_BENDS 7
char *test_seal_bent (const char *text, gsize at, int how);

/* The text without the object that begins there, and without a comma beside it, sealed. */
char *test_seal_without (const char *text, const char *at);

/* So many bytes of the text, closed as a whole text is, sealed. */
char *test_seal_prefix (const char *text, gsize length);

/* Where the next value of a list or an object begins, from a byte on; the end if there is none. */
gsize test_next_value (const char *text, gsize from);

/* The text with the value there replaced by one of another kind, by nothing, by itself twice, or
 * left out with its comma, sealed. */
#define TEST_REPLACED 10
char *test_seal_replaced (const char *text, gsize at, int how);

/* Expects an error of form that names a byte, says `message` behind it, and is right about what
 * stands there. */
void test_expect_form (const GError *error, const char *text, const char *message,
                       const char *label);

/* Whether a finding begins so. */
gboolean test_tells (const AwrashVerdict *verdict, const char *beginning);

/* Expects that a text is a certificate, and refused for a finding that begins so. */
void test_expect_refusal (const AwrashProgramme *programme, const char *text, const char *finding,
                          const char *label);

#endif
