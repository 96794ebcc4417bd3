/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sizes, means and the largest between, for every scheme in one way.
 * Source: Elbers, Lanjouw, Mistiaen and Özler (2008), Journal of Economic Inequality 6.
 * Invariant: shares of the population and of the values each sum to 1. */

#include "metric/group-parts-private.h"

#include <math.h>

enum
{
  POPULATION_SHARE,
  VALUE_SHARE,
  MEAN,
  N_COLUMNS
};

static const char *const size_names[N_COLUMNS] = { "population-share", "value-share", "mean" };

gboolean
awrash_i_group_parts_add_columns (const AwrashGroups *groups, gsize n, const char *const names[],
                                  AwrashParts *parts, double *columns[], GError **error)
{
  const AwrashMeans *means = &groups->means;
  double *sizes[N_COLUMNS];

  if (!awrash_i_parts_add_table (parts, "group", groups->n, N_COLUMNS, size_names, sizes, error)
      || !awrash_i_parts_add_table (parts, "group", groups->n, n, names, columns, error))
    return FALSE;
  for (gsize g = 0; g < groups->n; g++)
    {
      sizes[POPULATION_SHARE][g] = means->point[g].share;
      sizes[VALUE_SHARE][g] = means->point[g].share * means->point[g].u;
      sizes[MEAN][g] = ldexp (means->mean[g].high, groups->all.sample.exponent);
    }
  return TRUE;
}

static gboolean
find_largest (const AwrashGroups *groups, gboolean is_whole, AwrashBetween between,
              double parameter, double *value, GError **error)
{
  g_auto (AwrashMeans) largest = { .n = 0 };

  if (!awrash_i_means_largest (&groups->means, &groups->all, is_whole, &largest, error))
    return FALSE;
  *value = between (&largest, parameter);
  return TRUE;
}

gboolean
awrash_i_group_parts_add_largest (const AwrashGroups *groups, AwrashBetween between,
                                  double parameter, double value, AwrashParts *parts,
                                  GError **error)
{
  double largest = 0.0, largest_whole = 0.0;

  if (!find_largest (groups, FALSE, between, parameter, &largest, error)
      || !find_largest (groups, TRUE, between, parameter, &largest_whole, error))
    return FALSE;

  const AwrashPartsTerm terms[] = { { "between-largest", largest },
                                    { "between-largest-whole", largest_whole },
                                    { "elmo", value / largest } };

  return awrash_i_parts_add_terms (parts, G_N_ELEMENTS (terms), terms, error);
}

double
awrash_i_group_parts_sum (const AwrashPrepared *own, const AwrashTerm *term, double parameter)
{
  const AwrashTermUse use = { term, parameter };
  double sum = 0.0;

  if (own->sample.n > 0)
    awrash_i_term_sum (&own->sample, own->below, 1, &use, &sum);
  return sum;
}

double
awrash_i_group_parts_gini (const AwrashPrepared *own, double nu)
{
  if (own->sample.n == 0)
    return 0.0;
  return awrash_i_group_parts_sum (own, &awrash_i_term_deficit, nu)
         / (own->sample.sum.high / own->sample.total.high);
}
