/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cells and walls. Source: the rectangles of libawrash/README.md. Invariant: no two walls have the
 * same cells, every province has the wall of what it receives, names are unique. */

#include "support/small-programme.h"

#include "split/model-private.h"

#include <criterion/criterion.h>

/* Two regions whose provinces stand mixed in the table, one region with a single province. */
#define TERRITORIES "code,parent,need\nn,,\nx,n,\ny,n,\na,x,2\nb,y,3\nc,x,5\nz,n,\nd,z,7\ne,y,1\n"
#define STREAMS "code,months\ntemporary,4\nsustainable,9\n"
#define TYPES                                                                                      \
  "code,stream,name_en\nroads,temporary,Roads\npaint,temporary,Paint\nbonus,sustainable,Bonus\n"
#define QUOTAS                                                                                     \
  "territory,stream,max\nn,temporary,10\nn,sustainable,9\nx,*,12\nz,*,6\nd,*,5\nn,type:roads,8\n"

static AwrashProgramme *
build (void)
{
  return test_programme_new ("territories", TERRITORIES, "streams", STREAMS, "worksite_types",
                             TYPES, "quotas", QUOTAS, "need.indicator", "need", NULL);
}

static AwrashModel *
model_of (const AwrashProgramme *programme, AwrashReading *reading)
{
  g_autoptr (GError) error = NULL;
  AwrashModel *model = awrash_i_model_new (programme, reading, &error);

  cr_assert_not_null (model, "%s", error != NULL ? error->message : "");
  return model;
}

/* A wall of the model, or a single cell as one; NULL for neither. */
static const AwrashWall *
find_wall (const AwrashModel *model, const char *name)
{
  static AwrashWall cell;

  for (gsize i = 0; i < model->walls->len; i++)
    {
      const AwrashWall *wall = awrash_i_model_wall (model, i);
      g_autofree char *own = awrash_i_model_wall_name (model, wall);

      if (g_str_equal (own, name))
        return wall;
    }
  for (gsize k = 0; k < model->n_cells; k++)
    {
      g_autofree char *own = NULL;

      cr_assert (awrash_i_model_cell_wall (model, k, &cell, NULL));
      own = awrash_i_model_wall_name (model, &cell);
      if (g_str_equal (own, name))
        return &cell;
    }
  return NULL;
}

Test (split_model, every_territory_holds_its_provinces_side_by_side)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashModel) model = model_of (programme, reading);

  cr_assert_eq (model->n_provinces, 5);
  cr_assert_eq (model->n_cells, 15);
  for (gsize i = 0; i < model->n_provinces; i++)
    {
      cr_expect_eq (model->province_at[model->position[i]], i);
      for (gssize t = (gssize)programme->provinces[i]; t >= 0; t = programme->territories[t].parent)
        cr_expect (model->from[t] <= model->position[i] && model->position[i] < model->to[t]);
    }
  cr_expect_eq (model->to[0] - model->from[0], 5);
  cr_expect_eq (model->to[1] - model->from[1], 2);
}

Test (split_model, walls_are_named_by_territory_and_types)
{
  static const char *const names[]
      = { "n/temporary", "n/sustainable", "x/*",         "d/*",         "n/type:roads",
          "a/*",         "b/*",           "a/temporary", "e/temporary", "e/*" };
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashModel) model = model_of (programme, reading);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    cr_expect_not_null (find_wall (model, names[i]), "%s", names[i]);
  cr_expect_null (find_wall (model, "z/*"), "a region of one province is that province");
  cr_expect_eq (find_wall (model, "d/*")->upper, 5);
  for (gsize i = 0; i < model->walls->len; i++)
    {
      g_autofree char *name = awrash_i_model_wall_name (model, awrash_i_model_wall (model, i));

      cr_expect (find_wall (model, name) == awrash_i_model_wall (model, i), "%s is not unique",
                 name);
    }
}

Test (split_model, contains_meets_holds_and_sums_agree_with_the_cells)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashModel) model = model_of (programme, reading);
  int64_t x[15];

  for (gsize cell = 0; cell < 15; cell++)
    x[cell] = (int64_t)1 << cell;
  for (gsize i = 0; i < model->walls->len; i++)
    for (gsize j = 0; j < model->walls->len; j++)
      {
        const AwrashWall *a = awrash_i_model_wall (model, i), *b = awrash_i_model_wall (model, j);
        int64_t in_a = 0, in_b = 0;

        for (gsize cell = 0; cell < 15; cell++)
          {
            in_a += awrash_i_model_holds (model, a, cell) ? x[cell] : 0;
            in_b += awrash_i_model_holds (model, b, cell) ? x[cell] : 0;
          }
        cr_expect_eq (awrash_i_model_sum (model, a, x), in_a);
        cr_expect_eq (awrash_i_model_contains (model, a, b), (in_b & ~in_a) == 0);
        cr_expect_eq (awrash_i_model_meets (model, a, b), (in_a & in_b) != 0);
        cr_expect (i == j || in_a != in_b, "walls %zu and %zu have the same cells", i, j);
        cr_expect_eq (awrash_i_model_crosses (model, a, b),
                      (in_a & in_b) != 0 && (in_b & ~in_a) != 0 && (in_a & ~in_b) != 0);
      }
}

Test (split_model, every_province_has_the_wall_of_what_it_receives)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) all = awrash_split_reading_new ();
  g_autoptr (AwrashReading) part = test_reading_new ("streams", "temporary", NULL);
  g_autoptr (AwrashModel) whole = model_of (programme, all);
  g_autoptr (AwrashModel) half = model_of (programme, part);

  for (gsize i = 0; i < 5; i++)
    {
      cr_expect_eq (awrash_i_model_wall (whole, whole->recipient_wall[i])->recipient, (gssize)i);
      cr_expect_eq (whole->rest_wall[i], G_MAXSIZE);
      cr_expect_eq (awrash_i_model_wall (half, half->recipient_wall[i])->recipient, (gssize)i);
      cr_expect_eq (awrash_i_model_wall (half, half->rest_wall[i])->rest, (gssize)i);
      cr_expect_eq (awrash_i_model_size (half, awrash_i_model_wall (half, half->recipient_wall[i])),
                    2);
    }
}

Test (split_model, needs_are_the_programmes_and_one_each_on_counts)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) rate = awrash_split_reading_new ();
  g_autoptr (AwrashReading) count = test_reading_new ("on", "count", NULL);
  g_autoptr (AwrashModel) on_rate = model_of (programme, rate);
  g_autoptr (AwrashModel) on_count = model_of (programme, count);
  static const double needs[] = { 2, 3, 5, 7, 1 }, ones[] = { 1, 1, 1, 1, 1 };

  cr_expect_arr_eq (on_rate->need, needs, sizeof needs);
  cr_expect_arr_eq (on_count->need, ones, sizeof ones);
}

Test (split_model, names_sets_of_types_as_streams_types_or_all)
{
  static const struct
  {
    guint8 types[3];
    const char *name;
  } rows[] = {
    { { 1, 1, 1 }, "*" },
    { { 1, 1, 0 }, "temporary" },
    { { 0, 0, 1 }, "sustainable" },
    { { 0, 1, 0 }, "type:paint" },
    { { 1, 0, 1 }, "type:roads+sustainable" },
  };
  g_autoptr (AwrashProgramme) programme = build ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = awrash_i_model_name_set (programme, rows[i].types);

      cr_expect_str_eq (name, rows[i].name, "%s", name);
    }
}

Test (split_model, tells_walls_in_the_programmes_words)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashModel) model = model_of (programme, reading);
  static const char *const rows[][2] = { { "n/temporary", "temporary places of n" },
                                         { "x/*", "all places of x" },
                                         { "n/type:roads", "Roads places of n" } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = awrash_i_words_wall (model, find_wall (model, rows[i][0]));

      cr_expect_str_eq (words, rows[i][1], "%s", words);
    }
}
