/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a folder to start from holds: tables that explain their columns in three languages. */

#ifndef AWRASH_PROGRAMME_TEMPLATE_PRIVATE_H
#define AWRASH_PROGRAMME_TEMPLATE_PRIVATE_H

#include "programme/columns-private.h"
#include "programme/programme-private.h"

/* (transfer full): the table of a form, filled for the territories of a region ("*": all). */
AwrashTable *awrash_i_template_table (const AwrashProgramme *source, const char *region,
                                      AwrashSheetId id, GError **error);

/* Newly allocated: programme.ini with its keys explained. */
char *awrash_i_template_options (const AwrashProgramme *source);

#endif
