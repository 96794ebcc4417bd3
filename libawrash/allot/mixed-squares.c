/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Squares under rows, laid out for steps from inside: the groups of an exchanger meet no other
 * group, so what they say is taken out of the rows' equations, which then are few. Rows that stand
 * near one another in the columns stand near one another here. Source: George and Liu (1981), ch.
 * 4, for envelopes. Invariant: only what its numbers allow is laid out; all else is left to the
 * relaxation by pieces. */

#include "allot/mixed-squares-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <stdlib.h>

/* Rows whose equations may be held as one square. */
#define MOST_ROWS 512
/* The start keeps that part of the whole width away from bounds; less where the plan at hand is
 * thought to be near the least. */
#define MARGIN 0.1
#define MARGIN_NEAR 0.015
/* What the start's prices multiply distances to: that many units of the steepest cost. */
#define FIRST 100
#define FIRST_NEAR 70

/* ── which problems ─────────────────────────────────────────────────────────────────────────── */

static gboolean
is_priced (const AwrashExchanger *e, gsize i)
{
  return !e->is_kept[i] && !e->is_idle[i] && e->folded[i] == G_MAXSIZE;
}

gboolean
awrash_i_squares_fit (const AwrashMixed *mixed)
{
  if (!mixed->is_whole || mixed->is_linear)
    return FALSE;
  for (gsize i = 0; i < mixed->m; i++)
    if (mixed->curve[i].kind != AWRASH_CURVE_NONE && mixed->curve[i].kind != AWRASH_CURVE_WHOLE)
      return FALSE;
  return TRUE;
}

/* Adds a curve's squares to what moves it, so many units of it at once. */
static void
bend (AwrashInside *v, const AwrashCurve *curve, double units)
{
  if (curve->kind == AWRASH_CURVE_NONE)
    return;
  v->bend += 2 * (double)curve->scale * units * units;
  v->slope -= (double)curve->target * units;
}

/* ── order ──────────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  gsize row, column;
  guint size; /* how long it is, as a power of two */
} Place;

/* Long rows meet many others and come last. */
static int
by_place (const void *a, const void *b)
{
  const Place *p = a, *q = b;

  if (p->size != q->size)
    return p->size < q->size ? -1 : 1;
  if (p->column != q->column)
    return p->column < q->column ? -1 : 1;
  return (p->row > q->row) - (p->row < q->row);
}

static gboolean
list_rows (AwrashSquares *s, GError **error)
{
  const AwrashMixed *mixed = s->mixed;
  g_autofree Place *places = awrash_i_new (Place, s->m, error);
  gsize at = 0;

  if (places == NULL)
    return FALSE;
  for (gsize i = 0; i < mixed->m; i++)
    if (is_priced (s->e, i))
      {
        gsize first = mixed->first[i];

        places[at++]
            = (Place){ i, mixed->column[first], g_bit_storage (mixed->first[i + 1] - first) };
      }
  qsort (places, s->m, sizeof (Place), by_place);
  for (at = 0; at < s->m; at++)
    s->row[at] = places[at].row;
  return TRUE;
}

/* ── columns ────────────────────────────────────────────────────────────────────────────────── */

static void
lay_rows (AwrashSquares *s, const int64_t x[])
{
  const AwrashMixed *mixed = s->mixed;

  for (gsize i = 0; i < s->m; i++)
    {
      gsize row = s->row[i];
      AwrashInside *v = &s->v[s->n + i];
      double largest = 1;

      for (gsize k = mixed->first[row]; k < mixed->first[row + 1]; k++)
        largest = fmax (largest, fabs ((double)mixed->value[k]));
      s->scale[i] = 1 / largest;
      v->lower = (double)mixed->lower[mixed->n + row] / largest;
      v->upper = (double)mixed->upper[mixed->n + row] / largest;
      v->x = (double)awrash_i_mixed_activity (mixed, row, x) / largest;
      bend (v, &mixed->curve[row], largest);
    }
}

/* Puts one entry of a column, whose first one is given, behind those of earlier rows. */
static void
put_entry (AwrashSquares *s, gsize first, gsize end, gsize row, double value)
{
  gsize k = end;

  for (; k > first && s->at[k - 1] > row; k--)
    {
      s->at[k] = s->at[k - 1];
      s->value[k] = s->value[k - 1];
    }
  s->at[k] = row;
  s->value[k] = value;
}

static void
lay_columns (AwrashSquares *s, const gsize at[], const int64_t x[])
{
  const AwrashMixed *mixed = s->mixed;
  gsize entries = 0;

  for (gsize i = 0; i < mixed->m; i++)
    if (s->e->folded[i] != G_MAXSIZE)
      bend (&s->v[s->e->folded[i]], &mixed->curve[i], 1);
  for (gsize j = 0; j < s->n; j++)
    {
      AwrashInside *v = &s->v[j];

      v->lower = (double)mixed->lower[j];
      v->upper = (double)mixed->upper[j];
      v->x = (double)x[j];
      v->slope += (double)mixed->cost[j];
      for (gsize k = mixed->column_first[j]; k < mixed->column_first[j + 1]; k++)
        if (at[mixed->row[k]] != G_MAXSIZE && mixed->column_value[k] != 0)
          put_entry (s, s->first[j], entries++, at[mixed->row[k]],
                     (double)mixed->column_value[k] * s->scale[at[mixed->row[k]]]);
      s->first[j + 1] = entries;
    }
}

/* Which rows each group meets, and which each row meets first. */
static gboolean
lay_groups (AwrashSquares *s, GError **error)
{
  const AwrashExchanger *e = s->e;
  g_autofree gsize *seen = awrash_i_new (gsize, s->m, error);
  gsize links = 0;

  if (seen == NULL)
    return FALSE;
  for (gsize group = 0; group < s->n_groups; group++)
    {
      gsize least = G_MAXSIZE;

      for (gsize p = e->member_first[group]; p < e->member_first[group + 1]; p++)
        for (gsize k = s->first[e->members[p]]; k < s->first[e->members[p] + 1]; k++)
          {
            gsize i = s->at[k];

            if (seen[i] <= s->link_first[group])
              {
                s->link[links] = i;
                seen[i] = ++links;
              }
            s->place[k] = seen[i] - 1;
            least = MIN (least, i);
          }
      s->link_first[group + 1] = links;
      for (gsize k = s->link_first[group]; k < links; k++)
        s->start[s->link[k]] = MIN (s->start[s->link[k]], least);
    }
  for (gsize j = 0; j < s->n; j++)
    for (gsize a = s->first[j]; a < s->first[j + 1]; a++)
      s->start[s->at[a]] = MIN (s->start[s->at[a]], s->at[s->first[j]]);
  return TRUE;
}

static void
lay_sums (AwrashSquares *s, const int64_t x[])
{
  const AwrashMixed *mixed = s->mixed;

  for (gsize i = 0; i < mixed->m; i++)
    if (mixed->curve[i].kind != AWRASH_CURVE_NONE && s->e->folded[i] == G_MAXSIZE
        && !is_priced (s->e, i))
      s->base += awrash_i_curve_guess (&mixed->curve[i], awrash_i_mixed_activity (mixed, i, x));
  for (gsize i = 0; i < mixed->m; i++)
    if (s->e->is_kept[i])
      s->sum[s->e->group[mixed->column[mixed->first[i]]]]
          = (double)mixed->lower[mixed->n + i] / (double)mixed->value[mixed->first[i]];
}

/* All well inside, and the bounds priced alike. */
static void
start (AwrashSquares *s, gboolean is_near)
{
  double steepest = 1, first = is_near ? FIRST_NEAR : FIRST;

  s->cost = s->base;
  for (gsize j = 0; j < s->n + s->m; j++)
    {
      AwrashInside *v = &s->v[j];
      double margin = (is_near ? MARGIN_NEAR : MARGIN) * (v->upper - v->lower);

      v->x = CLAMP (v->x, v->lower + margin, v->upper - margin);
      s->cost += (v->bend / 2 * v->x + v->slope) * v->x;
      if (v->lower < v->upper)
        steepest = fmax (steepest, fabs (v->bend * v->x + v->slope));
    }
  for (gsize j = 0; j < s->n + s->m; j++)
    {
      AwrashInside *v = &s->v[j];

      if (v->lower >= v->upper)
        continue;
      v->low_price = first * steepest / (v->x - v->lower);
      v->high_price = first * steepest / (v->upper - v->x);
    }
}

/* ── the object ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
allocate (AwrashSquares *s, GError **error)
{
  gsize n = s->n, m = s->m, entries = s->mixed->first[s->mixed->m];
  double **rows[] = { &s->scale, &s->price, &s->step, &s->miss };
  double **groups[] = { &s->sum, &s->level, &s->level_step, &s->level_miss, &s->weight };
  gsize **by_entry[] = { &s->at, &s->place, &s->link };

  for (gsize k = 0; k < G_N_ELEMENTS (rows); k++)
    if ((*rows[k] = awrash_i_new (double, m, error)) == NULL)
      return FALSE;
  for (gsize k = 0; k < G_N_ELEMENTS (groups); k++)
    if ((*groups[k] = awrash_i_new (double, s->n_groups, error)) == NULL)
      return FALSE;
  for (gsize k = 0; k < G_N_ELEMENTS (by_entry); k++)
    if ((*by_entry[k] = awrash_i_new (gsize, entries, error)) == NULL)
      return FALSE;
  s->row = awrash_i_new (gsize, m, error);
  s->start = s->row ? awrash_i_new (gsize, m, error) : NULL;
  s->first = s->start ? awrash_i_new (gsize, n + 1, error) : NULL;
  s->value = s->first ? awrash_i_new (double, entries, error) : NULL;
  s->link_value = s->value ? awrash_i_new (double, entries, error) : NULL;
  s->link_first = s->link_value ? awrash_i_new (gsize, s->n_groups + 1, error) : NULL;
  s->v = s->link_first ? awrash_i_new (AwrashInside, n + m, error) : NULL;
  s->matrix = s->v ? awrash_i_new (double, m *m, error) : NULL;
  return s->matrix != NULL;
}

void
awrash_i_squares_free (AwrashSquares *s)
{
  if (s == NULL)
    return;
  void *arrays[]
      = { s->row,  s->scale, s->first,      s->at,         s->place,      s->value, s->start,
          s->v,    s->sum,   s->link_first, s->link,       s->link_value, s->price, s->step,
          s->miss, s->level, s->level_step, s->level_miss, s->weight,     s->matrix };

  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_free (arrays[i]);
  g_free (s);
}

static gboolean
lay (AwrashSquares *s, const int64_t x[], gboolean is_near, GError **error)
{
  g_autofree gsize *at = awrash_i_new (gsize, s->mixed->m, error);

  if (at == NULL || !allocate (s, error) || !list_rows (s, error))
    return FALSE;
  for (gsize i = 0; i < s->mixed->m; i++)
    at[i] = G_MAXSIZE;
  for (gsize i = 0; i < s->m; i++)
    {
      at[s->row[i]] = i;
      s->start[i] = i;
    }
  lay_rows (s, x);
  lay_columns (s, at, x);
  lay_sums (s, x);
  if (!lay_groups (s, error))
    return FALSE;
  start (s, is_near);
  return TRUE;
}

gboolean
awrash_i_squares_find (const AwrashMixed *mixed, const AwrashExchanger *e, const int64_t x[],
                       gboolean is_near, AwrashSquares **squares, GError **error)
{
  AwrashSquares *s;
  gsize m = 0;

  *squares = NULL;
  for (gsize i = 0; i < mixed->m; i++)
    m += is_priced (e, i);
  if (m > MOST_ROWS)
    return TRUE;
  s = g_new0 (AwrashSquares, 1);
  s->mixed = mixed;
  s->e = e;
  s->n = mixed->n;
  s->m = m;
  s->n_groups = e->n_groups;
  if (lay (s, x, is_near, error))
    *squares = s;
  else
    awrash_i_squares_free (s);
  return *squares != NULL;
}

gboolean
awrash_i_squares_get_prices (const AwrashSquares *s, int64_t price[], GError **error)
{
  const AwrashMixed *mixed = s->mixed;
  g_autofree double *level = awrash_i_new (double, s->n_groups, error);
  g_autofree double *rest = level != NULL ? awrash_i_new (double, s->n, error) : NULL;

  if (rest == NULL)
    return FALSE;
  awrash_i_squares_level (s, level, rest);
  for (gsize i = 0; i < mixed->m; i++)
    {
      gsize j = s->e->is_kept[i] ? mixed->column[mixed->first[i]] : G_MAXSIZE;
      double own
          = j != G_MAXSIZE ? level[s->e->group[j]] / (double)mixed->value[mixed->first[i]] : 0;

      price[i] = (int64_t)rint (CLAMP (ldexp (own, mixed->bits), -0x1p60, 0x1p60));
    }
  for (gsize i = 0; i < s->m; i++)
    price[s->row[i]]
        = (int64_t)rint (CLAMP (ldexp (s->price[i] * s->scale[i], mixed->bits), -0x1p60, 0x1p60));
  awrash_i_mixed_price_folded (mixed, s->e->folded, FALSE, price);
  return TRUE;
}
