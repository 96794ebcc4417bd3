/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Parts of a certificate that are written in files of their own. */

#ifndef AWRASH_SPLIT_CERTIFICATE_PRIVATE_H
#define AWRASH_SPLIT_CERTIFICATE_PRIVATE_H

#include "base/certificate-text-private.h"
#include "split/gini-private.h"

/* The member "bounds": the walls that the proof prices. Their numbers from 1, [n_walls], 0 where
 * there is no price; NULL with AWRASH_ERROR_MEMORY. */
guint32 *awrash_i_certificate_put_bounds (GString *text, const AwrashModel *model,
                                          const AwrashProof *proof, GError **error);
/* The prices of a stage under a key, which are sorted by number. */
void awrash_i_certificate_put_prices (GString *text, const char *key, const AwrashModel *model,
                                      const guint32 number[], AwrashStageProof *stage);
/* The member "gini" of a stage behind others; nothing for a stage without. */
void awrash_i_certificate_put_gini (GString *text, const AwrashModel *model, const guint32 number[],
                                    const AwrashGiniProof *proof);

#endif
