/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two-way apportionment against the textbook: discrete alternating scaling in doubles, each row and
 * then each column by a divisor from the middle of its interval, until all totals are met; where it
 * does not end (it need not) what is left over is printed. And growth over the number of cells.
 * Source: Pukelsheim, "Proportional Representation" (2017), chapter 15, for alternating scaling.
 * Invariant: both run interleaved in one process, medians are printed, and answers are compared. */

#include "support/median.h"

#include <awrash.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  const char *label;
  const char *rule;
  gsize n_rows;
  gsize n_columns;
  int64_t total;
  int rounds;
  gboolean has_peer;
} Work;

typedef struct
{
  gsize n_rows;
  gsize n_columns;
  double *claims;
  int64_t *rows;
  int64_t *columns;
  int64_t *units;
  int64_t total;
} Problem;

enum
{
  MOST_ROUNDS = 400
};

static double
get_signpost (const char *rule, int64_t k)
{
  double x = (double)k;

  if (strcmp (rule, "webster") == 0)
    return x - 0.5;
  return strcmp (rule, "jefferson") == 0 ? x
         : strcmp (rule, "adams") == 0   ? x - 1
                                         : sqrt (x * (x - 1));
}

/* One row or column: scaled claims rounded by jump and step to its total. Returns the divisor. */
static double
round_line (const char *rule, gsize n, gsize step, const double scaled[], int64_t total,
            int64_t units[])
{
  double sum = 0;
  int64_t left = total;

  for (gsize i = 0; i < n; i++)
    sum += scaled[i];
  for (gsize i = 0; i < n; i++)
    {
      units[i * step] = scaled[i] > 0 ? (int64_t)floor (scaled[i] / sum * (double)total + 0.5) : 0;
      left -= units[i * step];
    }
  double low = 0, high = INFINITY;
  for (gsize steps = 0; steps < 100 * n; steps++)
    {
      gsize give = 0, take = 0;
      low = 0;
      high = INFINITY;
      for (gsize i = 0; i < n; i++)
        {
          double next = scaled[i] / get_signpost (rule, units[i * step] + 1);
          double last
              = units[i * step] > 0 ? scaled[i] / get_signpost (rule, units[i * step]) : INFINITY;
          if (next > low)
            {
              low = next;
              give = i;
            }
          if (last < high)
            {
              high = last;
              take = i;
            }
        }
      if (left > 0 || (left == 0 && low > high))
        {
          units[give * step]++;
          left--;
        }
      else if (left < 0)
        {
          units[take * step]--;
          left++;
        }
      else
        break;
    }
  if (isinf (high))
    return low > 0 ? low : 1;
  return isinf (low) ? high : (low + high) / 2;
}

static int64_t
count_flaws (const Problem *p)
{
  int64_t flaws = 0;

  for (gsize c = 0; c < p->n_columns; c++)
    {
      int64_t sum = -p->columns[c];
      for (gsize r = 0; r < p->n_rows; r++)
        sum += p->units[r * p->n_columns + c];
      flaws += sum > 0 ? sum : 0;
    }
  return flaws;
}

/* Returns what is left misplaced when it ends or gives up. */
static int64_t
scale_alternately (const Problem *p, const char *rule, double row_divisors[],
                   double column_divisors[], double scaled[])
{
  int64_t flaws = 1;

  for (gsize c = 0; c < p->n_columns; c++)
    column_divisors[c] = 1;
  for (int round = 0; round < MOST_ROUNDS && flaws > 0; round++)
    {
      for (gsize r = 0; r < p->n_rows; r++)
        {
          for (gsize c = 0; c < p->n_columns; c++)
            scaled[c] = p->claims[r * p->n_columns + c] / column_divisors[c];
          row_divisors[r]
              = round_line (rule, p->n_columns, 1, scaled, p->rows[r], p->units + r * p->n_columns);
        }
      flaws = count_flaws (p);
      for (gsize c = 0; c < p->n_columns && flaws > 0; c++)
        {
          for (gsize r = 0; r < p->n_rows; r++)
            scaled[r] = p->claims[r * p->n_columns + c] / row_divisors[r];
          column_divisors[c]
              = round_line (rule, p->n_rows, p->n_columns, scaled, p->columns[c], p->units + c);
        }
    }
  return flaws;
}

/* Log-normal claims by the sum of twelve uniform draws. */
static double
draw_claim (GRand *random)
{
  double normal = -6;

  for (int draw = 0; draw < 12; draw++)
    normal += g_rand_double (random);
  return floor (exp (9 + normal)) + 1;
}

static int64_t *
draw_totals (GRand *random, gsize n, int64_t total)
{
  g_autofree double *weights = g_new (double, n);
  int64_t *totals = g_new (int64_t, n), left = total;
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += weights[i] = 0.5 + g_rand_double (random);
  for (gsize i = 0; i < n; i++)
    {
      totals[i] = (int64_t)(weights[i] / sum * (double)total);
      left -= totals[i];
    }
  for (gsize i = 0; left > 0; i++, left--)
    totals[i % n]++;
  return totals;
}

static Problem
make_problem (gsize n_rows, gsize n_columns, int64_t total)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1989);
  Problem p = { n_rows,
                n_columns,
                g_new (double, n_rows *n_columns),
                draw_totals (random, n_rows, total),
                draw_totals (random, n_columns, total),
                g_new0 (int64_t, n_rows * n_columns),
                total };

  for (gsize i = 0; i < n_rows * n_columns; i++)
    p.claims[i] = draw_claim (random);
  return p;
}

static void
free_problem (Problem *p)
{
  g_free (p->claims);
  g_free (p->rows);
  g_free (p->columns);
  g_free (p->units);
}

/* The official case: numbers parted by blanks in tests/published/biproportional.csv. */
static double *
read_numbers (const AwrashTable *table, gsize row, const char *column, gsize *n)
{
  gsize index = 0;

  if (!awrash_base_table_find_column (table, column, &index))
    exit (EXIT_FAILURE);
  g_auto (GStrv) words = g_strsplit (awrash_base_table_get_cell (table, row, index), " ", -1);
  *n = g_strv_length (words);
  double *values = g_new (double, *n);
  for (gsize i = 0; i < *n; i++)
    values[i] = g_ascii_strtod (words[i], NULL);
  return values;
}

static int64_t *
round_numbers (gsize n, const double values[], int64_t *sum)
{
  int64_t *whole = g_new (int64_t, n);

  *sum = 0;
  for (gsize i = 0; i < n; i++)
    *sum += whole[i] = (int64_t)values[i];
  return whole;
}

static Problem
read_zurich (void)
{
  g_autoptr (AwrashTable) table = awrash_base_csv_read ("tests/published/biproportional.csv", NULL);
  Problem p = { 0 };
  gsize n = 0, name = 0;

  if (table == NULL || !awrash_base_table_find_column (table, "case", &name))
    exit (EXIT_FAILURE);
  for (gsize row = 0; row < awrash_base_table_get_n_rows (table); row++)
    if (strcmp (awrash_base_table_get_cell (table, row, name), "zurich-canton-2019") == 0)
      {
        g_autofree double *rows = read_numbers (table, row, "rows", &p.n_rows);
        g_autofree double *columns = read_numbers (table, row, "columns", &p.n_columns);
        p.claims = read_numbers (table, row, "claims", &n);
        p.rows = round_numbers (p.n_rows, rows, &p.total);
        p.columns = round_numbers (p.n_columns, columns, &p.total);
        p.units = g_new0 (int64_t, n);
      }
  return p;
}

static double
run (const Work *work, const Problem *p, gboolean is_shown)
{
  gsize n = p->n_rows * p->n_columns, n_differ = 0;
  g_autofree int64_t *units = g_new0 (int64_t, n);
  g_autofree double *ours = g_new (double, work->rounds), *theirs = g_new0 (double, work->rounds);
  g_autofree double *room = g_new (double, p->n_rows + p->n_columns);
  g_autofree double *scaled = g_new (double, MAX (p->n_rows, p->n_columns));
  g_autoptr (AwrashMatrix) matrix
      = awrash_apportion_matrix_new (p->n_rows, p->n_columns, p->claims, NULL, NULL, NULL);
  g_autoptr (AwrashMargins) margins = awrash_apportion_margins_new (
      p->n_rows, p->rows, p->rows, p->n_columns, p->columns, p->columns, p->total, NULL);
  AwrashAllotment answer = { 0 };
  int64_t flaws = 0;
  int repeats = n < 1000 ? 20 : 1;

  for (int round = 0; round < work->rounds; round++)
    {
      gint64 start = g_get_monotonic_time ();
      for (int i = 0; i < repeats; i++)
        awrash_apportion_biproportional (matrix, margins, work->rule, NULL, units, NULL, NULL,
                                         &answer, NULL);
      gint64 middle = g_get_monotonic_time ();
      for (int i = 0; i < repeats && work->has_peer; i++)
        flaws = scale_alternately (p, work->rule, room, room + p->n_rows, scaled);
      ours[round] = (double)(middle - start) / repeats;
      theirs[round] = (double)(g_get_monotonic_time () - middle) / repeats;
    }
  for (gsize i = 0; i < n; i++)
    n_differ += units[i] != p->units[i];
  double own = test_median (work->rounds, ours), other = test_median (work->rounds, theirs);
  if (is_shown)
    printf ("%-30s %-16s %12.1f µs %12.1f µs %8.4f  %s; textbook: %" G_GINT64_FORMAT
            " units misplaced, %zu cells differ\n",
            work->label, work->rule, own, other, own / other,
            awrash_base_status_get_name ((AwrashStatus)answer.status), flaws, n_differ);
  return own;
}

/* Least squares of log time on log cells. */
static void
show_growth (void)
{
  static const gsize sides[] = { 10, 32, 100, 316, 1000 };
  double n = G_N_ELEMENTS (sides), x = 0, y = 0, xx = 0, xy = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      gsize cells = sides[i] * sides[i];
      Work work
          = { "growth", "webster", sides[i], sides[i], 10 * (int64_t)cells, sides[i] < 300 ? 9 : 1,
              FALSE };
      Problem p = make_problem (sides[i], sides[i], work.total);
      double time = run (&work, &p, FALSE);

      printf ("%10zu cells, %4zu × %4zu %14.1f µs\n", cells, sides[i], sides[i], time);
      x += log ((double)cells);
      y += log (time);
      xx += log ((double)cells) * log ((double)cells);
      xy += log ((double)cells) * log (time);
      free_problem (&p);
    }
  printf ("time grows as cells^%.2f\n", (n * xy - x * y) / (n * xx - x * x));
}

int
main (void)
{
  static const Work works[] = {
    { "75×20, 150,000 units", "webster", 75, 20, 150000, 15, TRUE },
    { "75×20, 150,000 units", "adams", 75, 20, 150000, 15, TRUE },
    { "75×20, 150,000 units", "huntington-hill", 75, 20, 150000, 15, TRUE },
    { "75×20, 150,000 units", "jefferson", 75, 20, 150000, 15, TRUE },
    { "1,500×20, 10^6 units", "webster", 1500, 20, 1000000, 5, TRUE },
  };
  Work official = { "Zurich 2019, 18×13, 180 units", "webster", 18, 13, 180, 15, TRUE };
  Problem zurich = read_zurich ();

  printf ("%-30s %-16s %15s %15s %8s\n", "work", "rule", "exact, awrash", "alternating", "ratio");
  run (&official, &zurich, TRUE);
  free_problem (&zurich);
  for (gsize i = 0; i < G_N_ELEMENTS (works); i++)
    {
      Problem p = make_problem (works[i].n_rows, works[i].n_columns, works[i].total);
      run (&works[i], &p, TRUE);
      free_problem (&p);
    }
  show_growth ();
  return EXIT_SUCCESS;
}
