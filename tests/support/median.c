/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Medians by sorting: there are few turns of a benchmark. Source: none. Invariant: the same numbers
 * stay in the array. */

#include "support/median.h"

#include <stdlib.h>

static int
compare (const void *a, const void *b)
{
  const double *left = a, *right = b;

  return (*left > *right) - (*left < *right);
}

void
test_sort (gsize n, double numbers[])
{
  qsort (numbers, n, sizeof *numbers, compare);
}

double
test_median (gsize n, double numbers[])
{
  test_sort (n, numbers);
  return numbers[n / 2];
}
