/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lottery whose chances are nearest to an average, each by how far it is off for its size: few
 * panels of which none can be made of the others, the one of most use joins, those that would have
 * a weight below nought leave. Either nothing is off, or no panel lies on the average's side.
 * Source: Wolfe (1976), Finding the nearest point in a polytope; Daniel, Gragg, Kaufman and Stewart
 * (1976) for a basis to which columns come and go. Invariant: weights are not below nought and sum
 * to 1 at all times. */

#include "selection/outline-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* Chances that are off by that part of themselves are met. */
#define MET 1e-12
/* A panel that the others leave less of, of its square, is made of them. */
#define INDEPENDENT 1e-22
/* Work is bounded in operations on numbers, so that answers do not depend on the machine; and so
 * many panels stand together. */
#define MOST_WORK 1e10
#define MOST_PANELS 1500

typedef struct
{
  AwrashLotteryRun *run;
  const double *average;
  gsize n, room;
  gsize n_panels;
  guint *panels;    /* [room]: of known ones, that have a weight */
  double *weight;   /* [room] */
  double *solution; /* [room]: weights that may be below nought */
  double *work;     /* [n]: prices */
  double *basis;    /* [room * (n + 1)]: orthonormal, of what each panel is off, and 1 */
  double *factor;   /* [room * room], column by column: what the basis makes of them */
  double *off;      /* [n]: of the lottery */
  double square;    /* of off[] */
  double *lean;     /* [n + 1]: where better panels are; to those that stand together at a right
                     * angle */
  double n_operations;
} Nearest;

/* What a panel is off in a type. */
static double
off_of (const Nearest *nearest, guint panel, gsize t)
{
  const int64_t *counts = g_ptr_array_index (nearest->run->panels, panel);

  return nearest->average[t] > 0 ? (double)counts[t] / nearest->average[t] - 1 : 0;
}

/* off[] of weights that sum to 1, or of whatever they sum to. */
static void
add_up (Nearest *nearest, const double weight[])
{
  memset (nearest->off, 0, nearest->n * sizeof (double));
  for (gsize k = 0; k < nearest->n_panels; k++)
    for (gsize t = 0; t < nearest->n; t++)
      nearest->off[t] += weight[k] * off_of (nearest, nearest->panels[k], t);
  nearest->square = 0;
  for (gsize t = 0; t < nearest->n; t++)
    nearest->square += nearest->off[t] * nearest->off[t];
}

/* ── the factor ─────────────────────────────────────────────────────────────────────────────── */

/* b in the place of the solution of R b. */
static void
solve_upper (const Nearest *nearest, double b[])
{
  for (gsize j = nearest->n_panels; j-- > 0;)
    {
      const double *column = nearest->factor + j * nearest->room;

      b[j] /= column[j];
      for (gsize i = 0; i < j; i++)
        b[i] -= column[i] * b[j];
    }
}

static double
multiply (const double a[], const double b[], gsize n)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += a[i] * b[i];
  return sum;
}

/* One panel more; FALSE: it is made of the others, or there is no room. */
static gboolean
join (Nearest *nearest, guint panel, double weight)
{
  gsize n = nearest->n_panels, size = nearest->n + 1;
  double *column = nearest->factor + n * nearest->room, *rest = nearest->basis + n * size;
  double whole, left;

  if (n == nearest->room)
    return FALSE;
  memset (column, 0, n * sizeof (double));
  for (gsize t = 0; t < nearest->n; t++)
    rest[t] = off_of (nearest, panel, t);
  rest[nearest->n] = 1;
  whole = multiply (rest, rest, size);
  /* what rounding left of the others goes the second time */
  for (int round = 0; round < 2; round++)
    for (gsize k = 0; k < n; k++)
      {
        const double *own = nearest->basis + k * size;
        double part = multiply (rest, own, size);

        column[k] += part;
        for (gsize t = 0; t < size; t++)
          rest[t] -= part * own[t];
      }
  left = multiply (rest, rest, size);
  if (!(left > INDEPENDENT * whole))
    return FALSE;
  column[n] = sqrt (left);
  for (gsize t = 0; t < size; t++)
    rest[t] /= column[n];
  nearest->weight[n] = weight;
  nearest->panels[nearest->n_panels++] = panel;
  return TRUE;
}

/* Two rows of the factor from column k on, or the two columns of the basis, turned. */
static void
turn (double x[], double y[], gsize n, gsize stride, double cosine, double sine)
{
  for (gsize j = 0; j < n; j++)
    {
      double a = x[j * stride], b = y[j * stride];

      x[j * stride] = cosine * a + sine * b;
      y[j * stride] = cosine * b - sine * a;
    }
}

/* One panel less: rotations bring what stands below the diagonal behind it to nought. */
static void
leave (Nearest *nearest, gsize k)
{
  gsize room = nearest->room, n = nearest->n_panels - 1, size = nearest->n + 1;
  double *factor = nearest->factor;

  nearest->n_panels = n;
  memmove (nearest->panels + k, nearest->panels + k + 1, (n - k) * sizeof (guint));
  memmove (nearest->weight + k, nearest->weight + k + 1, (n - k) * sizeof (double));
  memmove (factor + k * room, factor + (k + 1) * room, (n - k) * room * sizeof (double));
  for (gsize i = k; i < n; i++)
    {
      double *own = factor + i * room + i, length = hypot (own[0], own[1]);
      double cosine = own[0] / length, sine = own[1] / length;

      turn (own, own + 1, n - i, room, cosine, sine);
      turn (nearest->basis + i * size, nearest->basis + (i + 1) * size, size, 1, cosine, sine);
    }
}

/* ── steps ──────────────────────────────────────────────────────────────────────────────────── */

/* Where the panels together are nearest, weights below nought allowed: their sum is to be 1, and
 * nothing off. */
static void
solve_all (Nearest *nearest)
{
  gsize n = nearest->n_panels, size = nearest->n + 1;
  double sum = 0;

  for (gsize k = 0; k < n; k++)
    nearest->solution[k] = nearest->basis[k * size + nearest->n];
  solve_upper (nearest, nearest->solution);
  for (gsize k = 0; k < n; k++)
    sum += nearest->solution[k];
  for (gsize k = 0; k < n; k++)
    nearest->solution[k] /= sum;
}

/* What the basis does not make of the sum of 1. It is small in the end; taken out of the basis a
 * second time it is as good for its size, so that it tells panels apart that are off by as little.
 */
static void
lean_out (Nearest *nearest)
{
  gsize size = nearest->n + 1;

  memset (nearest->lean, 0, size * sizeof (double));
  nearest->lean[nearest->n] = 1;
  for (int round = 0; round < 3; round++)
    for (gsize k = 0; k < nearest->n_panels; k++)
      {
        const double *own = nearest->basis + k * size;
        double part = multiply (nearest->lean, own, size);

        for (gsize t = 0; t < size; t++)
          nearest->lean[t] -= part * own[t];
      }
}

/* To the nearest of the panels that stand together, those whose weight would be below nought out.
 */
static void
settle (Nearest *nearest)
{
  for (gboolean is_inside = FALSE; !is_inside;)
    {
      gsize first = G_MAXSIZE;
      double part = 1, n = (double)nearest->n_panels;

      nearest->n_operations += n * (n + 12.0 * (double)nearest->n);
      solve_all (nearest);
      for (gsize k = 0; k < nearest->n_panels; k++)
        if (nearest->solution[k] <= 0
            && nearest->weight[k] <= part * (nearest->weight[k] - nearest->solution[k]))
          {
            part = nearest->weight[k] > nearest->solution[k]
                       ? nearest->weight[k] / (nearest->weight[k] - nearest->solution[k])
                       : 0;
            first = k;
          }
      for (gsize k = 0; k < nearest->n_panels; k++)
        nearest->weight[k] += part * (nearest->solution[k] - nearest->weight[k]);
      is_inside = first == G_MAXSIZE;
      if (!is_inside)
        leave (nearest, first);
    }
  add_up (nearest, nearest->weight);
  lean_out (nearest);
}

/* The known panel that lies farthest on the average's side; G_MAXUINT: none does, so that the
 * lottery is no better for any. */
static guint
choose_known (Nearest *nearest)
{
  double most = multiply (nearest->lean, nearest->lean, nearest->n + 1);
  guint best = G_MAXUINT;

  nearest->n_operations += (double)nearest->n * nearest->run->panels->len;
  for (guint k = 0; k < nearest->run->panels->len; k++)
    {
      double at = nearest->lean[nearest->n];

      for (gsize t = 0; t < nearest->n; t++)
        at += nearest->lean[t] * off_of (nearest, k, t);
      if (at > most)
        {
          most = at;
          best = k;
        }
    }
  return best;
}

/* One of use, from all panels; G_MAXUINT: there is none. */
static gboolean
choose (Nearest *nearest, guint *best, GError **error)
{
  gboolean is_best = FALSE;

  while ((*best = choose_known (nearest)) == G_MAXUINT && !is_best)
    {
      AwrashLotteryProof proof = { 0 };
      gboolean done;

      for (gsize t = 0; t < nearest->n; t++)
        nearest->work[t] = nearest->average[t] > 0 ? nearest->lean[t] / nearest->average[t] : 0;
      awrash_i_lottery_set_prices (nearest->run, nearest->work);
      done = awrash_i_lottery_improve (nearest->run, -G_MAXINT64, &is_best, &proof, error);
      awrash_i_lottery_proof_clear (&proof);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

static double
farthest (const Nearest *nearest)
{
  double most = 0;

  for (gsize t = 0; t < nearest->n; t++)
    most = fmax (most, fabs (nearest->off[t]));
  return most;
}

static gboolean
go (Nearest *nearest, GError **error)
{
  settle (nearest);
  while (nearest->n_operations < MOST_WORK)
    {
      double before = nearest->square;
      guint panel;

      if (farthest (nearest) <= MET)
        break;
      if (!choose (nearest, &panel, error))
        return FALSE;
      if (panel == G_MAXUINT || !join (nearest, panel, 0))
        break;
      settle (nearest);
      if (!(nearest->square < before))
        break;
    }
  return TRUE;
}

/* Those that have a weight, or the first that is known. */
static void
begin (Nearest *nearest, const GArray *weights)
{
  double sum = 0;

  for (guint k = 0; k < weights->len; k++)
    if (g_array_index (weights, double, k) > 0
        && join (nearest, k, g_array_index (weights, double, k)))
      sum += g_array_index (weights, double, k);
  if (nearest->n_panels == 0)
    join (nearest, 0, sum = 1);
  for (gsize k = 0; k < nearest->n_panels; k++)
    nearest->weight[k] /= sum;
}

static gboolean
hand_out (const Nearest *nearest, GArray *weights, GError **error)
{
  const guint n_known = nearest->run->panels->len;

  if (!awrash_i_memory_stretch (weights, n_known - weights->len, error))
    return FALSE;
  g_array_set_size (weights, 0); /* all nought */
  g_array_set_size (weights, n_known);
  for (gsize k = 0; k < nearest->n_panels; k++)
    g_array_index (weights, double, nearest->panels[k]) = nearest->weight[k];
  return TRUE;
}

gboolean
awrash_i_outline_approach (AwrashLotteryRun *run, const double average[], GArray *weights,
                           GError **error)
{
  gsize n = run->question->n_types, room = MIN (n + 1, MOST_PANELS);
  Nearest nearest = { .run = run, .average = average, .n = n, .room = room };
  gboolean done;

  nearest.panels = awrash_i_new (guint, room, error);
  nearest.weight = nearest.panels ? awrash_i_new (double, room, error) : NULL;
  nearest.solution = nearest.weight ? awrash_i_new (double, room, error) : NULL;
  nearest.work = nearest.solution ? awrash_i_new (double, n + 1, error) : NULL;
  nearest.off = nearest.work ? awrash_i_new (double, n, error) : NULL;
  nearest.lean = nearest.off ? awrash_i_new (double, n + 1, error) : NULL;
  nearest.basis = nearest.lean ? awrash_i_new (double, room *(n + 1), error) : NULL;
  nearest.factor = nearest.basis ? awrash_i_new (double, room *room, error) : NULL;
  if (nearest.factor != NULL)
    begin (&nearest, weights);
  done = nearest.factor != NULL && go (&nearest, error) && hand_out (&nearest, weights, error);
  g_free (nearest.panels);
  g_free (nearest.weight);
  g_free (nearest.solution);
  g_free (nearest.work);
  g_free (nearest.off);
  g_free (nearest.lean);
  g_free (nearest.basis);
  g_free (nearest.factor);
  return done;
}
