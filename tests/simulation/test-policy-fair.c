/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Equal rates over all streams against every division there is. Source: enumeration. Invariant: the
 * oracle compares lists of rates as fractions and shares no line with the library. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

enum
{
  N = 4,
  STREAMS = 3
};

typedef struct
{
  size_t n, n_streams;
  int64_t regions[N];
  int64_t need[N];
  int64_t total[STREAMS];
  int64_t region_total[2 * STREAMS];
  int64_t capacity[N * STREAMS];
  double alpha; /* 0: leximin */
} Question;

typedef struct
{
  const Question *question;
  int64_t places[N * STREAMS];
  int64_t best[N]; /* receipts */
  gboolean has_best;
} Search;

/* ── which of two divisions is better ───────────────────────────────────────────────────────── */

static void
sort_rates (const Question *question, const int64_t receipts[], size_t order[])
{
  for (size_t i = 0; i < question->n; i++)
    {
      size_t k = i;
      for (; k > 0
             && receipts[i] * question->need[order[k - 1]]
                    < receipts[order[k - 1]] * question->need[i];
           k--)
        order[k] = order[k - 1];
      order[k] = i;
    }
}

static int
compare_leximin (const Question *question, const int64_t a[], const int64_t b[])
{
  size_t of_a[N] = { 0 }, of_b[N] = { 0 };

  sort_rates (question, a, of_a);
  sort_rates (question, b, of_b);
  for (size_t k = 0; k < question->n; k++)
    {
      int64_t x = a[of_a[k]] * question->need[of_b[k]], y = b[of_b[k]] * question->need[of_a[k]];
      if (x != y)
        return x < y ? -1 : 1;
    }
  return 0;
}

/* Those who are left at nothing first, by w^alpha, then the sum over the others. */
static int
compare_alpha (const Question *question, const int64_t a[], const int64_t b[])
{
  const int64_t *const both[] = { a, b };
  double empty[2] = { 0, 0 }, sum[2] = { 0, 0 };
  double alpha = question->alpha;

  for (int side = 0; side < 2; side++)
    for (size_t i = 0; i < question->n; i++)
      {
        double need = (double)question->need[i], rate = (double)both[side][i] / need;
        if (rate > 0)
          sum[side] += need * (alpha == 1 ? log (rate) : pow (rate, 1 - alpha) / (1 - alpha));
        else if (alpha >= 1)
          empty[side] += pow (need, alpha);
      }
  if (fabs (empty[0] - empty[1]) > 1e-9)
    return empty[0] < empty[1] ? 1 : -1;
  return fabs (sum[0] - sum[1]) < 1e-9 ? 0 : sum[0] < sum[1] ? -1 : 1;
}

static int
compare (const Question *question, const int64_t a[], const int64_t b[])
{
  return question->alpha > 0 ? compare_alpha (question, a, b) : compare_leximin (question, a, b);
}

/* ── every division ─────────────────────────────────────────────────────────────────────────── */

/* How many places of a stream there is room for in a region, or outside those with totals. */
static int64_t
get_goal (const Question *question, size_t stream, int64_t region)
{
  int64_t goal = region < 0 ? question->total[stream] : 0, room = 0;

  for (int64_t r = 0; r < 2; r++)
    {
      int64_t own = question->region_total[r * (int64_t)question->n_streams + (int64_t)stream];
      if (own >= 0)
        goal += region == r ? own : region < 0 ? -own : 0;
      for (size_t i = 0; i < question->n; i++)
        if (question->regions[i] == r && (own >= 0 ? region == r : region < 0))
          room += MIN (question->capacity[i * question->n_streams + stream], 1000);
    }
  return MIN (goal, room);
}

static gboolean
keeps_totals (const Search *search)
{
  const Question *question = search->question;

  for (size_t s = 0; s < question->n_streams; s++)
    for (int64_t region = -1; region < 2; region++)
      {
        int64_t sum = 0;
        gboolean is_asked = region < 0;
        for (size_t i = 0; i < question->n; i++)
          {
            int64_t own = question->region_total[question->regions[i] * (int64_t)question->n_streams
                                                 + (int64_t)s];
            is_asked |= region >= 0 && question->regions[i] == region && own >= 0;
            if (own >= 0 ? question->regions[i] == region : region < 0)
              sum += search->places[i * question->n_streams + s];
          }
        if (is_asked && sum != get_goal (question, s, region))
          return FALSE;
      }
  return TRUE;
}

static void
receive (const Question *question, const int64_t places[], int64_t receipts[])
{
  memset (receipts, 0, N * sizeof *receipts);
  for (size_t cell = 0; cell < question->n * question->n_streams; cell++)
    receipts[cell / question->n_streams] += places[cell];
}

static void
enumerate (Search *search, size_t cell, int64_t left)
{
  const Question *question = search->question;
  int64_t receipts[N];

  if (cell == question->n * question->n_streams)
    {
      if (!keeps_totals (search))
        return;
      receive (question, search->places, receipts);
      if (search->has_best && compare (question, receipts, search->best) <= 0)
        return;
      memcpy (search->best, receipts, sizeof receipts);
      search->has_best = TRUE;
      return;
    }
  size_t stream = cell % question->n_streams;
  for (int64_t x = 0; x <= MIN (question->capacity[cell], question->total[stream]) && x <= left;
       x++)
    {
      search->places[cell] = x;
      enumerate (search, cell + 1, left - x);
    }
}

/* ── questions ──────────────────────────────────────────────────────────────────────────────── */

static int64_t
draw (guint64 *state, int64_t most)
{
  *state = *state * G_GUINT64_CONSTANT (6364136223846793005) + 1442695040888963407;
  return (int64_t)((*state >> 33) % (guint64)(most + 1));
}

static void
make_question (guint64 *state, Question *question)
{
  *question = (Question){ .n = 2 + (size_t)draw (state, 1), .n_streams = 1 };
  question->n_streams += (size_t)draw (state, question->n == 2 ? 2 : 1);
  for (size_t i = 0; i < question->n; i++)
    {
      question->regions[i] = draw (state, 1);
      question->need[i] = 1 + draw (state, 8);
    }
  question->regions[0] = 1;
  for (size_t s = 0; s < question->n_streams; s++)
    {
      question->total[s] = draw (state, 5);
      int64_t left = question->total[s];
      for (size_t r = 0; r < 2; r++)
        {
          int64_t own = draw (state, 2) == 0 ? draw (state, left) : -1;
          question->region_total[r * question->n_streams + s] = own;
          left -= MAX (own, 0);
        }
    }
  for (size_t cell = 0; cell < question->n * question->n_streams; cell++)
    question->capacity[cell] = draw (state, 1) == 0 ? draw (state, 4) : G_MAXINT64;
}

static AwrashSituation *
make_situation (const Question *question)
{
  size_t n = question->n, n_streams = question->n_streams;
  AwrashSituation *situation
      = awrash_simulation_situation_new (n, question->regions, n_streams, NULL);

  cr_assert_not_null (situation);
  cr_assert (awrash_simulation_situation_set_places (situation, "need", n, question->need, NULL));
  cr_assert (awrash_simulation_situation_set_places (situation, "total", n_streams, question->total,
                                                     NULL));
  cr_assert (awrash_simulation_situation_set_places (situation, "region-total", 2 * n_streams,
                                                     question->region_total, NULL));
  cr_assert (awrash_simulation_situation_set_places (situation, "capacity", n * n_streams,
                                                     question->capacity, NULL));
  return situation;
}

static void
check (const Question *question, const char *text, guint64 number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashPolicy) policy = awrash_simulation_policy_new (text, &error);
  g_autoptr (AwrashSituation) situation = make_situation (question);
  Search search = { .question = question };
  int64_t receipts[N];

  cr_assert_not_null (policy, "%s: %s", text, error != NULL ? error->message : "");
  cr_assert (awrash_simulation_policy_apply (
                 policy, situation, 7, question->n * question->n_streams, search.places, &error),
             "%s", error != NULL ? error->message : "");
  cr_assert (keeps_totals (&search), "%s %lu: totals", text, (unsigned long)number);
  for (size_t cell = 0; cell < question->n * question->n_streams; cell++)
    cr_assert (search.places[cell] >= 0 && search.places[cell] <= question->capacity[cell],
               "%s %lu: cell %zu", text, (unsigned long)number, cell);
  receive (question, search.places, receipts);
  enumerate (&search, 0, 100);
  cr_assert (search.has_best);
  cr_assert_eq (compare (question, receipts, search.best), 0,
                "%s %lu: (%ld %ld %ld), the best is (%ld %ld %ld)", text, (unsigned long)number,
                (long)receipts[0], (long)receipts[1], (long)receipts[2], (long)search.best[0],
                (long)search.best[1], (long)search.best[2]);
}

Test (simulation_policy_fair, has_no_better_division)
{
  static const struct
  {
    const char *text;
    double alpha;
  } rows[] = {
    { "leximin", 0 },
    { "alpha(1)", 1 },
    { "alpha(2)", 2 },
    { "alpha(0.5, need=need)", 0.5 },
  };
  guint64 state = 2024;

  for (guint64 number = 0; number < 400; number++)
    {
      Question question;
      make_question (&state, &question);
      for (gsize row = 0; row < G_N_ELEMENTS (rows); row++)
        {
          question.alpha = rows[row].alpha;
          check (&question, rows[row].text, number);
        }
    }
}
