/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan being filled in by the split, and the proof that goes with it: the stages of its chain,
 * each with the prices of the walls that it set. */

#ifndef AWRASH_SPLIT_PLAN_PRIVATE_H
#define AWRASH_SPLIT_PLAN_PRIVATE_H

#include "split/layout-private.h"

/* What a stage minimised; the names stand in certificates. */
typedef enum
{
  AWRASH_STAGE_CUT = 1,   /* no cost: the potentials of a violated cut */
  AWRASH_STAGE_FILL,      /* minus the places received where there is a need */
  AWRASH_STAGE_SPARE,     /* the places received where the need is 0 */
  AWRASH_STAGE_OBJECTIVE, /* a measure of what is received */
  AWRASH_STAGE_GOAL,      /* a sum over cells, so much for a place of each type */
  AWRASH_STAGE_FILL_REST, /* minus the places of the other streams */
  AWRASH_STAGE_OBJECTIVE_REST,
  AWRASH_STAGE_ORDER, /* minus the places that one province receives */
  AWRASH_STAGE_ORDER_REST,
  AWRASH_STAGE_MIX,          /* the distance from the balanced mix of streams */
  AWRASH_STAGE_ORDER_STREAM, /* minus the places of one stream in one province */
  AWRASH_STAGE_TYPES,        /* the distance from the balanced mix of types within a stream */
  AWRASH_STAGE_NEAR,         /* the changes against a former plan */
  AWRASH_STAGE_NEAR_REST,
  AWRASH_STAGE_GINI, /* the Gini of what provinces receive, by boxes instead of prices */
  AWRASH_STAGE_GINI_REST
} AwrashStageKind;

const char *awrash_i_proof_get_stage_name (AwrashStageKind kind);
AwrashStageKind awrash_i_proof_stage_from_name (const char *name);

/* sign * (cost of one more than `units` of what a province receives) by a measure. */
typedef struct
{
  gsize province;
  int64_t units;
  int64_t sign;
} AwrashTerm;

typedef struct
{
  gsize wall;     /* of the model */
  int64_t value;  /* a whole number */
  guint first, n; /* or the sum of so many of the stage's terms */
} AwrashPrice;

typedef struct
{
  AwrashStageKind kind;
  gssize province;               /* ORDER: whose */
  gssize stream;                 /* ORDER_STREAM: of which */
  GArray *prices;                /* of AwrashPrice, other than nought */
  GArray *terms;                 /* of AwrashTerm; NULL where prices are whole numbers */
  struct _AwrashGiniProof *gini; /* GINI: its boxes */
} AwrashStageProof;

typedef struct
{
  GPtrArray *stages;    /* of AwrashStageProof */
  int64_t *mix_weights; /* [n_streams]: X_s of the balanced mix, NULL before it */
} AwrashProof;

/* The name of the certificates' form, and the largest integer in them. */
#define AWRASH_CERTIFICATE_FORMAT "awrash-certificate-3"
#define AWRASH_CERTIFICATE_LARGEST (G_GINT64_CONSTANT (1) << 53)

AwrashStageProof *awrash_i_proof_new_stage (AwrashStageKind kind);
void awrash_i_proof_free_stage (AwrashStageProof *stage);
GPtrArray *awrash_i_proof_new_stages (void);
void awrash_i_proof_init (AwrashProof *proof);
void awrash_i_proof_clear (AwrashProof *proof);
/* A new stage with the prices of a network whose stage has just been minimised: whole numbers, or
 * with who receives, and the province of each, sums of marginal costs. */
AwrashStageProof *awrash_i_proof_add (AwrashProof *proof, AwrashStageKind kind,
                                      const AwrashLayout *layout, const AwrashRecipients *who,
                                      const gsize province[], GError **error);

struct _AwrashPlan
{
  gatomicrefcount references;
  AwrashProgramme *programme;
  AwrashReading *reading;
  AwrashStatus status;
  AwrashClass class_;
  char *class_reason;
  gboolean totals_m_convex;
  char *chain;
  char *reason;
  char *certificate;
  gboolean has_answer;
  gsize n_cells, n_provinces;
  int64_t *cell_provinces, *cell_types, *places;
  double *receipts, *needs;
  gsize n_tied;
  int64_t *tied, *sure;
  int64_t free_units;
  gboolean is_suspected; /* some tie may be a hair's difference beyond 512 bits */
  GPtrArray *witnesses;  /* of int64_t[n_cells]: for every tied province, an optimal plan that gives
                            it more or less; in front the plan that they are compared with */
  GPtrArray *blocking;   /* of char * */
  int64_t missing;
  int64_t unplaced;
  AwrashPlan *base;         /* what a loss is measured from; NULL where none is allowed */
  double value, bound, gap; /* of searches: beyond the network, or a Gini; NaN: not known */
  double mix_gap;           /* of the balanced mix; NaN: no answer */
  char *claims;             /* their proofs, as JSON; NULL in the others */
  GArray *levels;           /* of AwrashPlanLevel, beyond the network */
  GPtrArray *level_names;   /* of char * */
};

/* Makes a plan of a programme in the order of codes, once it is found, one of the programme that
 * was given; nothing where these are the same. */
gboolean awrash_i_plan_give_back (AwrashPlan *plan, AwrashProgramme *given, GError **error);
/* What an answered plan says of places, in the order of codes, for the chain to be run again as it
 * was; (transfer full). */
AwrashPlan *awrash_i_plan_in_order (const AwrashPlan *plan, GError **error);

/* Canonical JSON of a plan and its proof, with its SHA-256; NULL with AWRASH_ERROR_MEMORY. */
char *awrash_i_certificate_write (const AwrashPlan *plan, const AwrashModel *model,
                                  const AwrashProof *proof, GError **error);

#endif
