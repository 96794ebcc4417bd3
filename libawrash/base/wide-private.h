/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Loops over numbers, compiled for wider registers too where the compiler can do so; which are used
 * is settled when the library is loaded. Source: GCC, Function Multiversioning. Invariant: what is
 * done to each number, and in which order sums are taken, is in the code, so no bit depends on it.
 */

#ifndef AWRASH_BASE_WIDE_PRIVATE_H
#define AWRASH_BASE_WIDE_PRIVATE_H

#if defined __GNUC__ && !defined __clang__ && defined __x86_64__ && defined __gnu_linux__          \
    && defined __OPTIMIZE__ && !defined __SANITIZE_ADDRESS__ && !defined __SANITIZE_THREAD__
#define AWRASH_I_WIDE __attribute__ ((target_clones ("default", "avx2", "avx512f")))
#else
#define AWRASH_I_WIDE
#endif

#endif
