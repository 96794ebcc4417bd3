/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Indices by rank through a distribution: the same numbers as by their own functions, and every
 * method of inference against itself written out. Source: metric-rank.h, metric-inference.h.
 * Invariant: the order of the rows shows nowhere. */

#include "metric/ranked-private.h"

#include "metric/samples.h"

#include <string.h>

static const char *const texts[]
    = { "standard",           "generalized", "extended:3", "erreygers:0:50", "wagstaff:-1:60",
        "erreygers:observed", "sii",         "rii",        "sii:logit:60",   "rii:logit:60" };

static gboolean
is_slope (const char *text)
{
  return strstr (text, "ii") != NULL;
}

/* By the function of that index. */
static double
plain_index (const char *text, size_t n, const double x[], const double z[], const double w[])
{
  const char *link = strchr (text, ':') != NULL ? strchr (text, ':') + 1 : "linear";
  double value = NAN;
  AwrashSlopeIndex slope = { .sii = NAN, .rii = NAN };

  if (!is_slope (text))
    {
      cr_assert (awrash_metric_concentration (text, n, x, z, w, &value, NULL), "%s", text);
      return value;
    }
  cr_assert (awrash_metric_slope_index (link, n, x, z, w, &slope, NULL), "%s", text);
  return text[0] == 's' ? slope.sii : slope.rii;
}

/* Ranks with ties that go with the values somewhat, and not in their order. */
static void
draw_ranks (const Survey *survey, guint64 *state, double z[])
{
  for (size_t i = 0; i < survey->n; i++)
    z[i] = floor (survey->x[i] / 4 + 6 * next_uniform (state)) - 3;
}

static AwrashDistribution *
ranked_of (size_t n, const double x[], const double z[], const double w[])
{
  g_autoptr (GError) error = NULL;
  AwrashDistribution *distribution
      = awrash_metric_distribution_new_ranked (AWRASH_MISSING_ERROR, n, x, z, w, &error);

  cr_assert_not_null (distribution, "%s", error != NULL ? error->message : "");
  return distribution;
}

Test (metric_ranked, a_distribution_with_a_rank_has_the_numbers_of_the_functions_of_its_indices)
{
  guint64 state = 71;

  for (int turn = 0; turn < 6; turn++)
    {
      Survey s = draw_survey (30 + (size_t)turn, &state);
      double z[MOST_ROWS], values[G_N_ELEMENTS (texts)], gini;

      draw_ranks (&s, &state, z);
      s.w[3] = 0;
      s.x[3] = z[3] = NAN;

      g_autoptr (AwrashDistribution) rows = ranked_of (s.n, s.x, z, s.w);

      cr_assert (awrash_metric_index_values (rows, G_N_ELEMENTS (texts), texts, values, NULL));
      for (size_t k = 0; k < G_N_ELEMENTS (texts); k++)
        cr_expect (is_near (values[k], plain_index (texts[k], s.n, s.x, z, s.w), 1e-13), "%s",
                   texts[k]);
      cr_assert (awrash_metric_index (rows, "gini", &gini, NULL));
      cr_expect_eq (gini, index_of ("gini", s.n, s.x, s.w));
    }
}

Test (metric_ranked, influence_and_gradient_are_what_weights_and_values_do)
{
  guint64 state = 72;
  Survey s = draw_survey (36, &state);
  double z[MOST_ROWS], influence[MOST_ROWS], gradient[MOST_ROWS], total = 0;

  draw_ranks (&s, &state, z);
  for (size_t i = 0; i < s.n; i++)
    total += s.w[i];

  g_autoptr (AwrashDistribution) rows = ranked_of (s.n, s.x, z, s.w);

  for (size_t k = 0; k < G_N_ELEMENTS (texts); k++)
    {
      double full = plain_index (texts[k], s.n, s.x, z, s.w);

      cr_assert (awrash_metric_index_influence (rows, texts[k], influence, NULL));
      cr_assert (awrash_metric_index_gradient (rows, texts[k], gradient, NULL));
      for (size_t i = 0; i < s.n; i++)
        {
          double w = s.w[i], x = s.x[i], e = 1e-5, by_weight, by_value;

          s.w[i] = w + e * total;
          by_weight = plain_index (texts[k], s.n, s.x, z, s.w);
          s.w[i] = w - e * total;
          by_weight = (by_weight - plain_index (texts[k], s.n, s.x, z, s.w)) / (2 * e);
          s.w[i] = w;
          cr_expect (fabs (influence[i] - by_weight) < 2e-6 * (1 + fabs (full)), "%s: %g, %g",
                     texts[k], influence[i], by_weight);
          if (strcmp (texts[k], "erreygers:observed") == 0)
            continue;
          s.x[i] = x + e;
          by_value = plain_index (texts[k], s.n, s.x, z, s.w);
          s.x[i] = x - e;
          by_value = (by_value - plain_index (texts[k], s.n, s.x, z, s.w)) / (2 * e);
          s.x[i] = x;
          cr_expect (fabs (gradient[i] - by_value) < 1e-8 * (1 + fabs (full)), "%s: %g, %g",
                     texts[k], gradient[i], by_value);
        }
    }
}

/* ── inference ───────────────────────────────────────────────────────────────────────────────── */

/* Every cluster left out in turn, by the function of the index. */
static double
plain_jackknife (const Survey *s, const double z[], const char *text)
{
  double variance = 0;

  for (int h = 0; h < 3; h++)
    {
      double values[4], mean = 0;

      for (int c = 0; c < 4; c++)
        {
          double w[MOST_ROWS];

          for (size_t i = 0; i < s->n; i++)
            {
              w[i] = s->w[i] * (s->strata[i] == 7 * h - 5 ? 4.0 / 3 : 1);
              if (s->strata[i] == 7 * h - 5 && s->clusters[i] == c)
                w[i] = 0;
            }
          values[c] = plain_index (text, s->n, s->x, z, w);
          mean += values[c] / 4;
        }
      for (int c = 0; c < 4; c++)
        variance += 3.0 / 4 * (values[c] - mean) * (values[c] - mean);
    }
  return variance;
}

Test (metric_ranked, each_method_estimates_them_under_a_design)
{
  guint64 state = 73;

  for (int turn = 0; turn < 4; turn++)
    {
      Survey s = draw_survey (48 + (size_t)turn, &state);
      double z[MOST_ROWS], influence[MOST_ROWS];

      draw_ranks (&s, &state, z);

      g_autoptr (AwrashDistribution) rows = ranked_of (s.n, s.x, z, s.w);
      g_autoptr (AwrashDesign) design = design_of ("error", s.n, s.strata, s.clusters, NULL);

      for (size_t k = 0; k < G_N_ELEMENTS (texts); k++)
        {
          AwrashEstimate line = estimate_of ("linearized", texts[k], 0, rows, design);
          AwrashEstimate jack = estimate_of ("jackknife", texts[k], 0, rows, design);
          double variance;

          cr_assert (awrash_metric_index_influence (rows, texts[k], influence, NULL));
          cr_assert (
              awrash_metric_design_covariance (design, 1, s.n, s.w, influence, &variance, NULL));
          cr_expect (is_near (line.se, sqrt (variance), 1e-12), "%s", texts[k]);
          cr_expect (is_near (jack.se, sqrt (plain_jackknife (&s, z, texts[k])), 1e-9), "%s: %g",
                     texts[k], jack.se);
          cr_expect (jack.se > 0.5 * line.se && jack.se < 2 * line.se, "%s: %g, %g", texts[k],
                     jack.se, line.se);
        }
    }
}

Test (metric_ranked, the_bootstrap_and_replicate_weights_take_them)
{
  enum
  {
    n = 60
  };
  guint64 state = 74;
  Survey s = draw_survey (n, &state);
  double z[MOST_ROWS];
  static double weights[n * n];

  draw_ranks (&s, &state, z);
  for (size_t i = 0; i < n; i++)
    s.x[i] += 4;
  for (size_t r = 0; r < n; r++)
    for (size_t i = 0; i < n; i++)
      weights[r * n + i] = r == i ? 0 : s.w[i];

  g_autoptr (AwrashDistribution) rows = ranked_of (n, s.x, z, s.w);

  for (size_t k = 0; k < G_N_ELEMENTS (texts); k++)
    {
      double full = plain_index (texts[k], n, s.x, z, s.w), squares = 0;
      AwrashEstimate line = estimate_of ("linearized", texts[k], 0, rows, NULL);
      AwrashEstimate drawn = estimate_of ("bootstrap-bca", texts[k], 400, rows, NULL), left;

      if (strcmp (texts[k], "erreygers:observed") != 0)
        cr_expect (fabs (drawn.se / line.se - 1) < 0.15, "%s: %g, %g", texts[k], drawn.se, line.se);
      cr_assert (
          awrash_metric_replicates ("jk1", texts[k], 0.95, rows, n, n, weights, &left, NULL));
      for (size_t r = 0; r < n; r++)
        {
          double gap = plain_index (texts[k], n, s.x, z, weights + r * n) - full;

          squares += gap * gap;
        }
      cr_expect (is_near (left.se, sqrt (squares * (n - 1) / n), 1e-9), "%s", texts[k]);
    }
}

/* Without one value that is far above all others, distances from the mean of all say nothing. */
Test (metric_ranked, what_is_left_without_a_giant_keeps_its_digits)
{
  static const char *const some[] = { "standard", "generalized", "erreygers:0:1e16", "sii" };
  guint64 state = 77;
  Survey s = draw_survey (40, &state);
  double z[MOST_ROWS], v[MOST_ROWS], w[MOST_ROWS];

  draw_ranks (&s, &state, z);
  s.x[17] = 1e15;
  for (size_t i = 0; i < 40; i++)
    w[i] = i == 17 ? 0 : s.w[i];

  g_autoptr (AwrashDistribution) rows = ranked_of (40, s.x, z, s.w);
  AwrashRankedOrder order = { .n = 0 };

  for (size_t k = 0; k < 40; k++)
    v[k] = w[rows->prepared.sample.row[k]];
  cr_assert (awrash_i_ranked_order_fill (&order, rows, NULL));
  for (size_t k = 0; k < G_N_ELEMENTS (some); k++)
    {
      double value = NAN, expected = plain_index (some[k], 40, s.x, z, w);

      cr_assert (awrash_i_ranked_order_value (&order, some[k], v, &value, NULL));
      cr_expect (is_near (value, expected, 1e-12), "%s: %.17g, %.17g", some[k], value, expected);
    }
  awrash_i_ranked_order_clear (&order);
}

Test (metric_ranked, a_difference_keeps_the_covariance_of_two_editions)
{
  guint64 state = 75;
  Survey s = draw_survey (40, &state);
  double z[MOST_ROWS], y[MOST_ROWS], both[2 * MOST_ROWS], covariance[4], expected;
  AwrashEstimate difference;

  draw_ranks (&s, &state, z);
  for (size_t i = 0; i < s.n; i++)
    y[i] = s.x[i] + next_uniform (&state);

  g_autoptr (AwrashDistribution) first = ranked_of (s.n, s.x, z, s.w);
  g_autoptr (AwrashDistribution) second = ranked_of (s.n, y, z, s.w);
  g_autoptr (AwrashDesign) design = design_of ("error", s.n, s.strata, s.clusters, NULL);

  cr_assert (
      awrash_metric_difference ("standard", 0.95, first, second, design, &difference, NULL, NULL));
  cr_assert (awrash_metric_index_influence (first, "standard", both, NULL));
  cr_assert (awrash_metric_index_influence (second, "standard", both + s.n, NULL));
  cr_assert (awrash_metric_design_covariance (design, 2, s.n, s.w, both, covariance, NULL));
  expected = sqrt (covariance[0] + covariance[3] - 2 * covariance[1]);
  cr_expect (is_near (difference.se, expected, 1e-9), "%g, %g", difference.se, expected);
}

Test (metric_ranked, the_order_of_the_rows_shows_nowhere)
{
  guint64 state = 76;
  Survey s = draw_survey (30, &state), t = s;
  double z[MOST_ROWS], turned[MOST_ROWS];

  draw_ranks (&s, &state, z);
  for (size_t i = 0; i < s.n; i++)
    {
      size_t j = (7 * i + 3) % s.n;

      t.x[i] = s.x[j], t.w[i] = s.w[j], turned[i] = z[j];
    }

  g_autoptr (AwrashDistribution) rows = ranked_of (s.n, s.x, z, s.w);
  g_autoptr (AwrashDistribution) others = ranked_of (s.n, t.x, turned, t.w);

  for (size_t k = 0; k < G_N_ELEMENTS (texts); k++)
    {
      AwrashEstimate one = estimate_of ("jackknife", texts[k], 0, rows, NULL);
      AwrashEstimate other = estimate_of ("jackknife", texts[k], 0, others, NULL);

      cr_expect (is_near (one.value, other.value, 1e-13) && is_near (one.se, other.se, 1e-10), "%s",
                 texts[k]);
    }
}

Test (metric_ranked, each_refusal_has_its_sentence)
{
  double x[] = { -1, 2, 3 }, z[] = { 1, 2, 3 }, value = 4711;
  g_autoptr (AwrashDistribution) rows = ranked_of (3, x, z, NULL);
  g_autoptr (AwrashDistribution) plain = distribution_of (3, x, NULL);
  const struct
  {
    const AwrashDistribution *of;
    const char *text;
    int code;
    const char *message;
  } cases[] = {
    { plain, "standard", AWRASH_ERROR_NAME,
      "index is \"standard\", which goes by the rank of another variable, expected a distribution "
      "with a rank" },
    { plain, "rii:logit", AWRASH_ERROR_NAME,
      "index is \"rii:logit\", which goes by the rank of another variable, expected a distribution "
      "with a rank" },
    { rows, "standard", AWRASH_ERROR_VALUE,
      "h[0] is -1, expected a finite number ≥ 0; the index \"generalized\" takes any" },
    { rows, "sii:probit", AWRASH_ERROR_NAME,
      "link is \"probit\", expected linear, logit (for y from 0 to 1) or logit:LIMIT (for y from 0 "
      "to a LIMIT > 0)" },
    { rows, "extended:0", AWRASH_ERROR_VALUE,
      "index is \"extended:0\", expected extended:NU with a number NU > 0" },
  };

  for (size_t k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      g_autoptr (GError) error = NULL;

      cr_assert_not (awrash_metric_index (cases[k].of, cases[k].text, &value, &error));
      cr_expect_eq (error->code, cases[k].code);
      cr_expect_str_eq (error->message, cases[k].message);
      cr_expect_eq (value, 4711);
    }
}
