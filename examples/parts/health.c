/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The measures of WHO's HEAT over the rows of a table. Source: awrash_metric_health_equity ().
 * Invariant: a rank is the order of the groups, the most disadvantaged first. */

#include "health.h"

#include "figures.h"

#include <string.h>

static gboolean
find_reference (const Sample *sample, const char *label, gint64 *reference, GError **error)
{
  *reference = -1;
  for (gsize i = 0; label != NULL && i < sample->n; i++)
    if (strcmp (sample_label (sample, i), label) == 0)
      *reference = (gint64)i;
  if (label == NULL || *reference >= 0)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
               _ ("--reference is \"%s\", expected a label of the column %s"), label,
               awrash_base_table_get_column (sample->table, sample->label));
  return FALSE;
}

static void
tell_measures (Sheet *sheet, JsonObject *object, const AwrashHealthEquity *e)
{
  const Figure figures[] = {
    { "d", _ ("difference of two groups"), e->d, e->d_error },
    { "r", _ ("ratio of two groups"), e->r, e->r_error },
    { "bgv", _ ("variance between groups"), e->bgv, e->bgv_error },
    { "bgsd", _ ("standard deviation between groups"), e->bgsd, e->bgsd_error },
    { "cov", _ ("coefficient of variation, per cent"), e->cov, e->cov_error },
    { "mdmu", _ ("mean difference from the mean, groups alike"), e->mdmu, e->mdmu_error },
    { "mdmw", _ ("the same, weighted"), e->mdmw, e->mdmw_error },
    { "mdbu", _ ("mean difference from the best group, groups alike"), e->mdbu, e->mdbu_error },
    { "mdbw", _ ("the same, weighted"), e->mdbw, e->mdbw_error },
    { "mdru", _ ("mean difference from the reference, groups alike"), e->mdru, e->mdru_error },
    { "mdrw", _ ("the same, weighted"), e->mdrw, e->mdrw_error },
    { "idisu", _ ("index of disparity, groups alike, per cent"), e->idisu, e->idisu_error },
    { "idisw", _ ("the same, weighted"), e->idisw, e->idisw_error },
    { "ti", _ ("Theil index times 1,000"), e->ti, e->ti_error },
    { "mld", _ ("mean logarithmic deviation times 1,000"), e->mld, e->mld_error },
    { "par", _ ("what the mean would gain if all were as the best"), e->par, e->par_error },
    { "paf", _ ("the same, per cent of the mean"), e->paf, e->paf_error },
  };

  figures_tell (sheet, object, "health", "HEAT", G_N_ELEMENTS (figures), figures);
}

gboolean
health_tell (Sheet *sheet, const Sample *sample, const HealthQuestion *question, GError **error)
{
  Session *session = sheet->session;
  const gboolean is_favourable = strcmp (question->direction, "favourable") == 0;
  g_autofree double *errors = NULL;
  AwrashHealthEquity equity;
  JsonObject *object;
  gint64 reference;

  if (!is_favourable && strcmp (question->direction, "adverse") != 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                   _ ("--health is \"%s\", expected favourable or adverse"), question->direction);
      return FALSE;
    }
  if (question->error != NULL && (errors = sample_column (sample, question->error, error)) == NULL)
    return FALSE;
  if (!find_reference (sample, question->reference, &reference, error)
      || !awrash_metric_health_equity (is_favourable, reference, sample->n, sample->values,
                                       sample->weights, errors, sample->rank, &equity, error))
    return FALSE;
  object = sheet_object (session->answer, "health");
  json_object_set_boolean_member (object, "favourable", is_favourable);
  json_object_set_boolean_member (object, "ordered", sample->rank != NULL);
  manners_title (session, "%s", _ ("Measures of WHO's HEAT"));
  manners_say (session, "%s",
               is_favourable ? _ ("Each row is a group; more is better.")
                             : _ ("Each row is a group; less is better."));
  tell_measures (sheet, object, &equity);
  return TRUE;
}
