/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The purposes that the library draws for by itself: no address of a user's has them.
 * Source: none. Invariant: a purpose has one number, which is never given to another. */

#ifndef AWRASH_RANDOM_PURPOSES_PRIVATE_H
#define AWRASH_RANDOM_PURPOSES_PRIVATE_H

typedef enum
{
  AWRASH_PURPOSE_OWN = 3840,     /* the first that is the library's own */
  AWRASH_PURPOSE_DESIGN = 3840,  /* the points of a design */
  AWRASH_PURPOSE_SHUFFLE = 3841, /* the orders of a design's strata and factors */
  AWRASH_PURPOSE_SHIFT = 3842,   /* the shift of a low-discrepancy sequence */
  AWRASH_PURPOSE_BOOTSTRAP = 3843,
  AWRASH_PURPOSE_EDITION = 3856 /* to 4095: the laws of an edition, sixteen streams each */
} AwrashPurpose;

#endif
