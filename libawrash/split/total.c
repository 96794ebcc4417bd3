/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The total of a reading: so many places in all, whatever else the chain would find.
 * Source: none. Invariant: it is a wall around every cell, so that the class stays what it was. */

#include "split/model-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"

#include <string.h>

/* More places than any programme has that the split takes on. */
#define LARGEST_TOTAL (G_GINT64_CONSTANT (1) << 50)

static gboolean
read_total (const AwrashModel *model, int64_t *total, GError **error)
{
  const char *text = model->reading->values[AWRASH_READING_TOTAL];

  if (awrash_i_number_parse_integer (text, total) == AWRASH_NUMBER_READ && *total >= 0
      && *total <= LARGEST_TOTAL)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("total is \"%s\", expected a whole number from 0 to 2^50"), text);
  return FALSE;
}

/* The territory that holds every province; n_territories where there is none. */
static gsize
find_whole (const AwrashModel *model)
{
  gsize territory = 0;

  while (territory < model->programme->n_territories
         && model->to[territory] - model->from[territory] < model->n_provinces)
    territory++;
  return territory;
}

gboolean
awrash_i_model_add_total (AwrashModel *model, GError **error)
{
  g_autofree guint8 *types = awrash_i_new (guint8, model->n_types, error);
  gsize whole = find_whole (model);
  int64_t total;

  if (types == NULL)
    return FALSE;
  if (model->reading->values[AWRASH_READING_TOTAL][0] == '\0')
    return TRUE;
  if (!read_total (model, &total, error))
    return FALSE;
  if (whole == model->programme->n_territories)
    {
      g_set_error_literal (error, AWRASH_ERROR, AWRASH_ERROR_CLASS,
                           _ ("total is given, but no territory holds all provinces; expected one "
                              "country"));
      return FALSE;
    }
  memset (types, 1, model->n_types);
  return awrash_i_model_bind (model, whole, types, total, total, AWRASH_BOUND_OF_READING, error);
}
