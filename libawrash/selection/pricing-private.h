/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Panels by prices of types: which is worth most, and a proof that none is worth more. */

#ifndef AWRASH_SELECTION_PRICING_PRIVATE_H
#define AWRASH_SELECTION_PRICING_PRIVATE_H

#include "allot/mixed-relaxation-private.h"
#include "selection/question-private.h"

/* The largest price in size: no panel is worth more than 2^60 then, nor a price more than 2^50. */
int64_t awrash_i_panels_largest_price (const AwrashPanelQuestion *question);

/* The panels of a question as whole numbers, types for columns; for rows the quotas in their order,
 * the size, and what each kind of household can send. No panel costs anything yet. */
AwrashMixed *awrash_i_panels_new (const AwrashPanelQuestion *question, GError **error);
/* The same, not yet sealed: columns and rows as they are asked for. */
AwrashMixed *awrash_i_panels_open (const AwrashPanelQuestion *question, GError **error);
/* A panel costs minus what it is worth by price[n_types], each at most the largest in size. */
void awrash_i_panels_set_prices (AwrashMixed *panels, const int64_t price[]);
/* What a panel is worth. */
int64_t awrash_i_panels_worth (const AwrashMixed *panels, const int64_t panel[]);
/* Whether a tree proves that no panel is worth more than `most`; without is_any: that there is
 * none. kept (NULL: not wanted) takes what of it the proof needs. */
gboolean awrash_i_panels_prove (const AwrashMixed *panels, const AwrashBranching *tree,
                                gboolean is_any, int64_t most, AwrashBranching *kept,
                                gboolean *proved, GError **error);

/* A search for panels, which keeps the simplex's basis from one search to the next. */
typedef struct
{
  AwrashMixed *panels;
  int64_t largest;                   /* price */
  AwrashMixedRelaxation *relaxation; /* NULL: there is no panel, as the rows themselves show */
  GArray *open;                      /* of PricingNode */
  AwrashBranching *tree;             /* NULL: not kept */
  const int64_t *box;                /* [2 (n + m)]: where it looks, borrowed; NULL: everywhere */
  GPtrArray *found; /* of int64_t[n_types]: panels of the last search, the best last */
  int64_t best;     /* what the last one is worth, or the floor */
  gboolean is_done; /* nothing is worth more than best */
  gsize n_nodes;    /* looked at in all searches */
  gsize most_steps; /* of the simplex in all searches: then a search looks at one node more */
  int64_t *prices;  /* [m] */
} AwrashPricer;

AwrashPricer *awrash_i_pricer_new (const AwrashPanelQuestion *question, GError **error);
void awrash_i_pricer_free (AwrashPricer *pricer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashPricer, awrash_i_pricer_free)

/* Looks for panels worth more than floor by price[n_types], the best of them last in found, and
 * notes how to prove it. Once one is found it goes on for `patience` nodes at most. */
gboolean awrash_i_pricer_run (AwrashPricer *pricer, const int64_t price[], int64_t floor,
                              gsize patience, GError **error);

#endif
