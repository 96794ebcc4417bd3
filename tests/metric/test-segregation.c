/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Segregation of streams: the definitions in quadruple precision, extremes, identities.
 * Source: metric-parts.h; Reardon and Firebaugh (2002). Invariant: parts over streams and parts
 * over provinces sum to the same. */

#include "metric/decompositions.h"

enum
{
  S = 4,
  P = 12
};

static const char *const measured[]
    = { "dissimilarity",     "gini",     "theil-h",  "mutual-information",
        "squared-variation", "exposure", "diversity" };

static Quad
quad_size (Quad y)
{
  return y < 0 ? -y : y;
}

/* The seven, as the header writes them. */
static void
define (const double places[S * P], Quad value[7])
{
  Quad all = 0, stream[S] = { 0 }, province[P] = { 0 }, entropy = 0, interaction = 0, there = 0;

  for (size_t k = 0; k < 7; k++)
    value[k] = 0;
  for (size_t s = 0; s < S; s++)
    for (size_t p = 0; p < P; p++)
      {
        stream[s] += places[s * P + p];
        province[p] += places[s * P + p];
        all += places[s * P + p];
      }
  for (size_t s = 0; s < S; s++)
    {
      Quad share = stream[s] / all;

      there += share > 0;
      entropy -= share > 0 ? share * quad_log (share) : 0;
      interaction += share * ((all - stream[s]) / all);
    }
  for (size_t s = 0; s < S; s++)
    for (size_t p = 0; p < P; p++)
      {
        Quad share = stream[s] / all, t = province[p] / all, mix = 0, d = 0;

        if (!(share > 0) || !(t > 0))
          continue;
        mix = places[s * P + p] / province[p];
        d = mix - share;
        value[0] += t * quad_size (d) / 2 / interaction;
        for (size_t q = 0; q < P; q++)
          if (province[q] > 0)
            value[1] += t * (province[q] / all) * quad_size (mix - places[s * P + q] / province[q])
                        / 2 / interaction;
        value[3] += t * share * quad_entropy_term (mix / share, 1);
        value[4] += t * d * d / share / (there - 1);
        value[5] += t * d * d / ((all - stream[s]) / all);
        value[6] += t * d * d / interaction;
      }
  value[2] = value[3] / entropy;
}

static void
check (const double places[S * P], const char *label)
{
  g_autoptr (AwrashParts) parts = awrash_metric_segregation (S, P, places, NULL);
  Quad value[7];

  define (places, value);
  for (size_t k = 0; k < 7; k++)
    {
      double found = term_of (parts, measured[k]);

      cr_assert (is_close (found, value[k], 1e-12), "%s, %s: %.17g, %.17g", label, measured[k],
                 found, (double)value[k]);
      cr_assert (is_near (sum_of (parts, "stream", measured[k], S), found, 1e-13));
      cr_assert (is_near (sum_of (parts, "province", measured[k], P), found, 1e-13));
    }
}

Test (metric_segregation, every_measure_is_right_on_hostile_places)
{
  guint64 state = 53;
  double places[S * P];
  static const char *const labels[]
      = { "counts", "nearly even", "over twenty orders", "one heavy", "huge" };

  for (size_t kind = 0; kind < G_N_ELEMENTS (labels); kind++)
    for (int turn = 0; turn < 20; turn++)
      {
        for (size_t i = 0; i < S * P; i++)
          {
            double u = next_uniform (&state);
            double forms[]
                = { floor (6 * u), (double)(1 + i % P) * (double)(1 + i / P) * (1 + 1e-9 * u),
                    pow (10, 20 * u - 10), i == 7 ? 1e16 : u, 1e307 * u };

            places[i] = forms[kind];
          }
        check (places, labels[kind]);
      }
}

Test (metric_segregation, an_even_mix_is_not_segregated_at_all)
{
  double places[S * P];
  g_autoptr (AwrashParts) parts = NULL;

  for (size_t s = 0; s < S; s++)
    for (size_t p = 0; p < P; p++)
      places[s * P + p] = (double)((s + 1) * 3) * (double)(2 * p + 1);
  parts = awrash_metric_segregation (S, P, places, NULL);
  for (size_t k = 0; k < 7; k++)
    cr_assert_eq (term_of (parts, measured[k]), 0.0, "%s", measured[k]);
}

Test (metric_segregation, provinces_of_one_stream_each_are_segregated_wholly)
{
  double places[] = { 5, 0, 0, 2, 0, 3, 0, 0, 0, 0, 9, 0 };
  g_autoptr (AwrashParts) parts = awrash_metric_segregation (3, 4, places, NULL);

  for (size_t k = 0; k < 7; k++)
    cr_assert (
        is_near (term_of (parts, measured[k]), k == 3 ? term_of (parts, "entropy") : 1, 1e-14),
        "%s", measured[k]);
  for (size_t s = 0; s < 3; s++)
    {
      cr_assert (is_near (part_of (parts, "stream", "isolation", s), 1, 1e-15));
      cr_assert (is_near (part_of (parts, "stream", "dissimilarity-from-rest", s), 1, 1e-14));
    }
}

Test (metric_segregation, two_streams_are_as_far_apart_as_duncan_and_duncan_say)
{
  double places[] = { 30, 10, 10, 5, 25, 20 };
  g_autoptr (AwrashParts) parts = awrash_metric_segregation (2, 3, places, NULL);
  double apart = 0, hoover = 0;

  for (size_t p = 0; p < 3; p++)
    apart += fabs (places[p] / 50 - places[3 + p] / 50) / 2;
  cr_assert (is_near (term_of (parts, "dissimilarity"), apart, 1e-15));
  cr_assert (is_near (part_of (parts, "stream", "dissimilarity-from-rest", 1), apart, 1e-15));
  /* which is Hoover's index of one stream against the other */
  cr_assert (awrash_metric_hoover (3, places, NULL, places + 3, &hoover, NULL));
  cr_assert (is_near (term_of (parts, "dissimilarity"), hoover, 1e-14));
  cr_assert (is_near (part_of (parts, "cell", "representation", 0), 30.0 / 35 / 0.5, 1e-15));
}

Test (metric_segregation, h_is_what_provinces_lack_in_diversity)
{
  double places[] = { 30, 10, 10, 5, 25, 20, 4, 4, 9 };
  g_autoptr (AwrashParts) parts = awrash_metric_segregation (3, 3, places, NULL);
  double entropy = term_of (parts, "entropy"), lacks = 0;

  for (size_t p = 0; p < 3; p++)
    lacks += part_of (parts, "province", "share", p)
             * (entropy - part_of (parts, "province", "entropy", p)) / entropy;
  cr_assert (is_near (term_of (parts, "theil-h"), lacks, 1e-13));
}

Test (metric_segregation, what_has_no_places_adds_nothing)
{
  double places[] = { 3, 1, 0, 2, 5, 0, 0, 0, 0 }, without[] = { 3, 1, 2, 5 };
  g_autoptr (AwrashParts) parts = awrash_metric_segregation (3, 3, places, NULL);
  g_autoptr (AwrashParts) less = awrash_metric_segregation (2, 2, without, NULL);

  for (size_t k = 0; k < 7; k++)
    {
      cr_assert (is_near (term_of (parts, measured[k]), term_of (less, measured[k]), 1e-15), "%s",
                 measured[k]);
      cr_assert_eq (part_of (parts, "stream", measured[k], 2), 0.0);
      cr_assert_eq (part_of (parts, "province", measured[k], 2), 0.0);
    }
  cr_assert (isnan (part_of (parts, "stream", "isolation", 2)));
  cr_assert (isnan (part_of (parts, "province", "entropy", 2)));
  cr_assert (isnan (part_of (parts, "cell", "representation", 8)));
}

Test (metric_segregation, what_cannot_be_compared_is_refused)
{
  double one[] = { 3, 1, 0, 0 }, bad[] = { 3, 1, -1, 0 };
  g_autoptr (GError) error = NULL;

  cr_assert_null (awrash_metric_segregation (2, 2, one, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
  cr_assert_str_eq (error->message, "1 of 2 streams have places, expected at least 2");
  g_clear_error (&error);
  cr_assert_null (awrash_metric_segregation (2, 2, bad, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_assert_str_eq (error->message, "province 0 of stream 1 is -1, expected a finite number ≥ 0");
  g_clear_error (&error);
  cr_assert_null (awrash_metric_segregation (0, 2, NULL, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
}
