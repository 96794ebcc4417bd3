/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Parts of a certificate that are written in files of their own. */

#ifndef AWRASH_SPLIT_CERTIFICATE_PRIVATE_H
#define AWRASH_SPLIT_CERTIFICATE_PRIVATE_H

#include "split/gini-private.h"

/* A text between quotes, and a double that reads back as it is. */
void awrash_i_certificate_put_string (GString *text, const char *value);
void awrash_i_certificate_put_double (GString *text, double value);
/* The member "gini" of a stage behind others; nothing for a stage without. */
void awrash_i_certificate_put_gini (GString *text, const AwrashModel *model,
                                    const AwrashGiniProof *proof);

#endif
