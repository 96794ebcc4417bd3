/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Polarisation between groups: ER = Σ_g Σ_h f_g^(1+α) f_h |μ_g - μ_h| / μ, and less β times what
 * the groups do not explain, G - G_B. Source: J. Esteban and D. Ray (1994), Econometrica 62; J.
 * Esteban, C. Gradín and D. Ray (2007), Journal of Economic Inequality 5. Invariant: G - G_B is
 * found as what is within and overlaps, not as a difference. */

#include "base/i18n-private.h"
#include "base/sum-private.h"
#include "metric/group-parts-private.h"
#include "metric/overlap-private.h"
#include "metric/pair-private.h"

#include <float.h>
#include <math.h>

static const char *const convention
    = N_ ("Esteban and Ray 1994 with K = 1 and means over the overall mean; esteban-gradin-ray = "
          "esteban-ray - beta (G - G of the group means), not shifted by beta");

/* The largest α for which Esteban and Ray's axioms hold. */
static const double largest_alpha = 1.6;

enum
{
  ALIENATION,
  POLARISATION,
  N_COLUMNS
};

static const char *const names[N_COLUMNS] = { "alienation", "polarisation" };

/* Σ_h f_h |μ_g - μ_h| / μ for every g, in the order of the means: two running sums of gaps. */
static void
write_alienation (const AwrashMeans *means, double alienation[])
{
  AwrashSum low = { 0.0, 0.0 }, high = { 0.0, 0.0 }, above = { 0.0, 0.0 };
  double scale = means->X.high;

  for (gsize k = 1; k < means->n && !means->equal; k++)
    {
      gsize g = means->order[k];
      double gap = awrash_i_pair_difference (means->mean[g], means->mean[means->order[k - 1]]);

      awrash_i_sum_add (&low, means->below[k - 1] * gap);
      alienation[g] = awrash_i_sum_get (&low) / scale;
    }
  for (gsize k = means->n - 1; k > 0 && !means->equal; k--)
    {
      gsize g = means->order[k - 1];
      double gap = awrash_i_pair_difference (means->mean[means->order[k]], means->mean[g]);

      awrash_i_sum_add (&above, means->total[means->order[k]].high);
      awrash_i_sum_add (&high, awrash_i_sum_get (&above) * gap);
      alienation[g] += awrash_i_sum_get (&high) / scale;
    }
}

/* G - G_B: within by Pyatt, and overlap. */
static gboolean
find_error (const AwrashGroups *groups, double *value, GError **error)
{
  AwrashSum sum = { 0.0, 0.0 };
  double overlap = 0.0;

  if (!awrash_i_overlap_find (groups, &overlap, error))
    return FALSE;
  for (gsize g = 0; g < groups->n; g++)
    {
      const AwrashPoint *mean = &groups->means.point[g];

      awrash_i_sum_add (&sum, mean->share * mean->share * mean->u
                                  * awrash_i_group_parts_gini (&groups->own[g], 2.0));
    }
  *value = awrash_i_sum_get (&sum) + overlap;
  return TRUE;
}

static gboolean
write_parts (double alpha, double beta, const AwrashGroups *groups, AwrashParts *parts,
             GError **error)
{
  double *columns[N_COLUMNS], polarisation = 0.0, unexplained = 0.0;

  if (!awrash_i_group_parts_add_columns (groups, N_COLUMNS, names, parts, columns, error)
      || !find_error (groups, &unexplained, error))
    return FALSE;
  write_alienation (&groups->means, columns[ALIENATION]);
  for (gsize g = 0; g < groups->n; g++)
    columns[POLARISATION][g]
        = pow (groups->means.point[g].share, 1.0 + alpha) * columns[ALIENATION][g];
  polarisation = awrash_i_sum_values (groups->n, columns[POLARISATION]);

  const AwrashPartsTerm terms[] = { { "esteban-ray", polarisation },
                                    { "error", unexplained },
                                    { "esteban-gradin-ray", polarisation - beta * unexplained } };

  return awrash_i_parts_add_terms (parts, G_N_ELEMENTS (terms), terms, error);
}

AwrashParts *
awrash_metric_esteban_ray (double alpha, double beta, size_t n_groups, size_t n, const double x[],
                           const double weights[], const int64_t group[], GError **error)
{
  g_auto (AwrashGroups) groups = { .n = 0 };
  g_autoptr (AwrashParts) parts = NULL;

  g_return_val_if_fail ((x != NULL && group != NULL) || n == 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!awrash_i_parts_check_parameter ("alpha", alpha, 0.0, largest_alpha, error)
      || !awrash_i_parts_check_parameter ("beta", beta, 0.0, DBL_MAX, error)
      || !awrash_i_groups_fill (&groups, n_groups, n, x, weights, group, error))
    return NULL;
  parts = awrash_i_parts_new (convention);
  return write_parts (alpha, beta, &groups, parts, error) ? g_steal_pointer (&parts) : NULL;
}
