/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A selection by priority that somebody claims, and one choice of it being looked at. */

#ifndef AWRASH_AUDIT_PRIORITY_CLAIM_PRIVATE_H
#define AWRASH_AUDIT_PRIORITY_CLAIM_PRIVATE_H

#include "audit/verdict-private.h"
#include "selection/reserves-private.h"

typedef struct
{
  AwrashVerdict *verdict;
  const AwrashReserves *reserves;
  gsize n;
  const double *score;
  const int64_t *category; /* [n], or NULL */
  const int64_t *traits;   /* [n], or NULL */
  const int64_t *block;    /* [n]: -1 for no place */
  const int64_t *trait;    /* [n]: -1 for a place that anyone may have */
  const gsize *names;      /* [n]: how persons are called, or NULL */
} AwrashPriorityClaim;

/* Somebody, with the score that makes the question sharpest. */
typedef struct
{
  gboolean is_set;
  double score;
  gsize person;
} AwrashSomebody;

/* Reserved places and places for anyone, given in one choice. */
typedef struct
{
  gsize block;
  int64_t size;
  const int64_t *capacity;
  guint32 hard;
  const gboolean *is_served;                        /* [n], or NULL: who had a place before it */
  int64_t n_open;                                   /* persons on places for anyone */
  int64_t filled[AWRASH_TRAITS_MOST_TRAITS];        /* persons on reserved places */
  guint32 reach[AWRASH_TRAITS_MOST_TRAITS];         /* their traits */
  AwrashSomebody lowest[AWRASH_TRAITS_MOST_TRAITS]; /* of them */
  AwrashSomebody lowest_open;
  guint32 open_traits;   /* of those on places for anyone */
  AwrashSomebody *best;  /* [2^n_traits]: of those left out, by their traits */
  AwrashSomebody *among; /* [2^n_traits]: of those on places for anyone */
} AwrashPriorityPart;

static inline guint32
awrash_i_priority_traits (const AwrashPriorityClaim *claim, gsize person)
{
  return claim->traits != NULL ? (guint32)claim->traits[person] : 0;
}

/* How a person is called in findings. */
static inline gsize
awrash_i_priority_name (const AwrashPriorityClaim *claim, gsize person)
{
  return claim->names != NULL ? claim->names[person] : person;
}

/* Whether a person may have a place of a block at all. */
static inline gboolean
awrash_i_priority_is_for (const AwrashPriorityClaim *claim, gsize block, gsize person)
{
  const AwrashReserves *reserves = claim->reserves;
  int64_t wanted = block < reserves->n_blocks ? reserves->category[block] : -1;

  return wanted < 0 || (claim->category != NULL && claim->category[person] == wanted);
}

/* Whether a person could have had a place of the block: those of earlier blocks could not. */
static inline gboolean
awrash_i_priority_waits (const AwrashPriorityClaim *claim, gsize block, gsize person)
{
  return (claim->block[person] < 0 || (gsize)claim->block[person] >= block)
         && awrash_i_priority_is_for (claim, block, person);
}

/* Looks at everybody who waited for the part. */
void awrash_i_priority_gather (const AwrashPriorityClaim *claim, AwrashPriorityPart *part);

/* Whether somebody with these traits could not stand on a place for anyone in this part: one more
 * reserved place could be filled, or one that somebody left out with more than its holder could
 * have then. */
gboolean awrash_i_priority_is_amiss (const AwrashPriorityClaim *claim,
                                     const AwrashPriorityPart *part, guint32 traits);

/* The same, and tells what is wrong with the part; how many of its places went to nobody, hard ones
 * aside. */
void awrash_i_priority_check_part (const AwrashPriorityClaim *claim, AwrashPriorityPart *part,
                                   int64_t *left);

/* Room for the parts of some reserves, in a zeroed object; FALSE with AWRASH_ERROR_MEMORY. */
gboolean awrash_i_priority_part_fill (AwrashPriorityPart *part, const AwrashReserves *reserves,
                                      GError **error);

void awrash_i_priority_part_clear (AwrashPriorityPart *part);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashPriorityPart, awrash_i_priority_part_clear)

/* Tells what is wrong with the block that is set in the part, and adds what it leaves over. */
gboolean awrash_i_priority_check_block (const AwrashPriorityClaim *claim, AwrashPriorityPart *part,
                                        int64_t *left_over, GError **error);

#endif
