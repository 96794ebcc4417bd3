/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who gains and who loses by a policy, by tenths of the provinces in the order of their need.
 * Source: awrash_simulation_strata() and awrash_simulation_gains(). Invariant: a policy and the
 * baseline are compared in the same runs. */

#include "report/study-private.h"

#include "base/memory-private.h"

#include <string.h>

#define TENTHS 10

/* What gains are told in: the first of these that the study has. */
static const struct
{
  const char *measure;
  AwrashMessage words;
  gboolean is_rate;
} kinds[] = { { "persons-by-province", AWRASH_MESSAGE_STUDY_IN_PERSONS, FALSE },
              { "filled", AWRASH_MESSAGE_STUDY_IN_PLACES, FALSE },
              { "rate", AWRASH_MESSAGE_STUDY_IN_RATES, TRUE } };

/* What is being read: a measure of provinces, added up to groups, policy after policy. */
typedef struct
{
  gsize column, n_provinces, n_values; /* per edition */
  gsize n_runs;                        /* of one policy */
  gboolean is_rate;
  const double *needs;
  int64_t *group; /* [n_provinces] */
  double *room;   /* [n_runs * n_policies] */
  double *sums;   /* [policy][run][group] */
} Reading;

static void
reading_clear (Reading *reading)
{
  g_free (reading->group);
  g_free (reading->room);
  g_free (reading->sums);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static gboolean
find_measure (AwrashReportStudy *kept, const AwrashSimulationModel *model, Reading *reading)
{
  const gsize n = awrash_simulation_model_get_n_measures (model);

  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (gsize i = 0; i < n; i++)
      if (strcmp (awrash_simulation_model_get_measure_name (model, i), kinds[k].measure) == 0)
        {
          reading->column = i;
          reading->n_values = awrash_simulation_model_get_measure_length (model, i);
          reading->is_rate = kinds[k].is_rate;
          kept->gained = kinds[k].words;
          return TRUE;
        }
  return FALSE;
}

/* How much a province counts in its group: rates by need, the rest as it is. */
static double
weight_of (const Reading *reading, gsize province)
{
  double need = 0;

  if (!reading->is_rate)
    return 1;
  for (gsize p = 0; p < reading->n_provinces; p++)
    if (reading->group[p] == reading->group[province])
      need += reading->needs[p];
  return need > 0 ? 1000 * reading->needs[province] / need : 0;
}

static gboolean
read_sums (const AwrashReportStudy *kept, AwrashStore *store, Reading *reading, GError **error)
{
  const gsize n_policies = kept->n_policies, n_streams = reading->n_values / reading->n_provinces;

  for (gsize v = 0; v < reading->n_values; v++)
    {
      const gsize province = v / n_streams, group = (gsize)reading->group[province];
      const double weight = weight_of (reading, province);
      if (!awrash_simulation_store_read (store, reading->column,
                                         (kept->n_editions - 1) * reading->n_values + v, 0,
                                         reading->n_runs * n_policies, reading->room, error))
        return FALSE;
      for (gsize r = 0; r < reading->n_runs; r++)
        for (gsize k = 0; k < n_policies; k++)
          reading->sums[(k * reading->n_runs + r) * TENTHS + group]
              += weight * reading->room[r * n_policies + k];
    }
  return TRUE;
}

gboolean
awrash_i_report_study_gain (AwrashReportStudy *kept, const AwrashStudy *study, AwrashStore *store,
                            gsize n_provinces, const double needs[], GError **error)
{
  const gsize n_policies = kept->n_policies;
  g_auto (Reading) reading = { .n_provinces = n_provinces, .needs = needs };
  gsize length;

  if (!find_measure (kept, awrash_simulation_study_get_model (study), &reading))
    return TRUE;
  reading.n_runs = kept->n_scenarios * kept->n_replications;
  length = reading.n_runs * TENTHS;
  reading.group = awrash_i_new (int64_t, n_provinces, error);
  if (reading.group != NULL)
    reading.room = awrash_i_room (double, reading.n_runs *n_policies, error);
  if (reading.room != NULL)
    reading.sums = awrash_i_new (double, n_policies *length, error);
  if (reading.sums != NULL)
    kept->sizes = awrash_i_new (int64_t, TENTHS, error);
  if (kept->sizes != NULL)
    kept->gains = awrash_i_new (AwrashProvinceGain, n_policies * TENTHS, error);
  if (kept->gains == NULL
      || !awrash_simulation_strata (TENTHS, n_provinces, needs, NULL, reading.group, error)
      || !read_sums (kept, store, &reading, error))
    return FALSE;
  for (gsize p = 0; p < n_provinces; p++)
    kept->sizes[reading.group[p]]++;
  for (gsize k = 0; k < n_policies; k++)
    if (!awrash_simulation_gains (kept->n_scenarios, TENTHS, length, reading.sums + k * length,
                                  reading.sums + (gsize)kept->baseline * length,
                                  kept->gains + k * TENTHS, error))
      return FALSE;
  kept->n_groups = TENTHS;
  return TRUE;
}
