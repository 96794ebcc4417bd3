/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a policy may know before an edition, and what came out of its first stage: plain arrays, so
 * that an edition of a simulation costs microseconds. Cells stand province after province.
 * Invariant: a policy never writes here. */

#ifndef AWRASH_SIMULATION_SITUATION_PRIVATE_H
#define AWRASH_SIMULATION_SITUATION_PRIVATE_H

#include "programme/programme-private.h"

/* Totals and places stay below, so that products with rates of nine digits fit 128 bits. */
#define AWRASH_SITUATION_MOST (G_GINT64_CONSTANT (1) << 46)

typedef struct
{
  gsize n_provinces, n_regions, n_streams, n_indicators;
  const gsize *region;           /* [n_provinces]: of each province */
  const char *const *streams;    /* [n_streams]: codes */
  const char *const *indicators; /* [n_indicators]: names */
  const double *values;          /* [n_indicators × n_provinces], indicator after indicator */
  const gint64 *need;            /* [n_provinces]: persons who seek, as counted before */
  const double *months, *cost;   /* [n_streams]: months and money a place; NULL: not known */
  const gint64 *total;           /* [n_streams]: places of the nation in this edition */
  const gint64 *region_total;    /* [n_regions × n_streams], −1: none; NULL: none at all */
  const gint64 *capacity;        /* [n_provinces × n_streams], G_MAXINT64: none; NULL: none */
  const gint64 *last_quota;      /* [n_provinces × n_streams] of the edition before; NULL in the */
  const gint64 *last_filled;     /* first one without history */
  gint64 edition;                /* 1, 2, … */
} AwrashISituation;

struct _AwrashSituation
{
  AwrashISituation plain; /* points into what follows */
  char **provinces;       /* [n_provinces]: codes */
  char **regions;         /* [n_regions] */
  char **streams;
  char **indicators;
  gsize *region;
  double *values;
  gint64 *need;
  double *months, *cost;
  gint64 *total;
  gint64 *region_total;
  gint64 *capacity;
  gint64 *last_quota, *last_filled;
};

/* A situation of such a shape: no needs, no totals, no bounds, no history. */
AwrashSituation *awrash_i_situation_new (gsize n_provinces, gsize n_regions, gsize n_streams,
                                         gsize n_indicators, GError **error);

/* plain points at what the situation holds. */
void awrash_i_situation_point (AwrashSituation *situation);

/* Persons or places by name. */
typedef struct
{
  const char *name;
  gsize offset;                       /* of their array in the situation */
  gboolean (*is_none) (gint64 value); /* besides numbers; NULL: none is */
  gint64 none;                        /* what is said where there are none */
  const char *expected;
} AwrashSituationKind;

/* NULL with AWRASH_ERROR_NAME for another name, AWRASH_ERROR_VALUE for another length. */
const AwrashSituationKind *awrash_i_situation_kind (const AwrashSituation *situation,
                                                    const char *what, gsize n, GError **error);

/* Totals, capacities and regions' totals from the bounds of a programme; number[n_territories] are
 * its regions, G_MAXSIZE for what is none. */
gboolean awrash_i_situation_bound (AwrashSituation *situation, const AwrashProgramme *programme,
                                   const gsize number[], GError **error);
/* The edition, and what the one before gave, where the programme's history says it in whole. */
gboolean awrash_i_situation_remember (AwrashSituation *situation, const AwrashProgramme *programme,
                                      GError **error);

#endif
