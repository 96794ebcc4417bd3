/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Khénifra question from C: how a region's places divide among its provinces, by need.
 * Source: the programme folder given as the argument, examples/data/khenifra-2023.
 * Invariant: khenifra.cpp, Khenifra.java and khenifra.py print the same bytes.
 *
 *   cc khenifra.c $(pkg-config --cflags --libs awrash) -o khenifra
 *   ./khenifra examples/data/khenifra-2023 */

#include <awrash.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* The places that a province has in a stream: a plan's cells are (province, type) pairs. */
static int64_t
places_of (const AwrashProgramme *programme, const AwrashPlan *plan, size_t province,
           const char *stream)
{
  const int64_t *provinces = awrash_split_plan_get_cell_provinces (plan);
  const int64_t *types = awrash_split_plan_get_cell_types (plan);
  const int64_t *places = awrash_split_plan_get_places (plan);
  int64_t sum = 0;

  for (size_t cell = 0; cell < awrash_split_plan_get_n_cells (plan); cell++)
    {
      size_t owner = awrash_programme_type_get_stream (programme, (size_t)types[cell]);
      const char *code = awrash_programme_stream_get_code (programme, owner);

      if (provinces[cell] == (int64_t)province && strcmp (code, stream) == 0)
        sum += places[cell];
    }
  return sum;
}

static void
print_plan (const AwrashProgramme *programme, const AwrashPlan *plan)
{
  printf ("%s\n", awrash_base_status_get_name (awrash_split_plan_get_status (plan)));
  for (size_t p = 0; p < awrash_programme_province_get_count (programme); p++)
    {
      size_t territory = awrash_programme_province_get_territory (programme, p);

      printf ("%s %" PRId64 " %s\n", awrash_programme_territory_get_code (programme, territory),
              places_of (programme, plan, p, "sustainable"),
              awrash_programme_territory_get_label (programme, territory, "fr"));
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashProgramme) programme = NULL;
  g_autoptr (AwrashReading) reading = NULL;
  g_autoptr (AwrashPlan) plan = NULL;

  if (argc == 2)
    programme = awrash_programme_load (argv[1], &error);
  if (programme != NULL)
    reading = awrash_split_reading_load (programme, "by-need", &error);
  if (reading != NULL)
    plan = awrash_split_solve (programme, reading, &error);
  if (plan == NULL)
    {
      fprintf (stderr, "%s\n", error != NULL ? error->message : "usage: khenifra FOLDER");
      return 2;
    }
  print_plan (programme, plan);
  return 0;
}
