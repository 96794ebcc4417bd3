/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers with a name and a meaning, one below the other. Source: none.
 * Invariant: each stands in the text, in JSON and in CSV. */

#ifndef FIGURES_H
#define FIGURES_H

#include "sheet.h"

typedef struct
{
  const char *name; /* in CSV, and with _ for - in JSON */
  const char *words;
  double value;
  double error; /* its standard error; NaN where there is none */
} Figure;

/* Tells figures under a table and a title. */
void figures_tell (Sheet *sheet, JsonObject *object, const char *table, const char *convention,
                   gsize n, const Figure figures[]);

#endif
