/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The header of a file of numbers as NumPy maps it. */

#ifndef AWRASH_SIMULATION_NPY_PRIVATE_H
#define AWRASH_SIMULATION_NPY_PRIVATE_H

#include <awrash.h>

/* The header of an array in C order: dtype is "<f8" or "|u1"; axes are the lengths after the first,
 * "5, 75, 2", or "" where there is one axis alone. To be freed; its length is a multiple of 64. */
char *awrash_i_npy_header (const char *dtype, guint64 n, const char *axes, gsize *length);

#endif
