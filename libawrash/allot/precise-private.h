/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What every reckoning with MPFR begins with. */

#ifndef AWRASH_ALLOT_PRECISE_PRIVATE_H
#define AWRASH_ALLOT_PRECISE_PRIVATE_H

#include <awrash.h>

/* Has what MPFR keeps in this thread given back when the thread ends. */
void awrash_i_precise_begin (void);

#endif
