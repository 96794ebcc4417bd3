/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a sample leaves open about indices. Source: awrash_metric_estimate () and
 * awrash_metric_between_permute (). Invariant: what rests on a lot names its seed. */

#include "intervals.h"

#include "grid.h"
#include "indices.h"

#include <math.h>
#include <string.h>

/* What is estimated where no index is named. */
static char *usual[]
    = { (char[]){ "gini" }, (char[]){ "theil" }, (char[]){ "mld" }, (char[]){ "hoover" }, NULL };

static AwrashDesign *
make_design (const Sample *sample, const IntervalQuestion *question, GError **error)
{
  if (question->is_census)
    return awrash_metric_design_new_census (sample->n, error);
  return awrash_metric_design_new (question->lonely, sample->n, sample->strata, sample->clusters,
                                   sample->population, error);
}

static void
put_estimate (Sheet *sheet, JsonObject *parent, const char *name, const AwrashEstimate *estimate)
{
  const struct
  {
    const char *name;
    double value;
  } numbers[] = { { "value", estimate->value }, { "se", estimate->se },
                  { "low", estimate->low },     { "high", estimate->high },
                  { "bias", estimate->bias },   { "degrees", estimate->degrees } };
  JsonObject *object = sheet_object (parent, name);
  const Place place = { "intervals", name, NULL, indices_convention (name) };

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

/* NaN throughout for an index that has no interval for these data. */
static gboolean
estimate_all (Sheet *sheet, const GPtrArray *names, gboolean forgives,
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
  return sheet_settle (sheet, names, faults, forgives, error);
}

static void
print_estimates (Session *session, const GPtrArray *names, const AwrashEstimate estimates[],
                 const IntervalQuestion *question)
{
  const gboolean has_bias = strcmp (question->method, "linearized") != 0;
  const gboolean draws = g_str_has_prefix (question->method, "bootstrap");
  g_autoptr (Grid) grid = grid_new ();

  manners_title (session, _ ("Intervals at a level of %s, by the method \"%s\""),
                 manners_decimal (session, question->level, 3), question->method);
  if (draws)
    manners_say (session, _ ("Drawn %s times by the seed \"%s\"."),
                 manners_integer (session, (gint64)question->replications),
                 manners_isolate (session, question->seed));
  grid_add_column (grid, _ ("Index"));
  grid_add_column (grid, _ ("Value"));
  grid_add_column (grid, _ ("Standard error"));
  grid_add_column (grid, _ ("From"));
  grid_add_column (grid, _ ("To"));
  if (has_bias)
    grid_add_column (grid, _ ("Bias"));
  grid_add_column (grid, _ ("Degrees of freedom"));
  for (gsize i = 0; i < names->len; i++)
    {
      const AwrashEstimate *estimate = &estimates[i];

      grid_add (grid, manners_isolate (session, g_ptr_array_index (names, i)));
      grid_add (grid, manners_decimal (session, estimate->value, 6));
      grid_add (grid, manners_decimal (session, estimate->se, 6));
      grid_add (grid, manners_decimal (session, estimate->low, 6));
      grid_add (grid, manners_decimal (session, estimate->high, 6));
      if (has_bias)
        grid_add (grid, manners_decimal (session, estimate->bias, 6));
      grid_add (grid, manners_decimal (session, estimate->degrees, 0));
    }
  grid_print (grid, session->text);
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

gboolean
intervals_tell (Sheet *sheet, const Sample *sample, char **asked, const IntervalQuestion *question,
                GError **error)
{
  const gboolean forgives = asked == NULL || g_strv_contains ((const char *const *)asked, "all");
  g_autoptr (GPtrArray) names = indices_list (asked != NULL ? asked : usual);
  g_autofree AwrashEstimate *estimates = g_new0 (AwrashEstimate, names->len + 1);
  g_autoptr (AwrashDistribution) distribution = awrash_metric_distribution_new (
      AWRASH_MISSING_ERROR, sample->n, sample->values, sample->weights, error);
  g_autoptr (AwrashDesign) design
      = distribution != NULL ? make_design (sample, question, error) : NULL;
  JsonObject *object = sheet_object (sheet->session->answer, "intervals");
  JsonObject *indices = sheet_object (object, "indices");
  const char *note = NULL;

  if (design == NULL
      || !estimate_all (sheet, names, forgives, question, distribution, design, estimates, error))
    return FALSE;
  json_object_set_string_member (object, "method", question->method);
  manners_put_number (object, "level", question->level);
  if (g_str_has_prefix (question->method, "bootstrap"))
    put_lot (object, question);
  for (gsize i = 0; i < names->len; i++)
    {
      put_estimate (sheet, indices, g_ptr_array_index (names, i), &estimates[i]);
      if (note == NULL)
        note = awrash_metric_estimate_get_note (estimates[i].is_census != 0);
    }
  if (note == NULL)
    {
      print_estimates (sheet->session, names, estimates, question);
      return TRUE;
    }
  json_object_set_string_member (object, "note", note);
  manners_title (sheet->session, "%s", _ ("All units were observed"));
  manners_say (sheet->session, "%s", note);
  return sample->groups == NULL || tell_between (sheet, sample, names, forgives, question, error);
}
