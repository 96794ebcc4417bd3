/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Provinces: the leaves of the territories, which receive places. Source: the tree of territories.
 * Invariant: provinces stand in the order of their territories. */

#include "base/i18n-private.h"
#include "programme/need-private.h"

size_t
awrash_programme_province_get_count (const AwrashProgramme *programme)
{
  g_return_val_if_fail (programme != NULL, 0);
  return programme->n_provinces;
}

size_t
awrash_programme_province_get_territory (const AwrashProgramme *programme, size_t province)
{
  g_return_val_if_fail (programme != NULL && province < programme->n_provinces, 0);
  return programme->provinces[province];
}

gboolean
awrash_programme_province_get_need (const AwrashProgramme *programme, const char *expression,
                                    double need[], GError **error)
{
  g_return_val_if_fail (programme != NULL && need != NULL, FALSE);
  if (expression == NULL)
    expression = awrash_programme_get_option (programme, "need", "indicator");
  if (expression != NULL)
    return awrash_i_need_measure (programme, expression, need, error);
  g_set_error (
      error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
      _ ("programme.ini has no indicator in [need], expected one, since rates are measured "
         "against it"));
  return FALSE;
}
