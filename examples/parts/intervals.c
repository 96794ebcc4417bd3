/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a sample leaves open about indices. Source: awrash_metric_estimate () and
 * awrash_metric_between_permute (). Invariant: what rests on a lot names its seed. */

#include "intervals.h"

#include "grid.h"
#include "indices.h"

#include <math.h>
#include <string.h>

/* What is estimated where no index is named: the last two by rank, where there is one. */
static char *usual[] = { (char[]){ "gini" },
                         (char[]){ "theil" },
                         (char[]){ "mld" },
                         (char[]){ "hoover" },
                         (char[]){ "standard" },
                         (char[]){ "sii" },
                         NULL };

enum
{
  FIRST_BY_RANK = 4
};

static AwrashDesign *
make_design (const Sample *sample, const IntervalQuestion *question, GError **error)
{
  if (question->is_census)
    return awrash_metric_design_new_census (sample->n, error);
  return awrash_metric_design_new (question->lonely, sample->n, sample->strata, sample->clusters,
                                   sample->population, error);
}

static void
put_estimate (Sheet *sheet, JsonObject *parent, const char *group, const char *name,
              const AwrashEstimate *estimate)
{
  const struct
  {
    const char *name;
    double value;
  } numbers[] = { { "value", estimate->value }, { "se", estimate->se },
                  { "low", estimate->low },     { "high", estimate->high },
                  { "bias", estimate->bias },   { "degrees", estimate->degrees } };
  JsonObject *object = sheet_object (parent, name);
  const Place place = { "intervals", name, group, indices_convention (name) };

  for (gsize k = 0; k < G_N_ELEMENTS (numbers); k++)
    sheet_put (sheet, object, &place, numbers[k].name, numbers[k].name, numbers[k].value);
  json_object_set_boolean_member (object, "is_census", estimate->is_census != 0);
}

static void
free_fault (gpointer fault)
{
  if (fault != NULL)
    g_error_free (fault);
}

/* A group without an interval has a notice for each reason. */
static gboolean
settle_group (Sheet *sheet, const char *group, const GPtrArray *faults, GError **error)
{
  const GError *last = NULL;

  for (gsize i = 0; i < faults->len; i++)
    {
      const GError *fault = g_ptr_array_index (faults, i);
      g_autofree char *what = g_strdup_printf (_ ("group \"%s\""), group);

      if (fault == NULL || (last != NULL && strcmp (last->message, fault->message) == 0))
        continue;
      if (!sheet_forgive (sheet, what, g_error_copy (fault), error))
        return FALSE;
      last = fault;
    }
  return TRUE;
}

/* NaN throughout for an index that has no interval for these data. */
static gboolean
estimate_all (Sheet *sheet, const char *group, const GPtrArray *names, gboolean forgives,
              const IntervalQuestion *question, const AwrashDistribution *distribution,
              const AwrashDesign *design, AwrashEstimate estimates[], GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (free_fault);

  for (gsize i = 0; i < names->len; i++)
    {
      GError *fault = NULL;

      if (!awrash_metric_estimate (question->method, g_ptr_array_index (names, i), question->level,
                                   question->seed, question->replications, distribution, design,
                                   &estimates[i], &fault))
        estimates[i] = (AwrashEstimate){ NAN, NAN, NAN, NAN, NAN, NAN, question->is_census };
      g_ptr_array_add (faults, fault);
    }
  return group != NULL ? settle_group (sheet, group, faults, error)
                       : sheet_settle (sheet, names, faults, forgives, error);
}

static Grid *
open_grid (gboolean has_groups, gboolean has_bias)
{
  Grid *grid = grid_new ();

  if (has_groups)
    grid_add_column (grid, _ ("Group"));
  grid_add_column (grid, _ ("Index"));
  grid_add_column (grid, _ ("Value"));
  grid_add_column (grid, _ ("Standard error"));
  grid_add_column (grid, _ ("From"));
  grid_add_column (grid, _ ("To"));
  if (has_bias)
    grid_add_column (grid, _ ("Bias"));
  grid_add_column (grid, _ ("Degrees of freedom"));
  return grid;
}

/* group: NULL for the whole. */
static void
add_estimates (Session *session, Grid *grid, const char *group, const GPtrArray *names,
               const AwrashEstimate estimates[], gboolean has_bias)
{
  for (gsize i = 0; i < names->len; i++)
    {
      const AwrashEstimate *estimate = &estimates[i];

      if (group != NULL)
        grid_add (grid, manners_isolate (session, group));
      grid_add (grid, manners_isolate (session, g_ptr_array_index (names, i)));
      grid_add (grid, manners_decimal (session, estimate->value, 6));
      grid_add (grid, manners_decimal (session, estimate->se, 6));
      grid_add (grid, manners_decimal (session, estimate->low, 6));
      grid_add (grid, manners_decimal (session, estimate->high, 6));
      if (has_bias)
        grid_add (grid, manners_decimal (session, estimate->bias, 6));
      grid_add (grid, manners_decimal (session, estimate->degrees, 0));
    }
}

static gboolean
has_bias (const IntervalQuestion *question)
{
  return !g_str_has_prefix (question->method, "linearized");
}

static void
print_estimates (Session *session, const GPtrArray *names, const AwrashEstimate estimates[],
                 const IntervalQuestion *question)
{
  const gboolean draws = g_str_has_prefix (question->method, "bootstrap");
  g_autoptr (Grid) grid = open_grid (FALSE, has_bias (question));

  manners_title (session, _ ("Intervals at a level of %s, by the method \"%s\""),
                 manners_decimal (session, question->level, 3), question->method);
  if (draws)
    manners_say (session, _ ("Drawn %s times by the seed \"%s\"."),
                 manners_integer (session, (gint64)question->replications),
                 manners_isolate (session, question->seed));
  add_estimates (session, grid, NULL, names, estimates, has_bias (question));
  grid_print (grid, session->text);
}

/* A group is a part of what was drawn: its clusters and strata are those of the whole. */
static gboolean
tell_groups (Sheet *sheet, const Sample *sample, const GPtrArray *names, gboolean forgives,
             const IntervalQuestion *question, const AwrashDesign *design, GError **error)
{
  Session *session = sheet->session;
  g_autoptr (AwrashDesign) part
      = awrash_metric_design_new_part (design, sample->n, sample->weights, error);
  g_autoptr (Grid) grid = open_grid (TRUE, has_bias (question));
  g_autofree double *weights = g_new0 (double, sample->n + 1);
  g_autofree AwrashEstimate *estimates = g_new0 (AwrashEstimate, names->len + 1);
  JsonObject *groups
      = sheet_object (json_object_get_object_member (session->answer, "intervals"), "groups");

  if (part == NULL)
    return FALSE;
  for (gsize g = 0; g < sample->groups->len; g++)
    {
      const char *group = sample_group (sample, g);
      g_autoptr (AwrashDistribution) rows = NULL;
      JsonObject *object = sheet_object (groups, group);

      sample_weigh_group (sample, g, weights);
      rows = sample_distribution (sample, weights, error);
      if (rows == NULL
          || !estimate_all (sheet, group, names, forgives, question, rows, part, estimates, error))
        {
          g_prefix_error (error, _ ("group \"%s\": "), group);
          return FALSE;
        }
      for (gsize i = 0; i < names->len; i++)
        put_estimate (sheet, object, group, g_ptr_array_index (names, i), &estimates[i]);
      add_estimates (session, grid, group, names, estimates, has_bias (question));
    }
  manners_title (session, "%s", _ ("Intervals by group"));
  manners_say (session, "%s",
               _ ("Each group is a part of what was drawn, whose size is left to chance too: all "
                  "clusters and strata stay in its errors."));
  grid_print (grid, session->text);
  return TRUE;
}

static void
put_lot (JsonObject *object, const IntervalQuestion *question)
{
  json_object_set_string_member (object, "seed", question->seed);
  json_object_set_int_member (object, "replications", (gint64)question->replications);
}

static void
tell_tails (Sheet *sheet, const char *name, const AwrashTails *tails, JsonObject *parent,
            Grid *grid)
{
  Session *session = sheet->session;
  JsonObject *object = sheet_object (parent, name);
  const Place place = { "between-test", name, NULL, NULL };

  sheet_put (sheet, object, &place, "p-greater", "greater", tails->greater);
  sheet_put (sheet, object, &place, "p-less", "less", tails->less);
  sheet_put (sheet, object, &place, "p-two-sided", "two_sided", tails->two_sided);
  grid_add (grid, manners_isolate (session, name));
  grid_add (grid, manners_decimal (session, tails->greater, 4));
  grid_add (grid, manners_decimal (session, tails->less, 4));
  grid_add (grid, manners_decimal (session, tails->two_sided, 4));
}

/* For a census: would the groups differ as much if their rows had been dealt out at random? */
static gboolean
tell_between (Sheet *sheet, const Sample *sample, const GPtrArray *names, gboolean forgives,
              const IntervalQuestion *question, GError **error)
{
  Session *session = sheet->session;
  JsonObject *object = sheet_object (session->answer, "between_test");
  JsonObject *indices = sheet_object (object, "indices");
  g_autoptr (Grid) grid = grid_new ();
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (free_fault);

  put_lot (object, question);
  grid_add_column (grid, _ ("Index"));
  grid_add_column (grid, _ ("As much or more"));
  grid_add_column (grid, _ ("As little or less"));
  grid_add_column (grid, _ ("Two-sided"));
  for (gsize i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      AwrashTails tails = { NAN, NAN, NAN };
      GError *fault = NULL;

      (void)awrash_metric_between_permute (name, question->seed, question->replications, sample->n,
                                           sample->values, sample->weights, sample->group, &tails,
                                           &fault);
      g_ptr_array_add (faults, fault);
      tell_tails (sheet, name, &tails, indices, grid);
    }
  if (!sheet_settle (sheet, names, faults, forgives, error))
    return FALSE;
  manners_title (session, "%s", _ ("Between groups: how likely is it by chance?"));
  manners_say (
      session,
      _ ("The index of the means of groups against the rows dealt out to groups of as many "
         "%s times, by the seed \"%s\"."),
      manners_integer (session, (gint64)question->replications),
      manners_isolate (session, question->seed));
  grid_print (grid, session->text);
  return TRUE;
}

static GPtrArray *
list_names (const Sample *sample, char **asked)
{
  GPtrArray *names = indices_list (asked != NULL ? asked : usual);

  if (asked == NULL && sample->rank == NULL)
    g_ptr_array_set_size (names, FIRST_BY_RANK);
  return names;
}

gboolean
intervals_tell (Sheet *sheet, const Sample *sample, char **asked, const IntervalQuestion *question,
                GError **error)
{
  const gboolean forgives = asked == NULL || g_strv_contains ((const char *const *)asked, "all");
  g_autoptr (GPtrArray) names = list_names (sample, asked);
  g_autofree AwrashEstimate *estimates = g_new0 (AwrashEstimate, names->len + 1);
  g_autoptr (AwrashDistribution) distribution
      = sample_distribution (sample, sample->weights, error);
  g_autoptr (AwrashDesign) design
      = distribution != NULL ? make_design (sample, question, error) : NULL;
  JsonObject *object = sheet_object (sheet->session->answer, "intervals");
  JsonObject *indices = sheet_object (object, "indices");
  const char *note = NULL;

  if (design == NULL
      || !estimate_all (sheet, NULL, names, forgives, question, distribution, design, estimates,
                        error))
    return FALSE;
  json_object_set_string_member (object, "method", question->method);
  manners_put_number (object, "level", question->level);
  if (g_str_has_prefix (question->method, "bootstrap"))
    put_lot (object, question);
  for (gsize i = 0; i < names->len; i++)
    {
      put_estimate (sheet, indices, NULL, g_ptr_array_index (names, i), &estimates[i]);
      if (note == NULL)
        note = awrash_metric_estimate_get_note (estimates[i].is_census != 0);
    }
  if (note == NULL)
    {
      print_estimates (sheet->session, names, estimates, question);
      return sample->groups == NULL
             || tell_groups (sheet, sample, names, forgives, question, design, error);
    }
  json_object_set_string_member (object, "note", note);
  manners_title (sheet->session, "%s", _ ("All units were observed"));
  manners_say (sheet->session, "%s", note);
  return sample->groups == NULL || tell_between (sheet, sample, names, forgives, question, error);
}
