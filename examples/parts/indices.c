/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Indices by their texts. Source: awrash_metric_index_values (), which takes all in one pass.
 * Invariant: an index without a number has a notice that says why. */

#include "indices.h"

#include "grid.h"

#include <math.h>
#include <string.h>

#define GROUPS_ABREAST 6

/* What "all" adds to the indices that need no number. */
static const char *const numbered[] = {
  "s-gini:1.5", "s-gini:3",   "entropy:-1",     "entropy:2",           "atkinson:0.5",
  "atkinson:1", "atkinson:2", "atkinson-ede:1", "share-ratio:0.2,0.2", "percentile-ratio:0.9,0.1"
};

/* The index of the table that a text is: it may have a number where that has a word. */
static gsize
find_form (const char *text)
{
  gsize found = 0, longest = 0;

  for (gsize k = 0; k < awrash_metric_index_get_n (); k++)
    {
      const char *name = awrash_metric_index_get_name (k);
      const char *word = strpbrk (name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
      gsize length = word != NULL ? (gsize)(word - name) : strlen (name);

      if (strncmp (text, name, length) == 0 && length > longest)
        {
          found = k;
          longest = length;
        }
    }
  return found;
}

static void
add_all (GPtrArray *names)
{
  for (gsize k = 0; k < awrash_metric_index_get_n (); k++)
    if (strpbrk (awrash_metric_index_get_name (k), "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == NULL)
      g_ptr_array_add (names, (gpointer)(guintptr)awrash_metric_index_get_name (k));
  for (gsize k = 0; k < G_N_ELEMENTS (numbered); k++)
    g_ptr_array_add (names, (gpointer)(guintptr)numbered[k]);
}

GPtrArray *
indices_list (char **asked)
{
  GPtrArray *names = g_ptr_array_new ();

  for (gsize i = 0; asked[i] != NULL; i++)
    if (strcmp (asked[i], "all") == 0)
      add_all (names);
    else
      g_ptr_array_add (names, asked[i]);
  return names;
}

const char *
indices_convention (const char *index)
{
  const char *by_rank = awrash_metric_concentration_index_get_convention (index, NULL);

  if (by_rank != NULL)
    return by_rank;
  if (g_str_has_prefix (index, "sii") || g_str_has_prefix (index, "rii"))
    return _ (
        "what a line over the mean rank predicts at the top, less (sii) or over (rii) what it "
        "predicts at the bottom");
  return awrash_metric_index_get_convention (find_form (index));
}

/* Notices of indices without a number, those of the same reason in one. */
static void
tell_reasons (Sheet *sheet, const char *group, const GPtrArray *names, char *const reasons[])
{
  for (gsize i = 0; i < names->len; i++)
    {
      g_autoptr (GString) list = g_string_new (group != NULL ? NULL : _ ("overall"));
      g_autofree char *notice = NULL;
      gboolean is_told = FALSE;

      if (reasons[i] == NULL)
        continue;
      for (gsize k = 0; k < i; k++)
        is_told = is_told || g_strcmp0 (reasons[k], reasons[i]) == 0;
      if (is_told)
        continue;
      if (group != NULL)
        g_string_append_printf (list, _ ("group \"%s\""), group);
      for (gsize k = i; k < names->len; k++)
        if (g_strcmp0 (reasons[k], reasons[i]) == 0)
          g_string_append_printf (list, "%s%s", k > i ? ", " : ": ",
                                  (const char *)g_ptr_array_index (names, k));
      notice = g_strdup_printf (_ ("%s: no number: %s"), list->str, reasons[i]);
      manners_notice (sheet->session, notice);
    }
}

/* All at once; where one is refused, one by one, so that the others have their numbers. */
static gboolean
measure (Sheet *sheet, const AwrashDistribution *distribution, const char *group,
         const GPtrArray *names, double values[], GError **error)
{
  const char *const *texts = (const char *const *)names->pdata;
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);

  if (awrash_metric_index_values (distribution, names->len, texts, values, NULL))
    return TRUE;
  for (gsize i = 0; i < names->len; i++)
    {
      GError *found = NULL;
      g_autofree char *reason = NULL;

      if (!awrash_metric_index (distribution, texts[i], &values[i], &found))
        {
          reason = g_strdup (found->message);
          values[i] = NAN;
          if (!sheet_forgive (sheet, NULL, found, error))
            return FALSE;
        }
      g_ptr_array_add (reasons, g_steal_pointer (&reason));
    }
  tell_reasons (sheet, group, names, (char *const *)reasons->pdata);
  return TRUE;
}

static void
put_all (Sheet *sheet, JsonObject *parent, const char *group, const GPtrArray *names,
         const double values[])
{
  JsonObject *object = sheet_object (parent, "indices");

  for (gsize i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      const Place place = { "indices", name, group, indices_convention (name) };

      sheet_put (sheet, object, &place, "value", name, values[i]);
    }
}

static void
tell_overall (Sheet *sheet, const GPtrArray *names, const double values[])
{
  Session *session = sheet->session;
  JsonObject *conventions = sheet_object (session->answer, "conventions");
  g_autoptr (Grid) grid = grid_new ();

  put_all (sheet, session->answer, NULL, names, values);
  grid_add_column (grid, _ ("Index"));
  grid_add_column (grid, _ ("Value"));
  grid_add_text_column (grid, _ ("Convention"));
  for (gsize i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      json_object_set_string_member (conventions, name, indices_convention (name));
      grid_add (grid, manners_isolate (session, name));
      grid_add (grid, manners_decimal (session, values[i], 6));
      grid_add (grid, manners_isolate (session, indices_convention (name)));
    }
  manners_title (session, "%s", _ ("Indices"));
  grid_print (grid, session->text);
}

/* Indices down, groups across, some of them in each block. values: group by group. */
static void
print_groups (Session *session, const Sample *sample, const GPtrArray *names, const double values[])
{
  manners_title (session, "%s", _ ("Indices by group"));
  for (gsize from = 0; from < sample->groups->len; from += GROUPS_ABREAST)
    {
      const gsize to = MIN (from + GROUPS_ABREAST, sample->groups->len);
      g_autoptr (Grid) grid = grid_new ();

      if (from > 0)
        g_string_append_c (session->text, '\n');
      grid_add_column (grid, _ ("Index"));
      for (gsize g = from; g < to; g++)
        grid_add_column (grid, manners_isolate (session, sample_group (sample, g)));
      for (gsize i = 0; i < names->len; i++)
        {
          grid_add (grid, manners_isolate (session, g_ptr_array_index (names, i)));
          for (gsize g = from; g < to; g++)
            grid_add (grid, manners_decimal (session, values[g * names->len + i], 4));
        }
      grid_print (grid, session->text);
    }
}

static gboolean
tell_groups (Sheet *sheet, const Sample *sample, const GPtrArray *names, GError **error)
{
  const gsize n_groups = sample->groups->len;
  JsonObject *groups = json_object_get_object_member (sheet->session->answer, "groups");
  g_autofree double *weights = g_new0 (double, sample->n + 1);
  g_autofree double *values = g_new0 (double, n_groups * names->len + 1);

  for (gsize g = 0; g < n_groups; g++)
    {
      const char *group = sample_group (sample, g);
      g_autoptr (AwrashDistribution) distribution = NULL;

      sample_weigh_group (sample, g, weights);
      distribution = sample_distribution (sample, weights, error);
      if (distribution == NULL
          || !measure (sheet, distribution, group, names, values + g * names->len, error))
        {
          g_prefix_error (error, _ ("group \"%s\": "), group);
          return FALSE;
        }
      put_all (sheet, json_object_get_object_member (groups, group), group, names,
               values + g * names->len);
    }
  print_groups (sheet->session, sample, names, values);
  return TRUE;
}

gboolean
indices_tell (Sheet *sheet, const Sample *sample, char **asked, GError **error)
{
  g_autoptr (GPtrArray) names = indices_list (asked);
  g_autofree double *values = g_new0 (double, names->len + 1);
  g_autoptr (AwrashDistribution) distribution
      = sample_distribution (sample, sample->weights, error);

  if (distribution == NULL)
    return FALSE;
  if (g_strv_contains ((const char *const *)asked, "all"))
    {
      if (!measure (sheet, distribution, NULL, names, values, error))
        return FALSE;
    }
  else if (!awrash_metric_index_values (distribution, names->len, (const char *const *)names->pdata,
                                        values, error))
    return FALSE;
  tell_overall (sheet, names, values);
  return sample->groups == NULL || tell_groups (sheet, sample, names, error);
}
