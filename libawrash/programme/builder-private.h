/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The builder's inside, for the reading of folders: the one other way in. */

#ifndef AWRASH_PROGRAMME_BUILDER_PRIVATE_H
#define AWRASH_PROGRAMME_BUILDER_PRIVATE_H

#include "programme/draft-private.h"

struct _AwrashProgrammeBuilder
{
  GKeyFile *options;
  GPtrArray *tables;                   /* of AwrashTable */
  GPtrArray *notices;                  /* about the folder */
  AwrashFaults faults;                 /* of files that could not be read at all */
  gboolean is_broken[AWRASH_N_SHEETS]; /* those files: not missing, but not there either */
};

/* Takes the table over; its name must be one of a programme's. */
void awrash_i_builder_take_table (AwrashProgrammeBuilder *builder, AwrashTable *table);

/* Marks the columns that hold numbers, so that dialects may respell them. */
void awrash_i_tables_mark (AwrashTable *table);

/* Newly allocated: lower-case hexadecimal SHA-256 of the canonical text; see canonical.c. */
char *awrash_i_canonical_hash (const AwrashProgramme *programme, GError **error);

#endif
