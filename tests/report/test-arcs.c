/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Borders: a map is a chessboard of provinces whose common sides wander. Source: the removal of
 * points done by looking at all of them each time. Invariant: after any simplification every side
 * within the frame has a province on both sides, and all areas add up to the frame's. */

#include "report/arcs-private.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#define CELLS 4
#define SIDE 40 /* points a side */
#define STEP 8

static gint32
wander (GRand *random, gint32 most)
{
  return g_rand_int_range (random, -most, most + 1);
}

typedef struct
{
  AwrashPoint across[CELLS + 1][CELLS * SIDE + 1]; /* lines from west to east, */
  AwrashPoint down[CELLS + 1][CELLS * SIDE + 1];   /* and from north to south */
} Board;

/* Corners of cells stand where they are, and so does the frame. */
static void
board_fill (Board *board, GRand *random)
{
  for (int line = 0; line <= CELLS; line++)
    for (int i = 0; i <= CELLS * SIDE; i++)
      {
        /* Near a corner less, lest lines meet elsewhere. */
        const gint32 away = MIN (i % SIDE, SIDE - i % SIDE) * STEP / 2 - 1;
        const gint32 most = line == 0 || line == CELLS ? 0 : CLAMP (away, 0, 40);
        const gint32 along = i * STEP, off = line * SIDE * STEP;
        board->across[line][i] = (AwrashPoint){ along, off + wander (random, most) };
        board->down[line][i] = (AwrashPoint){ off + wander (random, most), along };
      }
}

/* One ring for each cell; every other one is walked the other way round. */
static AwrashRings
board_rings (const Board *board)
{
  AwrashRings rings = { .points = g_new (AwrashPoint, 4 * SIDE * CELLS * CELLS),
                        .ring_starts = g_new0 (gsize, CELLS * CELLS + 1) };

  for (int row = 0; row < CELLS; row++)
    for (int column = 0; column < CELLS; column++)
      {
        AwrashPoint *ring = rings.points + rings.n_points;
        gsize n = 0;
        for (int i = 0; i < SIDE; i++)
          ring[n++] = board->across[row][column * SIDE + i];
        for (int i = 0; i < SIDE; i++)
          ring[n++] = board->down[column + 1][row * SIDE + i];
        for (int i = SIDE; i > 0; i--)
          ring[n++] = board->across[row + 1][column * SIDE + i];
        for (int i = SIDE; i > 0; i--)
          ring[n++] = board->down[column][row * SIDE + i];
        for (gsize i = 0; (row + column) % 2 == 1 && i < n / 2; i++)
          {
            const AwrashPoint kept = ring[i];
            ring[i] = ring[n - 1 - i];
            ring[n - 1 - i] = kept;
          }
        rings.n_points += n;
        rings.ring_starts[++rings.n_rings] = rings.n_points;
      }
  return rings;
}

static gsize
walk (const AwrashArcs *arcs, const gboolean kept[], gsize ring, AwrashPoint points[])
{
  gsize n = 0;

  for (gsize u = arcs->ring_starts[ring]; u < arcs->ring_starts[ring + 1]; u++)
    {
      const gint64 use = arcs->uses[u];
      const gsize arc = awrash_i_arcs_index (use);
      const gsize first = arcs->starts[arc], last = arcs->starts[arc + 1] - 1;
      for (gsize i = 0; i < last - first; i++)
        {
          const gsize at = use < 0 ? last - i : first + i;
          if (kept == NULL || kept[at])
            points[n++] = arcs->points[at];
        }
    }
  return n;
}

static gint64
twice_area (const AwrashPoint points[], gsize n)
{
  gint64 area = 0;

  for (gsize i = 0; i < n; i++)
    area += (gint64)points[i].x * points[(i + 1) % n].y
            - (gint64)points[(i + 1) % n].x * points[i].y;
  return ABS (area);
}

/* How many rings have each side, whichever way they walk it. */
static void
count_sides (GHashTable *sides, const AwrashPoint points[], gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      AwrashPoint a = points[i], b = points[(i + 1) % n];
      char *side;
      if (b.x < a.x || (b.x == a.x && b.y < a.y))
        {
          const AwrashPoint kept = a;
          a = b;
          b = kept;
        }
      side = g_strdup_printf ("%d %d %d %d", a.x, a.y, b.x, b.y);
      g_hash_table_insert (
          sides, side, GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (sides, side)) + 1));
    }
}

/* From one place of the frame to another: its corners may go. */
static gboolean
is_of_the_frame (const char *side)
{
  const gint64 most = CELLS * SIDE * STEP;
  g_auto (GStrv) parts = g_strsplit (side, " ", 4);
  gint64 at[4];

  for (int i = 0; i < 4; i++)
    at[i] = g_ascii_strtoll (parts[i], NULL, 10);
  for (int i = 0; i < 4; i += 2)
    if (at[i] != 0 && at[i] != most && at[i + 1] != 0 && at[i + 1] != most)
      return FALSE;
  return TRUE;
}

Test (report_arcs, neighbours_show_no_gaps_however_few_points_are_left)
{
  static const gsize most[] = { 0, 10, 50, 200, 800, G_MAXSIZE };
  const gint64 frame = (gint64)2 * (CELLS * SIDE * STEP) * (CELLS * SIDE * STEP);
  GRand *random = g_rand_new_with_seed (11);
  Board *board = g_new0 (Board, 1);
  AwrashPoint *points = g_new (AwrashPoint, 8 * SIDE);

  for (gsize turn = 0; turn < 5 * G_N_ELEMENTS (most); turn++)
    {
      g_auto (AwrashArcs) arcs = { 0 };
      g_autoptr (GHashTable) sides = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autofree gboolean *kept = NULL;
      AwrashRings rings;
      GHashTableIter at;
      gpointer side, count;
      gint64 area = 0;
      gsize n_kept = 0;

      board_fill (board, random);
      rings = board_rings (board);
      cr_assert (awrash_i_arcs_init (&arcs, &rings, NULL));
      cr_expect_eq (arcs.n_arcs, 2 * CELLS * (CELLS - 1) + 4 * CELLS - 4,
                    "the corner of the frame is no node");
      kept = awrash_i_arcs_simplify (&arcs, most[turn % G_N_ELEMENTS (most)], 4, NULL);
      for (gsize r = 0; r < rings.n_rings; r++)
        {
          const gsize n = walk (&arcs, kept, r, points);
          area += twice_area (points, n);
          count_sides (sides, points, n);
        }
      g_hash_table_iter_init (&at, sides);
      while (g_hash_table_iter_next (&at, &side, &count))
        cr_expect_eq (GPOINTER_TO_INT (count), is_of_the_frame (side) ? 1 : 2, "%s",
                      (const char *)side);
      for (gsize i = 0; i < arcs.starts[arcs.n_arcs]; i++)
        n_kept += kept[i];
      cr_expect_leq (n_kept - 2 * arcs.n_arcs, MIN (most[turn % G_N_ELEMENTS (most)], 10000));
      /* Where few points are left sides may cross, and areas with them. */
      if (most[turn % G_N_ELEMENTS (most)] == G_MAXSIZE)
        cr_expect_float_eq ((double)area / (double)frame, 1, 1e-9);
      g_free (rings.points);
      g_free (rings.ring_starts);
    }
  g_free (points);
  g_free (board);
  g_rand_free (random);
}

Test (report_arcs, rings_come_back_as_they_were)
{
  GRand *random = g_rand_new_with_seed (12);
  Board *board = g_new0 (Board, 1);
  AwrashPoint *points = g_new (AwrashPoint, 8 * SIDE);
  g_auto (AwrashArcs) arcs = { 0 };
  AwrashRings rings;

  board_fill (board, random);
  rings = board_rings (board);
  cr_assert (awrash_i_arcs_init (&arcs, &rings, NULL));
  for (gsize r = 0; r < rings.n_rings; r++)
    {
      const AwrashPoint *ring = rings.points + rings.ring_starts[r];
      const gsize n = walk (&arcs, NULL, r, points);
      gsize shift = 0;
      cr_assert_eq (n, 4 * SIDE);
      while (ring[shift].x != points[0].x || ring[shift].y != points[0].y)
        shift++;
      for (gsize i = 0; i < n; i++)
        {
          cr_expect_eq (ring[(i + shift) % n].x, points[i].x);
          cr_expect_eq (ring[(i + shift) % n].y, points[i].y);
        }
    }
  g_free (rings.points);
  g_free (rings.ring_starts);
  g_free (points);
  g_free (board);
  g_rand_free (random);
}

Test (report_arcs, a_hole_and_what_fills_it_are_one_arc)
{
  AwrashPoint points[] = { { 0, 0 },   { 90, 0 },  { 90, 90 }, { 0, 90 },  /* around */
                           { 30, 30 }, { 60, 30 }, { 60, 60 }, { 30, 60 }, /* its hole */
                           { 60, 60 }, { 60, 60 }, { 60, 30 }, { 30, 30 }, { 30, 60 },
                           { 60, 60 }, { 5, 5 },   { 5, 5 },   { 6, 6 } }; /* a line */
  gsize starts[] = { 0, 4, 8, 14, 17 };
  const AwrashRings rings = { G_N_ELEMENTS (points), points, 4, starts };
  g_auto (AwrashArcs) arcs = { 0 };
  g_autofree gboolean *kept = NULL;
  AwrashPoint left[16];

  cr_assert (awrash_i_arcs_init (&arcs, &rings, NULL));
  cr_expect_eq (arcs.n_arcs, 2);
  cr_expect_eq (awrash_i_arcs_index (arcs.uses[1]), awrash_i_arcs_index (arcs.uses[2]));
  cr_expect_neq (arcs.uses[1] < 0, arcs.uses[2] < 0, "one walks it backwards");
  cr_expect_eq (arcs.ring_starts[4], arcs.ring_starts[3], "a line has no arc");
  kept = awrash_i_arcs_simplify (&arcs, 0, 4, NULL);
  for (gsize r = 0; r < 3; r++)
    {
      const gsize n = walk (&arcs, kept, r, left);
      cr_expect_eq (n, 3, "no ring becomes a line");
      cr_expect_gt (twice_area (left, n), 0);
    }
}

/* ── removals one by one ────────────────────────────────────────────────────────────────────── */

#define POINTS 40

static int
compare (const void *a, const void *b)
{
  const gint64 x = *(const gint64 *)a, y = *(const gint64 *)b;

  return (x < y) - (x > y);
}

static void
weigh_slowly (const AwrashPoint points[], gint64 weights[])
{
  gsize left[POINTS], n = POINTS;
  gint64 most = 0;

  for (gsize i = 0; i < POINTS; i++)
    left[i] = i;
  weights[0] = weights[POINTS - 1] = G_MAXINT64;
  while (n > 2)
    {
      gsize best = 0;
      gint64 least = G_MAXINT64;
      for (gsize i = 1; i + 1 < n; i++)
        {
          const AwrashPoint triangle[]
              = { points[left[i - 1]], points[left[i]], points[left[i + 1]] };
          const gint64 area = twice_area (triangle, 3);
          if (area < least)
            {
              least = area;
              best = i;
            }
        }
      weights[left[best]] = most = MAX (most, least);
      for (gsize i = best; i + 1 < n; i++)
        left[i] = left[i + 1];
      n--;
    }
}

Test (report_arcs, the_least_seen_points_go_first)
{
  GRand *random = g_rand_new_with_seed (13);

  for (int turn = 0; turn < 200; turn++)
    {
      AwrashPoint points[POINTS];
      gsize starts[] = { 0, POINTS }, none[] = { 0 };
      const gsize most = (gsize)g_rand_int_range (random, 0, POINTS);
      const AwrashArcs arcs = { points, 1, starts, 0, none, NULL };
      g_autofree gboolean *kept = NULL;
      gint64 weights[POINTS], sorted[POINTS], threshold = 4;

      for (gsize i = 0; i < POINTS; i++)
        points[i] = (AwrashPoint){ wander (random, 4000), wander (random, 4000) };
      weigh_slowly (points, weights);
      for (gsize i = 0; i < POINTS - 2; i++)
        sorted[i] = weights[i + 1];
      qsort (sorted, POINTS - 2, sizeof *sorted, compare);
      if (most < POINTS - 2)
        threshold = MAX (threshold, sorted[most]);
      kept = awrash_i_arcs_simplify (&arcs, most, 4, NULL);
      for (gsize i = 0; i < POINTS; i++)
        cr_expect_eq (kept[i], weights[i] > threshold, "point %zu of turn %d", i, turn);
    }
  g_rand_free (random);
}
