/* SPDX-License-Identifier: GPL-3.0-or-later */

/* awrash-balance: what putting a sustainable stream first costs fragile provinces, and how many
 * places of training restore a balance. Source: a programme folder. Invariant: what is assumed is
 * marked, and no province is called fragile without the rule. */

#include "parts/balance.h"
#include "parts/grid.h"
#include "parts/proposal.h"

#include <math.h>

static char *reading_name;
static gboolean compare;
static gboolean spreadsheet;
/* The settings of a balance, and the keys of a reading that options override. */
static const char *const settings[]
    = { "stream", "fragile", "target", "training", "weight", "cost" };
static const char *const keys[] = { "tie", "order", "seed" };
static char *given[G_N_ELEMENTS (settings)];
static char *values[G_N_ELEMENTS (keys)];

static const GOptionEntry options[]
    = { { "reading", 'r', 0, G_OPTION_ARG_STRING, &reading_name,
          N_ ("a [reading NAME] of programme.ini (default: [split])"), N_ ("NAME") },
        { "compare", 'c', 0, G_OPTION_ARG_NONE, &compare, N_ ("all readings side by side"), NULL },
        { "stream", 's', 0, G_OPTION_ARG_STRING, &given[0],
          N_ ("the stream that provinces absorb (default: sustainable)"), N_ ("CODE") },
        { "fragile", 'f', 0, G_OPTION_ARG_STRING, &given[1],
          N_ ("who is fragile: lowest:5, absorption<0.02, poverty_2014>=10"), N_ ("RULE") },
        { "target", 't', 0, G_OPTION_ARG_STRING, &given[2],
          N_ ("lifted, before, gini:0.02, lowest:0.05, fraction:0.9, places:500, budget:1000000"),
          N_ ("TARGET") },
        { "training", 0, 0, G_OPTION_ARG_STRING, &given[3],
          N_ ("the programme's own stream of training (default: training)"), N_ ("CODE") },
        { "weight", 'w', 0, G_OPTION_ARG_STRING, &given[4],
          N_ ("how many places a place of training counts (default: 1)"), N_ ("NUMBER") },
        { "cost", 0, 0, G_OPTION_ARG_STRING, &given[5],
          N_ ("what it costs: a number, or a column where it differs"), N_ ("MONEY") },
        { "tie", 0, 0, G_OPTION_ARG_STRING, &values[0],
          N_ ("how ties are settled: error, order or lot"), N_ ("POLICY") },
        { "order", 0, 0, G_OPTION_ARG_STRING, &values[1],
          N_ ("with --tie order: provinces, parted by ;, first served first"), N_ ("CODES") },
        { "seed", 0, 0, G_OPTION_ARG_STRING, &values[2],
          N_ ("with --tie lot: a text that anyone can replay"), N_ ("TEXT") },
        { "spreadsheet", 0, 0, G_OPTION_ARG_NONE, &spreadsheet,
          N_ ("with -o: semicolons, decimal commas, byte-order mark"), NULL },
        { NULL, 0, 0, 0, NULL, NULL, NULL } };

static AwrashReading *
read_reading (const AwrashProgramme *programme, const char *name, GError **error)
{
  g_autoptr (AwrashReading) reading = awrash_split_reading_load (programme, name, error);

  for (gsize i = 0; reading != NULL && i < G_N_ELEMENTS (keys); i++)
    if (values[i] != NULL && !awrash_split_reading_set (reading, keys[i], values[i], error))
      {
        g_prefix_error (error, "--%s: ", keys[i]);
        return NULL;
      }
  return g_steal_pointer (&reading);
}

static AwrashBalance *
ask (const AwrashProgramme *programme, const AwrashReading *reading, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    if (given[i] != NULL)
      g_ptr_array_add (texts, g_strconcat (settings[i], "=", given[i], NULL));
  return awrash_split_balance (programme, reading, texts->len, (const char *const *)texts->pdata,
                               error);
}

/* ── one reading ────────────────────────────────────────────────────────────────────────────── */

/* A plan is never mixed with a programme: a later reader could not tell input from answer. */
static gboolean
write_tables (Session *session, const AwrashBalance *balance, GError **error)
{
  static const char *const names[] = { "balance-provinces", "balance-curve" };
  static const char *const files[] = { "balance-provinces.csv", "balance-curve.csv" };
  g_auto (GStrv) texts = g_new0 (char *, G_N_ELEMENTS (names) + 1);
  g_autofree char *programme = g_build_filename (session->output, "programme.ini", NULL);

  if (g_file_test (programme, G_FILE_TEST_EXISTS))
    return manners_misuse (error,
                           _ ("%s holds a programme, expected a folder for the answer alone"),
                           session->output)
           == EXIT_ANSWER;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (AwrashTable) table = awrash_split_balance_get_table (balance, names[i], error);

      texts[i]
          = table == NULL
                ? NULL
                : awrash_base_csv_format (
                    table, spreadsheet ? AWRASH_DIALECT_SPREADSHEET : AWRASH_DIALECT_INPUT, error);
      if (texts[i] == NULL)
        return FALSE;
    }
  if (!awrash_base_folder_write (session->output, G_N_ELEMENTS (names), files,
                                 (const char *const *)texts, error))
    return FALSE;
  manners_title (session, _ ("Written to %s: balance-provinces.csv, balance-curve.csv"),
                 manners_isolate (session, session->output));
  return TRUE;
}

/* TRUE if the plan that everything starts from exists. */
static gboolean
has_plan (const AwrashBalance *balance)
{
  return awrash_split_balance_get_places (balance, "after") != NULL;
}

static ExitStatus
exit_of (const AwrashBalance *balance)
{
  switch (awrash_split_balance_get_status (balance))
    {
    case AWRASH_STATUS_OPTIMAL:
    case AWRASH_STATUS_WITHIN_GAP:
    case AWRASH_STATUS_UNPLACED:
      return EXIT_ANSWER;
    default:
      return EXIT_NO_ANSWER;
    }
}

static void
tell (Session *session, const Balanced *balanced)
{
  const char *reading = balanced->reading_name;

  proposal_tell_title (session, balanced->programme);
  manners_say (session, _ ("Reading: %s"),
               reading == NULL
                   ? "[split]"
                   : manners_isolate (
                       session, proposal_describe_reading (session, balanced->programme, reading)));
  balance_tell_absorption (session, balanced);
  if (!has_plan (balanced->balance))
    {
      manners_title (session, "%s", _ ("There is no plan to start from"));
      manners_say (session, "%s", awrash_split_balance_get_text (balanced->balance, "reason"));
      return;
    }
  balance_tell_equity (session, balanced);
  balance_tell_fragile (session, balanced);
  balance_tell_training (session, balanced);
}

static Balanced
mark (const AwrashProgramme *programme, const AwrashReading *reading, const char *name,
      const AwrashBalance *balance)
{
  const char *code = awrash_split_balance_get_text (balance, "stream");
  Balanced balanced;

  balanced_init (&balanced, programme, reading, name, balance);
  balanced.stream = code;
  balanced.weight_given = given[4] != NULL;
  balanced.cost_given = given[5] != NULL;
  return balanced;
}

static const char *
name_stream (Session *session, const AwrashProgramme *programme, const char *code)
{
  for (gsize s = 0; s < awrash_programme_stream_get_count (programme); s++)
    if (g_strcmp0 (awrash_programme_stream_get_code (programme, s), code) == 0)
      return awrash_programme_stream_get_label (programme, s, session->language);
  return code;
}

static ExitStatus
balance_one (Session *session, const AwrashProgramme *programme, GError **error)
{
  g_autoptr (AwrashReading) reading = read_reading (programme, reading_name, error);
  g_autoptr (AwrashBalance) balance = reading != NULL ? ask (programme, reading, error) : NULL;
  Balanced balanced;

  if (balance == NULL)
    return EXIT_WRONG;
  balanced = mark (programme, reading, reading_name, balance);
  balanced.stream = name_stream (session, programme, balanced.stream);
  json_object_set_string_member (
      session->answer, "status",
      awrash_base_status_get_name (awrash_split_balance_get_status (balance)));
  tell (session, &balanced);
  balance_put (session, &balanced);
  balanced_clear (&balanced);
  if (session->output != NULL && !write_tables (session, balance, error))
    return EXIT_WRONG;
  return exit_of (balance);
}

/* ── all readings ───────────────────────────────────────────────────────────────────────────── */

static const char *
show (Session *session, const Balanced *balanced, const char *measure, const char *division,
      double scale, int decimals)
{
  const double value = balanced_measure (balanced, measure, division);

  if (isnan (value))
    return "–";
  return manners_mark (session, manners_decimal (session, scale * value, decimals),
                       balanced_is_assumed (balanced, division));
}

static void
add_reading (Session *session, Grid *grid, const Balanced *balanced)
{
  const double places = balanced_number (balanced, "places");
  const gboolean met = exit_of (balanced->balance) == EXIT_ANSWER;

  grid_add (grid, manners_isolate (session, proposal_describe_reading (session, balanced->programme,
                                                                       balanced->reading_name)));
  grid_add (grid, show (session, balanced, "gini", "before", 1, 4));
  grid_add (grid, show (session, balanced, "gini", "after", 1, 4));
  grid_add (grid, show (session, balanced, "lowest", "after", 1000, 1));
  grid_add (grid, show (session, balanced, "fragile_rate", "after", 1000, 1));
  grid_add (grid, show (session, balanced, "fragile_rate", "lifted", 1000, 1));
  grid_add (grid, isnan (places) || !met
                      ? "–"
                      : manners_mark (session, manners_integer (session, (gint64)places), TRUE));
  grid_add (grid, show (session, balanced, "gini", "trained", 1, 4));
}

static void
put_reading (JsonArray *readings, const Balanced *balanced)
{
  static const char *const measures[] = { "gini", "lowest", "fragile_rate" };
  static const char *const divisions[] = { "before", "after", "lifted", "trained" };
  JsonObject *one = json_object_new ();

  json_object_set_string_member (one, "reading", balanced->reading_name);
  json_object_set_string_member (
      one, "status",
      awrash_base_status_get_name (awrash_split_balance_get_status (balanced->balance)));
  for (gsize m = 0; m < G_N_ELEMENTS (measures); m++)
    for (gsize d = 0; d < G_N_ELEMENTS (divisions); d++)
      {
        g_autofree char *name = g_strconcat (measures[m], "_", divisions[d], NULL);

        manners_put_number (one, name, balanced_number (balanced, name));
      }
  manners_put_number (one, "places", balanced_number (balanced, "places"));
  manners_put_number (one, "total_cost", balanced_number (balanced, "total_cost"));
  json_array_add_object_element (readings, one);
}

static gboolean
compare_one (Session *session, const AwrashProgramme *programme, const char *name, Grid *grid,
             JsonArray *readings, GError **error)
{
  g_autoptr (AwrashReading) reading = read_reading (programme, name, error);
  g_autoptr (AwrashBalance) balance = reading != NULL ? ask (programme, reading, error) : NULL;
  Balanced balanced;

  if (balance == NULL)
    return FALSE;
  balanced = mark (programme, reading, name, balance);
  add_reading (session, grid, &balanced);
  put_reading (readings, &balanced);
  if (json_array_get_length (readings) == awrash_programme_get_n_readings (programme))
    {
      grid_print (grid, session->text);
      manners_say (session,
                   _ ("Rates are per 1,000. Fragile by the rule %s; training for the target "
                      "%s, – where it is not reached."),
                   manners_isolate (session, awrash_split_balance_get_text (balance, "fragile")),
                   manners_isolate (session, awrash_split_balance_get_text (balance, "target")));
      manners_say (session, "%s", balanced_describe_place (session, &balanced));
    }
  balanced_clear (&balanced);
  return TRUE;
}

static ExitStatus
balance_all (Session *session, const AwrashProgramme *programme, GError **error)
{
  static const char *const headings[]
      = { N_ ("Reading"),         N_ ("Gini without\nthe stream"), N_ ("Gini\nwith it"),
          N_ ("Lowest\nwith it"), N_ ("Fragile\nwith it"),         N_ ("Fragile\nwithout limits"),
          N_ ("Training"),        N_ ("Gini with\ntraining") };
  const gsize n = awrash_programme_get_n_readings (programme);
  g_autoptr (Grid) grid = grid_new ();
  JsonArray *readings = json_array_new ();

  json_object_set_array_member (session->answer, "readings", readings);
  if (n == 0)
    return manners_misuse (error, _ ("--compare: the programme has no [reading NAME]"));
  proposal_tell_title (session, programme);
  manners_title (session, "%s", _ ("Readings side by side"));
  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    grid_add_column (grid, _ (headings[i]));
  for (gsize i = 0; i < n; i++)
    if (!compare_one (session, programme, awrash_programme_get_reading (programme, i), grid,
                      readings, error))
      return EXIT_WRONG;
  json_object_set_string_member (session->answer, "status", "answered");
  return EXIT_ANSWER;
}

static ExitStatus
run (Session *session, GError **error)
{
  g_autoptr (AwrashProgramme) programme = NULL;

  if (compare && (reading_name != NULL || session->output != NULL))
    return manners_misuse (error, _ ("--compare runs every reading, without --reading and -o"));
  if (spreadsheet && session->output == NULL)
    return manners_misuse (error, _ ("--spreadsheet goes with -o"));
  programme = awrash_programme_load (session->arguments[0], error);
  if (programme == NULL)
    return EXIT_WRONG;
  json_object_set_string_member (session->answer, "programme",
                                 awrash_programme_get_hash (programme));
  return compare ? balance_all (session, programme, error)
                 : balance_one (session, programme, error);
}

int
main (int argc, char **argv)
{
  static const Verb verb
      = { .name = "awrash-balance",
          .arguments = N_ ("FOLDER"),
          .summary = N_ ("What a sustainable stream costs fragile provinces, and how much training "
                         "restores a balance."),
          .examples = "  awrash-balance khenifra-2023\n"
                      "  awrash-balance khenifra-2023 --compare --target gini:0.02\n"
                      "  awrash-balance morocco-2023 --fragile 'absorption<0.02' -o balance",
          .options = options,
          .n_arguments = 1,
          .output_is_folder = TRUE,
          .run = run };
  const int status = manners_run (&verb, argc, argv);

  g_free (reading_name);
  for (gsize i = 0; i < G_N_ELEMENTS (given); i++)
    g_free (given[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    g_free (values[i]);
  return status;
}
