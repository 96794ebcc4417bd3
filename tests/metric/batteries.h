/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hostile numbers: of all sizes, nearly equal, with one that outweighs all.
 * Source: a fixed stream of numbers. Invariant: values and weights are what metric.h takes. */

#ifndef TESTS_METRIC_BATTERIES_H
#define TESTS_METRIC_BATTERIES_H

#include "metric/measures.h"

enum
{
  N = 60, /* rows of a battery */
  N_BATTERIES = 16
};

typedef struct
{
  const char *label;
  double x[N];
  double w[N];
} Battery;

static inline void
battery_fill (Battery *battery, size_t kind, guint64 *state)
{
  static const char *const labels[]
      = { "uniform",       "log-normal wide",      "one 1e15 among ones",
          "nearly equal",  "one step apart",       "huge",
          "tiny",          "from 1e-300 to 1e300", "subnormal",
          "with zeros",    "one heavy weight",     "top weight 1e-30",
          "bottom 1e-200", "weights 1e300",        "near DBL_MAX",
          "counts" };

  battery->label = labels[kind];
  for (size_t i = 0; i < N; i++)
    {
      double u = next_uniform (state), v = next_uniform (state);
      double forms[] = { u,
                         exp (20 * u),
                         i == 17 ? 1e15 : 1.0,
                         1.0 + 1e-9 * u,
                         u < 0.5 ? 1.0 : 1.0 + 0x1p-52,
                         1e299 * (1 + u),
                         1e-299 * (1 + u),
                         pow (10, 600 * u - 300),
                         ldexp (floor (1 + 1000 * u), -1074),
                         u < 0.3 ? 0.0 : u,
                         u,
                         i == 5 ? 1e30 : u,
                         i == 5 ? 1e-200 : 1 + u,
                         u,
                         1.7e308 * (0.5 + u / 2),
                         floor (5 * u) };

      battery->x[i] = forms[kind];
      battery->w[i] = kind == 10 && i == 3   ? 1e18
                      : kind == 11 && i == 5 ? 1e-30
                      : kind == 12 && i == 5 ? 1e-200
                      : kind == 13           ? 1e300 * (1 + v)
                                             : 0.1 + v;
    }
}

#endif
