/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Generalised entropy within and between groups: T = Σ_g f_g (μ_g/μ)^α T_g + T of the means.
 * Source: Shorrocks (1980), Econometrica 48; Elbers and others (2008) for the largest between.
 * Invariant: every part is >= 0, and within and between sum to the whole, for every order. */

#include "base/i18n-private.h"
#include "base/sum-private.h"
#include "metric/group-parts-private.h"

#include <float.h>
#include <math.h>

static const char *const convention
    = N_ ("generalised entropy, additively decomposed (Shorrocks 1980): within weighs a group by "
          "its population share times (its mean over the mean) to the power alpha; between is the "
          "entropy of the group means");

enum
{
  INDEX,
  WITHIN,
  BETWEEN,
  N_COLUMNS
};

static const char *const names[N_COLUMNS] = { "index", "within", "between" };

static gboolean
write_parts (double alpha, const AwrashGroups *groups, AwrashParts *parts, GError **error)
{
  double *columns[N_COLUMNS], within = 0.0, between = 0.0;

  if (!awrash_i_group_parts_add_columns (groups, N_COLUMNS, names, parts, columns, error))
    return FALSE;
  for (gsize g = 0; g < groups->n; g++)
    {
      const AwrashPoint *mean = &groups->means.point[g];
      double entropy = awrash_i_group_parts_sum (&groups->own[g], &awrash_i_term_entropy, alpha);

      columns[INDEX][g] = entropy;
      columns[WITHIN][g] = entropy == 0.0 ? 0.0 : mean->share * exp (alpha * mean->log) * entropy;
      columns[BETWEEN][g] = mean->share * awrash_i_term_entropy.value (mean, alpha);
    }
  within = awrash_i_sum_values (groups->n, columns[WITHIN]);
  between = awrash_i_sum_values (groups->n, columns[BETWEEN]);

  const AwrashPartsTerm terms[]
      = { { "total", within + between }, { "within", within }, { "between", between } };

  return awrash_i_parts_add_terms (parts, G_N_ELEMENTS (terms), terms, error)
         && awrash_i_group_parts_add_largest (groups, awrash_i_means_entropy, alpha, between, parts,
                                              error);
}

AwrashParts *
awrash_metric_entropy_decomposition (double alpha, size_t n_groups, size_t n, const double x[],
                                     const double weights[], const int64_t group[], GError **error)
{
  g_auto (AwrashGroups) groups = { .n = 0 };
  g_autoptr (AwrashParts) parts = NULL;

  g_return_val_if_fail ((x != NULL && group != NULL) || n == 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!awrash_i_parts_check_parameter ("alpha", alpha, -DBL_MAX, DBL_MAX, error)
      || !awrash_i_groups_fill (&groups, n_groups, n, x, weights, group, error))
    return NULL;
  parts = awrash_i_parts_new (convention);
  return write_parts (alpha, &groups, parts, error) ? g_steal_pointer (&parts) : NULL;
}
