/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What equal rates over all streams are computed in. A commodity is the places of one total: of a
 * stream in the nation, or in a region that has a total of its own. */

#ifndef AWRASH_SIMULATION_FAIR_PRIVATE_H
#define AWRASH_SIMULATION_FAIR_PRIVATE_H

#include "simulation/policy-private.h"

/* Cells stand province after province. Invariant: a province and a commodity are of one part each;
 * between parts nothing moves any more. */
struct _AwrashFairRoom
{
  gsize n, n_streams, n_commodities; /* of the view that is divided */
  gsize *commodity;                  /* [n × n_streams]: of each cell */
  gsize *province_part;              /* [n] */
  gsize *commodity_part;             /* [n_commodities] */
  gsize n_parts;
  double *needs;    /* [n] */
  gint64 *base;     /* [n]: what a province has from outside its part */
  gint64 *goal;     /* [n]: what it is to have of its part */
  gint64 *left;     /* [n_commodities]: of a part's places, those not placed */
  gint64 *total;    /* [n_commodities] */
  gint64 *capacity; /* [n × n_streams], never above the commodity's total */
  gint64 *places;   /* [n × n_streams] */
  /* a search for a way from a commodity with places left to a province that lacks some */
  gsize *queue, *from, *through; /* [n_commodities] */
  guint8 *is_reached;            /* [n_commodities] */
  guint8 *is_open;               /* [n] */
  /* one part */
  gsize *members; /* [n] */
  double *claims; /* [n] */
  gint64 *lower, *upper, *units;
  AwrashNestedRule mix; /* by which streams are mixed */
};

AwrashFairRoom *awrash_i_fair_room_new (AwrashIPolicyRoom *room, GError **error);

static inline gboolean
awrash_i_fair_is_inside (const AwrashFairRoom *fair, gsize province, gsize cell)
{
  return fair->commodity_part[fair->commodity[cell]] == fair->province_part[province];
}

/* Sends every commodity of a part to the provinces' goals. FALSE: some cannot be met; reached are
 * the commodities with places left, open the provinces that could still take some of them. */
gboolean awrash_i_fair_send (AwrashFairRoom *fair, gsize part);

#endif
