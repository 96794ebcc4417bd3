/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Streams as the head of random.h writes them down, far apart however near their addresses are.
 * Source: random.h; D. E. Knuth, The Art of Computer Programming 2, 3.3. Invariant: a limit of a
 * test is passed by a sound generator in all but some of 10^5 seeds, and the seed is fixed. */

#include <awrash.h>
#include <criterion/criterion.h>
#include <math.h>

enum
{
  MANY = 100000
};

Test (random_uniform, is_what_the_header_writes_down)
{
  AwrashRandomAddress address = { -3, 70000, 80000, 5, 1001, 12 };
  uint32_t counter[] = { 1, 12u << 20 | 500, 70000, 5u << 24 | 80000 }, words[4];
  uint32_t key[] = { 0xfffffffd, 0xffffffff };
  double u[2];

  awrash_random_philox (counter, key, words);
  cr_assert (awrash_random_uniform (&address, 2, u, NULL));
  cr_assert_eq (u[1], (double)(2 * (((uint64_t)words[3] << 32 | words[2]) >> 12) + 1) * 0x1p-53);
  cr_assert_eq (awrash_random_address_size (), 6 * sizeof (int64_t));
}

Test (random_uniform, refuses_an_address_outside_its_limits_and_writes_nothing)
{
  static const struct
  {
    AwrashRandomAddress address;
    const char *said;
  } rows[]
      = { { { .scenario = -1 }, "scenario is -1, expected 0 to 4294967295" },
          { { .scenario = (int64_t)1 << 32 }, "scenario is 4294967296, expected 0 to 4294967295" },
          { { .replication = 1 << 24 }, "replication is 16777216, expected 0 to 16777215" },
          { { .edition = 256 }, "edition is 256, expected 0 to 255" },
          { { .place = 1 << 21 }, "place is 2097152, expected 0 to 2097151" },
          { { .place = -1 }, "place is -1, expected 0 to 2097151" },
          { { .purpose = 3840 }, "purpose is 3840, expected 0 to 3839" } };

  for (size_t k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autoptr (GError) error = NULL;
      double u = -1;

      cr_assert_not (awrash_random_uniform (&rows[k].address, 1, &u, &error));
      cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
      cr_expect_str_eq (error->message, rows[k].said);
      cr_expect_eq (u, -1);
    }
}

Test (random_uniform, the_farthest_addresses_share_no_number)
{
  static const int64_t most[] = { (int64_t)G_MAXUINT32, (1 << 24) - 1, 255, (1 << 21) - 1, 3839 };
  double u[32];

  for (int corner = 0; corner < 32; corner++)
    {
      int64_t part[5];
      AwrashRandomAddress address;

      for (int k = 0; k < 5; k++)
        part[k] = corner >> k & 1 ? most[k] : 0;
      address = (AwrashRandomAddress){ 1, part[0], part[1], part[2], part[3], part[4] };
      cr_assert (awrash_random_uniform (&address, 1, u + corner, NULL));
      for (int other = 0; other < corner; other++)
        cr_assert_neq (u[other], u[corner], "%d and %d", other, corner);
    }
}

Test (random_uniform, refuses_more_numbers_than_an_address_has)
{
  AwrashRandomAddress address = { .seed = 1 };
  g_autoptr (GError) error = NULL;
  double u = -1;

  cr_assert_not (awrash_random_uniform (&address, ((size_t)1 << 32) + 1, &u, &error));
  cr_assert_str_eq (error->message,
                    "n is 4294967297, expected at most 2^32 numbers of one address");
  cr_assert_eq (u, -1);
  cr_assert (awrash_random_uniform (&address, 0, NULL, NULL));
}

/* Addresses that are neighbours in one of their parts; the last part is the draw. */
enum
{
  N_PARTS = 7
};

static const char *const parts[N_PARTS]
    = { "seed", "scenario", "replication", "edition", "place", "purpose", "draw" };
static const int64_t limits[N_PARTS] = { G_MAXINT64, MANY, MANY, 256, MANY, 3840, MANY };

static void
draw_along (int part, double u[MANY])
{
  AwrashRandomAddress address = { .seed = 11, .scenario = 1, .replication = 2, .edition = 3 };
  int64_t *const fields[] = { &address.seed,    &address.scenario, &address.replication,
                              &address.edition, &address.place,    &address.purpose };

  address.purpose = 6;
  if (part == N_PARTS - 1)
    {
      cr_assert (awrash_random_uniform (&address, MANY, u, NULL));
      return;
    }
  for (int64_t k = 0; k < MANY; k++)
    {
      *fields[part] = k % limits[part];
      if (k > 0 && k % limits[part] == 0)
        *fields[(part + 1) % (N_PARTS - 1)] += 1;
      cr_assert (awrash_random_uniform (&address, 1, u + k, NULL));
    }
}

/* χ² of counts that are expected alike, less its degrees, in standard deviations. */
static double
excess (int n, const int counts[], double expected)
{
  double chi = 0;

  for (int k = 0; k < n; k++)
    chi += (counts[k] - expected) * (counts[k] - expected) / expected;
  return (chi - (n - 1)) / sqrt (2.0 * (n - 1));
}

Test (random_uniform, is_even_along_each_part_of_an_address)
{
  g_autofree double *u = g_new (double, MANY);

  for (int part = 0; part < N_PARTS; part++)
    {
      int upper[256] = { 0 }, lower[256] = { 0 };

      draw_along (part, u);
      for (int k = 0; k < MANY; k++)
        {
          upper[(int)(u[k] * 256)]++;
          lower[(int64_t)(u[k] * 0x1p52) & 255]++;
        }
      cr_expect_lt (fabs (excess (256, upper, MANY / 256.0)), 5, "%s", parts[part]);
      cr_expect_lt (fabs (excess (256, lower, MANY / 256.0)), 5, "%s, low bits", parts[part]);
    }
}

Test (random_uniform, neighbours_in_each_part_of_an_address_know_nothing_of_each_other)
{
  g_autofree double *u = g_new (double, MANY);

  for (int part = 0; part < N_PARTS; part++)
    {
      int pairs[32 * 32] = { 0 };
      double products = 0;

      draw_along (part, u);
      for (int k = 0; k + 1 < MANY; k++)
        {
          products += (u[k] - 0.5) * (u[k + 1] - 0.5);
          pairs[(int)(u[k] * 32) * 32 + (int)(u[k + 1] * 32)]++;
        }
      cr_expect_lt (fabs (12 * products / sqrt (MANY)), 5, "%s", parts[part]);
      cr_expect_lt (fabs (excess (32 * 32, pairs, (MANY - 1) / 1024.0)), 5, "%s", parts[part]);
    }
}
