/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The divisor rules: where each rounds, and how its keys s(k)/w compare exactly. A rule is read
 * from a text, NAME or NAME:PARAMETER, and is a value without anything shared. Source: Balinski and
 * Young, "Fair Representation" (1982), chapters 3 and A; Pukelsheim, "Proportional Representation"
 * (2017), chapter 3. Invariant: s(k) does not decrease with k, and only compare() decides; value()
 * and level() guess within a stated error. */

#ifndef AWRASH_ALLOT_SIGNPOST_PRIVATE_H
#define AWRASH_ALLOT_SIGNPOST_PRIVATE_H

#include "base/rational-private.h"

#include <awrash.h>

typedef struct _AwrashSignposts AwrashSignposts;

/* What a signpost is made of. */
typedef enum
{
  AWRASH_SIGNPOST_LINEAR = 1,      /* rational, and + 1 a unit in the end */
  AWRASH_SIGNPOST_DEAN = 2,        /* rational */
  AWRASH_SIGNPOST_HILL = 3,        /* square roots of whole numbers */
  AWRASH_SIGNPOST_LOGARITHMIC = 4, /* the rest are irrational */
  AWRASH_SIGNPOST_IDENTRIC = 5,
  AWRASH_SIGNPOST_POWER = 6,
  AWRASH_SIGNPOST_STOLARSKY = 7
} AwrashSignpostFamily;

struct _AwrashSignposts
{
  const char *name;        /* the canonical name, without the parameter */
  gboolean starts_at_zero; /* s(1) = 0: a first unit for every positive claim */
  gboolean is_exact;       /* FALSE: compare() may leave what its precision cannot part */
  /* s(k), k >= 1, off by at most 2^-48 of itself. */
  double (*value) (const AwrashSignposts *rule, double k);
  /* For each reach[j] >= 0 a level: ⌊level·(1 - 2^-49)⌋ <= number of k with s(k) <= reach <=
   * ⌊level·(1 + 2^-49)⌋, where a level below 0 counts as 0; in place where the two are one. A
   * reach may be off by 2^-53 of itself, and the same holds for the exact one, except at several
   * signposts that are equal: there the count of the rounded reach stands. */
  void (*level) (const AwrashSignposts *rule, gsize n, const double reach[], double level[]);
  /* The sign of s(k)/v - s(l)/w for s(k), s(l) > 0, v, w > 0 and 1 <= k, l <= 2^62; exact, or 0
   * where the rule is not exact and all its precision cannot tell. */
  int (*compare) (const AwrashSignposts *rule, int64_t k, double v, int64_t l, double w);
  double parameter; /* families with a real parameter: ratio, rounded */
  int64_t
      denominator; /* sequences: s(k) = head[k - 1]/denominator, and + 1 a unit after the last */
  gsize n_head;
  int64_t *head;
  AwrashSignpostFamily family;
  AwrashRational ratio; /* families with a real parameter: that parameter */
  double complement;    /* 1 - ratio, rounded once */
  double first;         /* s(1), rounded */
  double *edge;         /* sequences: the least double that is not below the signpost */
  double whole, tail;   /* sequences: beyond the head, level = (reach - whole) + tail */
};

/* FALSE with AWRASH_ERROR_NAME for an unknown name, AWRASH_ERROR_VALUE for a bad parameter. */
gboolean awrash_i_signpost_parse (const char *text, AwrashSignposts *rule, GError **error);
void awrash_i_signpost_clear (AwrashSignposts *rule);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashSignposts, awrash_i_signpost_clear)

/* The names for menus: canonical, of the rules that need no parameter; NULL past the end. */
const char *awrash_i_signpost_get_name (gsize index);

/* The rules that need one, as "stationary:Q"; NULL past the end. */
const char *awrash_i_signpost_get_form (gsize index);

/* The sign of key (k, v) - key (l, w). Keys that are both 0 (first units under a rule that starts
 * at zero) put the larger claim first. */
int awrash_i_signpost_compare (const AwrashSignposts *rule, int64_t k, double v, int64_t l,
                               double w);

/* TRUE if no two signposts are equal, so that no recipient has two units with one key. */
gboolean awrash_i_signpost_is_strict (const AwrashSignposts *rule);

/* One factor s(k)/claim of a product, or its inverse. */
typedef struct
{
  int64_t k; /* 1 … 2^62, with s(k) > 0 */
  double claim;
  int sign; /* 1, or -1 for the inverse */
} AwrashSignpostFactor;

/* The sign of the sum of sign·log(s(k)/claim), that is of a product of keys against 1: exact for
 * exact rules and wherever the same signposts stand on both sides; else 0 with *is_suspected where
 * 512 bits cannot tell. */
int awrash_i_signpost_product_sign (const AwrashSignposts *rule, gsize n,
                                    const AwrashSignpostFactor factors[], gboolean *is_suspected);

#endif
