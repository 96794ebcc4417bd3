/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Faults that are there to be found: a tool that does not find them here would find none elsewhere.
 * Source: the kinds of faults that each of them is run for. Invariant: each line says which tool
 * finds what in it; run, it does what clang finds, and nothing else. */

#include <glib.h>

int planted_null (int n);
int planted_twice (int n);
int planted_after (int n);
int planted_unset (int n);
int planted_beyond (int n);
unsigned planted_wrap (unsigned n);
double planted_quotient (double x);

int
planted_null (int n)
{
  int *x = NULL;

  if (n == 7)
    return *x; /* gcc: analyzer-null-dereference; cppcheck: nullPointer */
  return 0;
}

int
planted_twice (int n)
{
  int *x = g_try_malloc (sizeof (int));

  if (n == 7)
    g_free (x);
  g_free (x); /* gcc: analyzer-double-free; cppcheck: doubleFree */
  return n;
}

int
planted_after (int n)
{
  int *x = g_malloc (sizeof (int) * 4);

  x[0] = n;
  g_free (x);
  return x[0]; /* gcc: analyzer-use-after-free */
}

int
planted_unset (int n)
{
  int x[4];

  if (n == 7)
    x[0] = n;
  return x[0]; /* gcc: analyzer-use-of-uninitialized-value; cppcheck: uninitvar */
}

int
planted_beyond (int n)
{
  int x[4] = { n, n, n, n }, i = 4;

  return x[i]; /* gcc: analyzer-use-of-uninitialized-value; cppcheck: arrayIndexOutOfBounds */
}

unsigned
planted_wrap (unsigned n)
{
  return n - 2; /* clang: unsigned integer overflow */
}

double
planted_quotient (double x)
{
  return 1 / x; /* clang: division by zero */
}

int
main (int argc, char *argv[])
{
  return argv == NULL || planted_wrap ((unsigned)argc) == 0 || planted_quotient (argc - 1) < 0;
}
