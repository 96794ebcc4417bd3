/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Atkinson's measure within and between groups: 1 - A = (1 - A_W) (1 - A_B), A_B that of the means,
 * so that A = A_W + A_B - A_W A_B. Source: C. Blackorby, D. Donaldson and M. Auersperg (1981),
 * Canadian Journal of Economics 14. Invariant: the two factors are found each by itself, from sums
 * of terms of one sign, and neither as what the other leaves. */

#include "base/i18n-private.h"
#include "base/sum-private.h"
#include "metric/atkinson-private.h"
#include "metric/group-parts-private.h"

#include <float.h>
#include <math.h>

static const char *const convention
    = N_ ("Blackorby, Donaldson and Auersperg 1981: total = within + between - cross with cross = "
          "within times between; between is Atkinson's measure of the group means");

enum
{
  INDEX,
  WITHIN,
  BETWEEN,
  N_COLUMNS
};

static const char *const names[N_COLUMNS] = { "index", "within", "between" };

/* Below this power of e the sums are of what is lost, so that little inequality keeps its digits;
 * above it they are of logarithms, so that none overflows. */
static const double close_power = 20.0;

/* 1 - exp (y). */
static double
complement (double y)
{
  return -expm1 (y) + 0.0; /* + 0.0 turns -0 into 0 */
}

/* ln (1 + q t)/q, t at q = 0. */
static double
log_of_mean (double q, double t)
{
  return q == 0.0 ? t : log1p (q * t) / q;
}

/* ln Σ share exp (q log + more), the largest power taken out; a mean of 0 under q < 0 does not
 * count. more may be NULL. */
static double
log_moment (const AwrashMeans *means, double q, const double more[])
{
  double largest = -INFINITY;
  AwrashSum sum = { 0.0, 0.0 };

  for (int turn = 0; turn < 2; turn++)
    for (gsize g = 0; g < means->n; g++)
      {
        double power = q * (means->point[g].log + (more == NULL ? 0.0 : more[g]));

        if (turn == 0 && power < INFINITY)
          largest = fmax (largest, power);
        else if (turn == 1 && power < INFINITY)
          awrash_i_sum_add (&sum, means->point[g].share * exp (power - largest));
      }
  return largest + log (awrash_i_sum_get (&sum));
}

/* ln (1 - A_B), as awrash_i_atkinson_log_mean() has it for rows. */
static double
log_between (const AwrashMeans *means, double epsilon)
{
  double q = 1.0 - epsilon, entropy = awrash_i_means_entropy (means, q);
  gsize lowest = means->order[0];

  if (q <= 0.0 && means->point[lowest].log == -INFINITY)
    return -INFINITY;
  if (q * (q - 1.0) * entropy > -0.5 && q * (q - 1.0) * entropy < close_power)
    return log_of_mean (q, (q - 1.0) * entropy);
  return log_moment (means, q, NULL) / q;
}

static double
between (const AwrashMeans *means, double epsilon)
{
  return complement (log_between (means, epsilon));
}

/* What a group loses by a power q, in a scale that none overflows; a group with a mean of 0 loses
 * nothing, since that is between groups and not within. */
static double
lost_power (double q, double share, double log_omega, double log_equivalent, double log_scale)
{
  double e = q * log_equivalent;

  if (!isfinite (log_omega))
    return 0.0;
  if (e > close_power)
    return share * exp (log_omega + e - log_scale) / q;
  return share * exp (log_omega - log_scale) * expm1 (e) / q;
}

/* With ω_g ∝ f_g (μ_g/μ)^q, q = 1 - ε: (1 - A_W)^q = Σ ω_g (1 - A_g)^q, and ln (1 - A_W) = Σ f_g ln
 * (1
 * - A_g) at q = 0. lost[] has ln (1 - A_g) before, and after it terms in proportion to ω_g ((1 -
 * A_g)^q - 1)/q. Returns ln (1 - A_W). */
static double
join_within (const AwrashMeans *means, double q, double lost[])
{
  double log_before = log_moment (means, q, NULL), log_joined = 0.0, steepest = 0.0;

  for (gsize g = 0; g < means->n; g++)
    steepest = fmax (steepest, q * lost[g]);
  if (steepest > close_power)
    log_joined = log_moment (means, q, lost) - log_before;
  for (gsize g = 0; g < means->n; g++)
    {
      const AwrashPoint *mean = &means->point[g];

      if (q == 0.0)
        lost[g] *= mean->share;
      else
        lost[g] = lost_power (q, mean->share, q * mean->log - log_before, lost[g], log_joined);
    }
  if (steepest == INFINITY)
    return -INFINITY;
  if (steepest > close_power)
    return log_joined / q;
  return log_of_mean (q, awrash_i_sum_values (means->n, lost));
}

/* Parts of a whole in proportion to terms of one sign; terms without end leave the others nothing.
 */
static void
share_out (double whole, gsize n, double terms[])
{
  double sum = 0.0;

  for (gsize g = 0; g < n; g++)
    sum += isinf (terms[g]) ? 1.0 : 0.0;
  for (gsize g = 0; g < n && sum > 0.0; g++)
    terms[g] = isinf (terms[g]) ? 1.0 : 0.0;
  sum = awrash_i_sum_values (n, terms);
  for (gsize g = 0; g < n; g++)
    terms[g] = sum == 0.0 ? 0.0 : whole * (terms[g] / sum);
}

static gboolean
write_parts (double epsilon, const AwrashGroups *groups, AwrashParts *parts, GError **error)
{
  const AwrashMeans *means = &groups->means;
  double *columns[N_COLUMNS], log_within = 0.0, a_within = 0.0, a_between = 0.0;

  if (!awrash_i_group_parts_add_columns (groups, N_COLUMNS, names, parts, columns, error))
    return FALSE;
  for (gsize g = 0; g < groups->n; g++)
    {
      const AwrashPrepared *own = &groups->own[g];
      double entropy = awrash_i_group_parts_sum (own, &awrash_i_term_entropy, 1.0 - epsilon);

      if (own->sample.n > 0)
        columns[WITHIN][g] = awrash_i_atkinson_log_mean (own, epsilon, entropy);
      columns[INDEX][g] = complement (columns[WITHIN][g]);
      columns[BETWEEN][g]
          = means->point[g].share * awrash_i_term_entropy.value (&means->point[g], 1.0 - epsilon);
    }
  log_within = join_within (means, 1.0 - epsilon, columns[WITHIN]);
  a_within = complement (log_within);
  a_between = between (means, epsilon);
  share_out (a_within, groups->n, columns[WITHIN]);
  share_out (a_between, groups->n, columns[BETWEEN]);

  const AwrashPartsTerm terms[]
      = { { "total", complement (log_within + log_between (means, epsilon)) },
          { "within", a_within },
          { "between", a_between },
          { "cross", a_within * a_between } };

  return awrash_i_parts_add_terms (parts, G_N_ELEMENTS (terms), terms, error)
         && awrash_i_group_parts_add_largest (groups, between, epsilon, a_between, parts, error);
}

AwrashParts *
awrash_metric_atkinson_decomposition (double epsilon, size_t n_groups, size_t n, const double x[],
                                      const double weights[], const int64_t group[], GError **error)
{
  g_auto (AwrashGroups) groups = { .n = 0 };
  g_autoptr (AwrashParts) parts = NULL;

  g_return_val_if_fail ((x != NULL && group != NULL) || n == 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!awrash_i_parts_check_parameter ("epsilon", epsilon, 0.0, DBL_MAX, error)
      || !awrash_i_groups_fill (&groups, n_groups, n, x, weights, group, error))
    return NULL;
  parts = awrash_i_parts_new (convention);
  return write_parts (epsilon, &groups, parts, error) ? g_steal_pointer (&parts) : NULL;
}
