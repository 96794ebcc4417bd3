/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a certificate claims, read from its text and held against nothing yet but its own form. */

#ifndef AWRASH_AUDIT_CLAIM_PRIVATE_H
#define AWRASH_AUDIT_CLAIM_PRIVATE_H

#include "audit/verdict-private.h"
#include "split/plan-private.h"

#include <json-glib/json-glib.h>

typedef struct
{
  JsonParser *parser;
  JsonObject *root; /* of the parser */
  AwrashReading *reading;
  AwrashStatus status;
  AwrashClass class_;
  const char *input, *chain;
  gboolean has_gap;
  double gap; /* 0: an answer that is proved best */
  int64_t missing, unplaced;
  gsize *types;    /* [n_types]: in the order of rows of places */
  int64_t *places; /* [n_cells], NULL where the certificate has none */
  gsize n_tied;
  gsize *tied;
  int64_t *sure;
  int64_t free_units;
  GPtrArray *witnesses; /* of int64_t[n_cells] */
  int64_t *weights;     /* [n_streams] */
  GPtrArray *stages;    /* of AwrashStageProof */
} AwrashClaim;

void awrash_i_claim_clear (AwrashClaim *claim);

/* Reads the text: form, checksum (a finding if it does not fit), reading, status. */
gboolean awrash_i_claim_open (AwrashClaim *claim, const char *text, AwrashVerdict *verdict,
                              GError **error);

/* Reads what needs the model: places, ties, stages. */
gboolean awrash_i_claim_read (AwrashClaim *claim, const AwrashModel *model, GError **error);

/* Holds input, class, chain and status against the programme and against one another; what does not
 * fit is a finding. FALSE where the status leaves nothing to be checked further. */
gboolean awrash_i_claim_check_frame (const AwrashClaim *claim, const AwrashLayout *layout,
                                     AwrashVerdict *verdict);

#endif
