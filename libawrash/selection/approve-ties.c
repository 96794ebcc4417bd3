/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Is a choice the only best one, and if not, which comes first in an order? A sum that falls by one
 * for every column that differs says the first; sums in which a column outweighs all behind it say
 * the second, block by block of as many columns as numbers tell apart well.
 * Source: none. Invariant: after a block its columns are fixed, and with them the order so far. */

#include "selection/approve-private.h"

#include "base/memory-private.h"

/* What a block's costs may come to: relaxations in double must tell the last of them apart. */
#define LARGEST (G_GINT64_CONSTANT (1) << 24)

static int64_t
room_of (const AwrashApproveFace *face, gsize j)
{
  const AwrashApproval *approval = face->approval;

  return j < approval->n ? 1 : face->upper[j];
}

gboolean
awrash_i_approve_is_between (const AwrashApproveFace *face, const int64_t x[], gsize j)
{
  return x[j] > face->lower[j] && x[j] < face->upper[j];
}

void
awrash_i_approve_differ (const AwrashApproveFace *face, const int64_t x[], int64_t cost[])
{
  for (gsize j = 0; j < face->n_base; j++)
    cost[j] = face->lower[j] == face->upper[j] || awrash_i_approve_is_between (face, x, j)
                  ? 0
                  : (x[j] == face->upper[j] ? 1 : -1);
}

gsize *
awrash_i_approve_order (const AwrashApproval *approval, const int64_t order[], GError **error)
{
  gsize *columns = awrash_i_new (gsize, approval->n + approval->n_extras, error);
  gsize at = 0;

  for (gsize k = 0; columns != NULL && k < approval->n; k++)
    {
      gsize j = (gsize)order[k];

      columns[at++] = j;
      if (approval->extra[j] != G_MAXSIZE)
        columns[at++] = approval->extra[j];
    }
  return columns;
}

void
awrash_i_approve_block (const AwrashApproveFace *face, const gsize columns[], gsize *at,
                        int64_t cost[])
{
  gsize from = *at, end = *at;
  int64_t size = 1, weight = 1;

  for (gsize j = 0; j < face->n_base; j++)
    cost[j] = 0;
  for (; end < face->n_base; end++)
    {
      int64_t more = room_of (face, columns[end]) + 1;

      if (end > from && size * more > LARGEST)
        break;
      size *= more;
    }
  for (gsize k = end; k-- > from;)
    {
      cost[columns[k]] = -weight;
      weight *= room_of (face, columns[k]) + 1;
    }
  *at = end;
}
