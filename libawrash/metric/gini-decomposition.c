/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Gini by groups. Pyatt: within Σ f s G, between the Gini of the means, overlap. Yitzhaki and
 * Lerman: within Σ s G, between by mean ranks, stratification. Dagum: within as Pyatt's, net
 * between and transvariation, pair by pair. Source: Pyatt (1976), Yitzhaki and Lerman (1991), Dagum
 * (1997). Invariant: terms of Pyatt and Dagum are >= 0; in all three they sum to the Gini. */

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"
#include "base/sum-private.h"
#include "metric/gini-scheme-private.h"
#include "metric/group-parts-private.h"
#include "metric/overlap-private.h"
#include "metric/pair-private.h"
#include "metric/ranks-private.h"

#include <float.h>
#include <math.h>

/* The conventions, by scheme. */
static const char *const conventions[] = {
  [AWRASH_GINI_SCHEME_PYATT]
  = N_ ("Pyatt 1976, Bhattacharya and Mahalanobis 1967: within weighs a group's Gini by population "
        "share times value share, between is the Gini of the means, overlap is the rest"),
  [AWRASH_GINI_SCHEME_YITZHAKI_LERMAN]
  = N_ ("Yitzhaki and Lerman 1991: within weighs a group's Gini by value share, between is twice "
        "the covariance of means and mean ranks over the mean, stratification is the rest and may "
        "be below 0"),
  [AWRASH_GINI_SCHEME_DAGUM]
  = N_ ("Dagum 1997: within weighs a group's Gini by population share times value share, "
        "net-between and transvariation part what lies between pairs of groups"),
};

/* Columns that all schemes have; each scheme adds its own. */
enum
{
  INDEX,
  WITHIN,
  N_SHARED
};

static const char *const shared_names[N_SHARED] = { "index", "within" };

static gboolean
add_shared (const AwrashGroups *groups, double nu, gboolean is_by_population, AwrashParts *parts,
            double *columns[], GError **error)
{
  if (!awrash_i_group_parts_add_columns (groups, N_SHARED, shared_names, parts, columns, error))
    return FALSE;
  for (gsize g = 0; g < groups->n; g++)
    {
      const AwrashPoint *mean = &groups->means.point[g];
      double weight = (is_by_population ? mean->share : 1.0) * mean->share * mean->u;

      columns[INDEX][g] = awrash_i_group_parts_gini (&groups->own[g], nu);
      columns[WITHIN][g] = weight * columns[INDEX][g];
    }
  return TRUE;
}

/* The terms within, between, rest, their sum, and how large between could be. */
static gboolean
add_terms (const AwrashGroups *groups, double nu, const AwrashPartsTerm parted[3],
           AwrashParts *parts, GError **error)
{
  const AwrashPartsTerm total = { "total", parted[0].value + parted[1].value + parted[2].value };

  return awrash_i_parts_add_terms (parts, 1, &total, error)
         && awrash_i_parts_add_terms (parts, 3, parted, error)
         && awrash_i_group_parts_add_largest (groups, awrash_i_means_gini, nu, parted[1].value,
                                              parts, error);
}

/* For other orders than 2 no sum of one sign is known for the overlap: it is what the others leave.
 */
static gboolean
write_pyatt (const AwrashGroups *groups, double nu, AwrashParts *parts, GError **error)
{
  double *columns[N_SHARED], within = 0.0, between = 0.0, overlap = 0.0;

  if (!add_shared (groups, nu, TRUE, parts, columns, error))
    return FALSE;
  within = awrash_i_sum_values (groups->n, columns[WITHIN]);
  between = awrash_i_means_gini (&groups->means, nu);
  if (nu != 2.0)
    overlap = awrash_i_group_parts_gini (&groups->all, nu) - within - between;
  else if (!awrash_i_overlap_find (groups, &overlap, error))
    return FALSE;

  const AwrashPartsTerm parted[]
      = { { "within", within }, { "between", between }, { "overlap", overlap } };

  return add_terms (groups, nu, parted, parts, error);
}

/* ── Yitzhaki and Lerman ────────────────────────────────────────────────────────────────────── */

enum
{
  MEAN_RANK,
  OVERLAPPING,
  STRATIFICATION_INDEX,
  BETWEEN_RANKS,
  STRATIFICATION,
  N_RANKED
};

static const char *const ranked_names[N_RANKED]
    = { "mean-rank", "overlapping", "stratification-index", "between", "stratification" };

/* Twice the covariance of the group's values and their ranks in the whole, over the group's mean:
 * its Gini times its overlapping index. */
static double
overlapped_gini (const AwrashGroups *groups, gsize g, const double ranks[], double mean_rank)
{
  const AwrashSample *own = &groups->own[g].sample;
  AwrashSum sum = { 0.0, 0.0 };

  for (gsize i = 0; i < own->n; i++)
    awrash_i_sum_add (&sum,
                      own->w[i] * awrash_i_sample_deviation (own, i)
                          * (ranks[groups->place[groups->start[g] + own->row[i]]] - mean_rank));
  return own->n == 0 ? 0.0 : 2.0 * awrash_i_sum_get (&sum) / own->total.high;
}

static void
write_ranked (const AwrashGroups *groups, gsize g, const double ranks[], double *shared[],
              double *columns[])
{
  const AwrashSample *sample = &groups->all.sample;
  AwrashSum sum = { 0.0, 0.0 };
  const AwrashPoint *mean = &groups->means.point[g];
  double gini = shared[INDEX][g], rank = 0.0, overlapped = 0.0;

  for (gsize at = groups->start[g]; at < groups->start[g + 1]; at++)
    awrash_i_sum_add (&sum, sample->w[groups->place[at]] * ranks[groups->place[at]]);
  rank = awrash_i_sum_get (&sum) / groups->means.total[g].high;
  overlapped = overlapped_gini (groups, g, ranks, rank);
  columns[MEAN_RANK][g] = rank;
  columns[OVERLAPPING][g] = overlapped / gini;
  columns[STRATIFICATION_INDEX][g] = (1.0 - overlapped / gini) / (1.0 - mean->share);
  columns[BETWEEN_RANKS][g] = 2.0 * mean->share * mean->e * (rank - 0.5);
  columns[STRATIFICATION][g] = mean->share * mean->u * (overlapped - gini);
}

static gboolean
write_yitzhaki_lerman (const AwrashGroups *groups, double nu, AwrashParts *parts, GError **error)
{
  double *shared[N_SHARED], *columns[N_RANKED];
  g_autofree double *ranks = awrash_i_new (double, groups->all.sample.n, error);

  if (ranks == NULL || !add_shared (groups, nu, FALSE, parts, shared, error)
      || !awrash_i_parts_add_table (parts, "group", groups->n, N_RANKED, ranked_names, columns,
                                    error))
    return FALSE;
  awrash_i_ranks_write (&groups->all, ranks);
  for (gsize g = 0; g < groups->n; g++)
    write_ranked (groups, g, ranks, shared, columns);

  const AwrashPartsTerm parted[]
      = { { "within", awrash_i_sum_values (groups->n, shared[WITHIN]) },
          { "between", awrash_i_sum_values (groups->n, columns[BETWEEN_RANKS]) },
          { "stratification", awrash_i_sum_values (groups->n, columns[STRATIFICATION]) } };

  return add_terms (groups, nu, parted, parts, error);
}

/* ── Dagum ──────────────────────────────────────────────────────────────────────────────────── */

enum
{
  GROUP,
  OTHER,
  PAIR_GINI,
  AFFLUENCE,
  PAIR_NET,
  PAIR_TRANSVARIATION,
  N_PAIRED
};

static const char *const paired_names[N_PAIRED]
    = { "group", "other", "index", "relative-affluence", "net-between", "transvariation" };

/* matrix[g n + h]: how far g stands above h where it does. */
static void
write_pair (const AwrashGroups *groups, const double matrix[], gsize g, gsize h, double *columns[],
            gsize row)
{
  const AwrashMeans *means = &groups->means;
  gsize n = groups->n;
  double above = matrix[g * n + h], below = matrix[h * n + g], distance = above + below;
  double f_g = means->point[g].share, f_h = means->point[h].share;
  double sum = means->mean[g].high + means->mean[h].high, mean = means->X.high / means->W.high;
  double gap
      = means->equal ? 0.0 : fabs (awrash_i_pair_difference (means->mean[g], means->mean[h]));

  distance = distance / means->total[g].high / means->total[h].high;
  columns[GROUP][row] = (double)g;
  columns[OTHER][row] = (double)h;
  columns[PAIR_GINI][row] = sum > 0.0 ? distance / sum : 0.0;
  columns[AFFLUENCE][row] = distance > 0.0 ? MIN (gap / distance, 1.0) : 0.0;
  columns[PAIR_NET][row] = f_g * f_h * gap / mean;
  columns[PAIR_TRANSVARIATION][row] = 2.0 * MIN (above, below) / means->W.high / means->X.high;
}

/* A pair's parts fall to both of its groups, half each. */
static gboolean
write_dagum (const AwrashGroups *groups, double nu, AwrashParts *parts, GError **error)
{
  static const char *const halves_names[] = { "net-between", "transvariation" };
  double *shared[N_SHARED], *columns[N_PAIRED], *halves[2];
  g_autofree double *matrix = awrash_i_overlap_new_matrix (groups, error);
  gsize n = groups->n, row = 0;

  if (matrix == NULL || !add_shared (groups, nu, TRUE, parts, shared, error)
      || !awrash_i_parts_add_table (parts, "group", n, 2, halves_names, halves, error)
      || !awrash_i_parts_add_table (parts, "pair", n * (n - 1) / 2, N_PAIRED, paired_names, columns,
                                    error))
    return FALSE;
  for (gsize g = 0; g < n; g++)
    for (gsize h = g + 1; h < n; h++, row++)
      {
        write_pair (groups, matrix, g, h, columns, row);
        halves[0][g] += columns[PAIR_NET][row] / 2.0;
        halves[0][h] += columns[PAIR_NET][row] / 2.0;
        halves[1][g] += columns[PAIR_TRANSVARIATION][row] / 2.0;
        halves[1][h] += columns[PAIR_TRANSVARIATION][row] / 2.0;
      }

  const AwrashPartsTerm parted[]
      = { { "within", awrash_i_sum_values (n, shared[WITHIN]) },
          { "net-between", awrash_i_sum_values (row, columns[PAIR_NET]) },
          { "transvariation", awrash_i_sum_values (row, columns[PAIR_TRANSVARIATION]) } };
  const AwrashPartsTerm gross = { "gross-between", parted[1].value + parted[2].value };

  return add_terms (groups, nu, parted, parts, error)
         && awrash_i_parts_add_terms (parts, 1, &gross, error);
}

/* Of what is asked only Pyatt's scheme is known for other orders than 2. */
static gboolean
check_order (AwrashGiniScheme scheme, double nu, GError **error)
{
  g_autofree char *number = awrash_i_number_format (nu);

  if (!awrash_i_parts_check_parameter ("nu", nu, 1.0, DBL_MAX, error))
    return FALSE;
  if (nu == 2.0 || scheme == AWRASH_GINI_SCHEME_PYATT)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("nu is %s, expected 2 for the scheme \"%s\" (\"pyatt\" takes others)"), number,
               awrash_metric_gini_scheme_get_name (scheme));
  return FALSE;
}

AwrashParts *
awrash_metric_gini_decomposition (AwrashGiniScheme scheme, double nu, size_t n_groups, size_t n,
                                  const double x[], const double weights[], const int64_t group[],
                                  GError **error)
{
  gboolean (*const write[]) (const AwrashGroups *, double, AwrashParts *, GError **)
      = { [AWRASH_GINI_SCHEME_PYATT] = write_pyatt,
          [AWRASH_GINI_SCHEME_YITZHAKI_LERMAN] = write_yitzhaki_lerman,
          [AWRASH_GINI_SCHEME_DAGUM] = write_dagum };
  g_auto (AwrashGroups) groups = { .n = 0 };
  g_autoptr (AwrashParts) parts = NULL;

  g_return_val_if_fail ((x != NULL && group != NULL) || n == 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!awrash_i_gini_scheme_check (scheme, error) || !check_order (scheme, nu, error)
      || !awrash_i_groups_fill (&groups, n_groups, n, x, weights, group, error))
    return NULL;
  parts = awrash_i_parts_new (conventions[scheme]);
  return write[scheme](&groups, nu, parts, error) ? g_steal_pointer (&parts) : NULL;
}
