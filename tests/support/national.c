/* SPDX-License-Identifier: GPL-3.0-or-later */

/* See national.h. Source: a plan is drawn first, then bounds around it. Invariant: the drawn plan
 * keeps every bound. */

#include "support/national.h"

#include <stdlib.h>

typedef struct
{
  NationalKind kind;
  gsize n_provinces, n_regions;
  gsize n_types;     /* the last third is sustainable */
  gsize n_temporary; /* the others, parted evenly among the other streams */
  gsize n_streams;
  int64_t mean;
  GRand *rand;
  int64_t *plan; /* [n_provinces * n_types]: drawn, kept by every bound */
  AwrashTable *quotas;
} Nation;

static AwrashTable *
new_table (const char *name, const char *a, const char *b, const char *c, const char *d)
{
  const char *columns[] = { a, b, c, d };

  return awrash_base_table_new (name, 4, columns, NULL);
}

static void
add_row (AwrashTable *table, const char *a, const char *b, const char *c, const char *d)
{
  const char *cells[] = { a, b, c, d };

  if (!awrash_base_table_append (table, 4, cells, NULL))
    exit (2);
}

static void
add_bound (AwrashTable *table, const char *territory, const char *of, int64_t min, int64_t max)
{
  char low[24], high[24];

  g_snprintf (low, sizeof low, "%" G_GINT64_FORMAT, min);
  g_snprintf (high, sizeof high, "%" G_GINT64_FORMAT, max);
  add_row (table, territory, of, low, high);
}

static const char *
name (char text[32], const char *letter, gsize number)
{
  g_snprintf (text, 32, "%s%06zu", letter, number);
  return text;
}

/* The sum of a plan over a region, or over all for n_regions, and some types. */
static int64_t
sum (const Nation *nation, gsize region, gsize first, gsize last)
{
  int64_t total = 0;

  for (gsize p = 0; p < nation->n_provinces; p++)
    for (gsize type = first; type < last; type++)
      if (region == nation->n_regions || p % nation->n_regions == region)
        total += nation->plan[p * nation->n_types + type];
  return total;
}

static AwrashTable *
draw_territories (Nation *nation)
{
  AwrashTable *table = new_table ("territories", "code", "parent", "level", "need");
  char own[32], around[32], need[32];

  add_row (table, "N", "", "country", "");
  for (gsize r = 0; r < nation->n_regions; r++)
    add_row (table, name (own, "R", r), "N", "region", "");
  for (gsize p = 0; p < nation->n_provinces; p++)
    {
      g_snprintf (need, sizeof need, "%d", g_rand_int_range (nation->rand, 2000, 60000));
      add_row (table, name (own, "P", p), name (around, "R", p % nation->n_regions), "province",
               need);
    }
  return table;
}

/* Which stream a type is of, from 0; the last one is sustainable. */
static gsize
stream_of (const Nation *nation, gsize type)
{
  if (type >= nation->n_temporary)
    return nation->n_streams - 1;
  return type * (nation->n_streams - 1) / nation->n_temporary;
}

static const char *
stream_name (char text[32], const Nation *nation, gsize stream)
{
  if (stream == nation->n_streams - 1)
    return "sustainable";
  return stream == 0 ? "temporary" : name (text, "s", stream);
}

static AwrashTable *
draw_streams (const Nation *nation)
{
  AwrashTable *table = new_table ("streams", "code", "months", "unit", "name_en");
  char own[32];

  for (gsize stream = 0; stream < nation->n_streams; stream++)
    add_row (table, stream_name (own, nation, stream), "6", "", "");
  return table;
}

static AwrashTable *
draw_types (Nation *nation)
{
  AwrashTable *table = new_table ("worksite_types", "code", "stream", "months", "utility");
  char own[32], stream[32], utility[32];

  for (gsize type = 0; type < nation->n_types; type++)
    {
      g_snprintf (utility, sizeof utility, "%d.%02d", g_rand_int_range (nation->rand, 1, 5),
                  g_rand_int_range (nation->rand, 0, 100));
      add_row (table, name (own, "t", type), stream_name (stream, nation, stream_of (nation, type)),
               "6", utility);
    }
  return table;
}

/* Places drawn for every cell, and a capacity above them. */
static AwrashTable *
draw_capacities (Nation *nation)
{
  AwrashTable *table = new_table ("capacities", "territory", "stream", "min", "max");
  int most = (int)(nation->mean * 2 / nation->n_types) + 2;
  char own[32], of[40], max[24];

  for (gsize p = 0; p < nation->n_provinces; p++)
    for (gsize type = 0; type < nation->n_types; type++)
      {
        int64_t x = g_rand_int_range (nation->rand, 0, most);

        nation->plan[p * nation->n_types + type] = x;
        g_snprintf (of, sizeof of, "type:t%06zu", type);
        g_snprintf (max, sizeof max, "%" G_GINT64_FORMAT,
                    x + g_rand_int_range (nation->rand, 0, most));
        add_row (table, name (own, "P", p), of, "", max);
      }
  return table;
}

static void
bound_province (Nation *nation, gsize province, gsize stream)
{
  char own[32], of[32];
  int64_t total = 0, width;

  for (gsize type = 0; type < nation->n_temporary; type++)
    if (stream_of (nation, type) == stream)
      total += nation->plan[province * nation->n_types + type];
  width = nation->kind == NATIONAL_RANGES ? total / 10 : 0;
  add_bound (nation->quotas, name (own, "P", province), stream_name (of, nation, stream),
             total - width, total + width);
}

static void
bound_tree (Nation *nation)
{
  char own[32];

  for (gsize r = 0; r < nation->n_regions; r++)
    {
      int64_t total = sum (nation, r, nation->n_temporary, nation->n_types);

      add_bound (nation->quotas, name (own, "R", r), "sustainable", total, total);
    }
  for (gsize p = 0; p < nation->n_provinces; p++)
    for (gsize stream = 0; stream + 1 < nation->n_streams; stream++)
      bound_province (nation, p, stream);
}

static void
bound_network (Nation *nation)
{
  char own[32], of[40];

  for (gsize type = 0; type < nation->n_temporary; type++)
    {
      int64_t total = sum (nation, nation->n_regions, type, type + 1);

      g_snprintf (of, sizeof of, "type:t%06zu", type);
      add_bound (nation->quotas, "N", of, total, total);
    }
  for (gsize r = 0; r < nation->n_regions; r++)
    {
      int64_t all = sum (nation, r, 0, nation->n_types);

      for (gsize type = nation->n_temporary; type < nation->n_types; type++)
        {
          int64_t total = sum (nation, r, type, type + 1);

          g_snprintf (of, sizeof of, "type:t%06zu", type);
          add_bound (nation->quotas, name (own, "R", r), of, total, total);
        }
      add_bound (nation->quotas, name (own, "R", r), "*", all - all / 50, all + all / 50);
    }
  for (gsize p = 0; p < nation->n_provinces; p++)
    {
      int64_t all = 0;

      for (gsize type = 0; type < nation->n_types; type++)
        all += nation->plan[p * nation->n_types + type];
      add_bound (nation->quotas, name (own, "P", p), "*", all / 2, all + all / 2);
    }
}

AwrashProgramme *
national_new_sized (NationalKind kind, gsize n_provinces, gsize n_types, gsize n_streams,
                    int64_t mean, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (AwrashProgrammeBuilder) builder = awrash_programme_builder_new ();
  g_autofree int64_t *plan = g_new0 (int64_t, n_provinces * n_types);
  Nation nation = {
    kind, n_provinces, MAX (12, n_provinces / 20), n_types, n_types * 2 / 3, n_streams, mean, rand,
    plan, NULL
  };
  AwrashTable *tables[5] = { draw_territories (&nation), draw_types (&nation),
                             draw_capacities (&nation), draw_streams (&nation), NULL };

  tables[4] = nation.quotas = new_table ("quotas", "territory", "stream", "min", "max");
  if (kind == NATIONAL_NETWORK)
    bound_network (&nation);
  else
    bound_tree (&nation);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      if (!awrash_programme_builder_add_table (builder, tables[i], NULL))
        exit (2);
      awrash_base_table_free (tables[i]);
    }
  return awrash_programme_builder_build (builder, NULL);
}

AwrashProgramme *
national_new (NationalKind kind, gsize n_provinces, int64_t mean, guint32 seed)
{
  return national_new_sized (kind, n_provinces, 12, 2, mean, seed);
}
