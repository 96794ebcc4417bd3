/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Maps laid flat. Source: areas on the ellipsoid as integrals of its two radii of curvature; Snyder
 * (1987), p. 332 to 335, the numerical example of the azimuthal equal-area projection. Invariant:
 * areas are tested, not formulas. */

#include "report/projection-private.h"

#include <criterion/criterion.h>
#include <math.h>

#define STEPS 2000

/* Of the cell between two meridians and two parallels, by the rule of the middles. */
static double
true_area (double west, double south, double east, double north)
{
  const double a = 6378137.0, e2 = 0.00669437999014;
  double sum = 0;

  for (int i = 0; i < STEPS; i++)
    {
      const double latitude = (south + (north - south) * (i + 0.5) / STEPS) * G_PI / 180;
      const double w = 1 - e2 * sin (latitude) * sin (latitude);
      const double meridional = a * (1 - e2) / (w * sqrt (w)), transverse = a / sqrt (w);
      sum += meridional * transverse * cos (latitude);
    }
  return sum * (north - south) / STEPS * (east - west) * (G_PI / 180) * (G_PI / 180);
}

/* The same cell on the plane, its sides as lines of many points. */
static double
flat_area (const AwrashProjection *projection, double west, double south, double east, double north)
{
  const double corners[5][2]
      = { { west, south }, { east, south }, { east, north }, { west, north }, { west, south } };
  double area = 0, x0, y0, x1, y1;

  awrash_i_projection_put (projection, (AwrashPosition){ west, south }, &x0, &y0);
  for (int side = 0; side < 4; side++)
    for (int i = 1; i <= STEPS; i++)
      {
        const double part = (double)i / STEPS;
        const AwrashPosition position
            = { corners[side][0] + part * (corners[side + 1][0] - corners[side][0]),
                corners[side][1] + part * (corners[side + 1][1] - corners[side][1]) };
        awrash_i_projection_put (projection, position, &x1, &y1);
        area += (x0 * y1 - x1 * y0) / 2;
        x0 = x1;
        y0 = y1;
      }
  return area;
}

Test (report_projection, areas_are_those_of_the_ellipsoid)
{
  const AwrashPosition box[] = { { -17, 21 }, { -1, 36 } };
  AwrashProjection projection;

  awrash_i_projection_init (&projection, 2, box);
  for (double west = -17; west < -1; west += 4)
    for (double south = 21; south < 36; south += 3)
      {
        const double expected = true_area (west, south, west + 4, south + 3);
        const double area = flat_area (&projection, west, south, west + 4, south + 3);
        cr_expect_float_eq (area / expected, 1, 1e-6, "%g at %g %g", area / expected, west, south);
      }
}

Test (report_projection, the_middle_is_where_nothing_is_stretched)
{
  const AwrashPosition box[] = { { -10, 25 }, { -4, 35 } };
  AwrashProjection projection;
  double x, y, u, v;

  awrash_i_projection_init (&projection, 2, box);
  awrash_i_projection_put (&projection, (AwrashPosition){ -6.5, 30 }, &x, &y);
  cr_expect_float_eq (x, 0, 1e-6);
  cr_expect_float_eq (y, 0, 1e-6);
  awrash_i_projection_put (&projection, (AwrashPosition){ -6.5, 31 }, &x, &y);
  awrash_i_projection_put (&projection, (AwrashPosition){ -5.5, 30 }, &u, &v);
  cr_expect_float_eq (y, 110861, 300, "%g: a degree of latitude", y);
  cr_expect_float_eq (u, 96486, 300, "%g: a degree of longitude", u);
}

/* Fiji's: the middle of 177 … -178 is 179.5, not -0.5. */
Test (report_projection, a_country_on_the_180th_meridian_is_in_one_piece)
{
  const AwrashPosition box[] = { { 177, -19 }, { 180, -16 }, { -180, -16 }, { -178.5, -18 } };
  AwrashProjection projection;
  double x, y, u, v;

  awrash_i_projection_init (&projection, 4, box);
  awrash_i_projection_put (&projection, box[1], &x, &y);
  awrash_i_projection_put (&projection, box[2], &u, &v);
  cr_expect_float_eq (x, u, 1);
  cr_expect_float_eq (y, v, 1);
  awrash_i_projection_put (&projection, box[0], &x, &y);
  awrash_i_projection_put (&projection, box[3], &u, &v);
  cr_expect_lt (x, u);
  cr_expect_lt (u - x, 600e3);
}

Test (report_projection, the_whole_globe_has_finite_places)
{
  const AwrashPosition positions[]
      = { { -180, -90 }, { 180, 90 }, { 0, 0 }, { 180, 0 }, { -180, 0 }, { 90, 0 } };
  AwrashProjection projection;

  for (gsize n = 1; n <= G_N_ELEMENTS (positions); n++)
    {
      awrash_i_projection_init (&projection, n, positions);
      for (gsize i = 0; i < G_N_ELEMENTS (positions); i++)
        {
          double x, y;
          awrash_i_projection_put (&projection, positions[i], &x, &y);
          cr_expect (isfinite (x) && isfinite (y));
          cr_expect_lt (hypot (x, y), 13e6);
        }
    }
}
