/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How many persons do what each does with some probability, at a number that was drawn. */

#ifndef AWRASH_SIMULATION_FLOWS_PRIVATE_H
#define AWRASH_SIMULATION_FLOWS_PRIVATE_H

#include <awrash.h>

/* The most persons anything is asked of: every product below is then right to a person. */
#define AWRASH_FLOWS_MOST (G_GINT64_CONSTANT (1) << 40)

enum
{
  AWRASH_STREAMS_MOST = 16
};

/* B (people, p) at u of each of n provinces: from 0 to people, and never less for more people or a
 * larger p where scatter is FALSE. People and counts are step apart, probabilities p_step: 0 where
 * one serves all. Counts may be people. */
void awrash_i_flows_counts (gboolean scatter, gsize n, gsize step, const gint64 people[],
                            const double p[], gsize p_step, const double u[], gint64 counts[]);

/* Cuts counts, of at most AWRASH_STREAMS_MOST streams, that together exceed what is available, each
 * in proportion; what is left over goes to them one by one, beginning at a place that u draws. */
void awrash_i_flows_ration (gsize n, gint64 counts[], gint64 available, double u);

#endif
