/* SPDX-License-Identifier: GPL-3.0-or-later */

/* random: draws that have an address. Where a stream of draws begins follows from what it is for,
 * so that the same study gives the same bits with any number of threads or processes, in any order,
 * interrupted and resumed; and from nothing else, so that all policies meet the same luck.
 *
 * How an address draws, for whoever wants to do it again; all numbers are whole.
 *
 * 1. A block. Philox 4x32-10 makes four words of 32 bits from a counter of four and a key of two.
 * The key is the seed: its low half, then its high half, a negative seed read as seed + 2^64. The
 * counter is: the number of the draw; purpose · 2^20 + ⌊place / 2⌋; the scenario; edition · 2^24 +
 * replication.
 *
 * 2. A number. An even place takes words 0 and 1 of the block, an odd one words 2 and 3: the lower
 * word first, x = word + 2^32 · next word. u = (2 ⌊x / 2^12⌋ + 1) / 2^53: an odd multiple of 2^-53,
 * so that neither 0 nor 1 is drawn, and 1 - u is exact and as likely as u.
 *
 * No two addresses within the limits share a number. Outputs are written only on success. */

#ifndef AWRASH_RANDOM_H
#define AWRASH_RANDOM_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/base.h>

G_BEGIN_DECLS

/**
 * AwrashRandomAddress:
 * @seed: any number: the luck of the whole study
 * @scenario: 0 to 2^32 - 1
 * @replication: 0 to 2^24 - 1
 * @edition: 0 to 255
 * @place: 0 to 2^21 - 1: a province, a commune
 * @purpose: 0 to 3,839: what is drawn; those up to 4,095 are the library's own
 *
 * The address of a stream of draws. A policy is not part of it.
 *
 * Since: 0.6
 */
typedef struct
{
  int64_t seed;
  int64_t scenario;
  int64_t replication;
  int64_t edition;
  int64_t place;
  int64_t purpose;
} AwrashRandomAddress;

/**
 * awrash_random_address_size:
 *
 * The size of #AwrashRandomAddress, for bindings to check theirs.
 *
 * Shapes: none. Units: bytes. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: the size
 */
AWRASH_API size_t awrash_random_address_size (void);

/**
 * awrash_random_philox:
 * @counter: (array length=4): the counter
 * @key: (array length=2): the key
 * @words: (out caller-allocates) (array length=4): what they make
 *
 * A block of Philox 4x32-10: for each key a permutation of all counters, in which nothing of their
 * order is left.
 *
 * Shapes: as above. Units: words of 32 bits. Errors: none. Cost: O(1), some ten nanoseconds.
 * Source: J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw (2011), Parallel random numbers: as
 * easy as 1, 2, 3, SC '11. Since: 0.6
 */
AWRASH_API void awrash_random_philox (const uint32_t counter[], const uint32_t key[],
                                      uint32_t words[]);

/**
 * awrash_random_uniform:
 * @address: where the stream begins
 * @n: how many numbers, at most 2^32
 * @values: (out caller-allocates) (array length=n): the numbers
 * @error: return location for an error
 *
 * The first numbers of a stream, 0 < u < 1.
 *
 * Shapes: as above. Units: none. Errors: %AWRASH_ERROR_VALUE for an address outside its limits, and
 * for more than 2^32 numbers. Cost: O(n). Source: Salmon et al. (2011); the head of this file.
 * Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
AWRASH_API gboolean awrash_random_uniform (const AwrashRandomAddress *address, size_t n,
                                           double values[], GError **error);

/**
 * AwrashLaw:
 *
 * A probability law, immutable.
 *
 * Since: 0.6
 */
typedef struct _AwrashLaw AwrashLaw;

/**
 * awrash_random_law_new:
 * @text: the law: one of those below
 * @error: return location for an error
 *
 * A law from its text. Numbers are at most 1e100 in size.
 *
 * "constant:X"; "uniform:LOW,HIGH"; "triangular:LOW,MODE,HIGH"; "pert:LOW,MODE,HIGH", a beta
 * distribution with the mean (LOW + 4 MODE + HIGH)/6; "normal:MEAN,SD";
 * "truncated-normal:MEAN,SD,LOW,HIGH", where MEAN and SD are those before cutting off;
 * "lognormal:MEDIAN,GSD", of which two thirds lie
 * between MEDIAN / GSD and MEDIAN GSD; "beta:A,B"; "gamma:SHAPE,SCALE"; "exponential:MEAN".
 *
 * Whole numbers: "integer:LOW,HIGH", each as likely; "categories:NAME=WEIGHT,…", the value is the
 * category's place from 0; "bernoulli:P"; "binomial:N,P"; "poisson:MEAN".
 *
 * Shapes: none. Units: those of what is drawn. Errors: %AWRASH_ERROR_NAME for another name, with
 * the list; %AWRASH_ERROR_VALUE for numbers outside of what the law takes, with what that is;
 * %AWRASH_ERROR_DUPLICATE for a category named twice. Cost: O(length of the text). Source: N. L.
 * Johnson, S. Kotz and N. Balakrishnan (1994), Continuous univariate distributions; D. G. Malcolm
 * et al. (1959), Application of a technique for research and development program evaluation (PERT).
 * Since: 0.6
 *
 * Returns: (transfer full): the law, or %NULL with @error set
 */
AWRASH_API AwrashLaw *awrash_random_law_new (const char *text, GError **error);

/**
 * awrash_random_law_free:
 * @law: (nullable): a law
 *
 * Frees a law.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 */
AWRASH_API void awrash_random_law_free (AwrashLaw *law);

/**
 * awrash_random_law_get_text:
 * @law: a law
 *
 * The law as a text of one form: no blanks, numbers as short as they can be. It makes the same law.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer none): the text
 */
AWRASH_API const char *awrash_random_law_get_text (const AwrashLaw *law);

/**
 * awrash_random_law_get_mean:
 * @law: a law
 *
 * The mean; of categories, that of their places.
 *
 * Shapes: none. Units: those of what is drawn. Errors: none. Cost: O(1). Source: Johnson, Kotz and
 * Balakrishnan (1994). Since: 0.6
 *
 * Returns: the mean
 */
AWRASH_API double awrash_random_law_get_mean (const AwrashLaw *law);

/**
 * awrash_random_law_get_variance:
 * @law: a law
 *
 * The variance; of categories, that of their places.
 *
 * Shapes: none. Units: those of what is drawn, squared. Errors: none. Cost: O(1). Source: Johnson,
 * Kotz and Balakrishnan (1994). Since: 0.6
 *
 * Returns: the variance
 */
AWRASH_API double awrash_random_law_get_variance (const AwrashLaw *law);

/**
 * awrash_random_law_is_whole:
 * @law: a law
 *
 * Whether all values are whole numbers, whatever the numbers of the law.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: %TRUE for laws of whole numbers
 */
AWRASH_API gboolean awrash_random_law_is_whole (const AwrashLaw *law);

/**
 * awrash_random_law_get_n_categories:
 * @law: a law
 *
 * How many categories there are.
 *
 * Shapes: none. Units: categories. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: the number, 0 for other laws
 */
AWRASH_API size_t awrash_random_law_get_n_categories (const AwrashLaw *law);

/**
 * awrash_random_law_get_category:
 * @law: a law
 * @category: which, from 0
 *
 * The name of a category.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer none) (nullable): the name, or %NULL where there is none
 */
AWRASH_API const char *awrash_random_law_get_category (const AwrashLaw *law, size_t category);

/**
 * awrash_random_law_quantile:
 * @law: a law
 * @n: how many
 * @u: (array length=n): parts, above 0 and below 1
 * @x: (out caller-allocates) (array length=n): their quantiles; may be the same array
 * @error: return location for an error
 *
 * The smallest values at or below which these parts lie. Every law is drawn this way, so that
 * designs, sequences and streams serve all of them, and a larger part gives no smaller value, but
 * for rounding in the last digits of pert, beta and gamma.
 * The bits are the same on every machine: nothing of the C library's elementary functions enters.
 *
 * Shapes: as above. Units: those of what is drawn. Errors: %AWRASH_ERROR_VALUE for a part outside.
 * Cost: O(n): some 10 ns each where the quantile is a formula, 0.5 µs for binomial and
 * Poisson, 1 µs for pert, beta and gamma, up to some 0.1 ms for shapes and counts of 10^9. Source:
 * M. J. Wichura (1988), Algorithm AS 241; C. Loader (2000), Fast and accurate computation of
 * binomial probabilities. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
AWRASH_API gboolean awrash_random_law_quantile (const AwrashLaw *law, size_t n, const double u[],
                                                double x[], GError **error);

/**
 * awrash_random_law_draw:
 * @law: a law
 * @address: where the stream begins
 * @n: how many
 * @x: (out caller-allocates) (array length=n): the values
 * @error: return location for an error
 *
 * Draws from a law: the quantiles of awrash_random_uniform().
 *
 * Shapes: as above. Units: those of what is drawn. Errors: those of awrash_random_uniform(). Cost:
 * as awrash_random_law_quantile(). Source: as these two. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
AWRASH_API gboolean awrash_random_law_draw (const AwrashLaw *law,
                                            const AwrashRandomAddress *address, size_t n,
                                            double x[], GError **error);

/**
 * awrash_random_law_form_get_n:
 *
 * How many kinds of laws there are.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_random_law_form_get_n (void);

/**
 * awrash_random_law_form_get_name:
 * @form: which, from 0
 *
 * A kind of law as it is written: "uniform:LOW,HIGH".
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer none) (nullable): the text, or %NULL where there is none
 */
AWRASH_API const char *awrash_random_law_form_get_name (size_t form);

/**
 * awrash_random_law_form_get_condition:
 * @form: which, from 0
 *
 * What the numbers of a kind of law have to be: "LOW < HIGH".
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer none) (nullable): the text, or %NULL where there is none
 */
AWRASH_API const char *awrash_random_law_form_get_condition (size_t form);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashLaw, awrash_random_law_free)

G_END_DECLS

#endif
