/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the text of a concentration index says: NAME, extended:NU, NAME:LOW:HIGH or NAME:observed.
 * Source: Wagstaff (2002, 2005), Erreygers (2009), Journal of Health Economics and Health
 * Economics. Invariant: bounds are finite and in order, nu is finite and > 0. */

#include "metric/concentration-private.h"

#include "base/i18n-private.h"
#include "base/names-private.h"
#include "base/number-private.h"

#include <string.h>

static const AwrashName kind_names[] = {
  { AWRASH_CONCENTRATION_STANDARD, "standard" },
  { AWRASH_CONCENTRATION_GENERALIZED, "generalized" },
  { AWRASH_CONCENTRATION_EXTENDED, "extended" },
  { AWRASH_CONCENTRATION_ERREYGERS, "erreygers" },
  { AWRASH_CONCENTRATION_WAGSTAFF, "wagstaff" },
};

const char *
awrash_metric_concentration_index_get_name (size_t index)
{
  return index < G_N_ELEMENTS (kind_names) ? kind_names[index].name : NULL;
}

static gboolean
refuse_name (const char *text, GError **error)
{
  g_autofree char *names = awrash_i_names_list (kind_names, G_N_ELEMENTS (kind_names));

  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME, _ ("index is \"%s\", expected one of: %s"),
               text, names);
  return FALSE;
}

static gboolean
read_number (const char *text, double *value)
{
  return text != NULL && awrash_i_number_parse (text, '.', value) == AWRASH_NUMBER_READ;
}

static gboolean
read_nu (char *const parts[], AwrashConcentrationIndex *index, GError **error)
{
  double nu = 0.0;

  if (parts[1] == NULL || parts[2] != NULL || !read_number (parts[1], &nu) || !(nu > 0.0))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("index is \"%s\", expected extended:NU with a number NU > 0"), index->text);
      return FALSE;
    }
  index->nu = nu;
  return TRUE;
}

static gboolean
read_bounds (char *const parts[], AwrashConcentrationIndex *index, GError **error)
{
  if (g_strcmp0 (parts[1], "observed") == 0 && parts[2] == NULL)
    {
      index->is_observed = TRUE;
      return TRUE;
    }
  if (parts[1] != NULL && read_number (parts[1], &index->low)
      && read_number (parts[2], &index->high) && parts[3] == NULL && index->low < index->high)
    return TRUE;
  g_set_error (
      error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
      _ ("index is \"%s\", expected %s:LOW:HIGH with numbers LOW < HIGH, the bounds of the "
         "outcome, or %s:observed"),
      index->text, parts[0], parts[0]);
  return FALSE;
}

gboolean
awrash_i_concentration_index_read (const char *text, AwrashConcentrationIndex *index,
                                   GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 4);
  AwrashConcentrationIndex read = { .text = text, .nu = 2.0 };

  read.kind = (AwrashConcentrationKind)awrash_i_names_find (kind_names, G_N_ELEMENTS (kind_names),
                                                            parts[0]);
  if (read.kind == 0)
    return refuse_name (text, error);
  if (read.kind == AWRASH_CONCENTRATION_EXTENDED)
    {
      if (!read_nu (parts, &read, error))
        return FALSE;
    }
  else if (read.kind >= AWRASH_CONCENTRATION_ERREYGERS)
    {
      if (!read_bounds (parts, &read, error))
        return FALSE;
    }
  else if (parts[1] != NULL)
    return refuse_name (text, error);
  *index = read;
  return TRUE;
}

const char *
awrash_metric_concentration_index_get_convention (const char *index, GError **error)
{
  AwrashConcentrationIndex read = { .kind = 0 };

  g_return_val_if_fail (index != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!awrash_i_concentration_index_read (index, &read, error))
    return NULL;
  switch (read.kind)
    {
    case AWRASH_CONCENTRATION_STANDARD:
      return _ ("population value over the mean; ties of the rank averaged");
    case AWRASH_CONCENTRATION_GENERALIZED:
      return _ (
          "population value times the mean, in the outcome's unit; ties of the rank averaged");
    case AWRASH_CONCENTRATION_EXTENDED:
      return _ ("exact differences of (1 - P)^nu over the mean; ties of the rank averaged");
    case AWRASH_CONCENTRATION_ERREYGERS:
      return read.is_observed
                 ? _ ("Erreygers, by the lowest and highest outcome; ties of the rank averaged")
                 : _ ("Erreygers, by declared bounds; ties of the rank averaged");
    case AWRASH_CONCENTRATION_WAGSTAFF:
    default:
      return read.is_observed
                 ? _ ("Wagstaff, by the lowest and highest outcome; ties of the rank averaged")
                 : _ ("Wagstaff, by declared bounds; ties of the rank averaged");
    }
}
