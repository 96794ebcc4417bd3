/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Policies against what they are made of, on many small situations: the rules of apportionment with
 * the same bounds and the same lot. Source: awrash/apportion.h. Invariant: permuting provinces
 * permutes quotas, and all that there is room for is given. */

#include "random/philox-private.h"
#include "simulation/policy-private.h"

#include <criterion/criterion.h>
#include <string.h>

enum
{
  MOST = 12
};

typedef struct
{
  gsize n;
  gsize regions[MOST];
  gint64 need[MOST], total[2], capacity[2 * MOST], last[2 * MOST], region_total[2 * MOST];
  double values[2 * MOST];
  AwrashISituation plain;
} Case;

static const char *const streams[] = { "temporary", "sustainable" };
static const char *const indicators[] = { "a", "b" };

static guint64
draw (guint64 *state, guint64 most)
{
  *state = *state * G_GUINT64_CONSTANT (6364136223846793005) + 1442695040888963407;
  return (*state >> 33) % (most + 1);
}

static void
point (Case *c)
{
  c->plain = (AwrashISituation){ .n_provinces = c->n,
                                 .n_regions = 3,
                                 .n_streams = 2,
                                 .n_indicators = 2,
                                 .region = c->regions,
                                 .streams = streams,
                                 .indicators = indicators,
                                 .values = c->values,
                                 .need = c->need,
                                 .total = c->total,
                                 .capacity = c->capacity,
                                 .last_quota = c->last,
                                 .region_total = c->region_total,
                                 .edition = 2 };
}

/* Needs and values that no two provinces share, so that ties are rare; totals of one region. */
static void
make_case (guint64 *state, Case *c)
{
  memset (c, 0, sizeof *c);
  c->n = 3 + (gsize)draw (state, MOST - 3);
  for (gsize i = 0; i < c->n; i++)
    {
      c->regions[i] = (gsize)draw (state, 2);
      c->need[i] = 1 + (gint64)draw (state, 1000003);
      c->values[i] = (double)(1 + draw (state, 1000003)) / 7;
      c->values[c->n + i] = (double)draw (state, 1000003) / 3;
      for (gsize s = 0; s < 2; s++)
        {
          c->capacity[2 * i + s] = draw (state, 2) == 0 ? (gint64)draw (state, 200) : G_MAXINT64;
          c->last[2 * i + s] = 1 + (gint64)draw (state, 300);
        }
    }
  for (gsize k = 0; k < 6; k++)
    c->region_total[k] = -1;
  for (gsize s = 0; s < 2; s++)
    c->total[s] = 100 + (gint64)draw (state, 900);
  c->region_total[3] = draw (state, 1) == 0 ? (gint64)draw (state, 60) : -1;
  point (c);
}

static void
apply (const Case *c, const char *text, gint64 quota[])
{
  const AwrashRandomAddress address = { .seed = 11, .edition = 2 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashPolicy) policy = awrash_simulation_policy_new (text, &error);

  cr_assert_not_null (policy, "%s: %s", text, error != NULL ? error->message : "");
  g_autoptr (AwrashIPolicyRoom) room = awrash_i_policy_room_new (policy, &c->plain, &error);
  cr_assert_not_null (room, "%s: %s", text, error != NULL ? error->message : "");
  cr_assert (awrash_i_policy_apply (room, &c->plain, &address, quota, &error), "%s: %s", text,
             error != NULL ? error->message : "");
  /* a room is as good as new */
  gint64 again[2 * MOST];
  cr_assert (awrash_i_policy_apply (room, &c->plain, &address, again, &error));
  cr_assert_arr_eq (again, quota, 2 * c->n * sizeof *quota);
}

static const char *const texts[] = {
  "flat",
  "last-year",
  "proportional(need)",
  "proportional(a*b, rule=hare)",
  "excess(need, a)",
  "indexed(proportional(a), need, a, low=0.5, high=1.5, group=b, group-high=1.2)",
  "criteria(0.5, proportional(need), 0.3, proportional(a), 0.2, last-year)",
  "base(3, proportional(need))",
  "hold-harmless(proportional(need))",
  "hold-harmless(leximin, 0.8, 1.1)",
  "wioa(need, a, b, conflict=yield)",
  "wioa(need, a, b, pivot=10, minimum=0.01, minimum-above=0.1, conflict=yield)",
  "leximin",
  "alpha(1)",
  "alpha(2.5, need=a)",
  "two-level(proportional(need), leximin)",
  "two-level(hold-harmless(proportional(a)), proportional(b))",
  "sustainable-first(limit=a, rate=0.001)",
  "training(proportional(a), stream=sustainable, level=0.7)",
  "performance(proportional(a))",
  "blend(0.3, proportional(need), proportional(b))",
  "parts(0.4, last-year, leximin)",
  "chain(excess(need, a), proportional(b), flat)",
  "transition(3, last-year, leximin)",
  "by-stream(temporary=last-year, sustainable=leximin)",
  "in-turn(sustainable=proportional(a), else=leximin)",
};

/* Of everyone's places the sum is the total, or what there is room for. */
static void
check_sums (const Case *c, const char *text, const gint64 quota[])
{
  for (gsize s = 0; s < 2; s++)
    {
      gint64 sum[4] = { 0 }, room[4] = { 0 };
      for (gsize i = 0; i < c->n; i++)
        {
          gsize group = c->region_total[2 * c->regions[i] + s] >= 0 ? c->regions[i] : 3;
          cr_assert (quota[2 * i + s] >= 0 && quota[2 * i + s] <= c->capacity[2 * i + s], "%s",
                     text);
          sum[group] += quota[2 * i + s];
          room[group] += MIN (c->capacity[2 * i + s], 100000);
        }
      gint64 left = c->total[s];
      for (gsize r = 0; r < 3; r++)
        {
          gint64 own = c->region_total[2 * r + s];
          left -= MAX (own, 0);
          cr_assert (own < 0 || sum[r] <= own, "%s: region %zu", text, r);
        }
      cr_assert_leq (sum[3], left, "%s", text);
      if (strstr (text, "excess") == NULL && strstr (text, "first") == NULL
          && strstr (text, "two-level") == NULL && strstr (text, "training") == NULL)
        cr_assert_eq (sum[3], MIN (left, room[3]), "%s: %ld of %ld, room for %ld", text,
                      (long)sum[3], (long)left, (long)room[3]);
    }
}

/* The same provinces in another order. */
static void
permute (const Case *c, const gsize order[], Case *other)
{
  *other = *c;
  for (gsize k = 0; k < c->n; k++)
    {
      other->regions[k] = c->regions[order[k]];
      other->need[k] = c->need[order[k]];
      for (gsize j = 0; j < 2; j++)
        {
          other->values[j * c->n + k] = c->values[j * c->n + order[k]];
          other->capacity[2 * k + j] = c->capacity[2 * order[k] + j];
          other->last[2 * k + j] = c->last[2 * order[k] + j];
        }
    }
  point (other);
}

/* Equal claims are tied, and a lot falls on places in their order. */
static gboolean
is_drawn (const char *text)
{
  static const char *const words[]
      = { "flat", "base", "last", "blend", "minimum", "hold-harmless(leximin" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

Test (simulation_policy_divide, permuting_provinces_permutes_quotas_and_totals_are_met)
{
  guint64 state = 99;

  for (gsize number = 0; number < 60; number++)
    {
      Case c, other;
      gsize order[MOST];
      make_case (&state, &c);
      for (gsize k = 0; k < c.n; k++)
        order[k] = (k + 2) % c.n;
      permute (&c, order, &other);
      for (gsize t = 0; t < G_N_ELEMENTS (texts); t++)
        {
          gint64 quota[2 * MOST], permuted[2 * MOST];
          apply (&c, texts[t], quota);
          check_sums (&c, texts[t], quota);
          if (is_drawn (texts[t]))
            continue;
          apply (&other, texts[t], permuted);
          /* where rates count both streams, a lot may fall on their mix */
          gboolean is_mixed
              = strstr (texts[t], "leximin") != NULL || strstr (texts[t], "alpha") != NULL;
          for (gsize k = 0; k < c.n; k++)
            {
              const gint64 *mine = permuted + 2 * k, *theirs = quota + 2 * order[k];
              cr_assert_eq (mine[0] + mine[1], theirs[0] + theirs[1], "%zu %s: %zu", number,
                            texts[t], k);
              cr_assert (is_mixed || mine[0] == theirs[0], "%zu %s: %zu", number, texts[t], k);
            }
        }
    }
}

/* The order of the lot, from the numbers of an address. */
static AwrashTies *
make_ties (gsize n, gsize stream)
{
  const AwrashRandomAddress address = { .seed = 11, .edition = 2 };
  double numbers[MOST];
  int64_t order[MOST];

  awrash_i_random_places (&address, n, numbers);
  for (gsize i = 0; i < n; i++)
    {
      gsize place = 0;
      for (gsize k = 0; k < n; k++)
        place += stream % 2 == 0 ? numbers[k] < numbers[i] : numbers[k] > numbers[i];
      order[place] = (int64_t)i;
    }
  return awrash_allot_ties_new_order (n, order, NULL);
}

Test (simulation_policy_divide, is_apportionment_with_a_lot_by_address)
{
  static const struct
  {
    const char *policy;
    const char *rule;
    gboolean is_bounded;
  } rows[] = {
    { "flat", "webster", FALSE },
    { "flat(rule=adams)", "adams", FALSE },
    { "flat(rule=jefferson)", "jefferson", FALSE },
    { "proportional(small)", "webster", FALSE },
    { "proportional(small, rule=huntington-hill)", "huntington-hill", FALSE },
    { "hold-harmless(proportional(small))", "webster", TRUE },
    { "hold-harmless(proportional(small), 0.7, 1.05, rule=jefferson)", "jefferson", TRUE },
  };
  static const char *const names[] = { "small", "b" };
  guint64 state = 4;

  for (gsize number = 0; number < 100; number++)
    for (gsize row = 0; row < G_N_ELEMENTS (rows); row++)
      {
        Case c;
        gint64 quota[2 * MOST];
        make_case (&state, &c);
        for (gsize i = 0; i < c.n; i++)
          c.values[i] = (double)(1 + draw (&state, 4));
        c.plain.indicators = names;
        c.plain.capacity = c.plain.region_total = NULL;
        apply (&c, rows[row].policy, quota);
        for (gsize s = 0; s < 2; s++)
          {
            int64_t lower[MOST] = { 0 }, upper[MOST], expected[MOST];
            double claims[MOST], last[MOST];
            gboolean is_flat = strstr (rows[row].policy, "flat") != NULL;
            AwrashAllotment answer;
            for (gsize i = 0; i < c.n; i++)
              {
                claims[i] = is_flat ? 1 : c.values[i];
                last[i] = (double)c.last[2 * i + s];
                upper[i] = G_MAXINT64;
              }
            gboolean is_wide = strstr (rows[row].policy, "0.7") == NULL;
            if (rows[row].is_bounded)
              cr_assert (awrash_apportion_hold_harmless (c.n, last, c.total[s], is_wide ? 0.9 : 0.7,
                                                         is_wide ? 1.3 : 1.05, lower, upper, NULL));
            g_autoptr (AwrashClaims) question
                = awrash_apportion_claims_new (c.n, claims, lower, upper, NULL);
            g_autoptr (AwrashTies) ties = make_ties (c.n, s);
            g_autoptr (GError) error = NULL;
            if (!awrash_apportion_divisor (question, c.total[s], rows[row].rule, ties, expected,
                                           NULL, NULL, &answer, &error)
                || answer.unplaced > 0)
              {
                /* floors rounded up, or ceilings rounded down, leave no room for the total */
                cr_assert (rows[row].is_bounded);
                continue;
              }
            for (gsize i = 0; i < c.n; i++)
              cr_assert_eq (quota[2 * i + s], expected[i],
                            "%zu %s: stream %zu, %zu is %ld, not %ld", number, rows[row].policy, s,
                            i, (long)quota[2 * i + s], (long)expected[i]);
          }
      }
}
