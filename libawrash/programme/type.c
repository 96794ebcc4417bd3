/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Worksite types as others read them. Source: the kinds of work that worksites do. Invariant: every
 * type belongs to one stream. */

#include "programme/programme-private.h"

#include <math.h>

size_t
awrash_programme_type_get_count (const AwrashProgramme *programme)
{
  g_return_val_if_fail (programme != NULL, 0);
  return programme->n_types;
}

const char *
awrash_programme_type_get_code (const AwrashProgramme *programme, size_t type)
{
  g_return_val_if_fail (programme != NULL && type < programme->n_types, NULL);
  return programme->types[type].code;
}

const char *
awrash_programme_type_get_label (const AwrashProgramme *programme, size_t type,
                                 const char *language)
{
  const AwrashType *named = NULL;

  g_return_val_if_fail (programme != NULL && type < programme->n_types, NULL);
  g_return_val_if_fail (language != NULL, NULL);
  named = &programme->types[type];
  return awrash_i_programme_label (language, named->name_ar, named->name_fr, named->name_en,
                                   named->code);
}

size_t
awrash_programme_type_get_stream (const AwrashProgramme *programme, size_t type)
{
  g_return_val_if_fail (programme != NULL && type < programme->n_types, 0);
  return programme->types[type].stream;
}

double
awrash_programme_type_get_months (const AwrashProgramme *programme, size_t type)
{
  g_return_val_if_fail (programme != NULL && type < programme->n_types, NAN);
  return programme->types[type].months;
}

double
awrash_programme_type_get_monthly_cost (const AwrashProgramme *programme, size_t type)
{
  g_return_val_if_fail (programme != NULL && type < programme->n_types, NAN);
  return programme->types[type].monthly_cost;
}
