/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Parts of a certificate that are written in files of their own. */

#ifndef AWRASH_SPLIT_CERTIFICATE_PRIVATE_H
#define AWRASH_SPLIT_CERTIFICATE_PRIVATE_H

#include "split/gini-private.h"

#include <json-glib/json-glib.h>

/* The member "gini" of a stage; nothing for a stage without. */
void awrash_i_certificate_put_gini (JsonBuilder *builder, const AwrashModel *model,
                                    const AwrashGiniProof *proof);

#endif
