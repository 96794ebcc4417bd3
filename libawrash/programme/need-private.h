/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What rates are measured against: "unemployed", "population*poverty_2014", "pool:women". */

#ifndef AWRASH_PROGRAMME_NEED_PRIVATE_H
#define AWRASH_PROGRAMME_NEED_PRIVATE_H

#include "programme/programme-private.h"

/* FALSE where the expression names what the programme does not have; cells are not looked at. */
gboolean awrash_i_need_check (const AwrashProgramme *programme, const char *expression,
                              GError **error);

/* need[provinces] out; untouched on failure. */
gboolean awrash_i_need_measure (const AwrashProgramme *programme, const char *expression,
                                double need[], GError **error);

#endif
