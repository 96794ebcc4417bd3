/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Calls of every room on questions of any size: how their time grows. */

#ifndef AWRASH_TESTS_SUPPORT_GROWING_H
#define AWRASH_TESTS_SUPPORT_GROWING_H

#include <awrash.h>

/* A question of size n, whatever n counts, and a call that answers it. */
typedef struct
{
  const char *room, *name;
  gsize n;     /* the smallest size */
  double most; /* the largest exponent of n that its contract leaves: about 1 for O(n log n) */
  gpointer (*prepare) (gsize n);
  gboolean (*call) (gpointer question, gsize n);
  void (*let_go) (gpointer question);
} Growing;

/* Each list is ended by one without a name, the list of lists by NULL. */
extern const Growing growing_numbers[], growing_programmes[];
extern const Growing *const growing[];

/* The exponent of n over three doublings, from n on: the least of some runs each, in seconds of
 * this thread. seconds[4]: what was measured. NaN where the call fails. */
double growing_exponent (const Growing *one, double seconds[4]);

#endif
