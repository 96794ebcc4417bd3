/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Censuses of the United States, as the tests of diagnostics ask about them.
 * Source: US Census Bureau, apportionment population by state, 2020 and 1880; states by their
 * names. Invariant: facts, never changed. */

#ifndef AWRASH_TESTS_US_CENSUS_H
#define AWRASH_TESTS_US_CENSUS_H

/* Alabama, Alaska, Arizona, … Wyoming. */
#define US_2020_N 50
#define US_2020_MINNESOTA 22
#define US_2020_NEW_YORK 31
static const double us_2020[US_2020_N]
    = { 5030053,  736081,   7158923, 3013756,  39576757, 5782171,  3608298,  990837,   21570527,
        10725274, 1460137,  1841377, 12822739, 6790280,  3192406,  2940865,  4509342,  4661468,
        1363582,  6185278,  7033469, 10084442, 5709752,  2963914,  6160281,  1085407,  1963333,
        3108462,  1379089,  9294493, 2120220,  20215751, 10453948, 779702,   11808848, 3963516,
        4241500,  13011844, 1098163, 5124712,  887770,   6916897,  29183290, 3275252,  643503,
        8654542,  7715946,  1795045, 5897473,  577719 };

/* Alabama, Arkansas, California, … Wisconsin. */
#define US_1880_N 38
#define US_1880_ALABAMA 0
static const double us_1880[US_1880_N]
    = { 1262505, 802525, 864694,  194327,  622700,  146608,  269493,  1542180, 3077871, 1978301,
        1624615, 996096, 1648690, 939946,  648936,  934943,  1783085, 1636937, 780773,  1131597,
        2168380, 452402, 62266,   346991,  1131116, 5082871, 1399750, 3198062, 174768,  4282891,
        276531,  995577, 1542359, 1591749, 332286,  1512565, 618457,  1315497 };

#endif
