/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Readings side by side, in words and tables. Source: what comparison.c solved. Invariant: every
 * difference is said to be against the baseline, which is named beside it; no reading is called
 * better than another. */

#include "comparison.h"
#include "explanation.h"
#include "grid.h"
#include "proposal.h"
#include "refusal.h"
#include "sources.h"
#include "stock.h"

#include <string.h>

static const char *
number_of (Session *session, gsize contender)
{
  return manners_integer (session, (gint64)contender + 1);
}

/* The first reading with an answer; callers know that there is one. */
static const Division *
first_division (const Comparison *comparison)
{
  for (gsize i = 0; i < comparison->n; i++)
    if (comparison->contenders[i].division != NULL)
      return comparison->contenders[i].division;
  return NULL;
}

/* In the text alone: the answer for programs holds the status of every reading already. */
static void
tell_refusal (Session *session, const Comparison *comparison, const AwrashPlan *plan)
{
  JsonObject *unused = json_object_new ();

  refusal_tell (session, comparison->programme, plan, unused);
  json_object_unref (unused);
}

static void
print_legend (Session *session, const Comparison *comparison)
{
  manners_title (session, "%s", _ ("Readings"));
  for (gsize i = 0; i < comparison->n; i++)
    {
      const Contender *one = &comparison->contenders[i];
      const char *label = manners_isolate (
          session, proposal_describe_reading (session, comparison->programme, one->name));
      const gboolean answered = one->division != NULL;
      manners_say (session, "%s. %s. %s", number_of (session, i), label,
                   answered ? proposal_describe_foundation (session, one->division) : "");
      if (!answered)
        tell_refusal (session, comparison, one->plan);
    }
}

static gboolean
is_same_everywhere (const Comparison *comparison, gsize stream)
{
  const Division *first = first_division (comparison);

  for (gsize i = 0; i < comparison->n; i++)
    for (gsize p = 0; comparison->contenders[i].division != NULL && p < first->n_provinces; p++)
      if (division_get_places (comparison->contenders[i].division, p, stream)
          != division_get_places (first, p, stream))
        return FALSE;
  return TRUE;
}

/* What the readings have in common: the streams that none changes, the need, the rate before. */
static void
print_given (Session *session, const Comparison *comparison)
{
  const Division *first = first_division (comparison);
  const AwrashProgramme *programme = comparison->programme;
  g_autofree double *rates = g_new0 (double, first->n_provinces + 1);
  g_autoptr (Grid) grid = grid_new ();
  gboolean any = FALSE;

  grid_add_column (grid, _ ("Territory"));
  for (gsize s = 0; s < first->n_streams; s++)
    if (is_same_everywhere (comparison, s))
      {
        grid_add_column (grid, awrash_programme_stream_get_label (programme, s, session->language));
        grid_add_column (grid, _ ("Per 1,000"));
        any = TRUE;
      }
  grid_add_column (grid, _ ("Need"));
  for (gsize p = 0; p < first->n_provinces; p++)
    {
      grid_add (grid, manners_province (session, programme, p));
      for (gsize s = 0; s < first->n_streams; s++)
        {
          if (!is_same_everywhere (comparison, s))
            continue;
          division_fill_rates (first, (gint64)s, rates);
          grid_add (grid, division_show_places (session, first, p, s));
          grid_add (grid, manners_mark (session, manners_decimal (session, rates[p] * 1000, 1),
                                        division_is_assumed (first, p, s)));
        }
      grid_add (grid, manners_decimal (session, first->need[p], 0));
    }
  if (!any)
    return;
  manners_title (session, "%s", _ ("The same in every reading"));
  grid_print (grid, session->text);
}

static void
add_headings (Session *session, Grid *grid, const Comparison *comparison, gboolean changes)
{
  grid_add_column (grid, _ ("Territory"));
  for (gsize i = 0; i < comparison->n; i++)
    {
      if (comparison->contenders[i].division == NULL)
        continue;
      grid_add_column (grid, number_of (session, i));
      if (changes && comparison->baseline >= 0 && (gssize)i != comparison->baseline)
        grid_add_column (
            grid, manners_keep (
                      session, g_strdup_printf ("%s\u2212%s", number_of (session, i),
                                                number_of (session, (gsize)comparison->baseline))));
    }
}

static void
add_cells (Session *session, Grid *grid, const Comparison *comparison, gsize province, gsize stream)
{
  const Contender *baseline
      = comparison->baseline < 0 ? NULL : &comparison->contenders[comparison->baseline];

  grid_add (grid, manners_province (session, comparison->programme, province));
  for (gsize i = 0; i < comparison->n; i++)
    {
      const Division *division = comparison->contenders[i].division;
      if (division == NULL)
        continue;
      grid_add (grid, division_show_places (session, division, province, stream));
      if (baseline != NULL && division != baseline->division)
        grid_add (grid,
                  division_show_change (session, division, baseline->division, province, stream));
    }
}

static void
print_stream (Session *session, const Comparison *comparison, gsize stream)
{
  const AwrashProgramme *programme = comparison->programme;
  const Division *first = first_division (comparison);
  g_autoptr (Grid) grid = grid_new ();

  manners_title (session, _ ("Places of %s"),
                 manners_isolate (session, awrash_programme_stream_get_label (programme, stream,
                                                                              session->language)));
  if (comparison->baseline >= 0)
    {
      const char *name = comparison->contenders[comparison->baseline].name;
      manners_say (session, _ ("Increase and decrease against reading %s, %s."),
                   number_of (session, (gsize)comparison->baseline),
                   manners_isolate (session, proposal_describe_reading (session, programme, name)));
    }
  add_headings (session, grid, comparison, TRUE);
  for (gsize p = 0; p < first->n_provinces; p++)
    add_cells (session, grid, comparison, p, stream);
  grid_print (grid, session->text);
}

static void
print_person_months (Session *session, const Comparison *comparison)
{
  const Division *first = first_division (comparison);
  g_autoptr (Grid) grid = grid_new ();

  add_headings (session, grid, comparison, FALSE);
  for (gsize p = 0; p < first->n_provinces; p++)
    {
      grid_add (grid, manners_province (session, comparison->programme, p));
      for (gsize i = 0; i < comparison->n; i++)
        {
          const Division *division = comparison->contenders[i].division;
          if (division == NULL)
            continue;
          grid_add (grid,
                    manners_mark (session, manners_decimal (session, division->person_months[p], 0),
                                  division_has_assumed (division, p)));
        }
    }
  manners_title (session, "%s", _ ("The same in person-months, all streams together"));
  grid_print (grid, session->text);
}

/* Lowest and highest places of a stream over the assumptions about quotas. */
static void
print_ranges (Session *session, const Comparison *comparison, gsize stream)
{
  const AwrashProgramme *programme = comparison->programme;

  for (gsize i = 0; i < comparison->n; i++)
    {
      const Contender *one = &comparison->contenders[i];
      g_autoptr (Grid) grid = grid_new ();
      if (one->lowest == NULL)
        continue;
      grid_add_column (grid, _ ("Territory"));
      grid_add_column (grid, _ ("Lowest"));
      grid_add_column (grid, _ ("Here"));
      grid_add_column (grid, _ ("Highest"));
      for (gsize p = 0; p < one->division->n_provinces; p++)
        {
          const gsize c = p * one->division->n_streams + stream;
          grid_add (grid, manners_province (session, programme, p));
          grid_add (grid, manners_integer (session, one->lowest[c]));
          grid_add (grid, division_show_places (session, one->division, p, stream));
          grid_add (grid, manners_integer (session, one->highest[c]));
        }
      manners_title (session,
                     _ ("Reading %s over the other assumptions about quotas: places of %s"),
                     number_of (session, i),
                     manners_isolate (session, awrash_programme_stream_get_label (
                                                   programme, stream, session->language)));
      grid_print (grid, session->text);
    }
}

static void
add_extreme (Session *session, Grid *grid, const Comparison *comparison, gsize province,
             double value, gboolean assumed)
{
  grid_add (grid,
            manners_keep (
                session,
                g_strdup_printf (
                    "%s %s", manners_province (session, comparison->programme, province),
                    manners_mark (session, manners_decimal (session, value * 1000, 1), assumed))));
}

static void
print_equity (Session *session, const Comparison *comparison)
{
  g_autoptr (Grid) grid = grid_new ();

  grid_add_column (grid, _ ("Reading"));
  if (comparison->before >= 0)
    grid_add_column (grid, _ ("Gini\nbefore"));
  grid_add_column (grid, _ ("Gini\nafter"));
  grid_add_column (grid, _ ("Lowest"));
  grid_add_column (grid, _ ("Highest"));
  for (gsize i = 0; i < comparison->n; i++)
    {
      const Contender *one = &comparison->contenders[i];
      gboolean assumed;
      if (one->division == NULL)
        continue;
      assumed = division_is_uncertain (one->division, -1);
      grid_add (grid, number_of (session, i));
      if (comparison->before >= 0)
        grid_add (grid, manners_mark (session, manners_decimal (session, one->before.gini, 4),
                                      division_is_uncertain (one->division, comparison->before)));
      grid_add (grid,
                manners_mark (session, manners_decimal (session, one->after.gini, 4), assumed));
      add_extreme (session, grid, comparison, one->after.lowest, one->after.lowest_value, assumed);
      add_extreme (session, grid, comparison, one->after.highest, one->after.highest_value,
                   assumed);
    }
  manners_title (session, "%s", _ ("How unequal: places per 1,000, weighted by need"));
  if (comparison->before >= 0)
    manners_say (session, _ ("Before: %s alone; after: all streams."),
                 manners_isolate (session, awrash_programme_stream_get_label (
                                               comparison->programme, (gsize)comparison->before,
                                               session->language)));
  grid_print (grid, session->text);
}

/* The answers of all readings under one alternative: a table for each stream that they divide
 * differently. Whether bounds can be kept does not depend on the reading, so that is told once. */
static void
print_alternative (Session *session, const Comparison *comparison, guint first, guint end)
{
  const Trial *trials = (const Trial *)(const void *)comparison->trials->data;
  const AwrashProgramme *programme = comparison->programme;

  manners_title (session, _ ("Under the assumption about absorption: %s"),
                 manners_isolate (session, trials[first].alternative));
  if (trials[first].division == NULL)
    {
      tell_refusal (session, comparison, trials[first].plan);
      return;
    }
  for (gsize s = 0; s < trials[first].division->n_streams; s++)
    {
      g_autoptr (Grid) grid = grid_new ();
      if (is_same_everywhere (comparison, s))
        continue;
      grid_add_column (grid, awrash_programme_stream_get_label (programme, s, session->language));
      for (guint t = first; t < end; t++)
        grid_add_column (grid, number_of (session, trials[t].contender));
      for (gsize p = 0; p < trials[first].division->n_provinces; p++)
        {
          grid_add (grid, manners_province (session, programme, p));
          for (guint t = first; t < end; t++)
            grid_add (grid, trials[t].division == NULL
                                ? "–"
                                : division_show_places (session, trials[t].division, p, s));
        }
      grid_print (grid, session->text);
    }
}

static void
print_alternatives (Session *session, const Comparison *comparison)
{
  const GArray *trials = comparison->trials;
  guint end;

  for (guint first = 0; first < trials->len; first = end)
    {
      const Trial *trial = &g_array_index (trials, Trial, first);
      for (end = first + 1; end < trials->len; end++)
        if (strcmp (g_array_index (trials, Trial, end).alternative, trial->alternative) != 0)
          break;
      if (!trial->about_quotas)
        print_alternative (session, comparison, first, end);
    }
}

void
comparison_print (Session *session, const Comparison *comparison)
{
  const gsize n_streams = awrash_programme_stream_get_count (comparison->programme);

  proposal_tell_title (session, comparison->programme);
  print_legend (session, comparison);
  if (first_division (comparison) == NULL)
    return;
  print_given (session, comparison);
  for (gsize s = 0; s < n_streams; s++)
    {
      if (is_same_everywhere (comparison, s))
        continue;
      print_stream (session, comparison, s);
      for (gsize i = 0; comparison->baseline >= 0 && comparison->before >= 0 && i < comparison->n;
           i++)
        if (comparison->before != (gint64)s)
          explanation_tell (session, comparison, i, s);
      print_ranges (session, comparison, s);
    }
  print_person_months (session, comparison);
  print_equity (session, comparison);
  print_alternatives (session, comparison);
  sources_tell (session, comparison->programme, NULL);
}
