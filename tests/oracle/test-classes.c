/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The classes of programmes against their definition: random trees of territories with random
 * bounds; crossings are looked for between all pairs of walls, as sets of cells.
 * Source: the definitions in <awrash/split.h>. Invariant: seeds are fixed. */

#include "support/small-programme.h"

#include "split/layout-private.h"

#include <criterion/criterion.h>
#include <string.h>

#define N_PROGRAMMES 600
#define N_TYPES 4
#define LARGEST 40 /* territories */

static const char *const targets[] = { "*", "s", "t", "type:s1", "type:s2", "type:t1", "type:t2" };

typedef struct
{
  GString *territories, *quotas, *capacities;
} Texts;

/* A random tree: leaves hang anywhere, chains of single children among them. */
static gsize
draw_territories (GRand *rand, Texts *texts)
{
  gsize n = (gsize)g_rand_int_range (rand, 2, LARGEST);

  g_string_assign (texts->territories, "code,parent,need\nT0,,1\n");
  for (gsize i = 1; i < n; i++)
    {
      gsize parent = (gsize)g_rand_int_range (rand, (gint)(i > 6 ? i - 6 : 0), (gint)i);

      g_string_append_printf (texts->territories, "T%zu,T%zu,%d\n", i, parent,
                              g_rand_int_range (rand, 0, 4));
    }
  return n;
}

static AwrashProgramme *
draw (GRand *rand)
{
  Texts texts = { g_string_new (NULL), g_string_new ("territory,stream,min,max\nT0,*,,500\n"),
                  g_string_new ("territory,stream,min,max\n") };
  gsize n = draw_territories (rand, &texts), n_bounds = (gsize)g_rand_int_range (rand, 1, 16);
  gsize n_targets = (gsize)g_rand_int_range (rand, 2, G_N_ELEMENTS (targets) + 1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  AwrashProgramme *programme;

  for (gsize i = 0; i < n_bounds; i++)
    {
      gboolean is_quota = g_rand_boolean (rand);
      gint min = g_rand_int_range (rand, 0, 9), more = g_rand_int_range (rand, 0, 3);
      char *key = g_strdup_printf ("%d,T%d,%s", is_quota, g_rand_int_range (rand, 1, (gint)n),
                                   targets[g_rand_int_range (rand, 0, (gint)n_targets)]);
      const char *bound = key + 2;

      if (g_hash_table_add (seen, key))
        g_string_append_printf (is_quota ? texts.quotas : texts.capacities, "%s,%d,%d\n", bound,
                                min, min + 3 * more);
    }
  programme = test_programme_new ("territories", texts.territories->str, "streams", "code\ns\nt\n",
                                  "worksite_types", "code,stream\ns1,s\ns2,s\nt1,t\nt2,t\n",
                                  "quotas", texts.quotas->str, "capacities", texts.capacities->str,
                                  "need.indicator", "need", NULL);
  g_string_free (texts.territories, TRUE);
  g_string_free (texts.quotas, TRUE);
  g_string_free (texts.capacities, TRUE);
  return programme;
}

/* ── by definition ──────────────────────────────────────────────────────────────────────────── */

static gboolean
cross (const AwrashLayout *layout, gsize i, gsize j)
{
  const AwrashWall *a = &awrash_i_layout_wall (layout, i)->wall;
  const AwrashWall *b = &awrash_i_layout_wall (layout, j)->wall;
  gboolean both = FALSE, only_a = FALSE, only_b = FALSE;

  for (gsize cell = 0; cell < layout->model->n_cells; cell++)
    {
      gboolean in_a = awrash_i_model_holds (layout->model, a, cell);
      gboolean in_b = awrash_i_model_holds (layout->model, b, cell);

      both = both || (in_a && in_b);
      only_a = only_a || (in_a && !in_b);
      only_b = only_b || (in_b && !in_a);
    }
  return both && only_a && only_b;
}

static gboolean
colour_from (const guint8 *matrix, gsize n, const guint8 kept[], gint8 colour[], gsize i)
{
  for (gsize j = 0; j < n; j++)
    {
      if (!kept[j] || !matrix[i * n + j])
        continue;
      if (colour[j] == colour[i])
        return FALSE;
      if (colour[j] >= 0)
        continue;
      colour[j] = (gint8)(1 - colour[i]);
      if (!colour_from (matrix, n, kept, colour, j))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_bipartite (const guint8 *matrix, gsize n, const guint8 kept[])
{
  g_autofree gint8 *colour = g_new (gint8, n + 1);

  memset (colour, -1, n + 1);
  for (gsize i = 0; i < n; i++)
    if (kept[i] && colour[i] < 0)
      {
        colour[i] = 0;
        if (!colour_from (matrix, n, kept, colour, i))
          return FALSE;
      }
  return TRUE;
}

/* Who crosses whom among the walls that are laid or outside. */
static guint8 *
find_crossings (const AwrashLayout *layout, guint8 laid[], guint8 all[])
{
  gsize n = layout->walls->len;
  guint8 *matrix = g_new0 (guint8, n * n + 1);

  for (gsize i = 0; i < n; i++)
    {
      laid[i] = awrash_i_layout_is_laid (layout, i) ? 1 : 0;
      all[i] = laid[i] | awrash_i_layout_wall (layout, i)->is_outside;
    }
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      matrix[i * n + j] = i != j && all[i] && all[j] && cross (layout, i, j);
  return matrix;
}

/* ── what is checked ────────────────────────────────────────────────────────────────────────── */

static void
check_colours (const AwrashLayout *layout, const guint8 *matrix, const guint8 laid[], gsize number)
{
  gsize n = layout->walls->len, n_crossing = 0;

  for (gsize i = 0; i < n; i++)
    {
      const AwrashPlacedWall *placed = awrash_i_layout_wall (layout, i);
      gboolean crosses = FALSE;

      for (gsize j = 0; laid[i] && j < n; j++)
        if (laid[j] && matrix[i * n + j])
          {
            crosses = TRUE;
            cr_expect_neq (placed->colour, awrash_i_layout_wall (layout, j)->colour,
                           "%zu: walls %zu and %zu", number, i, j);
          }
      n_crossing += crosses;
      if (laid[i])
        cr_expect_eq (placed->crosses != 0, crosses, "%zu: wall %zu", number, i);
    }
  if (layout->class_ <= AWRASH_CLASS_NETWORK)
    cr_expect_eq (layout->class_ == AWRASH_CLASS_NETWORK, n_crossing > 0, "%zu", number);
}

static void
check_outside (const AwrashLayout *layout, const guint8 *matrix, guint8 laid[], const guint8 all[],
               gsize number)
{
  gsize n = layout->walls->len;

  cr_expect (is_bipartite (matrix, n, laid), "%zu", number);
  cr_expect_eq (is_bipartite (matrix, n, all), layout->class_ != AWRASH_CLASS_GENERAL, "%zu",
                number);
  cr_expect_eq (layout->class_ == AWRASH_CLASS_GENERAL, layout->outside->len > 0);
  for (gsize k = 0; k < layout->outside->len; k++)
    {
      gsize wall = g_array_index (layout->outside, gsize, k);

      laid[wall] = TRUE;
      cr_expect_not (is_bipartite (matrix, n, laid), "%zu: wall %zu was left out for nothing",
                     number, wall);
      laid[wall] = FALSE;
    }
}

/* Any places at all are a circulation: every wall's arc carries the sum of its cells. */
static void
check_network (const AwrashLayout *layout, GRand *rand, gsize number)
{
  const AwrashModel *model = layout->model;
  const AwrashNetwork *network = layout->network;
  g_autofree int64_t *x = g_new (int64_t, model->n_cells);
  g_autofree int64_t *balance = g_new0 (int64_t, network->n_nodes);
  gsize n_laid = 0;

  for (gsize cell = 0; cell < model->n_cells; cell++)
    {
      x[cell] = g_rand_int_range (rand, 0, 1000);
      balance[network->arcs[cell].tail] -= x[cell];
      balance[network->arcs[cell].head] += x[cell];
    }
  for (gsize i = 0; i < layout->walls->len; i++)
    if (awrash_i_layout_is_laid (layout, i))
      {
        const AwrashPlacedWall *placed = awrash_i_layout_wall (layout, i);
        int64_t sum = awrash_i_model_sum (model, &placed->wall, x);

        balance[network->arcs[placed->arc].tail] -= sum;
        balance[network->arcs[placed->arc].head] += sum;
        n_laid++;
      }
  cr_expect_eq (network->n_arcs, model->n_cells + n_laid);
  for (gsize node = 0; node < network->n_nodes; node++)
    cr_expect_eq (balance[node], 0, "%zu: node %zu", number, node);
}

Test (oracle_classes, are_those_of_the_definition_on_random_trees)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (23);
  gsize seen[6] = { 0 };

  for (gsize number = 0; number < N_PROGRAMMES; number++)
    {
      g_autoptr (AwrashProgramme) programme = draw (rand);
      g_autoptr (AwrashReading) reading = test_reading_new (
          "streams", g_rand_int_range (rand, 0, 3) ? "*" : "s", "on", "count", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashModel) model = awrash_i_model_new (programme, reading, &error);
      g_autoptr (AwrashLayout) layout = model != NULL ? awrash_i_layout_new (model, &error) : NULL;
      g_autofree guint8 *laid = NULL, *all = NULL, *matrix = NULL;

      cr_assert_not_null (layout, "%zu: %s", number, error != NULL ? error->message : "");
      laid = g_new0 (guint8, layout->walls->len + 1);
      all = g_new0 (guint8, layout->walls->len + 1);
      matrix = find_crossings (layout, laid, all);
      check_colours (layout, matrix, laid, number);
      check_outside (layout, matrix, laid, all, number);
      check_network (layout, rand, number);
      seen[layout->class_]++;
    }
  cr_expect_gt (seen[AWRASH_CLASS_TREE], 20, "%zu", seen[AWRASH_CLASS_TREE]);
  cr_expect_gt (seen[AWRASH_CLASS_NETWORK], 20, "%zu", seen[AWRASH_CLASS_NETWORK]);
  cr_expect_gt (seen[AWRASH_CLASS_GENERAL], 20, "%zu", seen[AWRASH_CLASS_GENERAL]);
}

/* Provinces and regions in another order: the same walls are left outside. */
Test (oracle_classes, do_not_depend_on_the_order_of_the_territories)
{
  static const char *const orders[]
      = { "code,parent,need\nn,,\nr,n,\ns,n,\na,r,2\nb,r,3\nc,s,5\nd,s,7\n",
          "code,parent,need\nn,,\ns,n,\nr,n,\nd,s,7\nc,s,5\nb,r,3\na,r,2\n" };
  g_autofree char *first = NULL;

  for (gsize i = 0; i < 2; i++)
    {
      g_autoptr (AwrashProgramme) programme = test_programme_new (
          "territories", orders[i], "streams", "code\nt\ns\n", "worksite_types",
          "code,stream\nroads,t\nshops,t\nbonus,s\n", "quotas",
          "territory,stream,max\nn,type:roads,10\nr,t,9\ns,t,9\nn,*,40\nr,s,7\n", "need.indicator",
          "need", NULL);
      g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
      g_autoptr (AwrashModel) model = awrash_i_model_new (programme, reading, NULL);
      g_autoptr (AwrashLayout) layout = awrash_i_layout_new (model, NULL);
      g_autoptr (GString) names = g_string_new (NULL);

      cr_assert_not_null (layout);
      cr_expect_eq (layout->class_, AWRASH_CLASS_GENERAL);
      for (gsize k = 0; k < layout->outside->len; k++)
        {
          g_autofree char *name = awrash_i_model_wall_name (
              model, awrash_i_model_wall (model, g_array_index (layout->outside, gsize, k)));

          g_string_append_printf (names, "%s ", name);
        }
      if (first == NULL)
        first = g_strdup (names->str);
      cr_expect_str_eq (names->str, first, "%s", names->str);
      cr_expect_str_eq (names->str, "n/type:roads ", "%s", names->str);
    }
}
