/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What wraps on purpose: a function whose unsigned sums and products are meant modulo 2^32 or 2^64,
 * each with its reason beside it. Source: clang, UndefinedBehaviorSanitizer. Invariant: a wrap
 * anywhere else is a fault, which `make integers` finds. */

#ifndef AWRASH_BASE_WRAP_PRIVATE_H
#define AWRASH_BASE_WRAP_PRIVATE_H

#include <glib.h>

#ifdef __clang__
#define AWRASH_I_WRAPS __attribute__ ((no_sanitize ("unsigned-integer-overflow")))
#else
#define AWRASH_I_WRAPS
#endif

/* Bits spread over a word, the upper ones best, for tables. Source: D. Knuth, The Art of Computer
 * Programming 3, 6.4: multiplication by the golden ratio, modulo 2^64. */
AWRASH_I_WRAPS static inline guint64
awrash_i_wrap_spread (guint64 bits)
{
  return bits * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
}

#endif
