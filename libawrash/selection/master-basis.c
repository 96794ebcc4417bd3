/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The columns of a linear program, and the inverse of its basis as it is. Source: Dantzig and Wolfe
 * (1960). Invariant: a column that has a place stands in the basis there, and nowhere else. */

#include "selection/master-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>
#include <string.h>

#define PIVOT 1e-9
#define REFINEMENTS 3

static void
free_column (gpointer data)
{
  AwrashMasterColumn *column = data;

  g_free (column->row);
  g_free (column->value);
  g_free (column);
}

void
awrash_i_master_free (AwrashMaster *master)
{
  if (master == NULL)
    return;
  g_ptr_array_unref (master->columns);
  g_free (master->basic);
  g_free (master->inverse);
  g_free (master->b);
  g_free (master->x);
  g_free (master->price);
  g_free (master->w);
  g_free (master);
}

AwrashMaster *
awrash_i_master_new (gsize m, GError **error)
{
  g_autoptr (AwrashMaster) master = g_new0 (AwrashMaster, 1);

  master->m = m;
  master->columns = g_ptr_array_new_with_free_func (free_column);
  master->basic = awrash_i_new (gsize, m, error);
  master->inverse = master->basic ? awrash_i_new (double, m *m, error) : NULL;
  master->b = master->inverse ? awrash_i_new (double, m, error) : NULL;
  master->x = master->b ? awrash_i_new (double, m, error) : NULL;
  master->price = master->x ? awrash_i_new (double, m, error) : NULL;
  master->w = master->price ? awrash_i_new (double, m, error) : NULL;
  return master->w != NULL ? g_steal_pointer (&master) : NULL;
}

gboolean
awrash_i_master_add (AwrashMaster *master, double cost, gsize n, const gsize row[],
                     const double value[], gsize *index, GError **error)
{
  AwrashMasterColumn *column = g_new0 (AwrashMasterColumn, 1);

  column->n = n;
  column->cost = cost;
  column->place = -1;
  column->row = awrash_i_copy (gsize, row, n, error);
  column->value = column->row ? awrash_i_copy (double, value, n, error) : NULL;
  if (column->value == NULL)
    {
      free_column (column);
      return FALSE;
    }
  *index = master->columns->len;
  g_ptr_array_add (master->columns, column);
  return TRUE;
}

void
awrash_i_master_place (AwrashMaster *master, gsize place, gsize index)
{
  master->basic[place] = index;
  awrash_i_master_column (master, index)->place = (gssize)place;
}

double
awrash_i_master_get (const AwrashMaster *master, gsize index)
{
  gssize place = awrash_i_master_column (master, index)->place;

  return place >= 0 ? master->x[place] : 0;
}

/* ── the inverse ────────────────────────────────────────────────────────────────────────────── */

/* w: the inverse times a column. */
void
awrash_i_master_solve (const AwrashMaster *master, const AwrashMasterColumn *column, double w[])
{
  memset (w, 0, master->m * sizeof (double));
  for (gsize k = 0; k < column->n; k++)
    {
      const double *of = master->inverse + column->row[k] * master->m;
      double value = column->value[k];

      for (gsize i = 0; i < master->m; i++)
        w[i] += value * of[i];
    }
}

/* The inverse after the column with solution w has taken place r. */
void
awrash_i_master_update (AwrashMaster *master, gsize r, const double w[])
{
  gsize m = master->m;

  for (gsize c = 0; c < m; c++)
    {
      double *of = master->inverse + c * m, part = of[r] / w[r];

      if (of[r] == 0)
        continue;
      for (gsize i = 0; i < m; i++)
        of[i] -= part * w[i];
      of[r] = part;
    }
}

/* How far the basis misses b, into w[]; the largest of it. */
double
awrash_i_master_residual (AwrashMaster *master)
{
  double most = 0;

  memcpy (master->w, master->b, master->m * sizeof (double));
  for (gsize i = 0; i < master->m; i++)
    {
      const AwrashMasterColumn *column = awrash_i_master_column (master, master->basic[i]);

      for (gsize k = 0; k < column->n; k++)
        master->w[column->row[k]] -= column->value[k] * master->x[i];
    }
  for (gsize i = 0; i < master->m; i++)
    most = fmax (most, fabs (master->w[i]));
  return most;
}

/* x of the basis, bettered by what it misses b by. */
void
awrash_i_master_compute (AwrashMaster *master)
{
  memset (master->x, 0, master->m * sizeof (double));
  for (int round = 0; round < REFINEMENTS; round++)
    {
      awrash_i_master_residual (master);
      for (gsize c = 0; c < master->m; c++)
        for (gsize i = 0; master->w[c] != 0 && i < master->m; i++)
          master->x[i] += master->w[c] * master->inverse[c * master->m + i];
    }
}

/* A column into the free place where it is largest; FALSE: nothing of it is left there. */
static gboolean
settle (AwrashMaster *master, gsize index, guint8 is_taken[])
{
  gsize r = G_MAXSIZE;

  awrash_i_master_solve (master, awrash_i_master_column (master, index), master->w);
  for (gsize i = 0; i < master->m; i++)
    if (!is_taken[i] && (r == G_MAXSIZE || fabs (master->w[i]) > fabs (master->w[r])))
      r = i;
  if (r == G_MAXSIZE || fabs (master->w[r]) < PIVOT)
    return FALSE;
  is_taken[r] = TRUE;
  awrash_i_master_update (master, r, master->w);
  awrash_i_master_place (master, r, index);
  return TRUE;
}

/* Any column outside the basis into a free place, those of one entry first among them. */
static gboolean
fill (AwrashMaster *master, guint8 is_taken[])
{
  for (int pass = 0; pass < 2; pass++)
    for (gsize j = 0; j < master->columns->len; j++)
      {
        const AwrashMasterColumn *column = awrash_i_master_column (master, j);

        if (column->place < 0 && !column->is_barred && (column->n == 1) == (pass == 0)
            && settle (master, j, is_taken))
          return TRUE;
      }
  return FALSE;
}

/* One column after the other into an empty basis, each at the free place where it is largest;
 * single entries first, since these change nothing. */
gboolean
awrash_i_master_refresh (AwrashMaster *master, GError **error)
{
  gsize m = master->m, n_free = m;
  g_autofree gsize *former = awrash_i_copy (gsize, master->basic, m, error);
  g_autofree guint8 *is_taken = former ? awrash_i_new (guint8, m, error) : NULL;

  if (is_taken == NULL)
    return FALSE;
  memset (master->inverse, 0, m * m * sizeof (double));
  for (gsize i = 0; i < m; i++)
    {
      master->inverse[i * m + i] = 1;
      awrash_i_master_column (master, former[i])->place = -1;
    }
  for (int pass = 0; pass < 2; pass++)
    for (gsize k = 0; k < m; k++)
      if ((awrash_i_master_column (master, former[k])->n == 1) == (pass == 0))
        n_free -= settle (master, former[k], is_taken);
  while (n_free > 0 && fill (master, is_taken))
    n_free--;
  if (n_free > 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_INTERNAL,
                   _ ("%s:%d: the basis of panels is singular"), __FILE__, __LINE__);
      return FALSE;
    }
  awrash_i_master_compute (master);
  return TRUE;
}
