/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What made the Gini of the same units another one from one edition to the next: ΔG = (C -
 * G_before) + (G_after - C), C the concentration of what is after in the order of what was before.
 * The second is reranking; the first is linear in values once the order stands, and so falls into
 * what happened within groups and between them. Source: S. P. Jenkins and P. Van Kerm (2006),
 * Oxford Economic Papers 58; the split by groups is that of Yitzhaki and Lerman (1991) with the
 * order held. Invariant: the three sum to the change; reranking is 0 where the order stayed, and
 * never below 0. */

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/sum-private.h"
#include "metric/groups-private.h"
#include "metric/parts-private.h"
#include "metric/ranks-private.h"

#include <math.h>

static const char *const convention
    = N_ ("Jenkins and Van Kerm 2006: change = within + between + reranking, reranking the Gini "
          "after less the concentration after in the order before; within and between of what is "
          "left by covariance with that order, within groups and of group means (Yitzhaki and "
          "Lerman's terms, order held)");

enum
{
  SHARE_BEFORE,
  SHARE_AFTER,
  RATIO_BEFORE,
  RATIO_AFTER,
  WITHIN,
  BETWEEN,
  N_COLUMNS
};

static const char *const names[N_COLUMNS] = { "population-share-before",
                                              "population-share-after",
                                              "relative-mean-before",
                                              "relative-mean-after",
                                              "within",
                                              "between" };

/* One edition, its rows in the order of the values before. */
typedef struct
{
  gsize n;
  const gsize *of; /* [n] groups */
  double *share;   /* [n] of the weight, as are the next in one block */
  double *e;       /* [n] value over mean, minus 1 */
  double *rank;    /* [n] in the order before, by this edition's weights */
  double *own;     /* [n] in its own order */
} Edition;

static void
edition_clear (Edition *edition)
{
  g_clear_pointer (&edition->share, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Edition, edition_clear)

static gboolean
edition_new (Edition *edition, gsize n, const gsize of[], GError **error)
{
  typedef double Row[4];
  Row *block = awrash_i_new (Row, n, error);

  if (block == NULL)
    return FALSE;
  edition->n = n;
  edition->of = of;
  edition->share = &block[0][0];
  edition->e = edition->share + n;
  edition->rank = edition->e + n;
  edition->own = edition->rank + n;
  return TRUE;
}

static void
fill_before (Edition *edition, const AwrashPrepared *before)
{
  const AwrashSample *sample = &before->sample;

  awrash_i_ranks_write (before, edition->rank);
  for (gsize k = 0; k < edition->n; k++)
    {
      edition->share[k] = sample->w[k] / sample->total.high;
      edition->e[k] = awrash_i_sample_deviation (sample, k);
      edition->own[k] = edition->rank[k];
    }
}

/* place[row]: where a row of the caller's arrays stands in the order before. */
static gboolean
fill_after (Edition *edition, const AwrashPrepared *before, const AwrashPrepared *after,
            const gsize place[], GError **error)
{
  const AwrashSample *sample = &after->sample;
  g_autofree double *ranks = awrash_i_new (double, edition->n, error);

  if (ranks == NULL)
    return FALSE;
  awrash_i_ranks_write (after, ranks);
  for (gsize k = 0; k < edition->n; k++)
    {
      gsize at = place[sample->row[k]];

      edition->share[at] = sample->w[k] / sample->total.high;
      edition->e[at] = awrash_i_sample_deviation (sample, k);
      edition->own[at] = ranks[k];
    }
  awrash_i_ranks_write_weighted (before, edition->share, edition->rank);
  return TRUE;
}

/* Sums over the rows of each group. */
typedef struct
{
  AwrashSum share;
  AwrashSum e;
  AwrashSum rank;
  AwrashSum within;
} Sums;

/* Adds factor times what is within and between each group to the columns, and writes its size. */
static gboolean
add_edition (const Edition *edition, gsize n_groups, double factor, double *columns[],
             double shares[], double ratios[], GError **error)
{
  g_autofree Sums *sums = awrash_i_new (Sums, n_groups, error);

  if (sums == NULL)
    return FALSE;
  for (gsize k = 0; k < edition->n; k++)
    {
      Sums *own = &sums[edition->of[k]];

      awrash_i_sum_add (&own->share, edition->share[k]);
      awrash_i_sum_add (&own->e, edition->share[k] * edition->e[k]);
      awrash_i_sum_add (&own->rank, edition->share[k] * (edition->rank[k] - 0.5));
    }
  for (gsize k = 0; k < edition->n; k++)
    {
      Sums *own = &sums[edition->of[k]];
      double share = awrash_i_sum_get (&own->share);
      double e = edition->e[k] - awrash_i_sum_get (&own->e) / share;

      awrash_i_sum_add (&own->within,
                        edition->share[k] * e
                            * (edition->rank[k] - 0.5 - awrash_i_sum_get (&own->rank) / share));
    }
  for (gsize g = 0; g < n_groups; g++)
    {
      double e = awrash_i_sum_get (&sums[g].e);

      shares[g] = awrash_i_sum_get (&sums[g].share);
      ratios[g] = 1.0 + e / shares[g];
      columns[WITHIN][g] += factor * 2.0 * awrash_i_sum_get (&sums[g].within);
      columns[BETWEEN][g] += factor * 2.0 * e * awrash_i_sum_get (&sums[g].rank) / shares[g];
    }
  return TRUE;
}

static double
find_reranking (const Edition *after)
{
  AwrashSum sum = { 0.0, 0.0 };

  for (gsize k = 0; k < after->n; k++)
    awrash_i_sum_add (&sum, after->share[k] * after->e[k] * (after->own[k] - after->rank[k]));
  return fmax (2.0 * awrash_i_sum_get (&sum), 0.0); /* less than 0 only by rounding */
}

/* A row counts in both editions or in neither: one that appears has no place in the order before.
 */
static gboolean
check_rows (gsize n, const double before[], const double after[], GError **error)
{
  for (gsize i = 0; i < n && (before != NULL || after != NULL); i++)
    {
      gboolean was = before == NULL || before[i] > 0.0, is = after == NULL || after[i] > 0.0;

      if (was == is)
        continue;
      g_set_error (
          error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
          _ ("row %zu has a weight > 0 in one edition and not in the other, expected it in "
             "both or in neither"),
          i);
      return FALSE;
    }
  return TRUE;
}

static gboolean
write_parts (const AwrashGroups *groups, const Edition editions[2], const double ginis[2],
             AwrashParts *parts, GError **error)
{
  double *columns[N_COLUMNS], within = 0.0, between = 0.0, reranking = 0.0;

  if (!awrash_i_parts_add_table (parts, "group", groups->n, N_COLUMNS, names, columns, error)
      || !add_edition (&editions[0], groups->n, -1.0, columns, columns[SHARE_BEFORE],
                       columns[RATIO_BEFORE], error)
      || !add_edition (&editions[1], groups->n, 1.0, columns, columns[SHARE_AFTER],
                       columns[RATIO_AFTER], error))
    return FALSE;
  within = awrash_i_sum_values (groups->n, columns[WITHIN]);
  between = awrash_i_sum_values (groups->n, columns[BETWEEN]);
  reranking = find_reranking (&editions[1]);

  const AwrashPartsTerm terms[] = {
    { "before", ginis[0] }, { "after", ginis[1] },  { "change", within + between + reranking },
    { "within", within },   { "between", between }, { "reranking", reranking }
  };

  return awrash_i_parts_add_terms (parts, G_N_ELEMENTS (terms), terms, error);
}

static gboolean
find_ginis (gsize n, const double before[], const double after[], const double weights_before[],
            const double weights_after[], double ginis[2], GError **error)
{
  return awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, n, before, weights_before, &ginis[0],
                             error)
         && awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, n, after, weights_after, &ginis[1],
                                error);
}

AwrashParts *
awrash_metric_gini_change (size_t n_groups, size_t n, const double before[], const double after[],
                           const double weights_before[], const double weights_after[],
                           const int64_t group[], GError **error)
{
  g_auto (AwrashGroups) groups = { .n = 0 };
  g_auto (AwrashPrepared) later = { .below = NULL };
  g_auto (Edition) first = { .n = 0 };
  g_auto (Edition) second = { .n = 0 };
  g_autoptr (AwrashParts) parts = NULL;
  g_autofree gsize *place = NULL;
  double ginis[2];

  g_return_val_if_fail ((before != NULL && after != NULL && group != NULL) || n == 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!awrash_i_groups_fill (&groups, n_groups, n, before, weights_before, group, error)
      || !awrash_i_prepared_fill (&later, n, after, weights_after, error)
      || !check_rows (n, weights_before, weights_after, error)
      || !find_ginis (n, before, after, weights_before, weights_after, ginis, error))
    return NULL;
  place = awrash_i_new (gsize, n, error);
  if (place == NULL || !edition_new (&first, groups.all.sample.n, groups.of, error)
      || !edition_new (&second, groups.all.sample.n, groups.of, error))
    return NULL;
  for (gsize k = 0; k < groups.all.sample.n; k++)
    place[groups.all.sample.row[k]] = k;
  fill_before (&first, &groups.all);
  if (!fill_after (&second, &groups.all, &later, place, error))
    return NULL;

  const Edition editions[2] = { first, second };

  parts = awrash_i_parts_new (convention);
  return write_parts (&groups, editions, ginis, parts, error) ? g_steal_pointer (&parts) : NULL;
}
