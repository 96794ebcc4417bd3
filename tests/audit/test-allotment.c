/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Allotments from any hand: those of the rules are accepted, every other vector is refused, and
 * each fault is told by its name. Source: enumeration; published cases named where they stand.
 * Invariant: a failed call writes nothing. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <string.h>

enum
{
  N = 4,
  OPEN = 99
};

static const char *const all_rules[] = { "adams",           "dean",
                                         "huntington-hill", "webster",
                                         "jefferson",       "hare",
                                         "droop",           "hagenbach-bischoff",
                                         "imperiali-quota", "hare:rounded",
                                         "alpha:0.5",       "hare:0.75",
                                         "droop:1/2",       "imperiali-quota:0.75",
                                         "hare:rounded,1/2" };

static AwrashClaims *
get_question (gsize n, const double claims[], const int64_t floor[], const int64_t ceiling[])
{
  g_autoptr (GError) error = NULL;
  AwrashClaims *question = awrash_apportion_claims_new (n, claims, floor, ceiling, &error);

  cr_assert_null (error);
  return question;
}

static AwrashExchange
check (const AwrashClaims *question, int64_t total, const char *rule, const int64_t units[])
{
  AwrashExchange found;
  g_autoptr (GError) error = NULL;

  cr_assert (awrash_audit_allotment (question, total, rule, units, &found, &error), "%s: %s", rule,
             error != NULL ? error->message : "");
  return found;
}

typedef struct
{
  double claims[N];
  int64_t floor[N];
  int64_t ceiling[N];
  int64_t total;
  const char *rule;
  AwrashClaims *question;
  AwrashAllotment answer;
  int64_t sure[N];
  int64_t tied[N];
} Problem;

static gboolean
is_quota (const char *rule)
{
  return g_str_has_prefix (rule, "hare") || g_str_has_prefix (rule, "droop")
         || strcmp (rule, "hagenbach-bischoff") == 0 || g_str_has_prefix (rule, "imperiali-quota");
}

/* A number as option: whole quotas and one unit more are bounds of their own then. */
static gboolean
has_threshold (const char *rule)
{
  return is_quota (rule) && strpbrk (rule, "/.") != NULL;
}

static void
answer (Problem *problem)
{
  int64_t units[N];

  cr_assert ((is_quota (problem->rule) ? awrash_apportion_remainder : awrash_apportion_divisor) (
      problem->question, problem->total, problem->rule, NULL, units, problem->sure, problem->tied,
      &problem->answer, NULL));
}

static void
draw (GRand *random, Problem *problem)
{
  problem->total = 0;
  for (gsize i = 0; i < N; i++)
    {
      problem->claims[i] = 100 * g_rand_int_range (random, i == 0, 7);
      problem->floor[i] = g_rand_int_range (random, 0, 3);
      problem->ceiling[i]
          = g_rand_boolean (random) ? OPEN : problem->floor[i] + g_rand_int_range (random, 0, 4);
      problem->total += problem->floor[i];
    }
  problem->total += g_rand_int_range (random, 0, 6);
  problem->question = get_question (N, problem->claims, problem->floor, problem->ceiling);
}

/* An answer of the rule: the sure units, and one each for as many of the tied as units are free. */
static gboolean
is_answer (const Problem *problem, const int64_t units[N])
{
  for (gsize i = 0; i < N; i++)
    if (units[i] < problem->sure[i] || units[i] > problem->sure[i] + problem->tied[i])
      return FALSE;
  return TRUE;
}

static void
expect_verdict (const Problem *problem, const int64_t units[N])
{
  AwrashExchange found = check (problem->question, problem->total, problem->rule, units);
  int64_t moved[N];

  if (is_answer (problem, units))
    {
      cr_expect_eq (found.status,
                    problem->answer.n_tied > 0 ? AWRASH_STATUS_TIE_SETTLED : AWRASH_STATUS_OPTIMAL);
      cr_expect_eq (found.fault, AWRASH_FAULT_NONE);
    }
  else if (has_threshold (problem->rule) && found.status == AWRASH_STATUS_UNKNOWN)
    {
      cr_expect (found.fault == AWRASH_FAULT_FLOOR || found.fault == AWRASH_FAULT_CEILING);
      return;
    }
  else
    cr_expect (found.status == AWRASH_STATUS_FEASIBLE && found.fault == AWRASH_FAULT_EXCHANGE);
  cr_expect_eq (found.from >= 0, found.status != AWRASH_STATUS_OPTIMAL);
  cr_expect (found.recipient == -1 && found.missing == 0 && found.is_suspected == 0);
  if (found.from < 0 || found.status == AWRASH_STATUS_FEASIBLE)
    return;
  memcpy (moved, units, sizeof moved);
  moved[found.from]--;
  moved[found.to]++;
  cr_expect (found.from != found.to && is_answer (problem, moved), "%s", problem->rule);
}

/* Every vector with the right sum inside the bounds. */
static gsize
expect_verdicts (const Problem *problem, gsize i, int64_t left, int64_t units[N])
{
  int64_t most = problem->claims[i] > 0 ? problem->ceiling[i] : problem->floor[i];
  gsize n = 0;

  if (i == N - 1)
    {
      if (left < problem->floor[i] || left > most)
        return 0;
      units[i] = left;
      expect_verdict (problem, units);
      return 1;
    }
  for (units[i] = problem->floor[i]; units[i] <= MIN (most, left); units[i]++)
    n += expect_verdicts (problem, i + 1, left - units[i], units);
  return n;
}

Test (audit_allotment, accepts_the_answers_of_the_rules_and_nothing_else)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (9);
  gsize n = 0;

  for (gsize round = 0; round < 300; round++)
    for (gsize r = 0; r < G_N_ELEMENTS (all_rules); r++)
      {
        int64_t units[N];
        Problem problem = { .rule = all_rules[r] };
        draw (random, &problem);
        answer (&problem);
        if (problem.answer.unplaced == 0)
          n += expect_verdicts (&problem, 0, problem.total, units);
        awrash_apportion_claims_free (problem.question);
      }
  cr_expect_gt (n, 10000);
}

Test (audit_allotment, new_york_had_40_seats_of_240_by_jefferson)
{
  /* Balinski and Young (1982): 40 where its share is 38.59; by largest remainders it is not 40 */
  static const double claims[]
      = { 1918578, 1348072, 1023503, 937901, 639747, 625263, 621832, 610408,
          455025,  429811,  405843,  399454, 343031, 319922, 297665, 280657,
          269326,  262508,  171904,  157147, 130419, 110358, 97194,  75432 };
  const int64_t units[]
      = { 40, 28, 21, 19, 13, 13, 13, 12, 9, 9, 8, 8, 7, 6, 6, 5, 5, 5, 3, 3, 2, 2, 2, 1 };
  g_autoptr (AwrashClaims) question = get_question (24, claims, NULL, NULL);
  AwrashExchange found = check (question, 240, "jefferson", units);

  cr_expect_eq (found.status, AWRASH_STATUS_OPTIMAL);
  found = check (question, 240, "hare", units);
  cr_expect_eq (found.status, AWRASH_STATUS_FEASIBLE);
  cr_expect_eq (found.from, 0);
}

Test (audit_allotment, one_rounding_step_decides_between_right_and_wrong)
{
  const double equal[] = { 1, 3 }, above[] = { 1, 3 + 0x1p-51 };
  const int64_t units[] = { 1, 1 };
  g_autoptr (AwrashClaims) tied = get_question (2, equal, NULL, NULL);
  g_autoptr (AwrashClaims) wrong = get_question (2, above, NULL, NULL);

  for (gsize r = 3; r < 6; r += 2)
    {
      AwrashExchange found = check (tied, 2, all_rules[r], units);
      cr_expect_eq (found.status, AWRASH_STATUS_TIE_SETTLED, "%s", all_rules[r]);
      cr_expect (found.from == 0 && found.to == 1);
      found = check (wrong, 2, all_rules[r], units);
      cr_expect_eq (found.status, AWRASH_STATUS_FEASIBLE, "%s", all_rules[r]);
      cr_expect (found.from == 0 && found.to == 1);
    }
}

Test (audit_allotment, each_fault_is_told_with_its_recipient)
{
  const double claims[] = { 1, 2, 0 };
  const int64_t floor[] = { 1, 0, 1 }, ceiling[] = { 3, 4, 5 };
  static const struct
  {
    int64_t units[3];
    int64_t fault;
    int64_t recipient;
    int64_t missing;
  } rows[] = {
    { { 0, 4, 1 }, AWRASH_FAULT_FLOOR, 0, 0 },
    { { 1, -3, 1 }, AWRASH_FAULT_FLOOR, 1, 6 },
    { { 1, 5, 1 }, AWRASH_FAULT_CEILING, 1, -2 },
    { { 1, 2, 2 }, AWRASH_FAULT_ZERO_CLAIM, 2, 0 },
    { { 1, 2, 1 }, AWRASH_FAULT_TOTAL, -1, 1 },
    { { 2, 4, 1 }, AWRASH_FAULT_TOTAL, -1, -2 },
    { { 1, G_MAXINT64, G_MAXINT64 }, AWRASH_FAULT_CEILING, 1, G_MININT64 },
    { { G_MININT64, G_MININT64, 1 }, AWRASH_FAULT_FLOOR, 0, G_MAXINT64 },
  };
  g_autoptr (AwrashClaims) question = get_question (3, claims, floor, ceiling);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AwrashExchange found = check (question, 5, "webster", rows[i].units);
      cr_expect_eq (found.status, AWRASH_STATUS_UNKNOWN, "row %zu", i);
      cr_expect_eq (found.fault, rows[i].fault, "row %zu", i);
      cr_expect_eq (found.recipient, rows[i].recipient, "row %zu", i);
      cr_expect_eq (found.missing, rows[i].missing, "row %zu", i);
      cr_expect (found.from == -1 && found.to == -1, "row %zu", i);
    }
}

Test (audit_allotment, full_ceilings_may_leave_units_over)
{
  const double claims[] = { 1, 2, 0 };
  const int64_t ceiling[] = { 3, 4, 5 }, full[] = { 3, 4, 0 }, less[] = { 3, 3, 0 };
  g_autoptr (AwrashClaims) question = get_question (3, claims, NULL, ceiling);
  AwrashExchange found = check (question, 9, "hare", full);

  cr_expect (found.status == AWRASH_STATUS_UNPLACED && found.fault == AWRASH_FAULT_NONE);
  cr_expect_eq (found.missing, 2);
  found = check (question, 9, "hare", less);
  cr_expect (found.fault == AWRASH_FAULT_TOTAL && found.missing == 3);
}

Test (audit_allotment, a_threshold_may_leave_units_over)
{
  const double claims[] = { 9.2, 9, 32.8 };
  const int64_t right[] = { 0, 0, 3 }, next[] = { 1, 0, 3 }, less[] = { 0, 0, 2 };
  g_autoptr (AwrashClaims) question = get_question (3, claims, NULL, NULL);
  AwrashExchange found = check (question, 4, "hare:0.75", right);

  cr_expect (found.status == AWRASH_STATUS_UNPLACED && found.missing == 1);
  found = check (question, 4, "hare:0.75", next);
  cr_expect (found.fault == AWRASH_FAULT_CEILING && found.recipient == 0);
  found = check (question, 4, "hare:0.75", less);
  cr_expect (found.fault == AWRASH_FAULT_TOTAL && found.missing == 2);
  found = check (question, 4, "hare", next);
  cr_expect_eq (found.fault, AWRASH_FAULT_EXCHANGE, "without it 9 has a unit too");
}

Test (audit_allotment, edges_are_right_answers)
{
  const double one[] = { 7 }, zeros[] = { 0, 0 }, extreme[] = { 1e300, 0x1p-1074 };
  const double beyond[] = { 1.7e308, 1.7e308 };
  const int64_t limit = G_GINT64_CONSTANT (1) << 62;
  const int64_t all[] = { limit }, nothing[] = { 0, 0 }, giant[] = { 3, 0 }, first[] = { 2, 1 };
  g_autoptr (AwrashClaims) alone = get_question (1, one, NULL, NULL);
  g_autoptr (AwrashClaims) none = get_question (2, zeros, NULL, NULL);
  g_autoptr (AwrashClaims) far = get_question (2, extreme, NULL, NULL);
  g_autoptr (AwrashClaims) large = get_question (2, beyond, NULL, NULL);

  for (gsize r = 0; r < 6; r++)
    {
      const char *rule = all_rules[r];
      cr_expect_eq (check (alone, limit, rule, all).status, AWRASH_STATUS_OPTIMAL, "%s", rule);
      cr_expect_eq (check (none, 0, rule, nothing).status, AWRASH_STATUS_OPTIMAL, "%s", rule);
      cr_expect_eq (check (far, 3, rule, r < 3 ? first : giant).status, AWRASH_STATUS_OPTIMAL, "%s",
                    rule);
      cr_expect_eq (check (far, 3, rule, r < 3 ? giant : first).status, AWRASH_STATUS_FEASIBLE,
                    "%s", rule);
      cr_expect_eq (check (large, 3, rule, first).status, AWRASH_STATUS_TIE_SETTLED, "%s", rule);
    }
}

Test (audit_allotment, equal_signposts_of_one_recipient_are_no_tie)
{
  const double claims[] = { 1, 1, 100 }, alone[] = { 1, 100 };
  const int64_t first[] = { 1, 0, 1 }, second[] = { 1, 1, 1 }, single[] = { 1, 1 };
  g_autoptr (AwrashClaims) question = get_question (3, claims, NULL, NULL);
  g_autoptr (AwrashClaims) pair = get_question (2, alone, NULL, NULL);
  AwrashExchange found = check (question, 2, "signposts:1,1,500", first);

  /* by 1 1, 1 1 and 0.01 0.01 5 the large claim is to have two */
  cr_expect_eq (found.fault, AWRASH_FAULT_EXCHANGE);
  cr_expect (found.from == 0 && found.to == 2);
  found = check (pair, 2, "signposts:1,1,500", single);
  cr_expect_eq (found.fault, AWRASH_FAULT_EXCHANGE);
  const int64_t tied[] = { 1, 1, 2 }, last[] = { 1, 2 };
  found = check (question, 4, "signposts:1,1,500", tied);
  cr_expect_eq (found.status, AWRASH_STATUS_TIE_SETTLED);
  cr_expect (found.from != found.to && found.from < 2 && found.to < 2);
  found = check (pair, 3, "signposts:1,1,500", last);
  cr_expect_eq (found.status, AWRASH_STATUS_OPTIMAL, "one of two equal units of one recipient");
  /* who stands at the same key and is held there by both bounds is no tie either */
  const int64_t one[] = { 1, 0 };
  const double held[] = { 100, 100 };
  const int64_t kept[] = { 1, 1 }, ceilings[] = { 1, 9 }, last_one[] = { 9, 1 };
  g_autoptr (AwrashClaims) both = get_question (2, alone, one, ceilings);
  g_autoptr (AwrashClaims) capped = get_question (2, held, NULL, last_one);
  cr_expect_eq (check (both, 2, "signposts:1,1,500", kept).status, AWRASH_STATUS_OPTIMAL);
  /* but who could give one that is as dear is */
  found = check (capped, 2, "signposts:1,1,500", kept);
  cr_expect_eq (found.status, AWRASH_STATUS_TIE_SETTLED);
  cr_expect (found.from == 1 && found.to == 0);
  cr_expect_eq (check (question, 3, "signposts:1,1,500", second).fault, AWRASH_FAULT_EXCHANGE);
}

/* The first and the last claim are equal, and the first has one of two equal signposts. */
Test (audit_allotment, a_tie_with_the_last_recipient_is_told)
{
  const double claims[] = { 100, 1, 100 };
  const int64_t units[] = { 1, 0, 0 };
  g_autoptr (AwrashClaims) question = get_question (3, claims, NULL, NULL);
  AwrashExchange found = check (question, 1, "signposts:1,1,500", units);

  cr_expect_eq (found.status, AWRASH_STATUS_TIE_SETTLED);
  cr_expect (found.from == 0 && found.to == 2);
}

Test (audit_allotment, the_record_is_frozen)
{
  cr_expect_eq (awrash_audit_allotment_exchange_size (), 56);
}

static void
expect_refused (const double claims[2], const int64_t floor[2], int64_t total, const char *rule,
                int code, const char *message)
{
  const int64_t units[] = { 1, 2 };
  AwrashExchange found = { .status = 7 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashClaims) question = get_question (2, claims, floor, NULL);

  cr_expect_not (awrash_audit_allotment (question, total, rule, units, &found, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, code), "%s", message);
  cr_expect (g_str_has_prefix (error->message, message), "%s", error->message);
  cr_expect_eq (found.status, 7);
}

Test (audit_allotment, a_question_without_an_answer_is_refused)
{
  const double claims[] = { 1, 2 }, zeros[] = { 0, 0 };
  const int64_t floor[] = { 3, 4 };

  expect_refused (claims, NULL, -1, "hare", AWRASH_ERROR_VALUE,
                  "total is -1, expected a whole number ≥ 0");
  expect_refused (claims, NULL, G_MAXINT64, "hare", AWRASH_ERROR_OVERFLOW,
                  "total is 9223372036854775807, expected at most 4611686018427387904");
  expect_refused (claims, NULL, G_GINT64_CONSTANT (1) << 62, "droop", AWRASH_ERROR_OVERFLOW,
                  "total is 4611686018427387904, expected at most ");
  expect_refused (claims, floor, 3, "hare", AWRASH_ERROR_BOUNDS, "the floors sum to 7, above ");
  expect_refused (zeros, NULL, 3, "hare", AWRASH_ERROR_EMPTY, "all claims are 0 and the floors ");
  expect_refused (claims, NULL, 3, "hare:2", AWRASH_ERROR_VALUE, "the option of quota hare is ");
  expect_refused (claims, NULL, 3, "alpha:-1", AWRASH_ERROR_VALUE, "");
  expect_refused (claims, NULL, 3, "x", AWRASH_ERROR_NAME, "rule is \"x\", expected one of adams");
}
