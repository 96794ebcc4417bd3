/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A sampling design from the labels of strata and clusters.
 * Source: Cochran (1977), Sampling Techniques, ch. 5 and 9. Invariant: the order of labels shows
 * nowhere; a cluster is a pair of labels, so that numbers may begin anew in each stratum. */

#include "metric/design-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/names-private.h"
#include "base/number-private.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

static const AwrashName lonely_names[] = {
  { AWRASH_LONELY_ERROR, "error" },
  { AWRASH_LONELY_ADJUST, "adjust" },
  { AWRASH_LONELY_CERTAINTY, "certainty" },
};

/* The labels of one row. */
typedef struct
{
  int64_t stratum;
  int64_t cluster;
  gsize row;
} Labels;

static int
compare_labels (const void *a, const void *b)
{
  const Labels *left = a, *right = b;
  int by_stratum = (left->stratum > right->stratum) - (left->stratum < right->stratum);
  int by_cluster = (left->cluster > right->cluster) - (left->cluster < right->cluster);

  if (by_stratum != 0)
    return by_stratum;
  return by_cluster != 0 ? by_cluster : (left->row > right->row) - (left->row < right->row);
}

/* Rows in the order of their labels; without clusters each row is one. */
static Labels *
sort_labels (gsize n, const int64_t strata[], const int64_t clusters[], GError **error)
{
  Labels *labels = awrash_i_new (Labels, n, error);

  for (gsize i = 0; labels != NULL && i < n; i++)
    labels[i] = (Labels){ .stratum = strata == NULL ? 0 : strata[i],
                          .cluster = clusters == NULL ? (int64_t)i : clusters[i],
                          .row = i };
  if (labels != NULL && (strata != NULL || clusters != NULL))
    qsort (labels, n, sizeof *labels, compare_labels);
  return labels;
}

static gboolean
check_population (gsize n, const double population[], GError **error)
{
  for (gsize i = 0; population != NULL && i < n; i++)
    if (!(population[i] > 0.0))
      {
        g_autofree char *number = awrash_i_number_format (population[i]);

        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                     _ ("population[%zu] is %s, expected a number > 0"), i, number);
        return FALSE;
      }
  return TRUE;
}

static gboolean
refuse_populations (const Labels *labels, double one, double other, GError **error)
{
  g_autofree char *first = awrash_i_number_format (one);
  g_autofree char *second = awrash_i_number_format (other);

  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("population[%zu] is %s where its stratum %" PRId64
                  " had %s, expected one number a stratum"),
               labels->row, second, labels->stratum, first);
  return FALSE;
}

/* Numbers strata and clusters in the order of their labels. */
static gboolean
number_rows (AwrashDesign *design, const Labels labels[], const double population[], GError **error)
{
  for (gsize k = 0; k < design->n; k++)
    {
      gboolean is_new = k == 0 || labels[k].stratum != labels[k - 1].stratum;
      double size = population == NULL ? INFINITY : population[labels[k].row];

      if (is_new)
        {
          design->label[design->n_strata] = labels[k].stratum;
          design->population[design->n_strata++] = size;
        }
      else if (size != design->population[design->n_strata - 1])
        return refuse_populations (&labels[k], design->population[design->n_strata - 1], size,
                                   error);
      if (is_new || labels[k].cluster != labels[k - 1].cluster)
        design->stratum[design->n_clusters++] = design->n_strata - 1;
      design->cluster[labels[k].row] = design->n_clusters - 1;
    }
  return TRUE;
}

static gboolean
make_room (AwrashDesign *design, GError **error)
{
  design->stratum = awrash_i_new (gsize, design->n, error);
  if (design->stratum == NULL)
    return FALSE;
  design->cluster = awrash_i_new (gsize, design->n, error);
  if (design->cluster == NULL)
    return FALSE;
  design->label = awrash_i_new (int64_t, design->n, error);
  if (design->label == NULL)
    return FALSE;
  design->population = awrash_i_new (double, design->n, error);
  return design->population != NULL;
}

AwrashDesign *
awrash_metric_design_new (const char *lonely, size_t n, const int64_t strata[],
                          const int64_t clusters[], const double population[], GError **error)
{
  g_autoptr (AwrashDesign) design = NULL;
  g_autofree Labels *labels = NULL;
  int lonely_read;

  g_return_val_if_fail (lonely != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  lonely_read
      = awrash_i_names_read ("lonely", lonely_names, G_N_ELEMENTS (lonely_names), lonely, error);
  if (lonely_read == 0 || !check_population (n, population, error))
    return NULL;
  labels = sort_labels (n, strata, clusters, error);
  design = labels == NULL ? NULL : awrash_i_new (AwrashDesign, 1, error);
  if (design == NULL)
    return NULL;
  design->n = n;
  design->lonely = (AwrashLonely)lonely_read;
  if (!make_room (design, error) || !number_rows (design, labels, population, error))
    return NULL;
  return g_steal_pointer (&design);
}

AwrashDesign *
awrash_metric_design_new_census (size_t n, GError **error)
{
  AwrashDesign *design = awrash_metric_design_new ("certainty", n, NULL, NULL, NULL, error);

  if (design != NULL)
    design->is_census = TRUE;
  return design;
}

AwrashDesign *
awrash_metric_design_new_part (const AwrashDesign *design, size_t n, const double weights[],
                               GError **error)
{
  g_autoptr (AwrashDesign) part = NULL;

  g_return_val_if_fail (design != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!awrash_i_frame_check (design, n, error))
    return NULL;
  part = awrash_i_copy (AwrashDesign, design, 1, error);
  if (part == NULL)
    return NULL;
  part->stratum = part->cluster = NULL;
  part->label = NULL;
  part->population = NULL;
  part->drawn = NULL;
  if (!make_room (part, error))
    return NULL;
  part->drawn = awrash_i_new (guint8, design->n_clusters, error);
  if (part->drawn == NULL)
    return NULL;
  memcpy (part->stratum, design->stratum, design->n_clusters * sizeof *part->stratum);
  memcpy (part->cluster, design->cluster, n * sizeof *part->cluster);
  memcpy (part->label, design->label, design->n_strata * sizeof *part->label);
  memcpy (part->population, design->population, design->n_strata * sizeof *part->population);
  for (gsize i = 0; i < n; i++)
    if (weights == NULL || weights[i] > 0.0)
      part->drawn[design->cluster[i]] = 1;
  return g_steal_pointer (&part);
}

void
awrash_metric_design_free (AwrashDesign *design)
{
  if (design == NULL)
    return;
  g_free (design->stratum);
  g_free (design->cluster);
  g_free (design->label);
  g_free (design->population);
  g_free (design->drawn);
  g_free (design);
}

size_t
awrash_metric_design_get_n (const AwrashDesign *design)
{
  g_return_val_if_fail (design != NULL, 0);
  return design->n;
}

size_t
awrash_metric_design_get_n_strata (const AwrashDesign *design)
{
  g_return_val_if_fail (design != NULL, 0);
  return design->n_strata;
}

size_t
awrash_metric_design_get_n_clusters (const AwrashDesign *design)
{
  g_return_val_if_fail (design != NULL, 0);
  return design->n_clusters;
}
