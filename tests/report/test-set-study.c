/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A study beside a plan, read on the page and in the text. Source: its folder, from which every
 * number is computed again here. Invariant: what is refused changes nothing. */

#include "report/report-private.h"
#include "support/folder.h"
#include "support/khenifra.h"
#include "support/page.h"
#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#define SCENARIOS 8
#define REPLICATIONS 3
#define RUNS (SCENARIOS * REPLICATIONS)
#define POLICIES 2

#define TEXT(measures)                                                                             \
  "[study]\nprogramme=khenifra\neditions=2\nscenarios=8\nreplications=3\nseed=7\n"                 \
  "measures=" measures "\nbaseline=even\n"                                                         \
  "[policy by-need]\nrule=proportional(unemployed)\nname=By need\nname[fr]=Selon le besoin\n"      \
  "[policy even]\nrule=flat\n[parameter take-up]\nlaw=uniform:0.6,0.9\n"

typedef struct
{
  AwrashStudy *study;
  AwrashStore *store;
  char *folder;
} Studied;

static void
studied_clear (Studied *studied)
{
  awrash_simulation_store_free (studied->store);
  awrash_simulation_study_free (studied->study);
  test_folder_remove (studied->folder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Studied, studied_clear)

/* A study of a programme, run as far as asked. */
static Studied
run (const AwrashProgramme *programme, const char *text, gboolean is_whole)
{
  GError *error = NULL;
  Studied studied = { .folder = test_folder_new () };
  g_autoptr (AwrashRunner) runner = NULL;
  gboolean done = !is_whole;

  studied.study = awrash_simulation_study_new (programme, "study.ini", text, &error);
  cr_assert_not_null (studied.study, "%s", error != NULL ? error->message : "");
  studied.store = awrash_simulation_study_open (studied.study, studied.folder, 1, 1, &error);
  cr_assert_not_null (studied.store, "%s", error != NULL ? error->message : "");
  runner = awrash_simulation_study_run (studied.study, studied.store, 1, &error);
  while (!done)
    cr_assert (awrash_simulation_runner_step (runner, 4, &done, &error));
  return studied;
}

static void
read_last (const Studied *studied, gsize column, gsize place, double values[])
{
  cr_assert (awrash_simulation_store_read (studied->store, column, place, 0, RUNS * POLICIES,
                                           values, NULL));
}

static char *
decimal (double value, int64_t decimals, gboolean is_change)
{
  g_autofree char *text = awrash_report_numeral_decimal (value, decimals, is_change, "fr");
  g_auto (GStrv) opened = g_strsplit (text, "\u2066", -1);
  g_autofree char *joined = g_strjoinv ("", opened);
  g_auto (GStrv) closed = g_strsplit (joined, "\u2069", -1);
  g_autofree char *plain = g_strjoinv ("", closed);

  return g_strconcat (plain, "*", NULL);
}

static int64_t
decimals_for (double error)
{
  return error > 0 && error < 10 ? (int64_t)(1 - floor (log10 (error))) : 0;
}

static void
cell_is (const TestPage *page, gsize row, gsize column, char *expected)
{
  cr_expect_str_eq (test_page_cell (page, "study", row, column), expected, "%zu %zu", row, column);
  g_free (expected);
}

static TestPage *
read_page (const AwrashReport *report)
{
  g_autofree char *text = awrash_report_html (report, "fr", NULL);

  cr_assert_not_null (text);
  return test_page_parse (text, "fr");
}

static int
ascending (const void *a, const void *b)
{
  const double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

/* By the definitions: means of scenarios, their scatter, quantiles between neighbours. */
static void
compute (const double values[], gsize policy, gint64 baseline, double figures[4])
{
  double means[SCENARIOS] = { 0 }, sorted[RUNS], mean = 0, scatter = 0;

  for (gsize r = 0; r < RUNS; r++)
    {
      sorted[r] = values[r * POLICIES + policy]
                  - (baseline < 0 ? 0 : values[r * POLICIES + (gsize)baseline]);
      means[r / REPLICATIONS] += sorted[r] / REPLICATIONS;
      mean += sorted[r] / RUNS;
    }
  for (gsize s = 0; s < SCENARIOS; s++)
    scatter += (means[s] - mean) * (means[s] - mean);
  qsort (sorted, RUNS, sizeof *sorted, ascending);
  figures[0] = mean;
  figures[1] = sqrt (scatter / (SCENARIOS - 1) / SCENARIOS);
  for (gsize i = 0; i < 2; i++)
    {
      const double at = (i == 0 ? 0.05 : 0.95) * (RUNS - 1);
      const gsize low = (gsize)at;
      figures[2 + i] = sorted[low] + (at - (double)low) * (sorted[low + 1] - sorted[low]);
    }
}

Test (report_set_study, tells_means_errors_bands_and_differences_that_were_computed_again)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  g_auto (Studied) studied = run (k.programme, TEXT ("unmet;lowest-rate"), TRUE);
  static const struct
  {
    gsize column, first; /* row of the page's table */
    double scale;
  } shown[] = { { 1, 2, 1000 }, { 0, 5, 1 } };
  TestPage *page;

  cr_assert (awrash_report_set_study (k.report, studied.study, studied.store, NULL));
  page = read_page (k.report);
  for (gsize m = 0; m < G_N_ELEMENTS (shown); m++)
    {
      double values[RUNS * POLICIES];
      read_last (&studied, shown[m].column, 1, values);
      for (gsize i = 0; i < RUNS * POLICIES; i++)
        values[i] *= shown[m].scale;
      for (gsize p = 0; p < POLICIES; p++)
        {
          double own[4], against[4];
          int64_t decimals, fine;
          compute (values, p, -1, own);
          compute (values, p, 1, against);
          decimals = decimals_for (own[1]);
          fine = decimals_for (against[1]);
          cell_is (page, shown[m].first + p, 0, g_strdup (p == 0 ? "Selon le besoin" : "even"));
          for (gsize i = 0; i < 4; i++)
            cell_is (page, shown[m].first + p, i + 1, decimal (own[i], decimals, FALSE));
          cell_is (page, shown[m].first + p, 5, decimal (against[0], fine, TRUE));
          cell_is (page, shown[m].first + p, 6, decimal (against[1], fine, FALSE));
        }
    }
  cr_expect_str_eq (test_page_cell (page, "study", 4, 0), "Demandeurs restés sans poste");
  cr_expect_eq (test_page_n_rows (page, "study"), 7, "no measure of provinces, no gains");
  cr_expect_not_null (strstr (page->text->str, "48 simulations"));
  cr_expect_not_null (strstr (page->text->str, "par rapport à «\u00A0even \u00A0»"));
  test_page_free (page);
}

/* Each of the five provinces is a tenth of its own, in the order of needs. */
static void
gains_are (const TestPage *page, gsize first, const double totals[5][RUNS * POLICIES])
{
  static const gsize ascending_needs[] = { 1, 3, 2, 0, 4 };
  double largest = 0;

  for (gsize i = 0; i < 5; i++)
    {
      double figures[4];
      compute (totals[i], 0, 1, figures);
      largest = fmax (largest, figures[1]);
    }
  cell_is (page, first - 1, 0, g_strdup ("Selon le besoin"));
  for (gsize i = 0; i < 5; i++)
    {
      const double *values = totals[ascending_needs[i]];
      double figures[4];
      gsize won = 0, lost = 0;
      compute (values, 0, 1, figures);
      for (gsize r = 0; r < RUNS; r++)
        {
          won += values[r * POLICIES] > values[r * POLICIES + 1];
          lost += values[r * POLICIES] < values[r * POLICIES + 1];
        }
      cell_is (page, first + i, 0, g_strdup_printf ("%zu", 2 * i + 2));
      cell_is (page, first + i, 1, g_strdup ("1"));
      cell_is (page, first + i, 2, decimal (figures[0], decimals_for (largest), TRUE));
      cell_is (page, first + i, 3, decimal (figures[1], decimals_for (largest), FALSE));
      cell_is (page, first + i, 4, decimal (100.0 * (double)won / RUNS, 0, FALSE));
      cell_is (page, first + i, 5, decimal (100.0 * (double)lost / RUNS, 0, FALSE));
    }
}

Test (report_set_study, gains_and_losses_are_those_of_the_runs_in_places_and_in_rates)
{
  static const struct
  {
    const char *text, *words;
    gsize n_values;
    double scale;
  } cases[] = { { TEXT ("unmet;filled"), "postes pourvus", 10, 1 },
                { TEXT ("unmet;persons-by-province"), "personnes ayant eu un poste", 5, 1 },
                { TEXT ("unmet;rate"), "pondérés par le besoin", 5, 1000 } };

  for (gsize c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_auto (Khenifra) k = khenifra_new (NULL);
      g_auto (Studied) studied = run (k.programme, cases[c].text, TRUE);
      double totals[5][RUNS * POLICIES] = { { 0 } }, values[RUNS * POLICIES];
      TestPage *page;

      for (gsize v = 0; v < cases[c].n_values; v++)
        {
          read_last (&studied, 1, cases[c].n_values + v, values);
          for (gsize i = 0; i < RUNS * POLICIES; i++)
            totals[v * 5 / cases[c].n_values][i] += cases[c].scale * values[i];
        }
      cr_assert (awrash_report_set_study (k.report, studied.study, studied.store, NULL));
      page = read_page (k.report);
      cr_expect_not_null (strstr (page->text->str, cases[c].words));
      gains_are (page, 6, (const double (*)[RUNS * POLICIES]) totals);
      test_page_free (page);
    }
}

Test (report_set_study, text_and_chart_say_what_the_page_says)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  g_auto (Studied) studied = run (k.programme, TEXT ("gini;filled"), TRUE);
  g_autofree char *text = NULL, *chart = NULL;
  TestPage *page, *drawing;

  cr_expect_null (awrash_report_chart (k.report, "study", "fr", NULL), "nothing to show yet");
  cr_assert (awrash_report_set_study (k.report, studied.study, studied.store, NULL));
  page = read_page (k.report);
  text = awrash_report_text (k.report, "fr", 200, FALSE, FALSE, NULL);
  chart = awrash_report_chart (k.report, "study", "fr", NULL);
  drawing = test_page_parse (chart, "fr");
  for (gsize p = 2; p <= 3; p++)
    {
      cr_expect_not_null (strstr (text, test_page_cell (page, "study", p, 1)));
      cr_expect_not_null (strstr (text, test_page_cell (page, "study", p, 2)));
      cr_expect_not_null (strstr (drawing->text->str, test_page_cell (page, "study", p, 1)));
    }
  cr_expect_eq (test_page_n_elements (drawing, "circle"), 2);
  test_page_free (page);
  test_page_free (drawing);
}

Test (report_set_study, without_a_baseline_nothing_is_told_against_one)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  g_auto (GStrv) parts = g_strsplit (TEXT ("gini;filled"), "baseline=even\n", 2);
  g_autofree char *text = g_strjoinv ("", parts);
  g_auto (Studied) studied = run (k.programme, text, TRUE);
  TestPage *page;

  cr_assert (awrash_report_set_study (k.report, studied.study, studied.store, NULL));
  page = read_page (k.report);
  cr_expect_eq (test_page_n_rows (page, "study"), 4);
  cr_expect_str_eq (test_page_cell (page, "study", 0, 5), "");
  test_page_free (page);
}

static void
refuses (Khenifra *k, const Studied *studied, AwrashError code, const char *message)
{
  g_autoptr (GError) error = NULL;
  const AwrashReportStudy *before = k->report->study;

  cr_expect_not (awrash_report_set_study (k->report, studied->study, studied->store, &error));
  cr_assert_not_null (error);
  cr_expect (g_error_matches (error, AWRASH_ERROR, (int)code), "%s", error->message);
  cr_expect_not_null (strstr (error->message, message), "%s", error->message);
  cr_expect_eq (k->report->study, before);
}

Test (report_set_study, refuses_other_programmes_folders_that_are_not_whole_and_unknown_measures)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  g_auto (Khenifra) other = khenifra_new ("Elsewhere");
  g_auto (Studied) good = run (k.programme, TEXT ("gini"), TRUE);
  g_auto (Studied) elsewhere = run (other.programme, TEXT ("gini"), TRUE);
  g_auto (Studied) begun = run (k.programme, TEXT ("gini"), FALSE);
  g_auto (Studied) wordless = run (k.programme, TEXT ("left"), TRUE);

  cr_assert (awrash_report_set_study (k.report, good.study, good.store, NULL));
  cr_assert (awrash_report_set_study (k.report, good.study, good.store, NULL), "again");
  refuses (&k, &elsewhere, AWRASH_ERROR_VALUE, "the study is of another programme");
  refuses (&k, &begun, AWRASH_ERROR_EMPTY, "the folder has 0 of ");
  refuses (&k, &wordless, AWRASH_ERROR_EMPTY, "none of the measures gini");
}
