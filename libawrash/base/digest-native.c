/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Blocks of SHA-256 by the instructions of x86 processors, which take two rounds each; others have
 * none here. Source: FIPS 180-4; Gulley, Gopal, Yap, Feghali, Guilford and Wolrich, Intel SHA
 * Extensions (2013). Invariant: none of the instructions runs on a processor that lacks them. */

#include "base/digest-private.h"

/* Other compilers cannot tell what the processor has without asking it each time. */
#if defined(__x86_64__) && !defined(__clang__) && defined(__GNUC__) && __GNUC__ >= 11

#include <immintrin.h>

/* Between blocks the state is kept as the instructions want it: a, b, e, f and c, d, g, h. */
__attribute__ ((target ("sha,sse4.1"))) static void
take_blocks (guint32 state[8], const guint8 bytes[], gsize n_blocks)
{
  const __m128i order = _mm_set_epi64x (0x0c0d0e0f08090a0b, 0x0405060700010203);
  __m128i low = _mm_shuffle_epi32 (_mm_loadu_si128 ((const __m128i *)state), 0xb1);
  __m128i high = _mm_shuffle_epi32 (_mm_loadu_si128 ((const __m128i *)(state + 4)), 0x1b);
  __m128i abef = _mm_alignr_epi8 (low, high, 8), cdgh = _mm_blend_epi16 (high, low, 0xf0);
  __m128i words[16];

  for (; n_blocks > 0; n_blocks--, bytes += AWRASH_DIGEST_BLOCK)
    {
      const __m128i before[2] = { abef, cdgh };

      for (gsize k = 0; k < 16; k++)
        {
          __m128i sum;

          if (k < 4)
            words[k]
                = _mm_shuffle_epi8 (_mm_loadu_si128 ((const __m128i *)(bytes + 16 * k)), order);
          else
            words[k] = _mm_sha256msg2_epu32 (
                _mm_add_epi32 (_mm_sha256msg1_epu32 (words[k - 4], words[k - 3]),
                               _mm_alignr_epi8 (words[k - 1], words[k - 2], 4)),
                words[k - 1]);
          sum = _mm_add_epi32 (
              words[k], _mm_loadu_si128 ((const __m128i *)(awrash_i_digest_constants + 4 * k)));
          cdgh = _mm_sha256rnds2_epu32 (cdgh, abef, sum);
          abef = _mm_sha256rnds2_epu32 (abef, cdgh, _mm_shuffle_epi32 (sum, 0x0e));
        }
      abef = _mm_add_epi32 (abef, before[0]);
      cdgh = _mm_add_epi32 (cdgh, before[1]);
    }
  low = _mm_shuffle_epi32 (abef, 0x1b);
  high = _mm_shuffle_epi32 (cdgh, 0xb1);
  _mm_storeu_si128 ((__m128i *)state, _mm_blend_epi16 (low, high, 0xf0));
  _mm_storeu_si128 ((__m128i *)(state + 4), _mm_alignr_epi8 (high, low, 8));
}

AwrashDigestBlocks
awrash_i_digest_blocks_native (void)
{
  return __builtin_cpu_supports ("sha") && __builtin_cpu_supports ("sse4.1") ? take_blocks : NULL;
}

#else

AwrashDigestBlocks
awrash_i_digest_blocks_native (void)
{
  return NULL;
}

#endif
