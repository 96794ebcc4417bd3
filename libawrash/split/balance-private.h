/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of a balance: the question as it was asked, what a plan gives with and without the
 * sustainable stream, and what training adds. Source: split/balance.c. Invariant: built whole,
 * then never changed. */

#ifndef AWRASH_SPLIT_BALANCE_PRIVATE_H
#define AWRASH_SPLIT_BALANCE_PRIVATE_H

#include "base/rational-private.h"
#include "programme/programme-private.h"
#include "split/compensation-private.h"
#include "split/reading-private.h"

/* Limits and quotas that nobody set. */
#define AWRASH_BALANCE_NONE G_GINT64_CONSTANT (-1)

typedef enum
{
  AWRASH_TARGET_LIFTED,   /* nobody has less than without limits of absorption */
  AWRASH_TARGET_BEFORE,   /* a Gini no higher than without the stream */
  AWRASH_TARGET_GINI,     /* a Gini of at most the parameter */
  AWRASH_TARGET_LOWEST,   /* no rate below the parameter */
  AWRASH_TARGET_FRACTION, /* no rate below that fraction of the rate of all */
  AWRASH_TARGET_PLACES,   /* the other way round: so many places of training */
  AWRASH_TARGET_BUDGET    /* so much money */
} AwrashTargetKind;

typedef enum
{
  AWRASH_FRAGILE_LOWEST,     /* the lowest rates before the stream */
  AWRASH_FRAGILE_ABSORPTION, /* the limit of absorption over need */
  AWRASH_FRAGILE_INDICATOR   /* a column of the territories */
} AwrashFragileKind;

/* The settings, typed. */
typedef struct
{
  gsize stream;    /* whose absorption is asked about */
  gssize training; /* the programme's own stream, -1: it has none */
  AwrashTargetKind target;
  AwrashRational level; /* of the target */
  AwrashFragileKind fragile;
  char *indicator; /* NULL unless the rule is on one */
  gboolean is_above, is_strict;
  AwrashRational limit; /* of the rule */
  AwrashRational weight;
  double cost;     /* of a place of training; NaN: unknown, or not the same everywhere */
  char *cost_text; /* an expression of the territories, NULL: it is the same everywhere */
  gboolean weight_given, cost_given;
  char *target_text, *fragile_text;
} AwrashBalanceQuestion;

gboolean awrash_i_balance_ask (AwrashBalanceQuestion *question, const AwrashProgramme *programme,
                               gsize n_settings, const char *const settings[], GError **error);
void awrash_i_balance_question_clear (AwrashBalanceQuestion *question);

/* What is compared. */
typedef enum
{
  AWRASH_DIVISION_BEFORE,  /* without the stream */
  AWRASH_DIVISION_STREAM,  /* the stream alone */
  AWRASH_DIVISION_AFTER,   /* both */
  AWRASH_DIVISION_LIFTED,  /* both, were there no limit of absorption */
  AWRASH_DIVISION_EVEN,    /* as many places, all by need */
  AWRASH_DIVISION_TRAINED, /* both, and training by its weight */
  AWRASH_BALANCE_N_DIVISIONS
} AwrashBalanceDivision;

typedef struct
{
  gboolean is_known;
  double gini, theil, lowest, highest, rate, fragile_rate, places;
} AwrashBalanceMeasures;

/* A point of the curve: training given to the lowest rate first. */
typedef struct
{
  double places, gini, lowest, cost;
} AwrashBalancePoint;

struct _AwrashBalance
{
  AwrashProgramme *programme;
  AwrashReading *reading;
  AwrashBalanceQuestion question;
  AwrashStatus status;
  char *reason; /* NULL: none */
  gsize n;      /* provinces */
  gboolean has_answer;
  double *needs;
  int64_t *places[AWRASH_BALANCE_N_DIVISIONS]; /* NULL: not known; TRAINED in places, unweighed */
  int64_t *training;
  double *costs; /* of a place of training in each province; NULL: the question's everywhere */
  int64_t *limits, *fragile;
  AwrashBalanceMeasures measures[AWRASH_BALANCE_N_DIVISIONS];
  gssize quota_bound; /* the quota that grows, -1: none or several */
  int64_t quota, absorption, growth, binding;
  gsize first_binding; /* the province; G_MAXSIZE: none */
  gsize assumed_limits, assumed_quotas;
  int64_t least_places; /* proved: with fewer places of training the target is out of reach */
  int64_t trained_places;
  double total_cost, least_cost; /* NaN: unknown */
  double reached;                /* what the target measures, at the answer */
  double least_gini;             /* a lower bound on the Gini of every division of as many places */
  GArray *curve;                 /* of AwrashBalancePoint */
};

/* ── a programme with bounds changed, for as long as its plans live ─────────────────────────── */

typedef struct
{
  AwrashProgramme programme;
  AwrashBound *bounds;
  guint8 *covers; /* the types of training */
} AwrashVariant;

/* Training is closed, and its own bounds go; lifts: the stream's capacities go too; quota: the
 * index of a bound that becomes least to most places, -1 for none. */
gboolean awrash_i_balance_vary (AwrashVariant *variant, const AwrashBalance *balance,
                                gboolean lifts, gssize quota, int64_t least, int64_t most,
                                GError **error);
void awrash_i_balance_variant_clear (AwrashVariant *variant);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashVariant, awrash_i_balance_variant_clear)

/* TRUE if the bound covers types of the stream and of no other. */
gboolean awrash_i_balance_is_of (const AwrashProgramme *programme, const AwrashBound *bound,
                                 gsize stream);

/* ── absorption ─────────────────────────────────────────────────────────────────────────────── */

/* What every province can absorb, and the quota. */
gboolean awrash_i_balance_limit (AwrashBalance *balance, GError **error);
/* What the reading gives without limits, and how far the quota could grow. */
gboolean awrash_i_balance_grow (AwrashBalance *balance, GError **error);

/* ── recipients of training ─────────────────────────────────────────────────────────────────── */

/* Those with a need; plan: whose bounds leave what room there is, NULL for room without end. */
gboolean awrash_i_balance_compensate (const AwrashBalance *balance, const AwrashPlan *plan,
                                      AwrashCompensation *compensation, GError **error);
/* What the training of recipients costs, NaN if that is not known. */
double awrash_i_balance_cost (const AwrashBalance *balance, const AwrashCompensation *compensation,
                              const int64_t training[]);
/* The curve; order is room to sort in. */
gboolean awrash_i_balance_draw (AwrashBalance *balance, const AwrashCompensation *compensation,
                                gsize order[], GError **error);

/* ── training ───────────────────────────────────────────────────────────────────────────────── */

/* From places after and before on: the training, its status and the curve. */
gboolean awrash_i_balance_train (AwrashBalance *balance, const AwrashPlan *plan, GError **error);

/* The same number of places as with the stream, all by need. */
gboolean awrash_i_balance_even (AwrashBalance *balance, GError **error);
/* Measures of a division whose receipts are places, and weight times training. */
gboolean awrash_i_balance_measure (AwrashBalance *balance, AwrashBalanceDivision division,
                                   GError **error);
/* fragile[] by the question's rule; needs places before. */
gboolean awrash_i_balance_mark_fragile (AwrashBalance *balance, GError **error);

#endif
