/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A design from its kind, and its rows.
 * Source: the list in simulation-design.h. Invariant: what a kind needs is settled when the design
 * is made; rows only read it. */

#include "simulation/design-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"
#include "base/text-private.h"
#include "random/philox-private.h"
#include "random/purposes-private.h"

#include <string.h>

#define MOST_ROWS ((guint64)1 << 32)

void
awrash_i_design_draw (const AwrashSimulationDesign *design, gsize row, gsize n, double u[])
{
  AwrashRandomAddress address
      = { .seed = design->seed, .scenario = (int64_t)row, .purpose = AWRASH_PURPOSE_DESIGN };

  awrash_i_random_places (&address, n, u);
}

gboolean
awrash_i_design_count (AwrashSimulationDesign *design, gsize times, guint64 most, GError **error)
{
  if (design->n > 0 && design->n <= most / times)
    {
      design->n_points = design->n * times;
      return TRUE;
    }
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("n is %zu, expected 1 to %zu for the design \"%s\" with %zu columns"), design->n,
               (gsize)(most / times), design->kind, design->n_dimensions);
  return FALSE;
}

static gboolean
settle_independent (AwrashSimulationDesign *design, GError **error)
{
  return awrash_i_design_count (design, 1, MOST_ROWS, error);
}

static void
independent_row (const AwrashSimulationDesign *design, gsize row, double u[])
{
  awrash_i_design_draw (design, row, design->n_dimensions, u);
}

/* A kind with a list comes before its name alone. */
static const AwrashDesignForm forms[]
    = { { "monte-carlo", FALSE, settle_independent, independent_row },
        { "latin-hypercube", FALSE, awrash_i_design_latin_settle, awrash_i_design_latin_row },
        { "sobol", FALSE, awrash_i_design_sobol_settle, awrash_i_design_sobol_row },
        { "factorial", TRUE, awrash_i_design_factorial_settle, awrash_i_design_factorial_row },
        { "saltelli:monte-carlo", FALSE, awrash_i_design_saltelli_settle,
          awrash_i_design_saltelli_row },
        { "saltelli", FALSE, awrash_i_design_saltelli_settle, awrash_i_design_saltelli_row },
        { "morris", TRUE, awrash_i_design_morris_settle, awrash_i_design_morris_row } };

static const AwrashDesignForm *
find_form (const char *kind, GError **error)
{
  g_autofree char *quoted = awrash_i_text_quote (kind);
  g_autoptr (GString) names = g_string_new (NULL);

  for (gsize k = 0; k < G_N_ELEMENTS (forms); k++)
    {
      gsize length = strlen (forms[k].name);

      if (strncmp (kind, forms[k].name, length) == 0
          && (kind[length] == '\0' || (forms[k].takes_list && kind[length] == ':')))
        return &forms[k];
      g_string_append_printf (names, "%s%s", k > 0 ? ", " : "", forms[k].name);
    }
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME, _ ("design is %s, expected one of: %s"),
               quoted, names->str);
  return NULL;
}

static gboolean
read_list (AwrashSimulationDesign *design, GError **error)
{
  gsize length = strlen (design->form->name);
  g_auto (GStrv) parts = NULL;

  if (design->kind[length] == '\0')
    return TRUE;
  parts = g_strsplit (design->kind + length + 1, ",", -1);
  design->listed = awrash_i_new (int64_t, g_strv_length (parts), error);
  if (design->listed == NULL)
    return FALSE;
  for (; parts[design->n_listed] != NULL; design->n_listed++)
    {
      int64_t *listed = &design->listed[design->n_listed];
      g_autofree char *quoted = NULL;

      if (awrash_i_number_parse_integer (parts[design->n_listed], listed) == AWRASH_NUMBER_READ
          && *listed >= 1)
        continue;
      quoted = awrash_i_text_quote (design->kind);
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("design is %s, expected whole numbers from 1 behind the colon"), quoted);
      return FALSE;
    }
  return TRUE;
}

AwrashSimulationDesign *
awrash_simulation_design_new (const char *kind, size_t n, size_t n_dimensions, int64_t seed,
                              GError **error)
{
  g_autoptr (AwrashSimulationDesign) design = NULL;
  const AwrashDesignForm *form;

  g_return_val_if_fail (kind != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  form = find_form (kind, error);
  if (form == NULL)
    return NULL;
  if (n_dimensions < 1 || n_dimensions > AWRASH_DESIGN_DIMENSIONS)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("n_dimensions is %zu, expected 1 to %d"), n_dimensions,
                   AWRASH_DESIGN_DIMENSIONS);
      return NULL;
    }
  design = g_new0 (AwrashSimulationDesign, 1);
  *design = (AwrashSimulationDesign){
    .form = form, .kind = g_strdup (kind), .n = n, .n_dimensions = n_dimensions, .seed = seed
  };
  if (!read_list (design, error) || !form->settle (design, error))
    return NULL;
  return g_steal_pointer (&design);
}

void
awrash_simulation_design_free (AwrashSimulationDesign *design)
{
  if (design == NULL)
    return;
  g_free (design->kind);
  g_free (design->listed);
  g_free (design->order);
  g_free (design->directions);
  g_free (design->shift);
  g_free (design);
}

const char *
awrash_simulation_design_get_kind (const AwrashSimulationDesign *design)
{
  g_return_val_if_fail (design != NULL, NULL);

  return design->kind;
}

size_t
awrash_simulation_design_get_n_points (const AwrashSimulationDesign *design)
{
  g_return_val_if_fail (design != NULL, 0);

  return design->n_points;
}

size_t
awrash_simulation_design_get_n_dimensions (const AwrashSimulationDesign *design)
{
  g_return_val_if_fail (design != NULL, 0);

  return design->n_dimensions;
}

gboolean
awrash_simulation_design_get_rows (const AwrashSimulationDesign *design, size_t first,
                                   size_t n_rows, size_t n_dimensions, double points[],
                                   GError **error)
{
  g_return_val_if_fail (design != NULL, FALSE);
  g_return_val_if_fail (n_rows == 0 || points != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (n_dimensions != design->n_dimensions)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("n_dimensions is %zu, expected the %zu columns of the design"), n_dimensions,
                   design->n_dimensions);
      return FALSE;
    }
  if (first > design->n_points || n_rows > design->n_points - first)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("%zu rows from row %zu are asked for, expected some of the %zu rows"), n_rows,
                   first, design->n_points);
      return FALSE;
    }
  for (size_t i = 0; i < n_rows; i++)
    design->form->row (design, first + i, points + i * n_dimensions);
  return TRUE;
}
