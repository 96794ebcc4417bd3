/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shapley and Owen: against all orders written out, identities, both readings of absent, the lot.
 * Source: metric-parts.h. Invariant: contributions sum to the index less its value with no source.
 */

#include "metric/decompositions.h"
#include "metric/indices.h"

enum
{
  ROWS = 6,
  SOURCES = 5
};

static const char *const asked[] = { "gini", "theil", "cv", "sd", "atkinson:0.5", "kolm:0.2" };

static const double values[SOURCES * ROWS]
    = { 4, 1, 0, 7, 3, 2, 1, 1, 5, 0, 2, 6, 3, 3, 3, 3, 3, 3, 0, 9, 2, 2, 1, 1, 5, 0, 0, 1, 8, 0 };
static const double weights[ROWS] = { 1, 2, 1, 0.5, 3, 1 };

static AwrashParts *
value_of (const char *index, const char *absent, int64_t draws, const int64_t group[])
{
  g_autoptr (AwrashSources) sources
      = awrash_metric_sources_new (ROWS, SOURCES, values, weights, NULL);
  g_autoptr (GError) error = NULL;
  AwrashParts *parts = awrash_metric_shapley (
      index, (AwrashShapleyAbsent)awrash_metric_shapley_absent_from_name (absent), draws,
      draws > 0 ? "balls 4 17 32" : NULL, sources, group, &error);

  cr_assert_not_null (parts, "%s: %s", index, error != NULL ? error->message : "");
  return parts;
}

/* The index with the sources of a set there, plainly. */
static double
worth_of (const char *index, gboolean has_mean, unsigned set)
{
  double x[ROWS] = { 0 }, total = 0, largest = 0;

  for (size_t k = 0; k < SOURCES; k++)
    {
      double mean = 0;

      total = 0;
      for (size_t i = 0; i < ROWS; i++)
        {
          mean += weights[i] * values[k * ROWS + i];
          total += weights[i];
        }
      for (size_t i = 0; i < ROWS; i++)
        x[i] += (set >> k & 1) != 0 ? values[k * ROWS + i] : has_mean ? mean / total : 0;
    }
  for (size_t i = 0; i < ROWS; i++)
    largest = fmax (largest, x[i]);
  return largest > 0 ? index_of (index, ROWS, x, weights) : 0;
}

/* Every order of the sources in which the members of a group stand together, one after the other.
 */
typedef struct
{
  const int64_t *group;
  double worth[1 << SOURCES];
  double sum[SOURCES];
  double n_orders;
} Orders;

static void
follow_orders (Orders *orders, unsigned set, int64_t open, double added[SOURCES])
{
  if (set == (1u << SOURCES) - 1)
    {
      for (size_t k = 0; k < SOURCES; k++)
        orders->sum[k] += added[k];
      orders->n_orders++;
      return;
    }
  for (size_t k = 0; k < SOURCES; k++)
    {
      unsigned next = set | 1u << k;
      gboolean is_open = FALSE;

      if (next == set || (open >= 0 && orders->group[k] != open))
        continue;
      for (size_t j = 0; j < SOURCES; j++)
        is_open |= (next >> j & 1) == 0 && orders->group[j] == orders->group[k];
      added[k] = orders->worth[next] - orders->worth[set];
      follow_orders (orders, next, is_open ? orders->group[k] : -1, added);
    }
}

Test (metric_shapley, it_is_the_mean_over_all_orders)
{
  static const int64_t groupings[][SOURCES]
      = { { 0, 1, 2, 3, 4 }, { 0, 0, 1, 1, 1 }, { 3, 0, 3, 0, 2 }, { 1, 1, 1, 1, 1 } };

  for (size_t k = 0; k < G_N_ELEMENTS (asked); k++)
    for (size_t g = 0; g < G_N_ELEMENTS (groupings); g++)
      for (int has_mean = 0; has_mean < 2; has_mean++)
        {
          g_autoptr (AwrashParts) parts
              = value_of (asked[k], has_mean ? "mean" : "zero", 0, g == 0 ? NULL : groupings[g]);
          Orders orders = { .group = groupings[g] };
          double added[SOURCES] = { 0 };

          for (unsigned set = 0; set < 1u << SOURCES; set++)
            orders.worth[set] = worth_of (asked[k], has_mean, set);
          follow_orders (&orders, 0, -1, added);
          for (size_t source = 0; source < SOURCES; source++)
            cr_assert_float_eq (part_of (parts, "source", "contribution", source),
                                orders.sum[source] / orders.n_orders, 1e-14, "%s, grouping %zu",
                                asked[k], g);
          cr_assert_float_eq (sum_of (parts, "source", "contribution", SOURCES),
                              term_of (parts, "explained"), 1e-14);
          cr_assert (is_near (term_of (parts, "total"), worth_of (asked[k], has_mean, 31), 1e-14));
        }
}

Test (metric_shapley, of_the_variance_it_is_the_natural_rule)
{
  /* the square of sd is additive in covariances, so Shapley gives cov (x_k, x): here by two sources
   */
  double two[] = { 1, 4, 2, 7, 0, 3, 1, 9 }, sd[3];
  g_autoptr (AwrashSources) sources = awrash_metric_sources_new (4, 2, two, NULL, NULL);
  g_autoptr (AwrashParts) rule = awrash_metric_source_decomposition (sources, NULL);
  g_autoptr (AwrashParts) parts = awrash_metric_shapley ("entropy:2", AWRASH_SHAPLEY_ABSENT_MEAN, 0,
                                                         NULL, sources, NULL, NULL);

  (void)sd;
  /* entropy:2 is half the squared cv, and with absent means the mean stays */
  for (size_t k = 0; k < 2; k++)
    cr_assert (is_near (part_of (parts, "source", "relative", k),
                        part_of (rule, "source", "shorrocks-share", k), 1e-14));
}

Test (metric_shapley, the_two_readings_of_absent_differ_on_what_is_the_same_for_all)
{
  double two[] = { 1, 5, 3, 3 };
  g_autoptr (AwrashSources) sources = awrash_metric_sources_new (2, 2, two, NULL, NULL);
  g_autoptr (AwrashParts) mean
      = awrash_metric_shapley ("gini", AWRASH_SHAPLEY_ABSENT_MEAN, 0, NULL, sources, NULL, NULL);
  g_autoptr (AwrashParts) zero
      = awrash_metric_shapley ("gini", AWRASH_SHAPLEY_ABSENT_ZERO, 0, NULL, sources, NULL, NULL);

  cr_assert_eq (part_of (mean, "source", "contribution", 1), 0.0);
  cr_assert_lt (part_of (zero, "source", "contribution", 1), 0.0);
  cr_assert_eq (term_of (mean, "total"), term_of (zero, "total"));
}

Test (metric_shapley, a_draw_errs_as_it_says_and_sums_exactly)
{
  for (size_t k = 0; k < G_N_ELEMENTS (asked); k++)
    {
      g_autoptr (AwrashParts) exact = value_of (asked[k], "zero", 0, NULL);
      g_autoptr (AwrashParts) drawn = value_of (asked[k], "zero", 400, NULL);
      g_autoptr (AwrashParts) again = value_of (asked[k], "zero", 400, NULL);

      cr_assert_float_eq (sum_of (drawn, "source", "contribution", SOURCES),
                          term_of (drawn, "explained"), 1e-13);
      for (size_t source = 0; source < SOURCES; source++)
        {
          double error = part_of (drawn, "source", "standard-error", source);
          double off = part_of (drawn, "source", "contribution", source)
                       - part_of (exact, "source", "contribution", source);

          cr_assert_leq (fabs (off), 4 * error + 1e-15, "%s, %zu: %g, %g", asked[k], source, off,
                         error);
          cr_assert (error > 0 || off == 0, "%s, %zu", asked[k], source); /* what never varies */
          cr_assert_eq (part_of (exact, "source", "standard-error", source), 0.0);
          cr_assert_eq (part_of (drawn, "source", "contribution", source),
                        part_of (again, "source", "contribution", source));
        }
    }
}

Test (metric_shapley, drawn_groups_come_together_too)
{
  static const int64_t group[] = { 0, 0, 1, 1, 1 };
  g_autoptr (AwrashParts) exact = value_of ("gini", "zero", 0, group);
  g_autoptr (AwrashParts) drawn = value_of ("gini", "zero", 400, group);

  for (size_t g = 0; g < 2; g++)
    {
      double members = part_of (exact, "group", "n-sources", g);

      cr_assert_eq (members, g == 0 ? 2.0 : 3.0);
      cr_assert_float_eq (part_of (drawn, "group", "contribution", g),
                          part_of (exact, "group", "contribution", g), 1e-13);
    }
  for (size_t k = 0; k < SOURCES; k++)
    cr_assert_leq (fabs (part_of (drawn, "source", "contribution", k)
                         - part_of (exact, "source", "contribution", k)),
                   4 * part_of (drawn, "source", "standard-error", k) + 1e-15);
}

Test (metric_shapley, a_quotient_of_nothing_has_the_value_of_equals)
{
  double two[] = { 1, 5, 3, 3 };
  g_autoptr (AwrashSources) sources = awrash_metric_sources_new (2, 2, two, NULL, NULL);
  g_autoptr (AwrashParts) parts
      = awrash_metric_shapley ("jain", AWRASH_SHAPLEY_ABSENT_ZERO, 0, NULL, sources, NULL, NULL);

  cr_assert_eq (term_of (parts, "nothing"), 1.0);
  cr_assert_float_eq (sum_of (parts, "source", "contribution", 2), term_of (parts, "total") - 1.0,
                      1e-15);
}

Test (metric_shapley, an_index_in_the_unit_of_the_values_goes_to_nothing_with_them)
{
  double two[] = { 1, 5, 3, 3 };
  g_autoptr (AwrashSources) sources = awrash_metric_sources_new (2, 2, two, NULL, NULL);
  g_autoptr (AwrashParts) parts = awrash_metric_shapley (
      "atkinson-ede:0.5", AWRASH_SHAPLEY_ABSENT_ZERO, 0, NULL, sources, NULL, NULL);

  cr_assert_eq (term_of (parts, "nothing"), 0.0);
  cr_assert_float_eq (sum_of (parts, "source", "contribution", 2), term_of (parts, "total"), 1e-14);
}

static void
check_refusal (const char *index, int64_t draws, const char *seed, const int64_t group[],
               AwrashError code, const char *message)
{
  g_autoptr (AwrashSources) sources
      = awrash_metric_sources_new (ROWS, SOURCES, values, weights, NULL);
  g_autoptr (GError) error = NULL;

  cr_assert_null (awrash_metric_shapley (index, AWRASH_SHAPLEY_ABSENT_ZERO, draws, seed, sources,
                                         group, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, code), "%s", error->message);
  if (message != NULL)
    cr_assert_str_eq (error->message, message);
}

Test (metric_shapley, what_cannot_be_shared_is_refused)
{
  static const int64_t odd[] = { 0, 5, 1, 1, 1 };

  check_refusal ("gnii", 0, NULL, NULL, AWRASH_ERROR_NAME, NULL);
  check_refusal ("mld", 0, NULL, NULL, AWRASH_ERROR_VALUE,
                 "the index \"mld\" is infinite where some of the sources are absent, expected an "
                 "index that values of 0 leave finite");
  check_refusal ("gini", 1, "seed", NULL, AWRASH_ERROR_VALUE,
                 "draws is 1, expected 0 for the exact value, or at least 2 for a standard error");
  check_refusal ("gini", -2, "seed", NULL, AWRASH_ERROR_VALUE, NULL);
  check_refusal ("gini", 10, "", NULL, AWRASH_ERROR_EMPTY, NULL);
  check_refusal ("gini", 0, NULL, odd, AWRASH_ERROR_VALUE,
                 "group[1] is 5, expected a number from 0 to below 5");
}

Test (metric_shapley, more_than_twenty_sources_are_drawn)
{
  double many[21 * 3];
  g_autoptr (AwrashSources) sources = NULL;
  g_autoptr (AwrashParts) parts = NULL;
  g_autoptr (GError) error = NULL;

  for (size_t i = 0; i < 21 * 3; i++)
    many[i] = (double)(i * 7 % 11);
  sources = awrash_metric_sources_new (3, 21, many, NULL, NULL);
  cr_assert_null (
      awrash_metric_shapley ("gini", AWRASH_SHAPLEY_ABSENT_MEAN, 0, NULL, sources, NULL, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_assert_str_eq (error->message, "21 sources, expected at most 20 for the exact value: say how "
                                    "many orders to draw");
  parts
      = awrash_metric_shapley ("gini", AWRASH_SHAPLEY_ABSENT_MEAN, 20, "seed", sources, NULL, NULL);
  cr_assert_float_eq (sum_of (parts, "source", "contribution", 21), term_of (parts, "total"),
                      1e-14);
}

Test (metric_shapley, readings_have_names)
{
  cr_assert_str_eq (awrash_metric_shapley_absent_get_name (AWRASH_SHAPLEY_ABSENT_MEAN), "mean");
  cr_assert_eq (awrash_metric_shapley_absent_from_name ("zero"), AWRASH_SHAPLEY_ABSENT_ZERO);
  cr_assert_eq (awrash_metric_shapley_absent_from_name (NULL), 0);
  cr_assert_null (awrash_metric_shapley_absent_get_name ((AwrashShapleyAbsent)3));
}
