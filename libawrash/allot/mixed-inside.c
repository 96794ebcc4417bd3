/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One step of an interior-point method: towards where the rows hold, the prices explain the costs,
 * and every bound's price times the distance to it is the same small number; guessed once without,
 * then made with what the guess leaves.
 * Source: Mehrotra (1992); Wright (1997), ch. 10, for squares. Invariant: everything open stays
 * strictly inside its bounds, and their prices above nought. */

#include "allot/mixed-squares-private.h"

#include <math.h>
#include <string.h>

/* Of the way to the nearest bound; more of it, and at last nearly all, as the gap closes. */
#define NEARLY 0.99
#define NEAREST 0.99999
/* What the equations' diagonal is raised by, for rows that say the same. */
#define RAISE 1e-10
/* Pivots below that part of what they were are nought. */
#define NOTHING 1e-13
#define LARGE 1e100

static gboolean
is_open (const AwrashInside *v)
{
  return v->lower < v->upper;
}

/* ── the equations ──────────────────────────────────────────────────────────────────────────── */

/* What the columns' prices leave of a column's cost, by the rows. */
static inline double
told (const AwrashSquares *s, gsize j, const double price[], const double level[])
{
  const gsize *at = s->at, end = s->first[j + 1];
  const double *value = s->value;
  double sum = s->e->group[j] != G_MAXSIZE ? level[s->e->group[j]] : 0;

  for (gsize k = s->first[j]; k < end; k++)
    sum += price[at[k]] * value[k];
  return sum;
}

/* Where everything stands, and what its prices leave of its cost there. */
static void
stand (AwrashSquares *s)
{
  s->gap = 0;
  for (gsize j = 0; j < s->n + s->m; j++)
    {
      AwrashInside *v = &s->v[j];
      double low = v->x - v->lower, high = v->upper - v->x;

      if (!is_open (v))
        continue;
      v->per_low = 1 / low;
      v->per_high = 1 / high;
      v->give = 1 / (v->bend + v->low_price * v->per_low + v->high_price * v->per_high);
      v->off = v->low_price - v->high_price - v->bend * v->x - v->slope
               + (j < s->n ? told (s, j, s->price, s->level) : -s->price[j - s->n]);
      s->gap += v->low_price * low + v->high_price * high;
    }
  if (s->first_gap == 0)
    s->first_gap = s->gap;
}

static void
put_columns (AwrashSquares *s)
{
  for (gsize i = 0; i < s->m; i++)
    memset (s->matrix + i * s->m + s->start[i], 0, (i + 1 - s->start[i]) * sizeof (double));
  memset (s->link_value, 0, s->link_first[s->n_groups] * sizeof (double));
  memset (s->weight, 0, s->n_groups * sizeof (double));
  for (gsize j = 0; j < s->n; j++)
    {
      gsize group = s->e->group[j];
      double give = s->v[j].give;

      if (!is_open (&s->v[j]))
        continue;
      if (group != G_MAXSIZE)
        s->weight[group] += give;
      /* a column's rows stand in their order */
      for (gsize a = s->first[j]; a < s->first[j + 1]; a++)
        {
          double own = give * s->value[a], *row = s->matrix + s->at[a] * s->m;

          for (gsize b = s->first[j]; b <= a; b++)
            row[s->at[b]] += own * s->value[b];
          if (group != G_MAXSIZE)
            s->link_value[s->place[a]] += own;
        }
    }
}

/* The groups taken out, the rows' own activities put in. */
static void
put_rows (AwrashSquares *s)
{
  for (gsize group = 0; group < s->n_groups; group++)
    for (gsize a = s->link_first[group]; a < s->link_first[group + 1] && s->weight[group] > 0; a++)
      {
        double own = s->link_value[a] / s->weight[group];

        for (gsize b = s->link_first[group]; b < s->link_first[group + 1]; b++)
          if (s->link[b] <= s->link[a])
            s->matrix[s->link[a] * s->m + s->link[b]] -= own * s->link_value[b];
      }
  for (gsize i = 0; i < s->m; i++)
    {
      double *own = &s->matrix[i * s->m + i];

      if (is_open (&s->v[s->n + i]))
        *own += s->v[s->n + i].give;
      *own *= 1 + RAISE;
    }
}

/* Cholesky's, within the envelope. */
static void
factor (AwrashSquares *s)
{
  for (gsize i = 0; i < s->m; i++)
    {
      double *own = s->matrix + i * s->m;

      for (gsize j = s->start[i]; j <= i; j++)
        {
          const double *other = s->matrix + j * s->m;
          double sum = own[j];

          for (gsize k = MAX (s->start[i], s->start[j]); k < j; k++)
            sum -= own[k] * other[k];
          if (j < i)
            own[j] = sum / other[j];
          else
            own[i] = sum > NOTHING * own[i] ? sqrt (sum) : LARGE;
        }
    }
}

/* step[]: the equations solved for what the rows miss. */
static void
solve (AwrashSquares *s)
{
  memcpy (s->step, s->miss, s->m * sizeof (double));
  for (gsize i = 0; i < s->m; i++)
    {
      const double *own = s->matrix + i * s->m;

      for (gsize k = s->start[i]; k < i; k++)
        s->step[i] -= own[k] * s->step[k];
      s->step[i] /= own[i];
    }
  for (gsize i = s->m; i-- > 0;)
    {
      const double *own = s->matrix + i * s->m;

      s->step[i] /= own[i];
      for (gsize k = s->start[i]; k < i; k++)
        s->step[k] -= own[k] * s->step[i];
    }
}

/* ── one step ───────────────────────────────────────────────────────────────────────────────── */

/* What each variable is pushed by towards the aim; the second time with what the first step left.
 */
static void
push (AwrashSquares *s, double aim, gboolean is_second)
{
  for (gsize j = 0; j < s->n + s->m; j++)
    {
      AwrashInside *v = &s->v[j];
      double low = v->x - v->lower, high = v->upper - v->x;

      if (!is_open (v))
        continue;
      v->low_miss = aim - low * v->low_price - (is_second ? v->step * v->low_step : 0);
      v->high_miss = aim - high * v->high_price + (is_second ? v->step * v->high_step : 0);
      v->push = v->off + v->low_miss * v->per_low - v->high_miss * v->per_high;
    }
}

/* What rows and groups miss once everything moves as it is pushed. */
static void
look (AwrashSquares *s)
{
  memcpy (s->level_miss, s->sum, s->n_groups * sizeof (double));
  for (gsize i = 0; i < s->m; i++)
    {
      const AwrashInside *v = &s->v[s->n + i];

      s->miss[i] = v->x + (is_open (v) ? v->push * v->give : 0);
    }
  for (gsize j = 0; j < s->n; j++)
    {
      const AwrashInside *v = &s->v[j];
      double x = v->x + (is_open (v) ? v->push * v->give : 0);

      if (s->e->group[j] != G_MAXSIZE)
        s->level_miss[s->e->group[j]] -= x;
      for (gsize k = s->first[j]; k < s->first[j + 1]; k++)
        s->miss[s->at[k]] -= s->value[k] * x;
    }
  for (gsize group = 0; group < s->n_groups; group++)
    for (gsize a = s->link_first[group]; a < s->link_first[group + 1] && s->weight[group] > 0; a++)
      s->miss[s->link[a]] -= s->link_value[a] * s->level_miss[group] / s->weight[group];
}

/* So far, or no farther than what moves at that speed has room. */
static inline double
stop (double far, double speed, double room)
{
  return far * speed > room ? room / speed : far;
}

/* How far all may go, 1 at most. */
static double
reach (AwrashSquares *s)
{
  double nearly = fmin (fmax (NEARLY, 1 - s->gap / s->first_gap), NEAREST), far = 1 / nearly;

  for (gsize group = 0; group < s->n_groups; group++)
    {
      double sum = s->level_miss[group];

      for (gsize a = s->link_first[group]; a < s->link_first[group + 1]; a++)
        sum -= s->link_value[a] * s->step[s->link[a]];
      s->level_step[group] = s->weight[group] > 0 ? sum / s->weight[group] : 0;
    }
  for (gsize j = 0; j < s->n + s->m; j++)
    {
      AwrashInside *v = &s->v[j];
      double low = v->x - v->lower, high = v->upper - v->x;

      if (!is_open (v))
        continue;
      v->step = (v->push + (j < s->n ? told (s, j, s->step, s->level_step) : -s->step[j - s->n]))
                * v->give;
      v->low_step = (v->low_miss - v->low_price * v->step) * v->per_low;
      v->high_step = (v->high_miss + v->high_price * v->step) * v->per_high;
      far = stop (far, -v->step, low);
      far = stop (far, v->step, high);
      far = stop (far, -v->low_step, v->low_price);
      far = stop (far, -v->high_step, v->high_price);
    }
  return nearly * far;
}

/* What a step so far would leave of the gap. */
static double
gap_at (const AwrashSquares *s, double far)
{
  double sum = 0;

  for (gsize j = 0; j < s->n + s->m; j++)
    {
      const AwrashInside *v = &s->v[j];
      double x = v->x + far * v->step;

      if (is_open (v))
        sum += (x - v->lower) * (v->low_price + far * v->low_step)
               + (v->upper - x) * (v->high_price + far * v->high_step);
    }
  return sum;
}

static gboolean
move (AwrashSquares *s, double far)
{
  for (gsize i = 0; i < s->m; i++)
    if (!isfinite (s->step[i]))
      return FALSE;
  for (gsize i = 0; i < s->m; i++)
    s->price[i] += far * s->step[i];
  for (gsize group = 0; group < s->n_groups; group++)
    s->level[group] += far * s->level_step[group];
  s->cost = s->base;
  for (gsize j = 0; j < s->n + s->m; j++)
    {
      AwrashInside *v = &s->v[j];

      if (is_open (v))
        {
          v->x += far * v->step;
          v->low_price += far * v->low_step;
          v->high_price += far * v->high_step;
        }
      s->cost += (v->bend / 2 * v->x + v->slope) * v->x;
    }
  return isfinite (s->cost);
}

gboolean
awrash_i_squares_step (AwrashSquares *s)
{
  gsize n_open = 0;
  double part, far;

  for (gsize j = 0; j < s->n + s->m; j++)
    n_open += is_open (&s->v[j]);
  if (n_open == 0)
    return FALSE;
  stand (s);
  put_columns (s);
  put_rows (s);
  factor (s);
  push (s, 0, FALSE);
  look (s);
  solve (s);
  far = reach (s);
  part = gap_at (s, far) / s->gap;
  push (s, part * part * part * s->gap / (2 * (double)n_open), TRUE);
  look (s);
  solve (s);
  far = reach (s);
  if (!move (s, far))
    return FALSE;
  s->gap = gap_at (s, 0);
  return isfinite (s->gap);
}
