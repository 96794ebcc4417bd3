/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All leave-one-cluster-out Ginis in O(n) after one sort. With Q(u, v) = Σ u_i v_j |x_i - x_j|, the
 * weights without cluster c of stratum h are w + (a - 1) w_h - a w_c, a = n_h / (n_h - 1), and Q of
 * them is a sum of Q(w, w), Q(w, h), Q(h, h), Q(w, c), Q(h, c) and Q(c, c), each by running sums
 * over the sorted rows. Source: T. Ogwang (2000), Oxford Bulletin of Economics and Statistics 62,
 * of which this is the form under strata and clusters. Invariant: the same as weighing the rows
 * anew for every cluster. */

#include "base/memory-private.h"
#include "metric/jackknife-private.h"

/* Per group: weight, moment and Q, then what lies below the row that is reached. */
typedef struct
{
  double weight;
  double moment;
  double below;
  double moment_below;
} Group;

/* Per cluster, then per stratum, and of all. */
typedef struct
{
  double weight;
  double moment;
  double with_all;     /* Q(w, ·) */
  double with_stratum; /* Q(h, ·) */
  double with_itself;
} Sums;

/* gaps[k] = Σ w_j |x_k - x_j| over the rows j of k's group. */
static void
sum_gaps (gsize n, const double w[], const double z[], const gsize group[], gsize n_groups,
          Group groups[], double gaps[])
{
  for (gsize g = 0; g < n_groups; g++)
    groups[g] = (Group){ .weight = 0.0 };
  for (gsize k = 0; k < n; k++)
    {
      Group *of = &groups[group == NULL ? 0 : group[k]];

      of->weight += w[k];
      of->moment += w[k] * z[k];
    }
  for (gsize k = 0; k < n; k++)
    {
      Group *of = &groups[group == NULL ? 0 : group[k]];

      gaps[k] = z[k] * (2.0 * of->below - of->weight) + (of->moment - 2.0 * of->moment_below);
      of->below += w[k];
      of->moment_below += w[k] * z[k];
    }
}

static void
join (Sums *whole, const Sums *part)
{
  whole->weight += part->weight;
  whole->moment += part->moment;
  whole->with_all += part->with_all;
  whole->with_stratum += part->with_stratum;
}

/* The Gini without cluster c of stratum h; whole, h and c by their sums. */
static double
leave_out (const AwrashReweighed *reweighed, const Sums *all, const Sums *h, const Sums *c,
           double a)
{
  double b = a - 1.0;
  double weight = all->weight + b * h->weight - a * c->weight;
  double moment = all->moment + b * h->moment - a * c->moment;
  double q = all->with_all + 2.0 * b * h->with_all + b * b * h->with_stratum - 2.0 * a * c->with_all
             - 2.0 * a * b * c->with_stratum + a * a * c->with_itself;
  double size = all->with_all + 2.0 * a * (h->with_all + c->with_all) + a * a * h->with_stratum;
  double scale = 2.0 * weight * weight;

  return awrash_i_reweigh_gini (reweighed, q / scale, size / scale,
                                reweighed->mean + moment / weight);
}

static void
add_gaps (const AwrashFrame *frame, const double w[], const double z[], const double gaps[],
          gsize member, Sums sums[])
{
  for (gsize k = 0; k < frame->n; k++)
    {
      Sums *sum = &sums[frame->cluster[k]];
      double q = w[k] * gaps[k];

      if (member == 0)
        {
          sum->weight += w[k];
          sum->moment += w[k] * z[k];
          sum->with_all += q;
        }
      else if (member == 1)
        sum->with_stratum += q;
      else
        sum->with_itself += q;
    }
}

static void
write_values (const AwrashReweighed *reweighed, const AwrashFrame *frame, const Sums sums[],
              double values[])
{
  Sums all = { .weight = 0.0 };

  for (gsize c = 0; c < frame->n_clusters; c++)
    join (&all, &sums[c]);
  for (gsize h = 0; h < frame->n_strata; h++)
    {
      double drawn = (double)(frame->start[h + 1] - frame->start[h]);
      Sums stratum = { .weight = 0.0 };

      for (gsize c = frame->start[h]; c < frame->start[h + 1]; c++)
        join (&stratum, &sums[c]);
      for (gsize c = frame->start[h]; drawn > 1.0 && c < frame->start[h + 1]; c++)
        values[c] = leave_out (reweighed, &all, &stratum, &sums[c], drawn / (drawn - 1.0));
    }
}

gboolean
awrash_i_jackknife_gini (const AwrashReweighed *reweighed, const AwrashFrame *frame,
                         const gsize stratum[], double values[], GError **error)
{
  const double *w = reweighed->base->prepared.sample.w, *z = reweighed->z;
  gsize n_groups = MAX (frame->n_clusters, frame->n_strata);
  g_autofree Group *groups = awrash_i_new (Group, n_groups, error);
  g_autofree double *gaps = groups == NULL ? NULL : awrash_i_new (double, frame->n, error);
  g_autofree Sums *sums = gaps == NULL ? NULL : awrash_i_new (Sums, frame->n_clusters, error);

  if (sums == NULL)
    return FALSE;
  sum_gaps (frame->n, w, z, NULL, 1, groups, gaps);
  add_gaps (frame, w, z, gaps, 0, sums);
  sum_gaps (frame->n, w, z, stratum, frame->n_strata, groups, gaps);
  add_gaps (frame, w, z, gaps, 1, sums);
  sum_gaps (frame->n, w, z, frame->cluster, frame->n_clusters, groups, gaps);
  add_gaps (frame, w, z, gaps, 2, sums);
  write_values (reweighed, frame, sums, values);
  return TRUE;
}
