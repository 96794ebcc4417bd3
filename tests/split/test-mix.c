/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The balanced mix: what every province receives spread over streams and types.
 * Source: with receipts y fixed, least Σ (x − τ)², τ = y X / ΣX, X the middle of each stream's
 * range; within a stream, types in proportion to their upper bounds; what is then left goes to the
 * first codes. Invariant: held against enumeration where that is small. */

#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

/* ── against enumeration ────────────────────────────────────────────────────────────────────── */

#define N 3

typedef struct
{
  int64_t least[2], most[2]; /* of the streams' sums */
  int64_t cell[N];           /* at most of the first stream in each province */
} Walls;

/* Calls for every x[N], the first stream's places, that keeps the walls with receipts y. */
static void
enumerate (const Walls *walls, const int64_t y[N], void (*visit) (const int64_t x[N], gpointer),
           gpointer data)
{
  int64_t x[N], total = y[0] + y[1] + y[2];

  for (x[0] = 0; x[0] <= MIN (y[0], walls->cell[0]); x[0]++)
    for (x[1] = 0; x[1] <= MIN (y[1], walls->cell[1]); x[1]++)
      for (x[2] = 0; x[2] <= MIN (y[2], walls->cell[2]); x[2]++)
        {
          int64_t first = x[0] + x[1] + x[2], second = total - first;

          if (first >= walls->least[0] && first <= walls->most[0] && second >= walls->least[1]
              && second <= walls->most[1])
            visit (x, data);
        }
}

typedef struct
{
  const int64_t *y;
  int64_t low, high; /* of the first stream's sum */
  double weight;     /* X of the first stream / ΣX */
  double best;
} Search;

static void
note_range (const int64_t x[N], gpointer data)
{
  Search *search = data;
  int64_t sum = x[0] + x[1] + x[2];

  search->low = MIN (search->low, sum);
  search->high = MAX (search->high, sum);
}

static double
distance (const int64_t x[N], const int64_t y[N], double weight)
{
  double sum = 0;

  for (gsize i = 0; i < N; i++)
    sum += 2 * pow ((double)x[i] - weight * (double)y[i], 2);
  return sum;
}

static void
note_best (const int64_t x[N], gpointer data)
{
  Search *search = data;

  search->best = MIN (search->best, distance (x, search->y, search->weight));
}

static void
check_walls (const Walls *walls, const char *quotas)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,3\nb,r,4\nc,r,6\n", "streams",
      "code\nfirst\nsecond\n", "quotas", quotas, "need.indicator", "need", NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, "tie", "lot", "seed", "mix", NULL);
  const int64_t *places = awrash_split_plan_get_places (plan);
  int64_t x[N], y[N], total = 0;
  Search search = { y, G_MAXINT64, 0, 0, INFINITY };

  cr_assert_not_null (places, "%s: %s", quotas, awrash_split_plan_get_reason (plan));
  for (gsize i = 0; i < N; i++)
    {
      x[i] = places[2 * i];
      y[i] = places[2 * i] + places[2 * i + 1];
      total += y[i];
    }
  enumerate (walls, y, note_range, &search);
  search.weight = total == 0 ? 0 : (double)(search.low + search.high) / 2 / (double)total;
  enumerate (walls, y, note_best, &search);
  cr_expect_float_eq (distance (x, y, search.weight), search.best, 1e-9, "%s: %g, best %g", quotas,
                      distance (x, y, search.weight), search.best);
}

Test (split_mix, streams_are_mixed_as_near_to_their_sums_as_enumeration_finds)
{
  for (guint32 seed = 0; seed < 200; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GString) quotas = g_string_new ("territory,stream,min,max\n");
      static const char *const codes[N] = { "a", "b", "c" };
      static const char *const streams[2] = { "first", "second" };
      Walls walls;

      for (gsize s = 0; s < 2; s++)
        {
          walls.least[s] = g_rand_int_range (rand, 0, 3);
          walls.most[s] = walls.least[s] + g_rand_int_range (rand, 2, 12);
          g_string_append_printf (quotas, "r,%s,%d,%d\n", streams[s], (int)walls.least[s],
                                  (int)walls.most[s]);
        }
      for (gsize i = 0; i < N; i++)
        {
          walls.cell[i] = g_rand_int_range (rand, 2, 9);
          g_string_append_printf (quotas, "%s,first,,%d\n%s,*,,%d\n", codes[i], (int)walls.cell[i],
                                  codes[i], g_rand_int_range (rand, 3, 9));
        }
      check_walls (&walls, quotas->str);
    }
}

/* ── by hand ────────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  const char *label;
  const char *territories, *types, *quotas, *streams_read;
  const char *places;
} Row;

static const Row rows[] = {
  { "two streams in proportion to their quotas", "code,parent\nr,\na,r\nb,r\n",
    "code,stream\nt,temporary\ns,sustainable\n",
    "territory,stream,max\na,*,6\nb,*,6\nr,temporary,8\nr,sustainable,4\n", "*",
    "a/t 4, a/s 2, b/t 4, b/s 2" },
  { "two streams near the middle of their ranges: 4 to 9 and 1 to 6", "code,parent\nr,\na,r\nb,r\n",
    "code,stream\nt,temporary\ns,sustainable\n",
    "territory,stream,max\na,*,5\nb,*,5\nr,temporary,9\nr,sustainable,6\n", "*",
    "a/t 3, a/s 2, b/t 3, b/s 2" },
  { "types in proportion to their upper bounds", "code,parent\nr,\na,r\nb,r\n",
    "code,stream\nroads,temporary\npaint,temporary\n",
    "territory,stream,max\na,*,6\na,type:roads,8\na,type:paint,4\nb,*,4\nb,type:roads,1\n"
    "b,type:paint,9\n",
    "*", "a/roads 4, a/paint 2, b/paint 4" },
  { "types without bounds in equal parts", "code,parent\nr,\na,r\nb,r\n",
    "code,stream\nroads,temporary\npaint,temporary\n", "territory,stream,max\na,*,6\nb,*,4\n", "*",
    "a/roads 3, a/paint 3, b/roads 2, b/paint 2" },
  { "the odd place goes to the first code, whatever the table's order",
    "code,parent\nr,\na,r\nb,r\n", "code,stream\nroads,temporary\npaint,temporary\n",
    "territory,stream,max\na,*,5\nb,*,3\n", "*", "a/roads 2, a/paint 3, b/roads 1, b/paint 2" },
  { "three types, two places: the first two codes", "code,parent\nr,\na,r\nb,r\n",
    "code,stream\nz,temporary\nm,temporary\nk,temporary\n", "territory,stream,max\na,*,2\nb,*,3\n",
    "*", "a/m 1, a/k 1, b/z 1, b/m 1, b/k 1" },
  { "streams that are not read are mixed among themselves", "code,parent\nr,\na,r\nb,r\n",
    "code,stream\nt,temporary\ns,sustainable\nl,training\n",
    "territory,stream,max\nr,temporary,8\nr,training,4\nr,sustainable,6\n", "sustainable",
    "a/t 4, a/s 3, a/l 2, b/t 4, b/s 3, b/l 2" },
  { "what is not read and ties goes to the first code", "code,parent\nr,\nb,r\na,r\n",
    "code,stream\nt,temporary\ns,sustainable\n",
    "territory,stream,max\nr,temporary,7\nr,sustainable,8\n", "sustainable",
    "b/t 3, b/s 4, a/t 4, a/s 4" },
};

Test (split_mix, gives_what_a_hand_gives)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      g_autoptr (AwrashProgramme) programme = test_programme_new (
          "territories", row->territories, "streams",
          strstr (row->types, "training") != NULL      ? "code\ntemporary\nsustainable\ntraining\n"
          : strstr (row->types, "sustainable") != NULL ? "code\ntemporary\nsustainable\n"
                                                       : "code\ntemporary\n",
          "worksite_types", row->types, "quotas", row->quotas, NULL);
      g_autoptr (AwrashPlan) plan
          = test_plan_new (programme, "on", "count", "streams", row->streams_read, NULL);
      g_autofree char *places = test_plan_places (programme, plan);
      g_autoptr (AwrashVerdict) verdict
          = awrash_audit_certificate (programme, awrash_split_plan_get_certificate (plan), NULL);

      cr_expect_str_eq (places, row->places, "%s: %s", row->label, places);
      cr_expect (awrash_audit_verdict_is_accepted (verdict), "%s", row->label);
    }
}

Test (split_mix, changes_no_receipt)
{
  g_autoptr (AwrashProgramme) plain = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,3\nb,r,4\nc,r,6\n", "quotas",
      "territory,stream,max\nr,temporary,20\nr,sustainable,17\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashProgramme) typed = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,3\nb,r,4\nc,r,6\n", "streams",
      "code\ntemporary\nsustainable\n", "worksite_types",
      "code,stream\nroads,temporary\npaint,temporary\nbonus,sustainable\n", "quotas",
      "territory,stream,max\nr,temporary,20\nr,sustainable,17\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashPlan) p = test_plan_new (plain, NULL);
  g_autoptr (AwrashPlan) q = test_plan_new (typed, NULL);

  cr_assert_eq (awrash_split_plan_get_status (p), AWRASH_STATUS_OPTIMAL);
  cr_expect_arr_eq (awrash_split_plan_get_receipts (p), awrash_split_plan_get_receipts (q),
                    3 * sizeof (double));
}

/* Weights are halved until their products with what a province holds are exact. */
Test (split_mix, stays_exact_with_a_million_million_places)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent\nr,\na,r\nb,r\n", "quotas",
      "territory,stream,max\nr,temporary,3000000000000\nr,sustainable,1000000000000\n", NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, "on", "count", NULL);
  g_autofree char *places = test_plan_places (programme, plan);
  g_autoptr (AwrashVerdict) verdict
      = awrash_audit_certificate (programme, awrash_split_plan_get_certificate (plan), NULL);

  cr_expect_str_eq (places,
                    "a/temporary 1500000000000, a/sustainable 500000000000, "
                    "b/temporary 1500000000000, b/sustainable 500000000000",
                    "%s", places);
  cr_expect (awrash_audit_verdict_is_accepted (verdict));
}

/* What the mix leaves equal goes by the codes of the types, not by the rows that list them. */
Test (split_mix, the_order_of_the_types_in_their_file_decides_nothing)
{
  static const char *const files[]
      = { "code,stream\na,temporary\nb,temporary\n", "code,stream\nb,temporary\na,temporary\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (AwrashProgramme) programme = test_programme_new (
          "territories", "code,parent\nn,\np,n\nq,n\n", "worksite_types", files[i], "quotas",
          "territory,stream,min,max\np,temporary,3,3\nq,temporary,0,0\n", NULL);
      g_autoptr (AwrashPlan) plan = test_plan_new (programme, "on", "count", NULL);
      const int64_t *places = awrash_split_plan_get_places (plan);

      for (gsize cell = 0; cell < awrash_split_plan_get_n_cells (plan); cell++)
        {
          size_t type = (size_t)awrash_split_plan_get_cell_types (plan)[cell];
          gboolean is_first
              = g_strcmp0 (awrash_programme_type_get_code (programme, type), "a") == 0;

          if (awrash_split_plan_get_cell_provinces (plan)[cell] == 0)
            cr_expect_eq (places[cell], is_first ? 2 : 1, "file %zu, type %zu", i, type);
        }
    }
}
