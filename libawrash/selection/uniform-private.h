/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole numbers of panels in place of probabilities: how far persons then are from theirs, counted
 * in balls and compared exactly. */

#ifndef AWRASH_SELECTION_UNIFORM_PRIVATE_H
#define AWRASH_SELECTION_UNIFORM_PRIVATE_H

#include "allot/mixed-private.h"

/* The largest number of balls, of persons of one type, and the sum of the tickets: what keeps
 * balls · sum · size · size below 2^126. */
#define AWRASH_UNIFORM_BALLS (G_GINT64_CONSTANT (1) << 20)
#define AWRASH_UNIFORM_SIZE (G_GINT64_CONSTANT (1) << 26)
#define AWRASH_UNIFORM_SUM (G_GINT64_CONSTANT (1) << 53)

/* A distance in balls, away / (sum · size): a person of a type of that size is on that much more
 * or fewer balls than its probability says. */
typedef struct
{
  AwrashLong away;
  int64_t size;
} AwrashAway;

/* A panel has count persons of a type that has size. */
typedef struct
{
  gsize n_panels, n_types;
  const int64_t *count;   /* [n_panels · n_types] */
  const int64_t *size;    /* [n_types], NULL: all 1 */
  const int64_t *tickets; /* [n_panels] */
  int64_t sum;            /* of the tickets */
  int64_t n_balls;
  AwrashLong *target; /* [n_types]: balls · Σ tickets · count */
  gsize n_categories, n_labels;
  const gsize *label; /* [n_types · n_categories]: the quota that each type counts under */
  AwrashAway bound;   /* what no times are nearer than */
} AwrashUniform;

/* The places of all types, then of those of each label, in a panel. */
typedef struct
{
  gsize n;
  AwrashLong *fewest, *most; /* [n]: of all panels with tickets */
  AwrashLong *lower, *upper; /* [n]: work space */
} AwrashUniformSums;

static inline int64_t
awrash_i_uniform_size (const AwrashUniform *uniform, gsize type)
{
  return uniform->size != NULL ? uniform->size[type] : 1;
}

static inline int
awrash_i_uniform_compare (AwrashAway a, AwrashAway b)
{
  AwrashLong x = a.away * b.size, y = b.away * a.size;

  return (x > y) - (x < y);
}

/* How far a person of the type that is on that many balls is from its probability. */
AwrashAway awrash_i_uniform_away (const AwrashUniform *uniform, gsize type, int64_t balls);

/* The most balls that a person's probability reaches. */
int64_t awrash_i_uniform_floor (const AwrashUniform *uniform, gsize type);

/* The distance of the farthest person, where the persons of a type share out its places as evenly
 * as can be; places[n_types] is work space. */
AwrashAway awrash_i_uniform_farthest (const AwrashUniform *uniform, const int64_t times[],
                                      int64_t places[]);

/* Between how many places of a type every person stays within a distance. */
void awrash_i_uniform_range (const AwrashUniform *uniform, gsize type, AwrashAway most,
                             int64_t *lower, int64_t *upper);

gboolean awrash_i_uniform_sums_new (AwrashUniformSums *sums, const AwrashUniform *uniform,
                                    GError **error);
void awrash_i_uniform_sums_clear (AwrashUniformSums *sums);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashUniformSums, awrash_i_uniform_sums_clear)

/* FALSE: places of persons who all stay within the distance cannot add up to what panels have. */
gboolean awrash_i_uniform_sums_allow (AwrashUniformSums *sums, const AwrashUniform *uniform,
                                      AwrashAway most);

/* Lowers the farthest distance of times[n_panels] by moving balls between panels. */
gboolean awrash_i_uniform_improve (const AwrashUniform *uniform, int64_t times[], GError **error);

/* Searches for times nearer than these, and proves what none is nearer than. */
gboolean awrash_i_uniform_search (const AwrashUniform *uniform, int64_t times[], AwrashAway *bound,
                                  GError **error);

/* Finds the times, and how near they are; writes on success alone, but for target and bound. */
gboolean awrash_i_uniform_solve (AwrashUniform *uniform, int64_t times[], AwrashUniformity *record,
                                 GError **error);
void awrash_i_uniform_clear (AwrashUniform *uniform);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashUniform, awrash_i_uniform_clear)

/* The record of a distance and a bound. */
AwrashUniformity awrash_i_uniform_tell (const AwrashUniform *uniform, AwrashAway farthest,
                                        AwrashAway bound);

#endif
