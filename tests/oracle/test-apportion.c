/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every rule against the definition itself: all vectors that keep the bounds and meet the total
 * are listed, and those are right in which no unit left out has a smaller key than a unit served.
 * Source: Balinski and Young (1982). Invariant: keys here are fractions of whole numbers, compared
 * by products of 128 bits, and share no line with the library. */

#include "base/int128-private.h"

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

enum
{
  MOST = 5,
  OPEN = 99 /* no ceiling */
};

typedef AwrashInt128 Whole;

typedef struct
{
  gsize n;
  int64_t claims[MOST]; /* in quarters */
  int64_t floor[MOST];
  int64_t ceiling[MOST];
  int64_t total;
  const char *rule;
} Problem;

/* The set of right answers, by what all have in common. */
typedef struct
{
  gsize n_right;
  int64_t least[MOST];
  int64_t most[MOST];
  int64_t first[MOST]; /* lexicographically largest in the order */
} Truth;

static const char *const all_rules[]
    = { "adams", "dean", "huntington-hill", "webster", "jefferson", "hare" };

static int64_t
sum_of (gsize n, const int64_t values[])
{
  int64_t sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += values[i];
  return sum;
}

/* key = *numerator / *denominator; squared for Huntington-Hill, times Σw for Hare. */
static void
get_key (const Problem *problem, gsize i, int64_t k, Whole *numerator, Whole *denominator)
{
  int64_t w = problem->claims[i];

  *denominator = w;
  if (strcmp (problem->rule, "adams") == 0)
    *numerator = k - 1;
  else if (strcmp (problem->rule, "dean") == 0)
    *numerator = 2 * k * (k - 1), *denominator = (2 * k - 1) * w;
  else if (strcmp (problem->rule, "huntington-hill") == 0)
    *numerator = k * (k - 1), *denominator = (Whole)w * w;
  else if (strcmp (problem->rule, "webster") == 0)
    *numerator = 2 * k - 1;
  else if (strcmp (problem->rule, "jefferson") == 0)
    *numerator = k;
  else
    *numerator = k * sum_of (problem->n, problem->claims) - w * problem->total, *denominator = 1;
}

static int
compare (const Problem *problem, gsize i, int64_t k, gsize j, int64_t l)
{
  Whole a, b, c, d;

  get_key (problem, i, k, &a, &b);
  get_key (problem, j, l, &c, &d);
  Whole left = a * d, right = c * b;
  if (left == 0 && right == 0 && strcmp (problem->rule, "hare") != 0)
    return problem->claims[i] > problem->claims[j]   ? -1
           : problem->claims[i] < problem->claims[j] ? 1
                                                     : 0;
  return left < right ? -1 : left > right;
}

/* Units that a recipient may have: a claim of 0 is held at its floor. */
static int64_t
get_most (const Problem *problem, gsize i)
{
  return problem->claims[i] == 0 ? problem->floor[i] : problem->ceiling[i];
}

static gboolean
is_right (const Problem *problem, const int64_t x[])
{
  for (gsize i = 0; i < problem->n; i++)
    for (gsize j = 0; j < problem->n; j++)
      if (i != j && x[i] < get_most (problem, i) && x[j] > problem->floor[j]
          && compare (problem, i, x[i] + 1, j, x[j]) < 0)
        return FALSE;
  return TRUE;
}

static void
record (const Problem *problem, const int64_t x[], const int64_t order[], Truth *truth)
{
  gboolean is_first = truth->n_right == 0;

  for (gsize p = 0; p < problem->n && !is_first; p++)
    if (x[order[p]] != truth->first[order[p]])
      {
        is_first = x[order[p]] > truth->first[order[p]];
        break;
      }
  if (is_first)
    memcpy (truth->first, x, sizeof truth->first);
  for (gsize i = 0; i < problem->n; i++)
    {
      truth->least[i] = truth->n_right == 0 ? x[i] : MIN (truth->least[i], x[i]);
      truth->most[i] = truth->n_right == 0 ? x[i] : MAX (truth->most[i], x[i]);
    }
  truth->n_right++;
}

static void
enumerate (const Problem *problem, gsize i, int64_t left, int64_t x[], const int64_t order[],
           Truth *truth)
{
  if (i == problem->n || i == MOST)
    {
      if (left == 0 && is_right (problem, x))
        record (problem, x, order, truth);
      return;
    }
  int64_t most = MIN (get_most (problem, i), left);
  for (x[i] = problem->floor[i]; x[i] <= most; x[i]++)
    enumerate (problem, i + 1, left - x[i], x, order, truth);
}

static char *
describe (const Problem *problem)
{
  GString *text = g_string_new (problem->rule);

  g_string_append_printf (text, " total %d:", (int)problem->total);
  for (gsize i = 0; i < problem->n; i++)
    g_string_append_printf (text, " %u/4 [%d,%d]", (guint)problem->claims[i],
                            (int)problem->floor[i], (int)problem->ceiling[i]);
  return g_string_free (text, FALSE);
}

static gboolean
call (const Problem *problem, const AwrashTies *ties, int64_t units[], int64_t sure[],
      int64_t tied[], AwrashAllotment *answer, GError **error)
{
  double claims[MOST];

  for (gsize i = 0; i < problem->n; i++)
    claims[i] = (double)problem->claims[i] / 4;
  g_autoptr (AwrashClaims) question
      = awrash_apportion_claims_new (problem->n, claims, problem->floor, problem->ceiling, error);
  if (question == NULL)
    return FALSE;
  if (strcmp (problem->rule, "hare") == 0)
    return awrash_apportion_remainder (question, problem->total, "hare", ties, units, sure, tied,
                                       answer, error);
  return awrash_apportion_divisor (question, problem->total, problem->rule, ties, units, sure, tied,
                                   answer, error);
}

/* Dividing by either end of the interval, and rounding by the keys, leaves the answer in place. */
static void
expect_divisors (const Problem *problem, const int64_t units[], const AwrashAllotment *answer,
                 const char *label)
{
  if (isnan (answer->divisor_low))
    return;
  cr_expect_leq (answer->divisor_low, answer->divisor_high, "%s", label);
  for (gsize i = 0; i < problem->n; i++)
    {
      Whole a, b;
      int squared = strcmp (problem->rule, "huntington-hill") == 0;
      if (problem->claims[i] > 0 && units[i] < problem->ceiling[i])
        {
          get_key (problem, i, units[i] + 1, &a, &b);
          double key = 4 * (double)a / (double)b * (squared ? 4 : 1);
          key = squared ? sqrt (key) : strcmp (problem->rule, "webster") == 0 ? key / 2 : key;
          cr_expect_geq (answer->divisor_low * key, 1 - 1e-14, "%s: out %zu", label, i);
        }
      if (problem->claims[i] > 0 && units[i] > problem->floor[i])
        {
          get_key (problem, i, units[i], &a, &b);
          double key = 4 * (double)a / (double)b * (squared ? 4 : 1);
          key = squared ? sqrt (key) : strcmp (problem->rule, "webster") == 0 ? key / 2 : key;
          cr_expect (a == 0 || answer->divisor_high * key <= 1 + 1e-14, "%s: in %zu", label, i);
        }
    }
}

static void
expect_truth (const Problem *problem, const Truth *truth, const int64_t order[], const char *label)
{
  int64_t units[MOST] = { -7, -7, -7, -7, -7 }, sure[MOST], tied[MOST];
  AwrashAllotment answer;
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_order (problem->n, order, NULL);

  cr_assert (call (problem, NULL, units, sure, tied, &answer, NULL), "%s", label);
  gboolean is_tie = truth->n_right > 1;
  cr_expect_eq (answer.status, is_tie ? AWRASH_STATUS_TIE_REFUSED : AWRASH_STATUS_OPTIMAL, "%s",
                label);
  int64_t n_tied = 0;
  for (gsize i = 0; i < problem->n; i++)
    {
      cr_expect_eq (units[i], is_tie ? -7 : truth->first[i], "%s: units %zu", label, i);
      cr_expect_eq (sure[i], truth->least[i], "%s: sure %zu", label, i);
      cr_expect_eq (tied[i], truth->most[i] > truth->least[i], "%s: tied %zu", label, i);
      n_tied += tied[i];
    }
  cr_expect_eq (answer.n_tied, n_tied, "%s", label);
  cr_expect_eq (answer.free_units, is_tie ? problem->total - sum_of (problem->n, truth->least) : 0,
                "%s", label);
  cr_assert (call (problem, ties, units, NULL, NULL, &answer, NULL), "%s", label);
  cr_expect_eq (answer.status, is_tie ? AWRASH_STATUS_TIE_SETTLED : AWRASH_STATUS_OPTIMAL, "%s",
                label);
  cr_expect_arr_eq (units, truth->first, problem->n * sizeof *units, "%s", label);
  if (strcmp (problem->rule, "hare") != 0)
    expect_divisors (problem, units, &answer, label);
}

/* What has no vector at all: floors above the total, nobody to give to, or too little room. */
static void
expect_no_truth (const Problem *problem, const char *label)
{
  int64_t units[MOST], room = 0;
  AwrashAllotment answer;
  g_autoptr (GError) error = NULL;
  gboolean has_claim = sum_of (problem->n, problem->claims) > 0;

  for (gsize i = 0; i < problem->n; i++)
    room += get_most (problem, i);
  gboolean is_answered = call (problem, NULL, units, NULL, NULL, &answer, &error);
  if (sum_of (problem->n, problem->floor) > problem->total)
    cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS), "%s", label);
  else if (!has_claim)
    cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY), "%s", label);
  else
    {
      cr_assert (is_answered, "%s", label);
      cr_expect_eq (answer.status, AWRASH_STATUS_UNPLACED, "%s", label);
      cr_expect_eq (answer.unplaced, problem->total - room, "%s", label);
      cr_expect_eq (sum_of (problem->n, units), room, "%s", label);
    }
}

static void
check (Problem *problem, const int64_t order[])
{
  for (gsize r = 0; r < G_N_ELEMENTS (all_rules); r++)
    {
      int64_t x[MOST] = { 0 };
      Truth truth = { 0 };
      problem->rule = all_rules[r];
      g_autofree char *label = describe (problem);
      enumerate (problem, 0, problem->total, x, order, &truth);
      if (truth.n_right > 0)
        expect_truth (problem, &truth, order, label);
      else
        expect_no_truth (problem, label);
    }
}

Test (oracle_apportion, every_rule_gives_what_its_keys_define_for_three_recipients)
{
  const int64_t claims[] = { 0, 4, 8, 12, 24, 5 };
  const int64_t floors[] = { 0, 0, 1, 2 };
  const int64_t ceilings[] = { OPEN, OPEN, 1, 3, 2 };
  const int64_t order[] = { 2, 0, 1 };
  const gsize n_claims = G_N_ELEMENTS (claims);

  for (gsize c = 0; c < n_claims * n_claims * n_claims; c++)
    for (int64_t total = 0; total <= 7; total++)
      {
        Problem problem = { .n = 3, .total = total };
        gsize code = c;
        for (gsize i = 0; i < 3; i++, code /= n_claims)
          {
            gsize mix = c * 31 + (gsize)total * 17 + i * 7;
            problem.claims[i] = claims[code % n_claims];
            problem.floor[i] = floors[mix % G_N_ELEMENTS (floors)];
            problem.ceiling[i]
                = MAX (ceilings[mix / 3 % G_N_ELEMENTS (ceilings)], problem.floor[i]);
          }
        check (&problem, order);
      }
}

static void
shuffle (GRand *random, gsize n, int64_t order[])
{
  for (gsize i = 0; i < n; i++)
    order[i] = (int64_t)i;
  for (gsize i = n - 1; i > 0; i--)
    {
      gsize j = (gsize)g_rand_int_range (random, 0, (gint32)i + 1);
      int64_t kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
}

Test (oracle_apportion, every_rule_gives_what_its_keys_define_for_up_to_five_recipients)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20231123);

  for (int round = 0; round < 12000; round++)
    {
      Problem problem = { .n = (gsize)g_rand_int_range (random, 1, MOST + 1) };
      int64_t order[MOST];
      gint32 largest = round % 2 == 0 ? 6 : 60;
      problem.total = g_rand_int_range (random, 0, 11);
      for (gsize i = 0; i < problem.n; i++)
        {
          problem.claims[i] = g_rand_int_range (random, 0, largest) * (round % 3 == 0 ? 4 : 1);
          gint32 floor = g_rand_int_range (random, -3, 4);
          problem.floor[i] = MAX (floor, 0);
          problem.ceiling[i]
              = g_rand_boolean (random) ? OPEN : problem.floor[i] + g_rand_int_range (random, 0, 4);
        }
      shuffle (random, problem.n, order);
      check (&problem, order);
    }
}

/* The highest averages of the textbook: one unit after the other to the smallest key. */
static void
serve_one_by_one (const Problem *problem, int64_t units[])
{
  memset (units, 0, MOST * sizeof *units);
  for (int64_t h = 0; h < problem->total; h++)
    {
      gsize best = 0;
      for (gsize i = 1; i < problem->n; i++)
        if (compare (problem, i, units[i] + 1, best, units[best] + 1) < 0)
          best = i;
      units[best]++;
    }
}

Test (oracle_apportion, large_totals_agree_with_one_unit_after_the_other)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (int round = 0; round < 200; round++)
    for (gsize r = 0; r < 5; r++)
      {
        Problem problem = { .n = MOST, .rule = all_rules[r] };
        int64_t units[MOST], sure[MOST], truth[MOST];
        AwrashAllotment answer;
        problem.total = g_rand_int_range (random, 100, 3000);
        for (gsize i = 0; i < MOST; i++)
          {
            problem.claims[i]
                = 1 + ((int64_t)g_rand_int (random) >> g_rand_int_range (random, 0, 20));
            problem.ceiling[i] = problem.total;
          }
        g_autofree char *label = describe (&problem);
        cr_assert (call (&problem, NULL, units, sure, NULL, &answer, NULL), "%s", label);
        serve_one_by_one (&problem, truth);
        if (answer.status == AWRASH_STATUS_OPTIMAL)
          cr_expect_arr_eq (units, truth, sizeof units, "%s", label);
        for (gsize i = 0; i < MOST; i++)
          cr_expect (truth[i] >= sure[i] && truth[i] <= sure[i] + 1, "%s", label);
      }
}
