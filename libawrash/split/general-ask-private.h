/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the parts share that build a question's problem. */

#ifndef AWRASH_SPLIT_GENERAL_ASK_PRIVATE_H
#define AWRASH_SPLIT_GENERAL_ASK_PRIVATE_H

#include "split/general-private.h"

/* A switch: 1 where a receiver stands at a level that several could stand at. */
typedef struct
{
  gsize level; /* of the face; face->levels->len: the one that is asked about */
  gsize receiver;
  int64_t units;
  int64_t weight;
} AwrashSwitch;

typedef struct
{
  const AwrashGeneral *general;
  const AwrashGeneralFace *face;
  const AwrashAsk *ask;
  GArray *switches;      /* of AwrashSwitch */
  gsize n_shorts, first; /* columns: shorts, where some cost is of them; the first switch */
  AwrashMixed *mixed;
  gsize row, entry; /* that come next */
} AwrashBuilding;

/* Lists shorts and switches; the caller frees the latter. */
void awrash_i_ask_list (AwrashBuilding *b);

#endif
