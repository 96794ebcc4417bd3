/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The streams of random.h as a generator of GSL, for whatever draws through one.
 * Source: the GNU Scientific Library's manual, "Random Number Generation". Invariant: the k-th
 * number is the k-th of awrash_random_uniform(). */

#ifndef AWRASH_RANDOM_GSL_PRIVATE_H
#define AWRASH_RANDOM_GSL_PRIVATE_H

#include <awrash.h>
#include <gsl/gsl_rng.h>

/* A type for gsl_rng_alloc(); gsl_rng_set() goes to the address whose seed is given and whose
 * parts are else 0. 2^32 numbers an address; a whole number is the upper half of the 64 bits of
 * which gsl_rng_uniform() takes 52. */
const gsl_rng_type *awrash_i_random_gsl_type (void);

/* Puts a generator of that type to the beginning of an address, which is one that was checked. */
void awrash_i_random_gsl_start (gsl_rng *generator, const AwrashRandomAddress *address);

#endif
