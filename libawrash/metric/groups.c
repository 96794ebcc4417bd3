/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Groups of a sorted sample: a distribution of the sorted rows over the groups keeps each sorted.
 * Source: Knuth, The Art of Computer Programming 3, 5.2 (counting). Invariant: O(n) beyond the one
 * sort; means come from each group's own scaled sums, so no weight or value is too small. */

#include "metric/groups-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "metric/pair-private.h"

#include <inttypes.h>
#include <math.h>

gboolean
awrash_i_groups_check (const char *name, gsize n_groups, gsize n, const int64_t group[],
                       GError **error)
{
  for (gsize i = 0; i < n; i++)
    if (group[i] < 0 || (guint64)group[i] >= n_groups)
      {
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                     _ ("%s[%zu] is %" PRId64 ", expected a number from 0 to below %zu"), name, i,
                     group[i], n_groups);
        return FALSE;
      }
  return TRUE;
}

/* Counts the rows of each group; refuses a group that has none. */
static gboolean
find_starts (AwrashGroups *groups, GError **error)
{
  for (gsize k = 0; k < groups->all.sample.n; k++)
    groups->start[groups->of[k] + 1]++;
  for (gsize g = 0; g < groups->n; g++)
    {
      if (groups->start[g + 1] == 0)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                       _ ("group %zu has no row with a weight > 0, expected at least one"), g);
          return FALSE;
        }
      groups->start[g + 1] += groups->start[g];
    }
  return TRUE;
}

static gboolean
distribute (AwrashGroups *groups, const double x[], const double weights[], GError **error)
{
  const AwrashSample *sample = &groups->all.sample;
  g_autofree gsize *next = awrash_i_copy (gsize, groups->start, groups->n, error);

  if (next == NULL)
    return FALSE;
  for (gsize k = 0; k < sample->n; k++)
    {
      gsize at = next[groups->of[k]]++, row = sample->row[k];

      groups->place[at] = k;
      groups->x[at] = x[row];
      groups->w[at] = weights == NULL ? 1.0 : weights[row];
    }
  return TRUE;
}

/* The weight of each group in the scale of the whole. */
static void
weigh (AwrashGroups *groups)
{
  const AwrashSample *sample = &groups->all.sample;

  for (gsize g = 0; g < groups->n; g++)
    {
      AwrashSum sum = { 0.0, 0.0 };

      for (gsize at = groups->start[g]; at < groups->start[g + 1]; at++)
        awrash_i_sum_add (&sum, sample->w[groups->place[at]]);
      groups->means.total[g] = awrash_i_pair_of_sum (&sum);
    }
}

/* Prepares group g, and finds its mean in the scale of the whole. */
static gboolean
prepare_group (AwrashGroups *groups, gsize g, GError **error)
{
  const AwrashSample *all = &groups->all.sample, *own = &groups->own[g].sample;
  AwrashPair mean = { 0.0, 0.0 };
  gsize start = groups->start[g], end = groups->start[g + 1];
  double largest = 0.0;
  int shift = 0;

  groups->means.log_u[g] = -INFINITY;
  for (gsize at = start; at < end; at++)
    largest = fmax (largest, groups->x[at]);
  if (!(largest > 0.0))
    return TRUE;
  if (!awrash_i_prepared_fill (&groups->own[g], end - start, groups->x + start, groups->w + start,
                               error))
    return FALSE;
  mean = awrash_i_pair_divide (own->sum, own->total);
  shift = own->exponent - all->exponent;
  groups->means.mean[g] = (AwrashPair){ ldexp (mean.high, shift), ldexp (mean.low, shift) };
  groups->means.log_u[g] = log (mean.high * (all->total.high / all->sum.high)) + shift * G_LN2;
  return TRUE;
}

static gboolean
allocate (AwrashGroups *groups, GError **error)
{
  gsize n = groups->all.sample.n;

  groups->of = awrash_i_new (gsize, n, error);
  if (groups->of == NULL)
    return FALSE;
  groups->start = awrash_i_new (gsize, groups->n + 1, error);
  if (groups->start == NULL)
    return FALSE;
  groups->place = awrash_i_new (gsize, n, error);
  if (groups->place == NULL)
    return FALSE;
  groups->x = awrash_i_new (double, n, error);
  if (groups->x == NULL)
    return FALSE;
  groups->w = awrash_i_new (double, n, error);
  if (groups->w == NULL)
    return FALSE;
  groups->own = awrash_i_new (AwrashPrepared, groups->n, error);
  return groups->own != NULL
         && awrash_i_means_new (&groups->means, groups->n, &groups->all.sample, error);
}

gboolean
awrash_i_groups_fill (AwrashGroups *groups, gsize n_groups, gsize n, const double x[],
                      const double weights[], const int64_t group[], GError **error)
{
  if (!awrash_i_groups_check ("group", n_groups, n, group, error)
      || !awrash_i_prepared_fill (&groups->all, n, x, weights, error))
    return FALSE;
  groups->n = n_groups;
  if (!allocate (groups, error))
    return FALSE;
  for (gsize k = 0; k < groups->all.sample.n; k++)
    groups->of[k] = (gsize)group[groups->all.sample.row[k]];
  if (!find_starts (groups, error) || !distribute (groups, x, weights, error))
    return FALSE;
  weigh (groups);
  for (gsize g = 0; g < n_groups; g++)
    if (!prepare_group (groups, g, error))
      return FALSE;
  awrash_i_means_finish (&groups->means);
  return TRUE;
}

void
awrash_i_groups_clear (AwrashGroups *groups)
{
  for (gsize g = 0; groups->own != NULL && g < groups->n; g++)
    awrash_i_prepared_clear (&groups->own[g]);
  g_clear_pointer (&groups->own, g_free);
  awrash_i_prepared_clear (&groups->all);
  awrash_i_means_clear (&groups->means);
  g_clear_pointer (&groups->of, g_free);
  g_clear_pointer (&groups->start, g_free);
  g_clear_pointer (&groups->place, g_free);
  g_clear_pointer (&groups->x, g_free);
  g_clear_pointer (&groups->w, g_free);
}
