/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Largest remainders against rational arithmetic: every quota, rounded or not, with and without a
 * threshold, inside bounds. Source: Pukelsheim, "Proportional Representation" (2017), chapter 5.
 * Invariant: here a unit is served at a time, and no double is ever compared with another. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <gmp.h>
#include <inttypes.h>
#include <string.h>

enum
{
  MOST = 5,
  TRIALS = 6000
};

typedef struct
{
  const char *name;
  int extra;
  gboolean is_droop;
} Quota;

static const Quota quotas[] = {
  { "hare", 0, FALSE },
  { "droop", 1, TRUE },
  { "hagenbach-bischoff", 1, FALSE },
  { "imperiali-quota", 2, FALSE },
  { "imperiali", 2, FALSE },
};

/* Of a claim, in quotas; has none, or 0, where nothing is asked for. */
static const char *const thresholds[] = { "", "0", "1/2", "3/4", "0.75", "1" };
static const int parts[][2] = { { 0, 1 }, { 0, 1 }, { 1, 2 }, { 3, 4 }, { 3, 4 }, { 1, 1 } };

typedef struct
{
  char text[64];
  const Quota *quota;
  gboolean is_rounded;
  gsize threshold;
  gsize n;
  int64_t total;
  double claims[MOST];
  int64_t floor[MOST];
  int64_t ceiling[MOST]; /* G_MAXINT64: none */
} Case;

typedef struct
{
  gboolean is_refused; /* the quota rounds to 0 */
  int64_t sure[MOST];
  int64_t tied[MOST];
  int64_t free_units;
  int64_t unplaced;
  int64_t taken_back;
} Expected;

/* ⌊value⌋ as a fraction. */
static void
floor_of (mpq_t value)
{
  mpz_t whole;

  mpz_init (whole);
  mpz_fdiv_q (whole, mpq_numref (value), mpq_denref (value));
  mpq_set_z (value, whole);
  mpz_clear (whole);
}

static void
fill_quota (const Case *row, mpq_t quota)
{
  mpq_t part;

  mpq_init (part);
  mpq_set_ui (quota, 0, 1);
  for (gsize i = 0; i < row->n; i++)
    {
      mpq_set_d (part, row->claims[i]);
      mpq_add (quota, quota, part);
    }
  mpq_set_si (part, row->total + row->quota->extra, 1);
  mpq_div (quota, quota, part);
  mpq_set_si (part,
              row->quota->is_droop ? 1
              : row->is_rounded    ? 1
                                   : 0,
              row->quota->is_droop ? 1 : 2);
  mpq_add (quota, quota, part);
  if (row->quota->is_droop || row->is_rounded)
    floor_of (quota);
  mpq_clear (part);
}

/* w/Q of each. */
static void
fill_shares (const Case *row, mpq_t quota, mpq_t shares[])
{
  for (gsize i = 0; i < row->n; i++)
    {
      mpq_set_d (shares[i], row->claims[i]);
      mpq_div (shares[i], shares[i], quota);
    }
}

static int64_t
get_whole (const Case *row, mpq_t share, gsize i)
{
  mpq_t whole;

  mpq_init (whole);
  mpq_set (whole, share);
  floor_of (whole);
  int64_t units = mpz_get_si (mpq_numref (whole));
  mpq_clear (whole);
  return CLAMP (units, row->floor[i], row->claims[i] > 0 ? row->ceiling[i] : row->floor[i]);
}

/* From what each has surely, and to what it may have. */
static void
fill_bounds (const Case *row, mpq_t shares[], int64_t low[], int64_t high[], Expected *expected)
{
  const int *part = parts[row->threshold];
  int64_t wholes = 0;

  for (gsize i = 0; i < row->n; i++)
    wholes += get_whole (row, shares[i], i);
  expected->taken_back = row->total > 0 ? MAX (wholes - row->total, 0) : 0;
  for (gsize i = 0; i < row->n; i++)
    {
      int64_t most = row->claims[i] > 0 ? row->ceiling[i] : row->floor[i];
      int64_t whole = get_whole (row, shares[i], i);
      gboolean is_admitted = mpq_cmp_si (shares[i], part[0], (unsigned long)part[1]) >= 0;
      low[i] = row->floor[i];
      high[i] = most;
      if (thresholds[row->threshold][0] == '\0')
        continue;
      if (wholes <= row->total)
        low[i] = whole;
      high[i] = MIN (most, whole + (wholes <= row->total && is_admitted));
    }
}

/* The recipients whose next unit comes first, marked; their number. */
static int64_t
find_first (gsize n, mpq_t shares[], const int64_t units[], const int64_t high[], int64_t tied[])
{
  mpq_t best, key;
  int64_t n_tied = 0;

  mpq_inits (best, key, NULL);
  for (gsize i = 0; i < n; i++)
    {
      tied[i] = 0;
      if (units[i] >= high[i])
        continue;
      mpq_set_si (key, units[i] + 1, 1);
      mpq_sub (key, key, shares[i]);
      int sign = n_tied == 0 ? -1 : mpq_cmp (key, best);
      if (sign > 0)
        continue;
      if (sign < 0)
        {
          memset (tied, 0, i * sizeof *tied);
          n_tied = 0;
        }
      mpq_set (best, key);
      tied[i] = 1;
      n_tied++;
    }
  mpq_clears (best, key, NULL);
  return n_tied;
}

static void
serve (const Case *row, mpq_t shares[], Expected *expected)
{
  int64_t low[MOST] = { 0 }, high[MOST] = { 0 }, left = row->total;

  fill_bounds (row, shares, low, high, expected);
  memcpy (expected->sure, low, sizeof low);
  for (gsize i = 0; i < row->n; i++)
    left -= low[i];
  while (left > 0)
    {
      int64_t n_tied = find_first (row->n, shares, expected->sure, high, expected->tied);
      if (n_tied == 0)
        break;
      if (n_tied > left)
        {
          expected->free_units = left;
          return;
        }
      for (gsize i = 0; i < row->n; i++)
        expected->sure[i] += expected->tied[i];
      left -= n_tied;
    }
  memset (expected->tied, 0, sizeof expected->tied);
  expected->unplaced = left;
}

static Expected
get_expected (const Case *row)
{
  Expected expected = { .free_units = 0 };
  mpq_t quota, shares[MOST];

  mpq_init (quota);
  for (gsize i = 0; i < MOST; i++)
    mpq_init (shares[i]);
  /* a total of 0 has no quota of Hare, and any will do */
  if (row->total + row->quota->extra > 0)
    fill_quota (row, quota);
  else
    mpq_set_d (quota, 1e300);
  expected.is_refused = mpq_sgn (quota) == 0;
  if (!expected.is_refused)
    {
      fill_shares (row, quota, shares);
      serve (row, shares, &expected);
    }
  for (gsize i = 0; i < MOST; i++)
    mpq_clear (shares[i]);
  mpq_clear (quota);
  return expected;
}

static void
expect_case (const Case *row)
{
  int64_t units[MOST], sure[MOST], tied[MOST];
  AwrashAllotment answer = { .status = 0 };
  Expected expected = get_expected (row);
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashClaims) claims
      = awrash_apportion_claims_new (row->n, row->claims, row->floor, row->ceiling, NULL);
  gboolean is_answered = awrash_apportion_remainder (claims, row->total, row->text, NULL, units,
                                                     sure, tied, &answer, &error);

  cr_assert_eq (is_answered, !expected.is_refused, "%s of %" PRId64, row->text, row->total);
  if (!is_answered)
    {
      cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
      return;
    }
  for (gsize i = 0; i < row->n; i++)
    {
      cr_assert_eq (sure[i], expected.sure[i], "%s of %" PRId64 ": %g has %" PRId64, row->text,
                    row->total, row->claims[i], sure[i]);
      cr_assert_eq (tied[i], expected.tied[i], "%s of %" PRId64 ": %g", row->text, row->total,
                    row->claims[i]);
    }
  cr_assert_eq (answer.free_units, expected.free_units, "%s", row->text);
  cr_assert_eq (answer.unplaced, expected.unplaced, "%s", row->text);
  cr_assert_eq (answer.taken_back, expected.taken_back, "%s of %" PRId64, row->text, row->total);
}

/* Claims that are often equal, often 0, sometimes fractions, sometimes at an end of the doubles. */
static double
draw_claim (GRand *rand, int kind)
{
  static const double ends[] = { 5e-324, 1e300, 1, 0x1p-1022, 1.7e308 };

  if (g_rand_int_range (rand, 0, 6) == 0)
    return 0;
  if (kind == 0)
    return ends[g_rand_int_range (rand, 0, G_N_ELEMENTS (ends))];
  if (kind == 1)
    return g_rand_double (rand) * 10;
  return g_rand_int_range (rand, 1, 40) / (kind == 2 ? 4.0 : 1.0);
}

static void
draw_case (GRand *rand, Case *row)
{
  gboolean is_bounded = g_rand_boolean (rand);
  int kind = g_rand_int_range (rand, 0, 6);
  int64_t sum = 0;

  row->quota = &quotas[g_rand_int_range (rand, 0, G_N_ELEMENTS (quotas))];
  row->is_rounded = g_rand_boolean (rand);
  row->threshold = (gsize)g_rand_int_range (rand, 0, G_N_ELEMENTS (thresholds));
  gboolean has_threshold = thresholds[row->threshold][0] != '\0';
  g_snprintf (row->text, sizeof row->text, "%s%s%s%s%s", row->quota->name,
              row->is_rounded || has_threshold ? ":" : "", row->is_rounded ? "rounded" : "",
              row->is_rounded && has_threshold ? "," : "", thresholds[row->threshold]);
  row->n = (gsize)g_rand_int_range (rand, 1, MOST + 1);
  for (gsize i = 0; i < row->n; i++)
    {
      row->claims[i] = draw_claim (rand, kind);
      row->floor[i] = is_bounded ? g_rand_int_range (rand, 0, 4) : 0;
      row->ceiling[i] = is_bounded && g_rand_boolean (rand)
                            ? row->floor[i] + g_rand_int_range (rand, 0, 8)
                            : G_MAXINT64;
      sum += row->floor[i];
    }
  row->claims[0] = MAX (row->claims[0], 1);
  row->total = sum + (g_rand_int_range (rand, 0, 8) == 0 ? 0 : g_rand_int_range (rand, 0, 25));
}

Test (oracle_remainder, small_cases_agree_with_rational_arithmetic)
{
  GRand *rand = g_rand_new_with_seed (1792);
  Case row;

  for (int trial = 0; trial < TRIALS; trial++)
    {
      draw_case (rand, &row);
      expect_case (&row);
    }
  g_rand_free (rand);
}

/* The sign of (k - v/Q) - (l - w/Q). */
static int
compare_keys (int64_t k, double v, int64_t l, double w, mpq_t quota)
{
  mpq_t gap, other;

  mpq_inits (gap, other, NULL);
  mpq_set_d (gap, v);
  mpq_set_d (other, w);
  mpq_sub (gap, other, gap);
  mpq_div (gap, gap, quota);
  mpq_set_si (other, k - l, 1);
  mpq_add (gap, gap, other);
  int sign = mpq_sgn (gap);
  mpq_clears (gap, other, NULL);
  return sign;
}

static void
expect_no_exchange (const Case *row)
{
  static const int64_t order[] = { 0, 1, 2, 3, 4 };
  int64_t units[MOST], sum = 0;
  AwrashAllotment answer = { .status = 0 };
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_order (row->n, order, NULL);
  g_autoptr (AwrashClaims) claims
      = awrash_apportion_claims_new (row->n, row->claims, NULL, NULL, NULL);
  mpq_t quota;

  mpq_init (quota);
  fill_quota (row, quota);
  cr_assert_eq (awrash_apportion_remainder (claims, row->total, row->text, ties, units, NULL, NULL,
                                            &answer, NULL),
                mpq_sgn (quota) > 0, "%s", row->text);
  for (gsize i = 0; i < row->n && mpq_sgn (quota) > 0; i++)
    {
      sum += units[i];
      for (gsize j = 0; j < row->n; j++)
        cr_assert (
            units[i] == 0 || row->claims[j] == 0
                || compare_keys (units[i], row->claims[i], units[j] + 1, row->claims[j], quota)
                       <= 0,
            "%s of %" PRId64, row->text, row->total);
    }
  cr_assert (mpq_sgn (quota) == 0 || sum == row->total, "%s", row->text);
  mpq_clear (quota);
}

Test (oracle_remainder, no_unit_of_a_huge_total_could_be_better_placed)
{
  GRand *rand = g_rand_new_with_seed (1859);
  Case row;

  for (int trial = 0; trial < TRIALS; trial++)
    {
      draw_case (rand, &row);
      row.total = (int64_t)1 << g_rand_int_range (rand, 40, row.is_rounded ? 59 : 62);
      row.total = MIN (row.total + (int64_t)g_rand_int (rand), (int64_t)1 << 59);
      if (thresholds[row.threshold][0] == '\0')
        expect_no_exchange (&row);
    }
  g_rand_free (rand);
}
