/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of persons' lists of sites. */

#ifndef AWRASH_SELECTION_PREFERENCES_PRIVATE_H
#define AWRASH_SELECTION_PREFERENCES_PRIVATE_H

#include "selection/reserves-private.h"

struct _AwrashPreferences
{
  gsize n_persons;
  gsize n_sites;
  gsize *start;    /* [n_persons + 1] */
  gsize *site;     /* [n_choices]: person after person, the most wanted first */
  double *score;   /* [n_choices]: what the person has at that site */
  int64_t *traits; /* [n_persons] */
};

/* Sites and lists fit one another: as many sites, each for everybody. */
gboolean awrash_i_preferences_check (const AwrashPreferences *preferences,
                                     const AwrashReserves *sites, GError **error);

#endif
