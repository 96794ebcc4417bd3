/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a design keeps so that any row of it can be had without the others.
 * Source: the list in simulation-design.h. Invariant: a row is a function of kind, size, seed and
 * its number alone. */

#ifndef AWRASH_SIMULATION_DESIGN_PRIVATE_H
#define AWRASH_SIMULATION_DESIGN_PRIVATE_H

#include <awrash.h>

enum
{
  AWRASH_DESIGN_DIMENSIONS = 1024,
  AWRASH_SOBOL_DIMENSIONS = 40, /* as many as GSL's sequence has */
  AWRASH_SOBOL_BITS = 30
};

/* The largest number below 1. */
#define AWRASH_DESIGN_MOST (1.0 - 0x1p-53)

typedef struct
{
  const char *name;
  gboolean takes_list; /* of whole numbers behind a colon */
  /* how many rows there are, and what else is kept; FALSE with an error */
  gboolean (*settle) (AwrashSimulationDesign *design, GError **error);
  void (*row) (const AwrashSimulationDesign *design, gsize row, double u[]);
} AwrashDesignForm;

struct _AwrashSimulationDesign
{
  const AwrashDesignForm *form;
  char *kind;
  gsize n;
  gsize n_dimensions;
  gsize n_points;
  int64_t seed;
  gsize n_listed;
  int64_t *listed;     /* what stands behind the colon */
  guint32 *order;      /* a permutation of the points for each column */
  guint32 *directions; /* AWRASH_SOBOL_BITS for each column of the sequence */
  guint64 *shift;      /* 52 bits for each column of the sequence */
};

/* Independent numbers, as many as asked for, of row number row. */
void awrash_i_design_draw (const AwrashSimulationDesign *design, gsize row, gsize n, double u[]);

/* Fails with AWRASH_ERROR_VALUE for a size of 0, or for times n rows beyond most. */
gboolean awrash_i_design_count (AwrashSimulationDesign *design, gsize times, guint64 most,
                                GError **error);

gboolean awrash_i_design_latin_settle (AwrashSimulationDesign *design, GError **error);
void awrash_i_design_latin_row (const AwrashSimulationDesign *design, gsize row, double u[]);
gboolean awrash_i_design_sobol_settle (AwrashSimulationDesign *design, GError **error);
void awrash_i_design_sobol_row (const AwrashSimulationDesign *design, gsize row, double u[]);
gboolean awrash_i_design_factorial_settle (AwrashSimulationDesign *design, GError **error);
void awrash_i_design_factorial_row (const AwrashSimulationDesign *design, gsize row, double u[]);
gboolean awrash_i_design_saltelli_settle (AwrashSimulationDesign *design, GError **error);
void awrash_i_design_saltelli_row (const AwrashSimulationDesign *design, gsize row, double u[]);
gboolean awrash_i_design_morris_settle (AwrashSimulationDesign *design, GError **error);
void awrash_i_design_morris_row (const AwrashSimulationDesign *design, gsize row, double u[]);

/* The sequence, for others than its own kind: so many columns, n points. */
gboolean awrash_i_sobol_start (AwrashSimulationDesign *design, gsize n_columns, GError **error);
double awrash_i_sobol_number (const AwrashSimulationDesign *design, gsize row, gsize column);

#endif
