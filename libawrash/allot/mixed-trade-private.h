/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the parts of an exchanger share: columns in groups and by their looks, and the trades of one
 * unit that they allow. */

#ifndef AWRASH_ALLOT_MIXED_TRADE_PRIVATE_H
#define AWRASH_ALLOT_MIXED_TRADE_PRIVATE_H

#include "allot/mixed-exchange-private.h"
#include "base/wrap-private.h"

/* One unit more on one column, one less on another; G_MAXSIZE: none on that side. */
typedef struct
{
  gsize up, down;
  int64_t room;
  double cost;
  double dear;      /* its cost less what the prices give for its effects */
  gsize first, end; /* of its effects */
} AwrashTrade;

/* What a move does to a row. */
typedef struct
{
  gsize row;
  int64_t by;
} AwrashTradeEffect;

struct _AwrashExchanger
{
  const AwrashMixed *mixed;
  gsize *group; /* [n]: of columns in one fixed sum, G_MAXSIZE: in none */
  gsize *look;  /* [n]: columns of one look have the same cost and other rows */
  gsize n_looks;
  gsize *members, *member_first; /* columns by group */
  gsize n_groups;
  guint8 *is_kept; /* [m]: the fixed sums that groups are of */
  guint8 *is_idle; /* [m]: rows that bind nothing, or stand still while the groups' sums do */
  gsize *folded;   /* [m]: as awrash_i_mixed_fold() has them */
  gsize *own;      /* [n]: the only row with a curve that a column counts in, by 1, where that is of
                      whole squares; else G_MAXSIZE */
  gsize *first, *row; /* the other rows, column by column, own[] last */
  int64_t *value;
  int64_t *x;        /* [n] */
  int64_t *activity; /* [m] */
  double *weight;    /* [m]: of a unit of violation */
  double steepest;
  double *price;       /* [m] */
  GArray *moves;       /* of AwrashTrade */
  GArray *effects;     /* of AwrashTradeEffect */
  int64_t *least_at;   /* [m]: where curves are least by the prices */
  gsize *effect_at;    /* [m]: 1 + the present move's effect on the row */
  gsize *move_of;      /* hash of pairs of looks: index + 1 */
  gsize n_slots;       /* a power of two */
  gsize *by_row_first; /* [m + 1] */
  GArray *by_row;      /* of gsize */
  GError *refusal;     /* of memory for trades */
  gsize n_looked; /* pairs of columns and effects of moves that were looked at since the start */
};

/* Columns by what they look like to all rows that trades move, look[n]; is_kin: but for what they
 * cost and their own rows. Returns how many looks there are. */
gsize awrash_i_exchanger_tell_apart (AwrashExchanger *exchanger, gboolean is_kin, gsize look[]);

/* Pairs and effects from one start on, a second or so: then the best so far stands. */
#define AWRASH_TRADE_MOST 200000000

static inline gboolean
awrash_i_trade_is_spent (const AwrashExchanger *e)
{
  return e->n_looked >= AWRASH_TRADE_MOST;
}

/* A look for everything: of columns by cost and rows, for hash tables. */
static inline gsize
awrash_i_trade_mix (gsize hash, gsize value)
{
  return (gsize)awrash_i_wrap_spread (hash ^ value);
}

/* Where the search for a look begins. */
static inline gsize
awrash_i_trade_slot (const AwrashExchanger *e, gsize hash)
{
  return (hash >> 20) & (e->n_slots - 1);
}

/* How many units a trade can still move. */
static inline int64_t
awrash_i_trade_room (const AwrashExchanger *e, gsize up, gsize down)
{
  int64_t room = G_MAXINT64;

  if (up != G_MAXSIZE)
    room = e->mixed->upper[up] - e->x[up];
  if (down != G_MAXSIZE)
    room = MIN (room, e->x[down] - e->mixed->lower[down]);
  return room;
}

/* Lists the trades that have room, the cheapest first, with what they do to which row; FALSE
 * without memory. */
gboolean awrash_i_trade_list (AwrashExchanger *exchanger);

#endif
