/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Nash: the product of all chances as large as can be. Among the panels that are known weights are
 * found by Newton's method with a barrier; then 1/p are the prices, and while a panel is worth more
 * than n by them it joins. No panel worth more than n (1 + GAP): nobody's mean gain is above GAP.
 * Source: Boyd and Vandenberghe (2004), 11.3; the certificate is that of P. Flanigan et al. (2021).
 * Invariant: weights stay above nought; what is proved is proved of the weights handed out. */

#include "selection/lottery-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

#define NEWTON_STEPS 60
/* Work is bounded in steps, so that answers do not depend on the machine: so many operations on
 * numbers in all, and so many in a step of a search for each of its columns and rows. */
#define MOST_WORK 1e10
#define STEP_WORK 24.0
/* A weight below that is of no use, unless its panel is new. */
#define LIGHT 1e-9
/* The barrier's part of the gap, which is a half where numbers allow, is no less than that. */
#define LEAST_PART 1e-4

typedef struct
{
  AwrashLotteryRun *run;
  double n_persons; /* who can be chosen */
  GArray *active;   /* of guint: known panels that have a weight */
  double *weight;   /* [room] of the active ones */
  gsize room;
  double *mass; /* [n_types]: chances, times the persons of the type */
  double *price;
  double *hessian; /* [room * room] */
  double *slope, *step, *ones;
  double work; /* of Newton's method */
} Nash;

static double
persons (const Nash *nash, gsize t)
{
  return (double)awrash_i_question_count (nash->run->question, t);
}

static const int64_t *
panel_of (const Nash *nash, gsize k)
{
  return g_ptr_array_index (nash->run->panels, g_array_index (nash->active, guint, k));
}

static gboolean
make_room (Nash *nash, gsize n, GError **error)
{
  double *weight;

  if (n <= nash->room)
    return TRUE;
  n += n / 2 + 16;
  weight = awrash_i_new (double, n, error);
  if (weight == NULL)
    return FALSE;
  for (gsize k = 0; k < nash->active->len && k < nash->room; k++)
    weight[k] = nash->weight[k];
  g_free (nash->weight);
  g_free (nash->hessian);
  g_free (nash->slope);
  g_free (nash->step);
  g_free (nash->ones);
  nash->weight = weight;
  nash->room = n;
  nash->hessian = awrash_i_new (double, n *n, error);
  nash->slope = nash->hessian ? awrash_i_new (double, n, error) : NULL;
  nash->step = nash->slope ? awrash_i_new (double, n, error) : NULL;
  nash->ones = nash->step ? awrash_i_new (double, n, error) : NULL;
  return nash->ones != NULL;
}

static void
count_mass (Nash *nash, const double weight[])
{
  memset (nash->mass, 0, nash->run->question->n_types * sizeof (double));
  for (gsize k = 0; k < nash->active->len; k++)
    {
      const int64_t *panel = panel_of (nash, k);

      for (gsize t = 0; t < nash->run->question->n_types; t++)
        nash->mass[t] += weight[k] * (double)panel[t];
    }
}

/* Σ log p, and the barrier. */
static double
value_at (Nash *nash, const double weight[], double barrier)
{
  double sum = 0;

  count_mass (nash, weight);
  for (gsize t = 0; t < nash->run->question->n_types; t++)
    if (!nash->run->lottery->is_never[t])
      sum += persons (nash, t) * log (nash->mass[t]);
  for (gsize k = 0; k < nash->active->len; k++)
    sum += barrier * log (weight[k]);
  return sum;
}

/* ── Newton ─────────────────────────────────────────────────────────────────────────────────── */

/* The slope, and minus the curvature: Σ_t c c' n/mass² and barrier/weight² on the diagonal. */
static void
measure (Nash *nash, double barrier)
{
  gsize n = nash->active->len, n_types = nash->run->question->n_types;

  for (gsize i = 0; i < n; i++)
    {
      const int64_t *panel = panel_of (nash, i);

      nash->slope[i] = barrier / nash->weight[i];
      for (gsize j = 0; j <= i; j++)
        nash->hessian[i * n + j] = 0;
      nash->hessian[i * n + i] = barrier / (nash->weight[i] * nash->weight[i]);
      for (gsize t = 0; t < n_types; t++)
        {
          double part, size = persons (nash, t);

          if (panel[t] == 0)
            continue;
          part = (double)panel[t] * size / nash->mass[t];
          nash->slope[i] += part;
          part /= nash->mass[t];
          for (gsize j = 0; j <= i; j++)
            nash->hessian[i * n + j] += part * (double)panel_of (nash, j)[t];
        }
    }
}

/* Cholesky's factor in the place of the matrix. */
static gboolean
factor (double a[], gsize n)
{
  for (gsize j = 0; j < n; j++)
    {
      for (gsize k = 0; k < j; k++)
        a[j * n + j] -= a[j * n + k] * a[j * n + k];
      if (!(a[j * n + j] > 0))
        return FALSE;
      a[j * n + j] = sqrt (a[j * n + j]);
      for (gsize i = j + 1; i < n; i++)
        {
          for (gsize k = 0; k < j; k++)
            a[i * n + j] -= a[i * n + k] * a[j * n + k];
          a[i * n + j] /= a[j * n + j];
        }
    }
  return TRUE;
}

static void
solve (const double a[], gsize n, double b[])
{
  for (gsize i = 0; i < n; i++)
    {
      for (gsize k = 0; k < i; k++)
        b[i] -= a[i * n + k] * b[k];
      b[i] /= a[i * n + i];
    }
  for (gsize i = n; i-- > 0;)
    {
      for (gsize k = i + 1; k < n; k++)
        b[i] -= a[k * n + i] * b[k];
      b[i] /= a[i * n + i];
    }
}

/* The step that keeps the sum of weights; how much it promises. */
static double
direct (Nash *nash)
{
  gsize n = nash->active->len;
  double sum = 0, all = 0, promise = 0;

  for (gsize k = 0; k < n; k++)
    {
      nash->step[k] = nash->slope[k];
      nash->ones[k] = 1;
    }
  solve (nash->hessian, n, nash->step);
  solve (nash->hessian, n, nash->ones);
  for (gsize k = 0; k < n; k++)
    {
      sum += nash->step[k];
      all += nash->ones[k];
    }
  for (gsize k = 0; k < n; k++)
    {
      nash->step[k] -= sum / all * nash->ones[k];
      promise += nash->step[k] * nash->slope[k];
    }
  return promise;
}

/* As far along the step as weights stay above nought and the value grows; FALSE: not at all. */
static gboolean
go (Nash *nash, double barrier, double promise)
{
  gsize n = nash->active->len;
  double length = 1, before = value_at (nash, nash->weight, barrier);

  for (gsize k = 0; k < n; k++)
    if (nash->step[k] < 0)
      length = fmin (length, -0.95 * nash->weight[k] / nash->step[k]);
  for (int cut = 0; cut < 40; cut++)
    {
      for (gsize k = 0; k < n; k++)
        nash->ones[k] = nash->weight[k] + length * nash->step[k];
      if (value_at (nash, nash->ones, barrier) >= before + 0.01 * length * promise)
        {
          memcpy (nash->weight, nash->ones, n * sizeof (double));
          return TRUE;
        }
      length /= 2;
    }
  count_mass (nash, nash->weight);
  return FALSE;
}

/* Weights so that the barrier is all that keeps them from the best. */
static void
centre (Nash *nash, double barrier)
{
  double n = nash->active->len;

  count_mass (nash, nash->weight);
  for (int k = 0; k < NEWTON_STEPS; k++)
    {
      double promise;

      nash->work += n * n * (n / 3 + (double)nash->run->question->size);
      measure (nash, barrier);
      if (!factor (nash->hessian, nash->active->len))
        return;
      promise = direct (nash);
      if (!(promise > 1e-3 * barrier) || !go (nash, barrier, promise))
        return;
    }
}

/* ── panels ─────────────────────────────────────────────────────────────────────────────────── */

/* Panels that are new join with a little of the weight of all; those of no use leave. */
static gboolean
join (Nash *nash, guint from, GError **error)
{
  guint kept = 0, n_new = nash->run->panels->len - from;
  double part = 0.01 / (n_new + 1.0);

  for (guint k = 0; k < nash->active->len; k++)
    if (nash->weight[k] >= LIGHT)
      {
        nash->weight[kept] = nash->weight[k] * (1 - part * n_new);
        g_array_index (nash->active, guint, kept++) = g_array_index (nash->active, guint, k);
      }
  g_array_set_size (nash->active, kept);
  if (!make_room (nash, kept + n_new, error)
      || !awrash_i_memory_stretch (nash->active, n_new, error))
    return FALSE;
  for (guint k = from; k < nash->run->panels->len; k++)
    {
      nash->weight[nash->active->len] = kept == 0 ? 1.0 / n_new : part;
      g_array_append_val (nash->active, k);
    }
  return TRUE;
}

/* Prices 1/p, and what n (1 + gap) is by them. */
static int64_t
price (Nash *nash, double gap)
{
  double largest = 0;

  count_mass (nash, nash->weight);
  for (gsize t = 0; t < nash->run->question->n_types; t++)
    {
      nash->price[t] = nash->run->lottery->is_never[t] ? 0 : persons (nash, t) / nash->mass[t];
      largest = fmax (largest, nash->price[t]);
    }
  awrash_i_lottery_set_prices (nash->run, nash->price);
  return (int64_t)(nash->n_persons * (1 + gap) / largest * (double)nash->run->pricer->largest);
}

/* Allows the searches the steps that are left beside Newton's method. */
static void
allow_steps (const Nash *nash)
{
  const AwrashMixed *panels = nash->run->pricer->panels;
  double step = STEP_WORK * (double)(panels->n + panels->m);

  nash->run->pricer->most_steps = (gsize)(fmax (0, MOST_WORK - nash->work) / step);
}

/* Nearer and nearer, so that panels are looked for by prices that are good enough for it. */
static gboolean
run_all (Nash *nash, AwrashLotteryProof *proof, GError **error)
{
  double goal = 0.5 * nash->run->lottery->setting, gap = fmax (goal, 0.05), part = 0.5;
  guint known = 0;

  for (gboolean is_best = FALSE;;)
    {
      int64_t enough;

      if (!join (nash, known, error))
        return FALSE;
      known = nash->run->panels->len;
      centre (nash, part * gap * nash->n_persons / nash->active->len);
      allow_steps (nash);
      awrash_i_lottery_proof_clear (proof);
      enough = price (nash, gap);
      if (!awrash_i_lottery_improve (nash->run, enough, &is_best, proof, error))
        return FALSE;
      if (!is_best)
        continue;
      /* known panels that are worth more than enough: the barrier still keeps them from the best */
      if (proof->most > enough && part > LEAST_PART && nash->work < MOST_WORK)
        part *= 0.1;
      else if (gap <= goal)
        return TRUE;
      else
        gap = fmax (goal, 0.1 * gap);
    }
}

gboolean
awrash_i_lottery_run_nash (AwrashLotteryRun *run, GError **error)
{
  Nash nash = { .run = run };
  AwrashLotteryProof *proof = awrash_i_lottery_proof_add (run->lottery->proofs, error);
  g_autofree double *weight = NULL;
  gboolean done;

  for (gsize t = 0; t < run->question->n_types; t++)
    nash.n_persons += run->lottery->is_never[t] ? 0 : persons (&nash, t);
  nash.active = g_array_new (FALSE, FALSE, sizeof (guint));
  nash.mass = proof ? awrash_i_new (double, run->question->n_types, error) : NULL;
  nash.price = nash.mass ? awrash_i_new (double, run->question->n_types, error) : NULL;
  done = nash.price != NULL && run_all (&nash, proof, error);
  weight = done ? awrash_i_new (double, run->panels->len, error) : NULL;
  for (gsize k = 0; weight != NULL && k < nash.active->len; k++)
    weight[g_array_index (nash.active, guint, k)] = nash.weight[k];
  done = weight != NULL && awrash_i_lottery_weigh (run, weight, error);
  g_array_unref (nash.active);
  g_free (nash.weight);
  g_free (nash.mass);
  g_free (nash.price);
  g_free (nash.hessian);
  g_free (nash.slope);
  g_free (nash.step);
  g_free (nash.ones);
  return done;
}
