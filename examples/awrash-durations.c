/* SPDX-License-Identifier: GPL-3.0-or-later */

/* awrash-durations: what the quota of a territory can serve at each duration. Source: a programme
 * folder. Invariant: beneficiaries times months plus what is left over is the stock. */

#include "parts/grid.h"
#include "parts/stock.h"

#include <string.h>

static char *territory_code;
static char *stream_code;
static char *months_list;
static gint64 target;
static gint64 worksite;

static const GOptionEntry options[]
    = { { "territory", 't', 0, G_OPTION_ARG_STRING, &territory_code,
          N_ ("the territory whose quota it is"), N_ ("CODE") },
        { "stream", 's', 0, G_OPTION_ARG_STRING, &stream_code,
          N_ ("the stream (default: temporary)"), N_ ("CODE") },
        { "months", 'm', 0, G_OPTION_ARG_STRING, &months_list,
          N_ ("durations, parted by commas (default: 3,4,6)"), N_ ("LIST") },
        { "target", 'n', 0, G_OPTION_ARG_INT64, &target, N_ ("a number of beneficiaries to reach"),
          N_ ("N") },
        { "worksite", 'w', 0, G_OPTION_ARG_INT64, &worksite,
          N_ ("places of one worksite: how many whole ones fit"), N_ ("PLACES") },
        { NULL, 0, 0, 0, NULL, NULL, NULL } };

static gboolean
read_months (gsize *n, gint64 months[STOCK_MOST], GError **error)
{
  g_auto (GStrv) parts = g_strsplit (months_list != NULL ? months_list : "3,4,6", ",", -1);

  *n = g_strv_length (parts);
  if (*n > STOCK_MOST)
    {
      manners_misuse (error, _ ("--months has %u durations, expected at most %d"), (guint)*n,
                      STOCK_MOST);
      return FALSE;
    }
  for (gsize i = 0; i < *n; i++)
    if (!g_ascii_string_to_signed (g_strstrip (parts[i]), 10, 1, 1200, &months[i], NULL))
      {
        manners_misuse (
            error, _ ("--months: \"%s\" is no duration, expected months from 1 to 1200"), parts[i]);
        return FALSE;
      }
  return *n > 0;
}

static gboolean
print_durations (Session *session, const Stock *stock, JsonObject *object, GError **error)
{
  g_autoptr (Grid) grid = grid_new ();
  JsonArray *durations = json_object_get_array_member (object, "durations");

  grid_add_column (grid, _ ("Months"));
  grid_add_column (grid, _ ("Beneficiaries"));
  grid_add_column (grid, _ ("Person-months\nleft over"));
  if (worksite > 0)
    {
      grid_add_column (grid, _ ("Whole\nworksites"));
      grid_add_column (grid, _ ("Person-months\nleft over then"));
    }
  for (gsize i = 0; i < stock->n; i++)
    {
      const AwrashDuration *one = &stock->durations[i];
      gint64 whole = 0, left_over = 0;
      grid_add (grid, manners_integer (session, one->months));
      grid_add (grid, manners_mark (session, manners_integer (session, one->beneficiaries),
                                    stock->assumed));
      grid_add (grid, manners_integer (session, one->left_over));
      if (worksite <= 0)
        continue;
      if (!awrash_programme_durations_worksites (stock->person_months, one->months, worksite,
                                                 &whole, &left_over, error))
        return FALSE;
      grid_add (grid, manners_integer (session, whole));
      grid_add (grid, manners_integer (session, left_over));
      json_object_set_int_member (json_array_get_object_element (durations, (guint)i), "worksites",
                                  whole);
      json_object_set_int_member (json_array_get_object_element (durations, (guint)i),
                                  "worksites_left_over", left_over);
    }
  grid_print (grid, session->text);
  return TRUE;
}

static ExitStatus
tell (Session *session, const AwrashProgramme *programme, const Stock *stock, GError **error)
{
  JsonObject *object = stock_to_json (programme, stock);
  JsonArray *targets = json_array_new ();

  json_object_set_string_member (session->answer, "status", "answered");
  json_object_set_object_member (session->answer, "stock", object);
  json_object_set_array_member (object, "targets", targets);
  manners_title (
      session, _ ("%s: a quota of %s person-months"),
      manners_territory (session, programme, stock->territory),
      manners_mark (session, manners_integer (session, stock->person_months), stock->assumed));
  if (!print_durations (session, stock, object, error))
    return EXIT_WRONG;
  if (stock->assumed && !session->quiet)
    manners_say (session, "%s", _ ("* rests on an assumed figure, which nobody published."));
  if (!session->quiet)
    stock_tell_note (session, programme, stock->stream);
  if (!stock_tell_figures (session, programme, stock, targets, error))
    return EXIT_WRONG;
  if (target > 0
      && !stock_tell_target (session, programme, stock, target, NULL, NULL, targets, error))
    return EXIT_WRONG;
  return EXIT_ANSWER;
}

static ExitStatus
run (Session *session, GError **error)
{
  g_autoptr (AwrashProgramme) programme = NULL;
  gint64 months[STOCK_MOST];
  gsize n, territory;
  Stock stock;

  if (territory_code == NULL)
    return manners_misuse (error, _ ("--territory is missing, expected the code of a territory"));
  if (target < 0 || worksite < 0)
    return manners_misuse (error, _ ("--target and --worksite are numbers above 0"));
  if (!read_months (&n, months, error))
    return EXIT_WRONG;
  programme = awrash_programme_load (session->arguments[0], error);
  if (programme == NULL)
    return EXIT_WRONG;
  if (!awrash_programme_territory_find (programme, territory_code, &territory))
    return manners_misuse (
        error, _ ("--territory is \"%s\", expected a code of the programme's territories"),
        territory_code);
  if (!stock_fill (programme, territory, stream_code != NULL ? stream_code : "temporary", n, months,
                   &stock, error))
    return EXIT_WRONG;
  return tell (session, programme, &stock, error);
}

int
main (int argc, char **argv)
{
  static const Verb verb
      = { .name = "awrash-durations",
          .arguments = N_ ("FOLDER"),
          .summary = N_ ("What the quota of a territory can serve at each duration."),
          .examples = "  awrash-durations khenifra-2023 --territory 05.301 --target 1251",
          .options = options,
          .n_arguments = 1,
          .run = run };
  const int status = manners_run (&verb, argc, argv);

  g_free (territory_code);
  g_free (stream_code);
  g_free (months_list);
  return status;
}
