/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole numbers of 128 bits, two's complement: the compiler's own, by whichever name it has them.
 * Source: GCC, 128-bit Integers; C23, 6.2.5, bit-precise integers, where words of the processor are
 * of 32 bits. Invariant: the same bits by either name; more bits than these are base/words. */

#ifndef AWRASH_BASE_INT128_PRIVATE_H
#define AWRASH_BASE_INT128_PRIVATE_H

#ifdef __SIZEOF_INT128__
__extension__ typedef __int128 AwrashInt128;
__extension__ typedef unsigned __int128 AwrashUint128;
#else
__extension__ typedef _BitInt(128) AwrashInt128;
__extension__ typedef unsigned _BitInt(128) AwrashUint128;
#endif

#endif
