/* SPDX-License-Identifier: GPL-3.0-or-later */

/* See budgeted.h. Source: two mixes of each region's places, even and most useful, between which
 * the budgets are set. Invariant: the same seed, the same programme. */

#include "support/budgeted.h"

#include <stdlib.h>

#define N_TYPES 12
#define N_TEMPORARY 8

typedef struct
{
  gsize n_provinces, n_regions;
  gboolean by_type;
  GRand *rand;
  int utility[N_TYPES], months[N_TYPES], cost[N_TYPES], women[N_TYPES]; /* hundredths */
  int *capacity;     /* [n_provinces * N_TYPES] */
  int64_t *total;    /* [n_provinces]: temporary */
  int64_t *regional; /* [n_regions * N_TYPES]: sustainable */
  AwrashProgrammeBuilder *builder;
} Draw;

/* ── tables ─────────────────────────────────────────────────────────────────────────────────── */

static AwrashTable *
read_table (const char *name, GString *text)
{
  AwrashTable *table = awrash_base_csv_parse (name, text->len, text->str, NULL);

  g_string_free (text, TRUE);
  if (table == NULL)
    exit (2);
  return table;
}

static void
give (const Draw *draw, const char *name, GString *text)
{
  AwrashTable *table = read_table (name, text);

  if (!awrash_programme_builder_add_table (draw->builder, table, NULL))
    exit (2);
  awrash_base_table_free (table);
}

/* ── drawing ────────────────────────────────────────────────────────────────────────────────── */

static int64_t
part_of (const Draw *draw, int64_t whole)
{
  return (int64_t)((double)whole * (0.4 + 0.3 * g_rand_double (draw->rand)));
}

static void
draw_numbers (Draw *draw)
{
  for (gsize t = 0; t < N_TYPES; t++)
    {
      draw->utility[t] = g_rand_int_range (draw->rand, 100, 1000);
      draw->months[t] = g_rand_int_range (draw->rand, 3, 13);
      draw->cost[t] = g_rand_int_range (draw->rand, 150000, 350000);
      draw->women[t] = g_rand_int_range (draw->rand, 10, 90);
    }
  for (gsize p = 0; p < draw->n_provinces; p++)
    {
      int64_t room = 0;

      for (gsize t = 0; t < N_TYPES; t++)
        {
          draw->capacity[p * N_TYPES + t] = g_rand_int_range (draw->rand, 50, 600);
          room += t < N_TEMPORARY ? draw->capacity[p * N_TYPES + t] : 0;
        }
      draw->total[p] = part_of (draw, room);
    }
  for (gsize r = 0; r < draw->n_regions; r++)
    for (gsize t = N_TEMPORARY; t < N_TYPES; t++)
      {
        int64_t room = 0;

        for (gsize p = r; p < draw->n_provinces; p += draw->n_regions)
          room += draw->capacity[p * N_TYPES + t];
        draw->regional[r * N_TYPES + t] = part_of (draw, room);
      }
}

/* Money, persons and women of a mix. */
typedef struct
{
  double money, women, persons;
} Sum;

static void
add (const Draw *draw, Sum *sum, gsize type, double places)
{
  sum->money += places * draw->months[type] * draw->cost[type];
  sum->women += places * draw->women[type];
  sum->persons += places;
}

static void
add_even (const Draw *draw, Sum *sum, gsize p)
{
  double room = 0;

  for (gsize t = 0; t < N_TEMPORARY; t++)
    room += draw->capacity[p * N_TYPES + t];
  for (gsize t = 0; t < N_TEMPORARY; t++)
    add (draw, sum, t, (double)draw->total[p] * draw->capacity[p * N_TYPES + t] / room);
}

static void
add_useful (const Draw *draw, Sum *sum, gsize p)
{
  gboolean is_full[N_TEMPORARY] = { 0 };
  int64_t left = draw->total[p];

  while (left > 0)
    {
      gsize best = N_TEMPORARY;
      int64_t units;

      for (gsize t = 0; t < N_TEMPORARY; t++)
        if (!is_full[t] && (best == N_TEMPORARY || draw->utility[t] > draw->utility[best]))
          best = t;
      units = MIN (left, draw->capacity[p * N_TYPES + best]);
      is_full[best] = TRUE;
      left -= units;
      add (draw, sum, best, (double)units);
    }
}

/* ── bounds ─────────────────────────────────────────────────────────────────────────────────── */

/* A region's budget and share of women; what its budget is is added to *national. */
static void
bound_region (const Draw *draw, gsize r, GString *quotas, GString *shares, double *national)
{
  Sum even = { 0 }, useful = { 0 };
  double budget;

  for (gsize p = r; p < draw->n_provinces; p += draw->n_regions)
    {
      add_even (draw, &even, p);
      add_useful (draw, &useful, p);
    }
  for (gsize t = N_TEMPORARY; t < N_TYPES; t++)
    {
      add (draw, &even, t, (double)draw->regional[r * N_TYPES + t]);
      add (draw, &useful, t, (double)draw->regional[r * N_TYPES + t]);
    }
  budget = useful.money + (even.money < useful.money ? 0.6 : -0.05) * (even.money - useful.money);
  *national += budget;
  g_string_append_printf (quotas, "R%zu,*,money,,%.2f\n", r, (double)(int64_t)budget / 100);
  g_string_append_printf (
      shares, "R%zu,*,women,%.2f\n", r,
      (double)(int)((even.women + 0.3 * (useful.women - even.women)) / even.persons) / 100);
}

static void
bound_totals (const Draw *draw, GString *quotas)
{
  for (gsize p = 0; p < draw->n_provinces; p++)
    g_string_append_printf (quotas, "P%zu,temporary,places,%ld,%ld\n", p, (long)draw->total[p],
                            (long)draw->total[p]);
  for (gsize r = 0; r < draw->n_regions; r++)
    {
      long sum = 0;

      for (gsize t = N_TEMPORARY; t < N_TYPES; t++)
        {
          long own = (long)draw->regional[r * N_TYPES + t];

          sum += own;
          if (draw->by_type)
            g_string_append_printf (quotas, "R%zu,type:t%02zu,places,%ld,%ld\n", r, t, own, own);
        }
      if (!draw->by_type)
        g_string_append_printf (quotas, "R%zu,sustainable,places,%ld,%ld\n", r, sum, sum);
    }
}

static void
give_territories (const Draw *draw)
{
  GString *text = g_string_new ("code,parent,need\nN,,\n");

  for (gsize r = 0; r < draw->n_regions; r++)
    g_string_append_printf (text, "R%zu,N,\n", r);
  for (gsize p = 0; p < draw->n_provinces; p++)
    g_string_append_printf (text, "P%zu,R%zu,%d\n", p, p % draw->n_regions,
                            g_rand_int_range (draw->rand, 2000, 60000));
  give (draw, "territories", text);
}

static void
give_types (const Draw *draw)
{
  GString *text = g_string_new ("code,stream,months,monthly_cost,utility,women\n");

  for (gsize t = 0; t < N_TYPES; t++)
    g_string_append_printf (text, "t%02zu,%s,%d,%d.%02d,%d.%02d,0.%02d\n", t,
                            t < N_TEMPORARY ? "temporary" : "sustainable", draw->months[t],
                            draw->cost[t] / 100, draw->cost[t] % 100, draw->utility[t] / 100,
                            draw->utility[t] % 100, draw->women[t]);
  give (draw, "streams", g_string_new ("code\ntemporary\nsustainable\n"));
  give (draw, "worksite_types", text);
}

static void
give_bounds (const Draw *draw)
{
  GString *quotas = g_string_new ("territory,stream,unit,min,max\n");
  GString *shares = g_string_new ("territory,of,group,at_least\n");
  GString *capacities = g_string_new ("territory,stream,min,max\n");
  double national = 0;

  for (gsize p = 0; p < draw->n_provinces; p++)
    for (gsize t = 0; t < N_TYPES; t++)
      g_string_append_printf (capacities, "P%zu,type:t%02zu,,%d\n", p, t,
                              draw->capacity[p * N_TYPES + t]);
  for (gsize r = 0; r < draw->n_regions; r++)
    bound_region (draw, r, quotas, shares, &national);
  g_string_append_printf (quotas, "N,*,money,,%.2f\n", (double)(int64_t)(national * 0.995) / 100);
  bound_totals (draw, quotas);
  give (draw, "quotas", quotas);
  give (draw, "shares", shares);
  give (draw, "capacities", capacities);
}

AwrashProgramme *
budgeted_new (gsize n_provinces, gsize n_regions, gboolean by_type, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (AwrashProgrammeBuilder) builder = awrash_programme_builder_new ();
  g_autofree int *capacity = g_new0 (int, n_provinces *N_TYPES);
  g_autofree int64_t *total = g_new0 (int64_t, n_provinces);
  g_autofree int64_t *regional = g_new0 (int64_t, n_regions * N_TYPES);
  Draw draw = { .n_provinces = n_provinces,
                .n_regions = n_regions,
                .by_type = by_type,
                .rand = rand,
                .capacity = capacity,
                .total = total,
                .regional = regional,
                .builder = builder };

  draw_numbers (&draw);
  give_territories (&draw);
  give_types (&draw);
  give_bounds (&draw);
  return awrash_programme_builder_build (builder, NULL);
}
