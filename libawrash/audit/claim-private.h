/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a certificate claims, read from its text and held against nothing yet but its own form. */

#ifndef AWRASH_AUDIT_CLAIM_PRIVATE_H
#define AWRASH_AUDIT_CLAIM_PRIVATE_H

#include "audit/scan-private.h"
#include "audit/verdict-private.h"
#include "split/plan-private.h"

typedef struct
{
  AwrashScan scan; /* owns the texts; what is left to be read */
  AwrashReading *reading;
  AwrashStatus status;
  AwrashClass class_;
  const char *input, *chain;
  const char *base; /* of the plan without loss, NULL where none is allowed */
  gboolean has_gap;
  double gap;                   /* 0: an answer that is proved best */
  gboolean is_searched;         /* it tells value and bound, and claims at its end */
  double value, bound, mix_gap; /* NaN: not known */
  int64_t missing, unplaced;
  gsize *types;    /* [n_types]: in the order of rows of places */
  int64_t *places; /* [n_cells], NULL where the certificate has none */
  gsize n_tied;
  gsize *tied;
  int64_t *sure;
  int64_t free_units;
  GPtrArray *witnesses; /* of int64_t[n_cells] */
  int64_t *weights;     /* [n_streams] */
  gsize n_bounds;
  gsize *bounds;     /* [n_bounds]: walls of the model, as prices number them */
  AwrashPrice *room; /* [n_bounds]: work space of a stage */
  size_t territory;  /* the last that was named: mostly the next one follows */
  GPtrArray *stages; /* of AwrashStageProof */
} AwrashClaim;

/* More places than any programme has that the split takes on; sums of them stay exact. */
#define AWRASH_CLAIM_LARGEST (G_GINT64_CONSTANT (1) << 50)

void awrash_i_claim_clear (AwrashClaim *claim);

/* Reads the text as far as the reading and the status: form, checksum (a finding if it does not
 * fit). */
gboolean awrash_i_claim_open (AwrashClaim *claim, const char *text, AwrashVerdict *verdict,
                              GError **error);

/* Reads what needs the model: places, ties, stages; up to the claims of a search, which ask their
 * own questions, or to the end. */
gboolean awrash_i_claim_read (AwrashClaim *claim, const AwrashModel *model, GError **error);
/* That nothing is left. */
gboolean awrash_i_claim_end (AwrashClaim *claim, GError **error);

/* The territory of the code that comes next, if it is the programme's: claim->territory then. FALSE
 * with an error where no text comes next. */
gboolean awrash_i_claim_find_territory (AwrashClaim *claim, const AwrashProgramme *p,
                                        gboolean *found, GError **error);
/* The province that comes next. */
gboolean awrash_i_claim_read_province (AwrashClaim *claim, const AwrashProgramme *p,
                                       gsize *province, GError **error);

/* Holds input, class, chain and status against the programme and against one another; what does not
 * fit is a finding. FALSE where the status leaves nothing to be checked further. */
gboolean awrash_i_claim_check_frame (const AwrashClaim *claim, const AwrashLayout *layout,
                                     AwrashVerdict *verdict);

#endif
