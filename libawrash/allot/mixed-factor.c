/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Triangular factors of a sparse basis: rows and columns with one entry left are taken first, as
 * bases of networks nearly consist of them; what remains is eliminated column by column. Later
 * changes of a column are kept as products.
 * Source: Gilbert and Peierls (1988); Dantzig and Orchard-Hays (1954) for the products.
 * Invariant: pivot k stands in row[k] and position[k]; L has ones on its diagonal. */

#include "allot/mixed-factor-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

#define MOST_PRODUCTS 64
#define THRESHOLD 0.1 /* of the largest in its column, for a pivot in a shorter row */
#define SMALLEST 1e-9

typedef struct
{
  gsize index;
  double value;
} Entry;

/* Stretches of entries, one after the other. */
typedef struct
{
  GArray *entries; /* of Entry */
  gsize *first;    /* [m + 1] */
} Stretches;

struct _AwrashFactor
{
  gsize m, n_pivots, nucleus; /* pivots from nucleus on have been eliminated for */
  gsize *row, *position;      /* [m] of the pivots */
  double *pivot;              /* [m] */
  Stretches l, u;             /* by pivot; indices are rows */
  Stretches products;         /* of changes; indices are positions */
  gssize *pivot_of_row;       /* [m] */
  double *work, *out;         /* [m] */
  gsize *count;               /* [m]: entries of a row in columns that have no pivot */
  gsize n_products;
  gsize product_at[MOST_PRODUCTS];
  double product_pivot[MOST_PRODUCTS];
  gsize product_first[MOST_PRODUCTS + 1];
};

AwrashFactor *
awrash_i_factor_new (gsize m, GError **error)
{
  AwrashFactor *f = g_new0 (AwrashFactor, 1);

  f->m = m;
  f->row = awrash_i_new (gsize, m, error);
  f->position = f->row ? awrash_i_new (gsize, m, error) : NULL;
  f->pivot = f->position ? awrash_i_new (double, m, error) : NULL;
  f->l.first = f->pivot ? awrash_i_new (gsize, m + 1, error) : NULL;
  f->u.first = f->l.first ? awrash_i_new (gsize, m + 1, error) : NULL;
  f->pivot_of_row = f->u.first ? awrash_i_new (gssize, m, error) : NULL;
  f->work = f->pivot_of_row ? awrash_i_new (double, m, error) : NULL;
  f->out = f->work ? awrash_i_new (double, m, error) : NULL;
  f->count = f->out ? awrash_i_new (gsize, m, error) : NULL;
  f->l.entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  f->u.entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  f->products = (Stretches){ g_array_new (FALSE, FALSE, sizeof (Entry)), f->product_first };
  if (f->count != NULL)
    return f;
  awrash_i_factor_free (f);
  return NULL;
}

void
awrash_i_factor_free (AwrashFactor *f)
{
  if (f == NULL)
    return;
  g_free (f->row);
  g_free (f->position);
  g_free (f->pivot);
  g_free (f->l.first);
  g_free (f->u.first);
  g_free (f->pivot_of_row);
  g_free (f->work);
  g_free (f->out);
  g_free (f->count);
  g_array_unref (f->l.entries);
  g_array_unref (f->u.entries);
  g_array_unref (f->products.entries);
  g_free (f);
}

/* ── building ───────────────────────────────────────────────────────────────────────────────── */

static void
put (GArray *entries, gsize index, double value)
{
  Entry entry = { index, value };

  g_array_append_val (entries, entry);
}

static void
add_pivot (AwrashFactor *f, gsize row, gsize position, double value)
{
  gsize k = f->n_pivots++;

  f->row[k] = row;
  f->position[k] = position;
  f->pivot[k] = value;
  f->pivot_of_row[row] = (gssize)k;
  f->l.first[k + 1] = f->l.entries->len;
  f->u.first[k + 1] = f->u.entries->len;
}

static double
entry_at (const AwrashSparse *column, gsize row)
{
  double sum = 0;

  for (gsize k = 0; k < column->n; k++)
    if (column->row[k] == row)
      sum += column->value[k];
  return sum;
}

/* A column whose other entries stand in rows that have a pivot: those go to U. */
static void
take_column (AwrashFactor *f, const AwrashSparse *column, gsize position, gsize row)
{
  double value = 0;

  for (gsize k = 0; k < column->n; k++)
    if (column->row[k] == row)
      value += column->value[k];
    else
      put (f->u.entries, column->row[k], column->value[k]);
  add_pivot (f, row, position, value);
}

/* A row with one column left: the column's other open entries go to L. */
static void
take_row (AwrashFactor *f, const AwrashSparse *column, gsize position, gsize row)
{
  double value = entry_at (column, row);

  for (gsize k = 0; k < column->n; k++)
    if (column->row[k] != row)
      {
        gboolean is_taken = f->pivot_of_row[column->row[k]] >= 0;

        put (is_taken ? f->u.entries : f->l.entries, column->row[k],
             is_taken ? column->value[k] : column->value[k] / value);
      }
  add_pivot (f, row, position, value);
}

/* The only open row of a column, G_MAXSIZE if it has none or several. */
static gsize
lonely_row (const AwrashFactor *f, const AwrashSparse *column)
{
  gsize row = G_MAXSIZE;

  for (gsize k = 0; k < column->n; k++)
    if (f->pivot_of_row[column->row[k]] < 0 && column->row[k] != row)
      {
        if (row != G_MAXSIZE)
          return G_MAXSIZE;
        row = column->row[k];
      }
  return row;
}

/* Takes columns and rows that stand alone, until a pass finds none. */
static void
take_singletons (AwrashFactor *f, const AwrashSparse columns[], gssize pivot_row[])
{
  gboolean changed = TRUE;

  while (changed)
    {
      changed = FALSE;
      memset (f->count, 0, f->m * sizeof (gsize));
      for (gsize j = 0; j < f->m; j++)
        {
          gsize row = pivot_row[j] < 0 ? lonely_row (f, &columns[j]) : G_MAXSIZE;

          if (row != G_MAXSIZE && fabs (entry_at (&columns[j], row)) > SMALLEST)
            {
              take_column (f, &columns[j], j, row);
              pivot_row[j] = (gssize)row;
              changed = TRUE;
            }
          for (gsize k = 0; k < columns[j].n && pivot_row[j] < 0; k++)
            f->count[columns[j].row[k]]++;
        }
      if (changed)
        continue;
      for (gsize j = 0; j < f->m; j++)
        for (gsize k = 0; k < columns[j].n && pivot_row[j] < 0; k++)
          {
            gsize row = columns[j].row[k];

            if (f->pivot_of_row[row] >= 0 || f->count[row] != 1
                || fabs (columns[j].value[k]) < THRESHOLD)
              continue;
            take_row (f, &columns[j], j, row);
            pivot_row[j] = (gssize)row;
            for (gsize h = 0; h < columns[j].n; h++)
              f->count[columns[j].row[h]]--;
            changed = TRUE;
          }
    }
}

/* The row to pivot in: short, and not too small; G_MAXSIZE: none. */
static gsize
choose_row (const AwrashFactor *f)
{
  gsize best = G_MAXSIZE;
  double largest = SMALLEST;

  for (gsize i = 0; i < f->m; i++)
    if (f->pivot_of_row[i] < 0 && fabs (f->work[i]) > largest)
      largest = fabs (f->work[i]);
  for (gsize i = 0; i < f->m; i++)
    if (f->pivot_of_row[i] < 0 && fabs (f->work[i]) >= THRESHOLD * largest
        && fabs (f->work[i]) > SMALLEST
        && (best == G_MAXSIZE || f->count[i] < f->count[best]
            || (f->count[i] == f->count[best] && fabs (f->work[i]) > fabs (f->work[best]))))
      best = i;
  return best;
}

/* t - stretch k · x. */
static double
take_from (double t, const Stretches *stretches, gsize k, const double x[])
{
  for (gsize e = stretches->first[k]; e < stretches->first[k + 1]; e++)
    {
      const Entry *entry = &g_array_index (stretches->entries, Entry, e);

      t -= entry->value * x[entry->index];
    }
  return t;
}

/* b -= t · stretch k. */
static void
subtract (const Stretches *stretches, gsize k, double t, double b[])
{
  for (gsize e = stretches->first[k]; t != 0 && e < stretches->first[k + 1]; e++)
    {
      const Entry *entry = &g_array_index (stretches->entries, Entry, e);

      b[entry->index] -= entry->value * t;
    }
}

/* One column of the nucleus, eliminated by the pivots of those before it; none without memory. */
static void
eliminate (AwrashFactor *f, const AwrashSparse *column, gsize position, gssize pivot_row[],
           GError **refusal)
{
  gsize row;

  memset (f->work, 0, f->m * sizeof (double));
  for (gsize k = 0; k < column->n; k++)
    f->work[column->row[k]] += column->value[k];
  for (gsize k = f->nucleus; k < f->n_pivots; k++)
    {
      double t = f->work[f->row[k]];

      subtract (&f->l, k, t, f->work);
    }
  row = choose_row (f);
  if (row == G_MAXSIZE)
    return;
  if (!awrash_i_memory_stretch (f->l.entries, f->m, refusal)
      || !awrash_i_memory_stretch (f->u.entries, f->m, refusal))
    return;
  for (gsize i = 0; i < f->m; i++)
    if (f->work[i] != 0 && i != row)
      {
        gboolean is_taken = f->pivot_of_row[i] >= 0;

        put (is_taken ? f->u.entries : f->l.entries, i,
             is_taken ? f->work[i] : f->work[i] / f->work[row]);
      }
  pivot_row[position] = (gssize)row;
  add_pivot (f, row, position, f->work[row]);
}

gboolean
awrash_i_factor_build (AwrashFactor *f, const AwrashSparse columns[], gssize pivot_row[],
                       guint8 has_pivot[], GError **refusal)
{
  gsize n = 0;

  f->n_pivots = f->n_products = 0;
  g_array_set_size (f->l.entries, 0);
  g_array_set_size (f->u.entries, 0);
  g_array_set_size (f->products.entries, 0);
  for (gsize i = 0; i < f->m; i++)
    {
      pivot_row[i] = f->pivot_of_row[i] = -1;
      n += columns[i].n;
    }
  if (awrash_i_memory_stretch (f->l.entries, n, refusal)
      && awrash_i_memory_stretch (f->u.entries, n, refusal))
    take_singletons (f, columns, pivot_row);
  f->nucleus = f->n_pivots;
  /* short columns first */
  for (gsize length = 1, left = f->m - f->n_pivots; left > 0 && length <= f->m; length++)
    for (gsize j = 0; j < f->m; j++)
      if (pivot_row[j] < 0 && (columns[j].n == length || (length == f->m && columns[j].n > length)))
        {
          eliminate (f, &columns[j], j, pivot_row, refusal);
          left--;
        }
  for (gsize i = 0; i < f->m; i++)
    has_pivot[i] = f->pivot_of_row[i] >= 0;
  return f->n_pivots == f->m;
}

/* ── solving ────────────────────────────────────────────────────────────────────────────────── */

void
awrash_i_factor_solve (AwrashFactor *f, double b[])
{
  for (gsize k = 0; k < f->n_pivots; k++)
    {
      double t = b[f->row[k]];

      subtract (&f->l, k, t, b);
    }
  for (gsize k = f->n_pivots; k-- > 0;)
    {
      double t = b[f->row[k]];

      if (t != 0)
        t /= f->pivot[k];
      f->out[f->position[k]] = t;
      subtract (&f->u, k, t, b);
    }
  memcpy (b, f->out, f->m * sizeof (double));
  for (gsize p = 0; p < f->n_products; p++)
    {
      double t = b[f->product_at[p]];

      if (t == 0)
        continue;
      t /= f->product_pivot[p];
      b[f->product_at[p]] = t;
      subtract (&f->products, p, t, b);
    }
}

void
awrash_i_factor_solve_turned (AwrashFactor *f, double c[])
{
  for (gsize p = f->n_products; p-- > 0;)
    {
      double t = take_from (c[f->product_at[p]], &f->products, p, c);

      c[f->product_at[p]] = t / f->product_pivot[p];
    }
  for (gsize k = 0; k < f->n_pivots; k++)
    f->out[f->row[k]] = take_from (c[f->position[k]], &f->u, k, f->out) / f->pivot[k];
  for (gsize k = f->n_pivots; k-- > 0;)
    f->out[f->row[k]] = take_from (f->out[f->row[k]], &f->l, k, f->out);
  memcpy (c, f->out, f->m * sizeof (double));
}

gboolean
awrash_i_factor_replace (AwrashFactor *f, gsize position, const double w[], GError **refusal)
{
  gsize p = f->n_products;

  if (p == MOST_PRODUCTS || fabs (w[position]) < SMALLEST)
    return FALSE;
  if (!awrash_i_memory_stretch (f->products.entries, f->m, refusal))
    return FALSE;
  f->product_at[p] = position;
  f->product_pivot[p] = w[position];
  f->product_first[p] = f->products.entries->len;
  for (gsize i = 0; i < f->m; i++)
    if (w[i] != 0 && i != position)
      put (f->products.entries, i, w[i]);
  f->product_first[p + 1] = f->products.entries->len;
  f->n_products++;
  return TRUE;
}
