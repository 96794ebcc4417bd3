/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Persons with several entries on balls: held against all ways to put all panels on as many balls.
 * Source: enumeration; selection-draw.h. */

#include <awrash.h>
#include <criterion/criterion.h>
#include <math.h>

#define PERSONS 5
#define MOST_ENTRIES 10
#define MOST_PANELS 45
#define SIZE 2

typedef struct
{
  AwrashPanelQuestion *question; /* of entries */
  size_t n_entries, n_panels;
  int64_t owner[MOST_ENTRIES], type[MOST_ENTRIES];
  int64_t panels[MOST_PANELS * SIZE], tickets[MOST_PANELS];
  double chance[PERSONS];
  size_t n_balls;
} Drum;

/* Owners share what the entries of their type have. */
static void
sum_chances (Drum *d)
{
  double of_type[MOST_ENTRIES] = { 0 }, sum = 0;
  size_t n_type[MOST_ENTRIES] = { 0 };

  for (size_t p = 0; p < d->n_panels; p++)
    {
      sum += (double)d->tickets[p];
      for (size_t k = 0; k < SIZE; k++)
        of_type[d->type[d->panels[p * SIZE + k]]] += (double)d->tickets[p];
    }
  for (size_t e = 0; e < d->n_entries; e++)
    n_type[d->type[e]]++;
  for (size_t e = 0; e < d->n_entries; e++)
    d->chance[d->owner[e]] += of_type[d->type[e]] / (double)n_type[d->type[e]] / sum;
}

/* Two values, one or two entries each, some who live together; every panel that there is. */
static Drum
fill (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  Drum d = { .n_balls = (size_t)g_rand_int_range (rand, 1, 4) };
  const int64_t n_values[] = { 2 }, lower[] = { 0, 0 },
                upper[] = { 2, g_rand_int_range (rand, 1, 3) };
  int64_t value[PERSONS], home[PERSONS], entries[PERSONS];
  g_autoptr (AwrashPool) pool = NULL;
  g_autoptr (AwrashPanelQuestion) question = NULL;

  for (size_t i = 0; i < PERSONS; i++)
    {
      value[i] = i == 0 ? 0 : g_rand_int_range (rand, 0, 2);
      home[i] = g_rand_int_range (rand, 0, seed % 2 == 0 ? 100 : 4);
      entries[i] = g_rand_int_range (rand, 1, 3);
      d.n_entries += (size_t)entries[i];
    }
  pool = awrash_selection_pool_new (PERSONS, 1, n_values, value, home, NULL);
  question = awrash_selection_question_new (pool, SIZE, lower, upper, TRUE, NULL);
  d.question = awrash_selection_entries (question, entries, d.n_entries, d.owner, NULL);
  cr_assert_not_null (d.question);
  awrash_selection_question_list_types (d.question, d.type);
  for (int64_t a = 0; a < (int64_t)d.n_entries; a++)
    for (int64_t b = a + 1; b < (int64_t)d.n_entries; b++)
      {
        const int64_t pair[] = { a, b };
        g_autofree char *broken = awrash_selection_question_check (d.question, SIZE, pair, NULL);

        if (broken[0] != '\0')
          continue;
        d.panels[d.n_panels * SIZE] = a;
        d.panels[d.n_panels * SIZE + 1] = b;
        d.tickets[d.n_panels++] = g_rand_int_range (rand, 1, 50);
      }
  sum_chances (&d);
  return d;
}

static double
measure (const Drum *d, const int64_t turns[PERSONS])
{
  double worst = 0;

  for (size_t i = 0; i < PERSONS; i++)
    worst = fmax (worst, fabs ((double)turns[i] / (double)d->n_balls - d->chance[i]));
  return worst;
}

static double
enumerate (const Drum *d, size_t from, size_t left, int64_t turns[PERSONS])
{
  double best = INFINITY;

  if (left == 0)
    return measure (d, turns);
  for (size_t p = from; p < d->n_panels; p++)
    {
      const int64_t a = d->owner[d->panels[p * SIZE]], b = d->owner[d->panels[p * SIZE + 1]];

      turns[a]++;
      turns[b]++;
      best = fmin (best, enumerate (d, p, left - 1, turns));
      turns[a]--;
      turns[b]--;
    }
  return best;
}

Test (selection_owners, nobody_is_nearer_than_the_bound_and_the_error_is_that_of_persons)
{
  size_t n_nearest = 0, n_asked = 0;

  for (guint32 seed = 0; seed < 200; seed++)
    {
      Drum d = fill (seed);
      int64_t members[3 * SIZE], turns[PERSONS] = { 0 }, none[PERSONS] = { 0 };
      AwrashUniformity record;
      double least;

      if (d.n_panels > 0)
        {
          cr_assert (awrash_selection_balls (d.question, d.n_panels, d.panels, d.tickets, d.owner,
                                             d.n_balls, members, &record, NULL));
          for (size_t k = 0; k < SIZE * d.n_balls; k++)
            turns[d.owner[members[k]]]++;
          least = enumerate (&d, 0, d.n_balls, none);
          cr_expect_float_eq (record.error, measure (&d, turns), 1e-12, "seed %u", seed);
          cr_expect_leq (record.bound, least + 1e-12, "seed %u", seed);
          cr_expect (record.status == AWRASH_STATUS_OPTIMAL ? record.error <= record.bound
                                                            : record.error > record.bound,
                     "seed %u", seed);
          n_nearest += record.status == AWRASH_STATUS_OPTIMAL;
          n_asked++;
        }
      awrash_selection_question_unref (d.question);
    }
  cr_expect_geq (10 * n_nearest, 6 * n_asked, "%zu of %zu", n_nearest, n_asked);
}

Test (selection_owners, entries_that_could_be_on_one_panel_are_refused)
{
  const int64_t n_values[] = { 2 }, lower[] = { 0, 0 }, upper[] = { 2, 2 };
  const int64_t value[] = { 0, 0, 1, 1 }, home[] = { 0, 0, 0, 1 };
  const int64_t panel[] = { 0, 3 }, ticket = 1;
  g_autoptr (AwrashPool) pool = awrash_selection_pool_new (4, 1, n_values, value, home, NULL);
  const struct
  {
    int64_t owner[4];
    gboolean one;
    int code;
    const char *message;
  } rows[] = {
    { { 7, 7, 8, 9 }, TRUE, 0, NULL },
    { { 7, 7, 8, 9 },
      FALSE,
      AWRASH_ERROR_BOUNDS,
      "persons 0 and 1 are entries of one owner, expected the same values and a household that "
      "sends one" },
    { { 7, 8, 7, 9 },
      TRUE,
      AWRASH_ERROR_BOUNDS,
      "persons 0 and 2 are entries of one owner, expected the same values and a household that "
      "sends one" },
    { { 7, 8, 9, 9 },
      TRUE,
      AWRASH_ERROR_BOUNDS,
      "persons 2 and 3 are entries of one owner, expected the same values and a household that "
      "sends one" },
    { { 7, 8, -1, 9 }, TRUE, AWRASH_ERROR_VALUE, "owner[2] is -1, expected a number ≥ 0" },
  };

  for (size_t k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autoptr (AwrashPanelQuestion) question
          = awrash_selection_question_new (pool, SIZE, lower, upper, rows[k].one, NULL);
      g_autoptr (GError) error = NULL;
      int64_t members[SIZE] = { -7, -7 };
      AwrashUniformity record = { .n_balls = -5 };
      gboolean done = awrash_selection_balls (question, 1, panel, &ticket, rows[k].owner, 1,
                                              members, &record, &error);

      cr_expect_eq (done, rows[k].message == NULL, "row %zu", k);
      if (done)
        continue;
      cr_assert_not_null (error, "row %zu", k);
      cr_expect_eq (error->code, rows[k].code, "row %zu", k);
      cr_expect_str_eq (error->message, rows[k].message, "row %zu", k);
      cr_expect_eq (members[0], -7);
      cr_expect_eq (record.n_balls, -5);
    }
}
