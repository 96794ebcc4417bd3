/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lambert's azimuthal equal-area projection of the ellipsoid WGS 84, around the middle of the
 * shortest span of longitudes that holds all positions, which may pass the 180th meridian. Shapes
 * of a country keep their form to one or two per cent. Source: Snyder (1987), Map projections – a
 * working manual, U.S. Geological Survey Professional Paper 1395: 3-11 to 3-13 for the authalic
 * latitude, 24-2 to 24-4. Invariant: areas on the plane are those of the ellipsoid. */

#include "report/projection-private.h"

#include <math.h>

#define AXIS 6378137.0 /* metres, WGS 84 */
#define ECCENTRICITY 0.0818191908426215
#define LEAST_NEARNESS 1e-9 /* the point across the globe would be a circle */
#define WHEEL 360           /* sectors of one degree */

static double
authalic (double sine)
{
  const double e = ECCENTRICITY, es = e * sine;

  return (1 - e * e) * (sine / (1 - es * es) - log ((1 - es) / (1 + es)) / (2 * e));
}

/* The sine of the authalic latitude: areas on a sphere from it to the equator are as on the
 * ellipsoid. */
static double
authalic_sine (double latitude)
{
  return CLAMP (authalic (sin (latitude * (G_PI / 180))) / authalic (1), -1, 1);
}

/* The middle of the sectors that are left when the longest run of empty ones is taken away. */
static double
middle_of_longitudes (gsize n, const AwrashPosition positions[])
{
  gboolean used[WHEEL] = { FALSE };
  int best = 0, best_end = 0, run = 0;

  for (gsize i = 0; i < n; i++)
    used[(int)floor (positions[i].longitude + 180) % WHEEL] = TRUE;
  for (int i = 0; i < 2 * WHEEL; i++)
    {
      run = used[i % WHEEL] ? 0 : run + 1;
      if (run > best && run <= WHEEL)
        {
          best = run;
          best_end = i;
        }
    }
  return fmod (best_end + 1 + (WHEEL - best) / 2.0, WHEEL) - 180;
}

void
awrash_i_projection_init (AwrashProjection *projection, gsize n, const AwrashPosition positions[])
{
  double south = 90, north = -90;

  for (gsize i = 0; i < n; i++)
    {
      south = MIN (south, positions[i].latitude);
      north = MAX (north, positions[i].latitude);
    }
  projection->longitude = middle_of_longitudes (n, positions) * (G_PI / 180);
  projection->sine = authalic_sine ((south + north) / 2);
  projection->cosine = sqrt (1 - projection->sine * projection->sine);
}

void
awrash_i_projection_put (const AwrashProjection *projection, AwrashPosition position, double *x,
                         double *y)
{
  const double radius = AXIS * sqrt (authalic (1) / 2);
  const double turn = position.longitude * (G_PI / 180) - projection->longitude;
  const double sine = authalic_sine (position.latitude), cosine = sqrt (1 - sine * sine);
  const double nearness = 1 + projection->sine * sine + projection->cosine * cosine * cos (turn);
  const double scale = radius * sqrt (2 / MAX (nearness, LEAST_NEARNESS));

  *x = scale * cosine * sin (turn);
  *y = scale * (projection->cosine * sine - projection->sine * cosine * cos (turn));
}
