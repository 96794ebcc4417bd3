/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A lottery over panels, and what its rules share while they look for it. */

#ifndef AWRASH_SELECTION_LOTTERY_PRIVATE_H
#define AWRASH_SELECTION_LOTTERY_PRIVATE_H

#include "selection/master-private.h"
#include "selection/pricing-private.h"

#define AWRASH_LOTTERY_FORMAT "awrash-lottery-1"

/* Weights are counted in 2^-53. */
#define AWRASH_WEIGHT_WHOLE (G_GINT64_CONSTANT (1) << 53)

/* The numbers of rules do not change: certificates hold their names. */
typedef enum
{
  AWRASH_LOTTERY_MAXIMIN = 1,
  AWRASH_LOTTERY_LEXIMIN,
  AWRASH_LOTTERY_NASH,
  AWRASH_LOTTERY_GOLDILOCKS
} AwrashLotteryRule;

/* A statement about all panels: by these prices of types none is worth more than `most`. */
typedef struct
{
  int64_t *price; /* [n_types] */
  int64_t most;
  AwrashBranching *tree;
  guint8 *is_fixed; /* [n_types]: types that the level settles; NULL: it is not about levels */
} AwrashLotteryProof;

struct _AwrashLottery
{
  gatomicrefcount references;
  AwrashPanelQuestion *question;
  AwrashLotteryRule rule;
  char *rule_text;
  double setting; /* Nash: the gap asked; Goldilocks: what too high a chance weighs */
  AwrashStatus status;
  double value, bound, gap;
  gsize n_panels;
  int64_t *panel;            /* [n_panels * n_types]: how many of each type */
  int64_t *weight;           /* [n_panels] > 0; their sum is 2^53 */
  AwrashLong *mass;          /* [n_types]: persons of the type in all panels, times their weights */
  guint8 *is_never;          /* [n_types]: no panel can hold one */
  AwrashLotteryProof *never; /* that this is so: NULL where it is of nobody */
  GArray *proofs;            /* of AwrashLotteryProof */
  GArray *levels;            /* of AwrashLotteryLevel */
  gsize *level;              /* [n_types]: its level; n_levels: none */
  gsize n_spread;            /* panels as persons */
  int64_t *spread_weight;    /* [n_spread] > 0; their sum is 2^53 */
  int64_t *spread;           /* [n_spread * size]: persons, ascending */
  char *certificate;
};

/* ── while a rule looks for it ──────────────────────────────────────────────────────────────── */

typedef struct
{
  const AwrashPanelQuestion *question;
  AwrashPricer *pricer;
  AwrashLottery *lottery; /* that is being made */
  GPtrArray *panels;      /* of int64_t[n_types]: all that are known */
  int64_t *price;         /* [n_types] */
} AwrashLotteryRun;

void awrash_i_lottery_proof_clear (gpointer data);
/* One proof more, to be filled in where it stands; NULL with AWRASH_ERROR_MEMORY. */
AwrashLotteryProof *awrash_i_lottery_proof_add (GArray *proofs, GError **error);

/* Panels that hold every type that any can, and who can be in none, proved; without any panel the
 * lottery's status says that there is none, proved, too. */
gboolean awrash_i_lottery_cover (AwrashLotteryRun *run, GError **error);
/* Looks for panels that are worth more by run->price than all known. Where nothing is, by more than
 * the prices are rounded, or nothing is worth more than enough, *proof is filled, and *is_best
 * TRUE; else the panels are added. */
gboolean awrash_i_lottery_improve (AwrashLotteryRun *run, int64_t enough, gboolean *is_best,
                                   AwrashLotteryProof *proof, GError **error);
/* The same without a look at exchanges. */
gboolean awrash_i_lottery_prove (AwrashLotteryRun *run, int64_t enough, gboolean *is_best,
                                 AwrashLotteryProof *proof, GError **error);
/* Adds panels that exchanges of single persons make of known ones, worth more than enough. */
gboolean awrash_i_lottery_exchange (AwrashLotteryRun *run, int64_t enough, GError **error);
/* Prices as whole numbers from doubles: the largest in size becomes the pricer's. */
void awrash_i_lottery_set_prices (AwrashLotteryRun *run, const double price[]);
/* The lottery's panels and weights from weights of the known panels that sum to nearly 1. */
gboolean awrash_i_lottery_weigh (AwrashLotteryRun *run, const double weight[], GError **error);

/* The rules. First by what quotas allow on average, which need not be found, and need not be met.
 */
gboolean awrash_i_lottery_run_outline (AwrashLotteryRun *run, gboolean *is_found, GError **error);
/* Over panels. */
gboolean awrash_i_lottery_run_levels (AwrashLotteryRun *run, GError **error);
gboolean awrash_i_lottery_run_nash (AwrashLotteryRun *run, GError **error);
gboolean awrash_i_lottery_run_goldilocks (AwrashLotteryRun *run, GError **error);

/* ── once it is there; audit does the same ──────────────────────────────────────────────────── */

/* Fills mass from panels and weights. */
void awrash_i_lottery_count (AwrashLottery *lottery);
/* The chance of the persons of a type, rounded once. */
double awrash_i_lottery_chance (const AwrashLottery *lottery, gsize type);
/* The value that the rule makes of the masses, the bound that the proofs make of them, and the
 * levels. */
gboolean awrash_i_lottery_tell (AwrashLottery *lottery, GError **error);
/* Panels as persons. */
gboolean awrash_i_lottery_spread (AwrashLottery *lottery, GError **error);
/* A lottery of which nothing but its question and rule is known. */
AwrashLottery *awrash_i_lottery_open (AwrashPanelQuestion *question, const char *rule,
                                      GError **error);
/* The SHA-256 of a question, by types. */
char *awrash_i_lottery_hash (const AwrashPanelQuestion *question);
/* The text. */
char *awrash_i_lottery_certify (const AwrashLottery *lottery);

#endif
