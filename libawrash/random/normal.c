/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Mills' ratio by one Chebyshev series over all z >= 0; quantiles by three quotients of
 * polynomials. Source: M. M. Shepherd and J. G. Laframboise (1981), Chebyshev approximation of (1 +
 * 2x) exp (x²) erfc x, Mathematics of Computation 36, with coefficients of our own for the normal
 * tail; M. J. Wichura (1988), Algorithm AS 241, Applied Statistics 37. Invariant: no subtraction
 * loses digits, so a tail keeps its own however small it is. */

#include "random/normal-private.h"

#include "base/elementary-log-private.h"
#include "base/elementary-private.h"
#include "base/wide-private.h"

#include <math.h>

/* (1 + 3z/2) exp (z²/2) Φ (-z) in t = (z - 5)/(z + 5), the last coefficient first. */
static const double mills[]
    = { -1.43868925187640441e-16,  -1.71855362621373933e-16, 3.36002335356486278e-15,
        5.25066111461260981e-15,   -8.49079400540095224e-14, -1.20665472650974792e-13,
        2.35634329864334823e-12,   1.43062236221278471e-12,  -7.02931886205089501e-11,
        7.23185811346193282e-11,   2.07013031409723958e-9,   -8.08577621081430376e-9,
        -4.4548058826686232e-8,    4.91277177368099017e-7,   -8.6298309725425976e-7,
        -0.0000151356856165271585, 0.000165994826648044229,  -0.000990809298304353067,
        0.00421345369306282021,    -0.0135578706620120165,   0.0325814670742004942,
        -0.0513133730443102626,    0.0122467002362074476 };
static const double mills_mean = 0.615083415726282891;

/* Φ (-z), z >= 0. */
static double
tail (double z)
{
  double t = (z - 5.0) / (z + 5.0), next = 0.0, after = 0.0, rough, fine;

  /* Clenshaw */
  for (gsize k = 0; k < G_N_ELEMENTS (mills); k++)
    {
      double now = 2.0 * t * next - after + mills[k];

      after = next;
      next = now;
    }
  /* z² in two parts: the square of 26 bits is exact */
  rough = z * 134217729.0;
  rough = rough - (rough - z);
  fine = (z - rough) * (z + rough);
  return awrash_i_exp (-0.5 * rough * rough) * awrash_i_exp (-0.5 * fine)
         * (t * next - after + mills_mean) / (1.0 + 1.5 * z);
}

double
awrash_i_normal_below (double z)
{
  if (isnan (z))
    return z;
  if (fabs (z) > 39.0)
    return z > 0.0 ? 1.0 : 0.0;
  return z > 0.0 ? 1.0 - tail (z) : tail (-z);
}

enum
{
  DEGREE = 7
};

static const double central[2][DEGREE + 1]
    = { { 2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4,
          4.5921953931549871457e+4, 1.3731693765509461125e+4, 1.9715909503065514427e+3,
          1.3314166789178437745e+2, 3.3871328727963666080e+0 },
        { 5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4,
          2.1213794301586595867e+4, 5.3941960214247511077e+3, 6.8718700749205790830e+2,
          4.2313330701600911252e+1, 1.0 } };
static const double middle[2][DEGREE + 1]
    = { { 7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
          1.27045825245236838258e+0, 3.64784832476320460504e+0, 5.76949722146069140550e+0,
          4.63033784615654529590e+0, 1.42343711074968357734e+0 },
        { 1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2,
          1.48103976427480074590e-1, 6.89767334985100004550e-1, 1.67638483018380384940e+0,
          2.05319162663775882187e+0, 1.0 } };
static const double far[2][DEGREE + 1]
    = { { 2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
          2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580e+0,
          5.46378491116411436990e+0, 6.65790464350110377720e+0 },
        { 2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5,
          7.86869131145613259100e-4, 1.48753612908506148525e-2, 1.36929880922735805310e-1,
          5.99832206555887937690e-1, 1.0 } };

static inline double
quotient (const double terms[2][DEGREE + 1], double r)
{
  double upper = terms[0][0], lower = terms[1][0];

  for (int k = 1; k <= DEGREE; k++)
    {
      upper = upper * r + terms[0][k];
      lower = lower * r + terms[1][k];
    }
  return upper / lower;
}

static inline gboolean
is_central (double q)
{
  return fabs (q) <= 0.425;
}

static inline double
take_central (double q)
{
  return q * quotient (central, 0.180625 - q * q);
}

/* From r = √-ln of what lies beyond, r <= 5. */
static inline double
take_middle (double r)
{
  return quotient (middle, r - 1.6);
}

/* How far from the middle lies a z beyond which there is this part, below 0.075. */
static double
take_beyond (double part)
{
  double r = sqrt (-awrash_i_log (part));

  return r <= 5.0 ? take_middle (r) : quotient (far, r - 5.0);
}

double
awrash_i_normal_quantile (double p)
{
  double q = p - 0.5;

  if (is_central (q))
    return take_central (q);
  return q < 0.0 ? -take_beyond (p) : take_beyond (1.0 - p);
}

/* Numbers that stay in the first cache. */
enum
{
  BESIDE = 64
};

/* All as if they were central, and then the few that are not; nothing branches on luck. */
AWRASH_I_WIDE static void
fill_quantiles (gsize n, const double p[], double z[])
{
  double q[BESIDE], part[BESIDE], beyond[BESIDE];
  gsize who[BESIDE] = { 0 }, n_beyond = 0;

  for (gsize i = 0; i < n; i++)
    {
      q[i] = p[i] - 0.5;
      part[i] = p[i] < 1.0 - p[i] ? p[i] : 1.0 - p[i];
    }
  for (gsize i = 0; i < n; i++)
    z[i] = take_central (q[i]);
  for (gsize i = 0; i < n; i++)
    {
      who[n_beyond] = i;
      n_beyond += !is_central (q[i]);
    }
  for (gsize k = 0; k < n_beyond; k++)
    beyond[k] = part[who[k]];
  for (gsize k = 0; k < n_beyond; k++)
    beyond[k] = take_middle (sqrt (-awrash_i_log_scaled (beyond[k], 0)));
  for (gsize k = 0; k < n_beyond; k++)
    {
      /* the middle ends at e^-25, which is below */
      const gsize i = who[k];
      const double away = part[i] > 0x1p-34 ? beyond[k] : take_beyond (part[i]);

      z[i] = copysign (away, q[i]);
    }
}

void
awrash_i_normal_quantiles (gsize n, const double p[], double z[])
{
  for (gsize done = 0; done < n; done += BESIDE)
    fill_quantiles (MIN (n - done, BESIDE), p + done, z + done);
}
