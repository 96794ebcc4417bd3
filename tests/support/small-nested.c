/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Small questions on one tree and their answers. A rule's answers are the vectors that no exchange
 * of one unit inside the bounds improves: vectors within laminar bounds that sum to one total are
 * the bases of a matroid on units, and of those the ones without an improving exchange are those
 * with the smallest keys, whatever numbers the order of the keys stands for. With costs they are
 * those of the least sum, which asks for no such reason.
 * Source: Federgruen and Groenevelt (1986). Invariant: keys of small questions that are not equal
 * differ by far more than the 10^-14 within which long doubles are taken as equal. */

#include "support/small-nested.h"

#include <math.h>
#include <string.h>

typedef long double (*Signpost) (long double k);

typedef struct
{
  const char *text;
  Signpost signpost; /* NULL for quotas */
} Rule;

static long double
at_adams (long double k)
{
  return k - 1;
}

static long double
at_danish (long double k)
{
  return k - 2.0L / 3;
}

static long double
at_dean (long double k)
{
  return k * (k - 1) / (k - 0.5L);
}

static long double
at_hill (long double k)
{
  return sqrtl (k * (k - 1));
}

static long double
at_logarithmic (long double k)
{
  return k == 1 ? 0 : 1 / logl (k / (k - 1));
}

static long double
at_identric (long double k)
{
  return powl (k, k) / powl (k - 1, k - 1) / expl (1);
}

static long double
at_webster (long double k)
{
  return k - 0.5L;
}

static long double
at_jefferson (long double k)
{
  return k;
}

static long double
at_imperiali (long double k)
{
  return k + 1;
}

static long double
at_stationary (long double k)
{
  return k - 1 + 0.4L;
}

static long double
at_modified (long double k)
{
  return k == 1 ? 0.7L : k - 0.5L;
}

static long double
at_plateau (long double k)
{
  return k <= 2 ? 1 : k <= 4 ? 2 : k - 2;
}

static long double
at_zero_plateau (long double k)
{
  return k == 1 ? 0 : k <= 3 ? 0.5L : k - 2.5L;
}

static long double
at_square_mean (long double k)
{
  return sqrtl ((k * k + (k - 1) * (k - 1)) / 2);
}

static long double
at_inverse_mean (long double k)
{
  return k == 1 ? 0 : 1 / sqrtl ((1 / (k * k) + 1 / ((k - 1) * (k - 1))) / 2);
}

static long double
at_alpha (long double k)
{
  long double slope = 2 * (sqrtl (k) - sqrtl (k - 1));

  return 1 / (slope * slope);
}

static const Rule rules[] = {
  { "adams", at_adams },
  { "danish", at_danish },
  { "dean", at_dean },
  { "huntington-hill", at_hill },
  { "logarithmic-mean", at_logarithmic },
  { "identric-mean", at_identric },
  { "webster", at_webster },
  { "jefferson", at_jefferson },
  { "imperiali", at_imperiali },
  { "stationary:0.4", at_stationary },
  { "modified:0.7", at_modified },
  { "modified-sainte-lague:1.4", at_modified },
  { "signposts:1,1,2,2,3", at_plateau },
  { "signposts:0,0.5,0.5,1.5", at_zero_plateau },
  { "power-mean:2", at_square_mean },
  { "power-mean:-2", at_inverse_mean },
  { "alpha:0.5", at_alpha },
  { "hare", NULL },
  { "droop", NULL },
  { "hagenbach-bischoff", NULL },
  { "imperiali-quota", NULL },
};

const char *
small_nested_get_rule (gsize index)
{
  return index < G_N_ELEMENTS (rules) ? rules[index].text : NULL;
}

/* ── keys ───────────────────────────────────────────────────────────────────────────────────── */

static int
compare_reals (long double a, long double b)
{
  if (fabsl (a - b) <= 1e-14L * (fabsl (a) + fabsl (b)))
    return 0;
  return a < b ? -1 : 1;
}

/* k - w/Q, multiplied by what makes it whole. */
static int64_t
get_remainder_key (const SmallNested *small, const int64_t claims[], gsize i, int64_t k)
{
  int64_t sum = 0, total = small->total;

  for (gsize j = 0; j < small->n; j++)
    sum += small->is_leaf[j] ? claims[j] : 0;
  if (strcmp (small->rule, "hare") == 0)
    return k * sum - claims[i] * total;
  if (strcmp (small->rule, "droop") == 0)
    return k * (sum / (total + 1) + 1) - claims[i];
  if (strcmp (small->rule, "hagenbach-bischoff") == 0)
    return k * sum - claims[i] * (total + 1);
  return k * sum - claims[i] * (total + 2);
}

/* The sign of the key of unit k of leaf i less that of unit l of leaf j; claims > 0. */
static int
compare (const SmallNested *small, const Rule *rule, gsize i, int64_t k, gsize j, int64_t l)
{
  if (rule->signpost == NULL)
    {
      int64_t a = get_remainder_key (small, small->claims, i, k);
      int64_t b = get_remainder_key (small, small->claims, j, l);
      return (a > b) - (a < b);
    }
  long double s = rule->signpost (k), t = rule->signpost (l);
  int64_t v = small->claims[i], w = small->claims[j];
  if (s == 0 && t == 0)
    return (v < w) - (v > w);
  return compare_reals (s * w, t * v);
}

/* ── bounds ─────────────────────────────────────────────────────────────────────────────────── */

static int64_t
get_ceiling (const SmallNested *small, gsize node)
{
  if (!small->is_leaf[node])
    return small->ceiling[node];
  if (small->rule == NULL)
    return MIN (small->ceiling[node], small->n_costs[node]);
  return small->claims[node] == 0 ? small->floor[node] : small->ceiling[node];
}

/* What a node needs, or has room for, and whether any vector keeps the bounds below it. */
static int64_t
get_range (const SmallNested *small, gsize node, int64_t *room, gboolean *is_possible)
{
  int64_t need = 0, most = 0;

  for (gsize i = 0; i < small->n && !small->is_leaf[node]; i++)
    if (small->parent[i] == (int64_t)node)
      {
        int64_t below = 0;
        need += get_range (small, i, &below, is_possible);
        most += MIN (below, 1000);
      }
  if (small->is_leaf[node])
    most = G_MAXINT64;
  need = MAX (need, small->floor[node]);
  *room = MIN (most, get_ceiling (small, node));
  *is_possible &= need <= *room;
  return need;
}

static void
add_up (const SmallNested *small, int64_t units[])
{
  for (gsize i = 0; i < small->n; i++)
    if (!small->is_leaf[i])
      units[i] = 0;
  for (gsize i = 0; i < small->n; i++)
    for (int64_t u = small->parent[i]; small->is_leaf[i] && u >= 0; u = small->parent[u])
      units[u] += units[i];
}

static gboolean
keeps_bounds (const SmallNested *small, const int64_t units[])
{
  for (gsize i = 0; i < small->n; i++)
    if (units[i] < small->floor[i] || units[i] > get_ceiling (small, i))
      return FALSE;
  return TRUE;
}

/* ── answers ────────────────────────────────────────────────────────────────────────────────── */

static void
enumerate (const SmallNested *small, gsize i, int64_t left, SmallNestedAnswer *x, GArray *all)
{
  if (i == small->n)
    {
      if (left > 0)
        return;
      add_up (small, x->units);
      if (keeps_bounds (small, x->units))
        g_array_append_val (all, *x);
      return;
    }
  if (!small->is_leaf[i])
    {
      enumerate (small, i + 1, left, x, all);
      return;
    }
  int64_t most = MIN (get_ceiling (small, i), left);
  for (int64_t k = small->floor[i]; k <= most; k++)
    {
      x->units[i] = k;
      enumerate (small, i + 1, left - k, x, all);
    }
}

static gboolean
is_improved (const SmallNested *small, const Rule *rule, const SmallNestedAnswer *x)
{
  for (gsize i = 0; i < small->n; i++)
    for (gsize j = 0; j < small->n; j++)
      {
        if (i == j || !small->is_leaf[i] || !small->is_leaf[j] || x->units[j] == 0
            || small->claims[i] == 0 || small->claims[j] == 0
            || compare (small, rule, i, x->units[i] + 1, j, x->units[j]) >= 0)
          continue;
        SmallNestedAnswer other = *x;
        other.units[i]++;
        other.units[j]--;
        add_up (small, other.units);
        if (keeps_bounds (small, other.units))
          return TRUE;
      }
  return FALSE;
}

static int64_t
get_cost (const SmallNested *small, const SmallNestedAnswer *x)
{
  int64_t cost = 0;

  for (gsize i = 0; i < small->n; i++)
    for (int64_t k = 0; small->is_leaf[i] && k < x->units[i]; k++)
      cost += small->costs[i][k];
  return cost;
}

static void
find_right (const SmallNested *small, SmallNestedTruth *truth)
{
  const Rule *rule = rules;
  int64_t best = G_MAXINT64;

  while (small->rule != NULL && strcmp (rule->text, small->rule) != 0)
    rule++;
  for (guint i = 0; i < truth->feasible->len; i++)
    {
      SmallNestedAnswer *x = &g_array_index (truth->feasible, SmallNestedAnswer, i);
      int64_t cost = small->rule == NULL ? get_cost (small, x) : best;
      if (small->rule == NULL ? cost > best : is_improved (small, rule, x))
        continue;
      if (cost < best)
        g_array_set_size (truth->right, 0);
      best = cost;
      g_array_append_val (truth->right, *x);
    }
}

void
small_nested_solve (const SmallNested *small, SmallNestedTruth *truth)
{
  SmallNestedAnswer x = { { 0 } };
  gboolean is_possible = TRUE, has_claim = small->rule == NULL;
  int64_t room = 0, floors = 0;
  gsize root = 0;

  while (small->parent[root] >= 0)
    root++;
  for (gsize i = 0; i < small->n; i++)
    {
      has_claim |= small->is_leaf[i] && small->claims[i] > 0;
      floors += small->is_leaf[i] ? small->floor[i] : 0;
    }
  int64_t need = get_range (small, root, &room, &is_possible);
  *truth = (SmallNestedTruth){ .is_empty = !has_claim && floors < small->total,
                               .is_impossible = !is_possible || need > small->total,
                               .placed = MIN (small->total, room) };
  truth->feasible = g_array_new (FALSE, FALSE, sizeof x);
  truth->right = g_array_new (FALSE, FALSE, sizeof x);
  if (truth->is_impossible)
    return;
  enumerate (small, 0, truth->placed, &x, truth->feasible);
  find_right (small, truth);
  for (gsize i = 0; i < small->n; i++)
    for (guint k = 0; k < truth->right->len; k++)
      {
        int64_t own = g_array_index (truth->right, SmallNestedAnswer, k).units[i];
        truth->least[i] = k == 0 ? own : MIN (truth->least[i], own);
        truth->most[i] = k == 0 ? own : MAX (truth->most[i], own);
      }
}

void
small_nested_clear (SmallNestedTruth *truth)
{
  g_array_free (truth->feasible, TRUE);
  g_array_free (truth->right, TRUE);
}

const SmallNestedAnswer *
small_nested_find_first (const SmallNested *small, const SmallNestedTruth *truth,
                         const int64_t order[])
{
  const SmallNestedAnswer *first = NULL;

  for (guint k = 0; k < truth->right->len; k++)
    {
      const SmallNestedAnswer *x = &g_array_index (truth->right, SmallNestedAnswer, k);
      gsize p = 0;
      while (first != NULL && p < small->n
             && (!small->is_leaf[order[p]] || x->units[order[p]] == first->units[order[p]]))
        p++;
      if (first == NULL || (p < small->n && x->units[order[p]] > first->units[order[p]]))
        first = x;
    }
  return first;
}

gboolean
small_nested_is_right (const SmallNested *small, const SmallNestedTruth *truth,
                       const int64_t units[])
{
  for (guint k = 0; k < truth->right->len; k++)
    if (memcmp (g_array_index (truth->right, SmallNestedAnswer, k).units, units,
                small->n * sizeof *units)
        == 0)
      return TRUE;
  return FALSE;
}
