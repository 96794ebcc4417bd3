/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole numbers of 128 bits from and to doubles, where words are of 32 bits:
 * clang calls functions for them that its run-time library has for words of 64 alone.
 * Source: LLVM, compiler-rt, floattidf.c, floatuntidf.c, fixdfti.c, fixunsdfti.c; System V ABI,
 * Intel386, by which a structure of four words is passed and returned as such a number is.
 * Invariant: to the nearest double, ties to even; from a double the part before the point. */

#include "base/int128-private.h"

#include <glib.h>
#include <math.h>

#if !defined __SIZEOF_INT128__ && defined __clang__

typedef struct
{
  guint64 low, high;
} Words;

double __floatuntidf (Words words);
double __floattidf (Words words);
Words __fixdfti (double value);
Words __fixunsdfti (double value);

static Words
negate (Words words)
{
  return (Words){ -words.low, ~words.high + (words.low == 0) };
}

double
__floatuntidf (Words words)
{
  int shift = words.high == 0 ? 0 : 64 - __builtin_clzll (words.high);
  guint64 top = words.low;

  /* Of what is shifted out one bit is kept: whether it is more than nothing. */
  if (shift == 64)
    top = words.high | (words.low != 0);
  else if (shift > 0)
    top = words.high << (64 - shift) | words.low >> shift | (words.low << (64 - shift) != 0);
  return ldexp ((double)top, shift);
}

double
__floattidf (Words words)
{
  return words.high >> 63 != 0 ? -__floatuntidf (negate (words)) : __floatuntidf (words);
}

Words
__fixunsdfti (double value)
{
  double high = floor (ldexp (value, -64));

  return (Words){ (guint64)(value - ldexp (high, 64)), (guint64)high };
}

Words
__fixdfti (double value)
{
  Words words = __fixunsdfti (fabs (value));

  return value < 0 ? negate (words) : words;
}

#endif
