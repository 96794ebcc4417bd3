/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Thousands of leaves, totals up to 2^62 and hostile claims: by unit after unit from a heap where
 * that ends, and else by the audit, which looks for an exchange and is itself held against
 * enumeration. Source: Federgruen and Groenevelt (1986) for the greedy: floors from the leaves up,
 * each served inside its own node. Invariant: the heap compares whole numbers of 128 bits. */

#include "base/int128-private.h"

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

enum
{
  LEAVES = 3000,
  GROUPS = 40,
  NODES = LEAVES + GROUPS + 1 /* leaves, groups, the root */
};

typedef AwrashInt128 Whole;

typedef struct
{
  gsize n_groups; /* 0: a star */
  int64_t parent[NODES], floor[NODES], ceiling[NODES], units[NODES];
  double claims[NODES];
} Large;

static gsize
get_root (const Large *large)
{
  return LEAVES + large->n_groups;
}

static void
draw (GRand *random, gsize n_groups, gboolean has_bounds, Large *large)
{
  gsize root = LEAVES + n_groups;

  memset (large, 0, sizeof *large);
  large->n_groups = n_groups;
  for (gsize i = 0; i <= root; i++)
    {
      large->claims[i] = i < LEAVES ? g_rand_int_range (random, 1, 2000) : 0;
      large->parent[i] = i == root                      ? -1
                         : i >= LEAVES || n_groups == 0 ? (int64_t)root
                                                        : (int64_t)(LEAVES + i % n_groups);
      large->ceiling[i] = G_MAXINT64;
    }
  for (gsize i = 0; i < root && has_bounds; i++)
    {
      gint32 wide = i < LEAVES ? 9 : 900;
      if (g_rand_int_range (random, 0, 4) == 0)
        large->floor[i] = g_rand_int_range (random, 0, wide);
      if (g_rand_int_range (random, 0, 4) == 0)
        large->ceiling[i] = large->floor[i] + g_rand_int_range (random, 0, 2 * wide);
    }
  /* whatever floors the leaves drew, their group has room for them */
  for (gsize i = 0; i < LEAVES && n_groups > 0; i++)
    large->units[large->parent[i]] += large->floor[i];
  for (gsize i = LEAVES; i < root; i++)
    large->ceiling[i] = MAX (large->ceiling[i], large->units[i]);
  memset (large->units, 0, sizeof large->units);
}

/* ── unit after unit ────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  Large *large;
  int rule; /* twice a first signpost */
  gsize n;
  gsize heap[LEAVES];
} Queue;

/* (2k - 2 + rule)/(2w); equal keys by index, which is an order of the ties. */
static gboolean
comes_before (const Queue *queue, gsize i, gsize j)
{
  const Large *large = queue->large;
  Whole a = (Whole)(2 * large->units[i] + queue->rule) * (int64_t)large->claims[j];
  Whole b = (Whole)(2 * large->units[j] + queue->rule) * (int64_t)large->claims[i];

  return a != b ? a < b : i < j;
}

static void
sift_down (Queue *queue, gsize at)
{
  for (gsize child = 2 * at + 1; child < queue->n; child = 2 * at + 1)
    {
      if (child + 1 < queue->n && comes_before (queue, queue->heap[child + 1], queue->heap[child]))
        child++;
      if (!comes_before (queue, queue->heap[child], queue->heap[at]))
        return;
      gsize kept = queue->heap[at];
      queue->heap[at] = queue->heap[child];
      queue->heap[child] = kept;
      at = child;
    }
}

static gboolean
has_room (const Large *large, gsize leaf)
{
  for (int64_t u = (int64_t)leaf; u >= 0; u = large->parent[u])
    if (large->units[u] >= large->ceiling[u])
      return FALSE;
  return TRUE;
}

/* The leaves of a group, or all, receive units until their node holds its goal, or none has room.
 */
static void
serve (Queue *queue, gsize node, int64_t goal)
{
  Large *large = queue->large;

  queue->n = 0;
  for (gsize i = 0; i < LEAVES; i++)
    if (node == get_root (large) || large->parent[i] == (int64_t)node)
      queue->heap[queue->n++] = i;
  for (gsize at = queue->n; at-- > 0;)
    sift_down (queue, at);
  while (large->units[node] < goal && queue->n > 0)
    {
      gsize leaf = queue->heap[0];
      gboolean takes = has_room (large, leaf);
      for (int64_t u = (int64_t)leaf; takes && u >= 0; u = large->parent[u])
        large->units[u]++;
      if (!takes)
        queue->heap[0] = queue->heap[--queue->n];
      sift_down (queue, 0);
    }
}

static void
serve_all (Large *large, int rule, int64_t total)
{
  Queue queue = { .large = large, .rule = rule };

  for (gsize i = 0; i < LEAVES; i++)
    for (int64_t u = (int64_t)i; u >= 0; u = large->parent[u])
      large->units[u] += large->floor[i];
  for (gsize g = LEAVES; g < get_root (large); g++)
    serve (&queue, g, large->floor[g]);
  serve (&queue, get_root (large), total);
}

/* ── the library ────────────────────────────────────────────────────────────────────────────── */

static AwrashAllotment
answer (const Large *large, const char *rule, int64_t total, gboolean is_bare, int64_t units[])
{
  gsize n = get_root (large) + 1;
  g_autoptr (AwrashTree) tree = awrash_allot_tree_new (
      n, large->parent, is_bare ? NULL : large->floor, is_bare ? NULL : large->ceiling, NULL);
  g_autofree int64_t *order = g_new (int64_t, n);
  g_autoptr (GError) error = NULL;
  AwrashAllotment found;

  for (gsize i = 0; i < n; i++)
    order[i] = (int64_t)i;
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_order (n, order, NULL);
  cr_assert (awrash_apportion_nested (tree, large->claims, total, rule, AWRASH_NESTED_MODE_JOINT,
                                      ties, units, NULL, NULL, &found, &error),
             "%s: %s", rule, error != NULL ? error->message : "");
  return found;
}

static void
expect_served (GRand *random, gsize n_groups, gboolean has_bounds, int64_t extra)
{
  static const char *const rules[] = { "webster", "jefferson", "imperiali" };
  g_autofree Large *large = g_new (Large, 1);
  g_autofree int64_t *units = g_new (int64_t, NODES);

  for (int r = 0; r < 3; r++)
    {
      draw (random, n_groups, has_bounds, large);
      int64_t total = 20000 + extra;
      serve_all (large, r == 0 ? 1 : 2 * r, total);
      AwrashAllotment found = answer (large, rules[r], total, !has_bounds, units);
      cr_expect_eq (found.unplaced, total - large->units[get_root (large)]);
      for (gsize i = 0; i <= get_root (large); i++)
        cr_assert_eq (units[i], large->units[i], "%s, %zu groups: node %zu has %d, not %d",
                      rules[r], n_groups, i, (int)units[i], (int)large->units[i]);
    }
}

Test (oracle_nested_large, unit_after_unit_from_a_heap_comes_to_the_same)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2048);

  for (int64_t extra = 0; extra < 9; extra++)
    {
      expect_served (random, 0, FALSE, extra * 777);
      expect_served (random, 0, TRUE, extra * 777);
      expect_served (random, GROUPS, FALSE, extra * 777);
      expect_served (random, GROUPS, TRUE, extra * 777);
      expect_served (random, 2, TRUE, extra * 777);
    }
}

static double
draw_claim (GRand *random, int kind)
{
  double small = g_rand_double_range (random, 1, 2);

  switch (kind)
    {
    case 0:
      return ldexp (small, g_rand_int_range (random, -1074, 996));
    case 1:
      return 1;
    case 2:
      return nextafter (1, g_rand_boolean (random) ? 0 : 2);
    case 3:
      return g_rand_int_range (random, 0, 9) == 0 ? 1e300 : 0x1p-1074;
    default:
      return floor (small * 100);
    }
}

static void
expect_accepted (Large *large, const char *rule, int64_t total, const char *label)
{
  g_autofree int64_t *units = g_new (int64_t, NODES);
  g_autofree int64_t *other = g_new (int64_t, NODES);
  AwrashAllotment found = answer (large, rule, total, FALSE, units);
  g_autoptr (AwrashTree) tree = awrash_allot_tree_new (get_root (large) + 1, large->parent,
                                                       large->floor, large->ceiling, NULL);
  AwrashExchange exchange;

  cr_assert (awrash_audit_nested (tree, large->claims, total, rule, units, &exchange, NULL));
  cr_expect_eq (exchange.fault, AWRASH_FAULT_NONE, "%s: %d", label, (int)exchange.fault);
  cr_expect_eq (exchange.status == AWRASH_STATUS_TIE_SETTLED, found.n_tied > 0, "%s: %d, %d", label,
                (int)exchange.status, (int)found.n_tied);
  /* bounds that are no bounds change nothing */
  for (gsize i = 0; i <= get_root (large); i++)
    if (large->floor[i] > 0 || large->ceiling[i] < G_MAXINT64)
      return;
  answer (large, rule, total, TRUE, other);
  cr_expect_arr_eq (units, other, (get_root (large) + 1) * sizeof *units, "%s: bare", label);
}

Test (oracle_nested_large, hostile_claims_and_totals_leave_nothing_to_exchange, .timeout = 120)
{
  static const char *const rules[]
      = { "adams",           "dean", "huntington-hill",   "webster", "jefferson",
          "signposts:1,1,2", "hare", "hagenbach-bischoff" };
  static const char *const kinds[]
      = { "all exponents", "all equal", "one step apart", "giants and dwarfs", "small numbers" };
  static const int64_t totals[] = { 3,
                                    5000,
                                    100001,
                                    G_GINT64_CONSTANT (1) << 44,
                                    (G_GINT64_CONSTANT (1) << 53) + 1,
                                    G_GINT64_CONSTANT (1) << 62 };
  g_autoptr (GRand) random = g_rand_new_with_seed (5324);
  g_autofree Large *large = g_new (Large, 1);

  for (gsize round = 0; round < 5 * G_N_ELEMENTS (totals); round++)
    {
      int kind = (int)(round % 5);
      int64_t total = totals[round / 5 % G_N_ELEMENTS (totals)];
      gboolean has_bounds = total > 90000 && round % 2 == 0;
      draw (random, round % 3 == 0 ? 0 : GROUPS, has_bounds, large);
      for (gsize i = 0; i < LEAVES; i++)
        large->claims[i] = draw_claim (random, kind);
      for (gsize r = 0; r < G_N_ELEMENTS (rules); r++)
        {
          g_autofree char *label = g_strdup_printf ("%s, %s, total %" G_GINT64_FORMAT ", %d",
                                                    rules[r], kinds[kind], total, has_bounds);
          expect_accepted (large, rules[r], total, label);
        }
    }
}
