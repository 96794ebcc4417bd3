/* SPDX-License-Identifier: GPL-3.0-or-later */

/* awrash-plan: a programme and a reading of justice give a plan; --compare sets all readings side
 * by side. Source: a programme folder. Invariant: no reading is called the just one, and every
 * figure that rests on an assumption is marked. */

#include "parts/amendment.h"
#include "parts/comparison.h"
#include "parts/inquiry.h"
#include "parts/outlines.h"
#include "parts/problem.h"
#include "parts/proposal.h"
#include "parts/publication.h"
#include "parts/room.h"
#include "parts/tolerance.h"
#include "parts/tradeoff.h"
#include "parts/wishes.h"

#include <string.h>

static char *reading_name;
static gboolean compare;
static gboolean ranges;
static gboolean spreadsheet;
static Problem problem;
static Inquiry inquiry;
static Room room;
/* The keys of a reading that options override, in the order of their entries. */
static const char *const keys[]
    = { "objective", "on", "need", "streams", "receives", "tie", "order", "seed", "loss", "fix" };
static char *values[G_N_ELEMENTS (keys)];
static char **settings; /* KEY=VALUE, over all of these */
static Amendment amendment;
static gboolean intervals;
static char *frontier;
static char *report;

static const GOptionEntry options[]
    = { { "reading", 'r', 0, G_OPTION_ARG_STRING, &reading_name,
          N_ ("a [reading NAME] of programme.ini (default: [split])"), N_ ("NAME") },
        { "compare", 'c', 0, G_OPTION_ARG_NONE, &compare, N_ ("all readings side by side"), NULL },
        { "ranges", 0, 0, G_OPTION_ARG_NONE, &ranges,
          N_ ("also the fewest and the most places of every cell at equal justice"), NULL },
        { "prices", 0, 0, G_OPTION_ARG_NONE, &inquiry.prices,
          N_ ("also what one unit of every bound that binds is worth"), NULL },
        { "explain", 0, 0, G_OPTION_ARG_STRING, &inquiry.explain,
          N_ ("also why a province receives what it does, and what one more place would take"),
          N_ ("CODE") },
        { "against", 0, 0, G_OPTION_ARG_FILENAME, &inquiry.against,
          N_ ("also what changes against the plan in a folder"), N_ ("FOLDER") },
        { "never", 0, 0, G_OPTION_ARG_STRING, &room.never,
          N_ ("where there is no plan: bounds never to be moved, parted by ; (a TERRITORY/STREAM, "
              "a stream, a territory, quotas or capacities)"),
          N_ ("KEYS") },
        { "weights", 0, 0, G_OPTION_ARG_STRING, &room.weights,
          N_ ("where there is no plan: what a unit of a bound costs, as quotas=5;05.301=2"),
          N_ ("KEY=NUMBER") },
        { "spreadsheet", 0, 0, G_OPTION_ARG_NONE, &spreadsheet,
          N_ ("with -o: semicolons, decimal commas, byte-order mark"), NULL },
        { "objective", 0, 0, G_OPTION_ARG_STRING, &values[0],
          N_ ("leximin, leximin-persons, decmin, least-squares, alpha:A, gini, gini-unweighted or "
              "utilitarian"),
          N_ ("NAME") },
        { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &settings,
          N_ ("any key of a reading, as chain=fill;leximin;cost or min_rate=20/1000; repeatable"),
          N_ ("KEY=VALUE") },
        { "on", 0, 0, G_OPTION_ARG_STRING, &values[1], N_ ("rate or count"), N_ ("WHAT") },
        { "need", 0, 0, G_OPTION_ARG_STRING, &values[2],
          N_ ("what rates are measured against, as population*poverty_2014"), N_ ("EXPRESSION") },
        { "streams", 0, 0, G_OPTION_ARG_STRING, &values[3],
          N_ ("streams that count, parted by ; (* for all)"), N_ ("CODES") },
        { "receives", 0, 0, G_OPTION_ARG_STRING, &values[4], N_ ("places, person-months or money"),
          N_ ("UNIT") },
        { "tie", 0, 0, G_OPTION_ARG_STRING, &values[5],
          N_ ("how ties are settled: error, order or lot"), N_ ("POLICY") },
        { "order", 0, 0, G_OPTION_ARG_STRING, &values[6],
          N_ ("with --tie order: provinces, parted by ;, first served first"), N_ ("CODES") },
        { "seed", 0, 0, G_OPTION_ARG_STRING, &values[7],
          N_ ("with --tie lot: a text that anyone can replay"), N_ ("TEXT") },
        { "intervals", 0, 0, G_OPTION_ARG_NONE, &intervals,
          N_ ("also over which needs of each province the plan stays best"), NULL },
        { "near", 0, 0, G_OPTION_ARG_FILENAME, &amendment.near,
          N_ ("keep as near as justice allows to the plan in this folder, or to this plan.csv"),
          N_ ("PLAN") },
        { "loss", 0, 0, G_OPTION_ARG_STRING, &values[8],
          N_ ("with --near: what every province, or a total, may lose for it, from 0 to 1"),
          N_ ("FRACTION") },
        { "fix", 0, 0, G_OPTION_ARG_STRING, &values[9],
          N_ ("places fixed by hand, each with its price, as A/temporary=300, parted by ;"),
          N_ ("WISHES") },
        { "frontier", 0, 0, G_OPTION_ARG_STRING, &frontier,
          N_ ("no plan but what equity costs: places, person-months or utilitarian against "
              "lowest-rate, gini, least-squares or alpha:A"),
          N_ ("EFFICIENCY,EQUITY[,POINTS]") },
        { "report", 0, 0, G_OPTION_ARG_FILENAME, &report,
          N_ ("also the plan as a page in Arabic, French and English (see awrash-report)"),
          N_ ("FILE") },
        { "write-lp", 0, 0, G_OPTION_ARG_FILENAME, &problem.lp,
          N_ ("write the problem for another solver, as CPLEX LP, and no plan"), N_ ("FILE") },
        { "write-mps", 0, 0, G_OPTION_ARG_FILENAME, &problem.mps, N_ ("the same as free MPS"),
          N_ ("FILE") },
        { "step", 0, 0, G_OPTION_ARG_STRING, &problem.step,
          N_ ("with these: fill, fill-rest, spare or objective (default)"), N_ ("NAME") },
        { "known", 0, 0, G_OPTION_ARG_STRING, &problem.known,
          N_ ("with these: what the steps before give, parted by ; (default: found here)"),
          N_ ("VALUES") },
        { "segments", 0, 0, G_OPTION_ARG_INT, &problem.segments,
          N_ ("with these: pieces of least squares, 0 for one a unit"), N_ ("N") },
        { NULL, 0, 0, 0, NULL, NULL, NULL } };

static gboolean
set_keys (AwrashReading *reading, GError **error)
{
  for (gsize i = 0; settings != NULL && settings[i] != NULL; i++)
    {
      const char *value = strchr (settings[i], '=');
      g_autofree char *key = value != NULL ? g_strndup (settings[i], (gsize)(value - settings[i]))
                                           : g_strdup (settings[i]);

      if (value == NULL)
        {
          manners_misuse (error, _ ("--set %s: expected KEY=VALUE"), settings[i]);
          return FALSE;
        }
      if (!awrash_split_reading_set (reading, g_strstrip (key), value + 1, error))
        {
          g_prefix_error (error, "--set %s: ", settings[i]);
          return FALSE;
        }
    }
  return TRUE;
}

static AwrashReading *
read_reading (const AwrashProgramme *programme, GError **error)
{
  g_autoptr (AwrashReading) reading = awrash_split_reading_load (programme, reading_name, error);

  if (reading == NULL)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (values[i] != NULL && !awrash_split_reading_set (reading, keys[i], values[i], error))
      {
        g_prefix_error (error, "--%s: ", keys[i]);
        return NULL;
      }
  if (!amendment_apply (&amendment, programme, reading, error) || !set_keys (reading, error))
    return NULL;
  return g_steal_pointer (&reading);
}

/* A plan is never mixed with a programme: a later reader could not tell input from answer. */
static gboolean
refuse_programme (const char *folder, GError **error)
{
  g_autofree char *programme = g_build_filename (folder, "programme.ini", NULL);

  if (!g_file_test (programme, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_FILE,
               _ ("%s holds a programme, expected a folder for the plan alone"), folder);
  return FALSE;
}

/* The cells that rest on an assumed figure, as codes: a table read elsewhere keeps its marks. */
static char *
list_assumed (const Division *division)
{
  GString *list = g_string_new (_ ("Cells that rest on an assumed figure:"));
  const AwrashProgramme *programme = division->programme;
  gboolean any = FALSE;

  for (gsize p = 0; p < division->n_provinces; p++)
    for (gsize s = 0; s < division->n_streams; s++)
      if (division_is_assumed (division, p, s))
        {
          const gsize territory = awrash_programme_province_get_territory (programme, p);
          g_string_append_printf (list, "%s %s %s", any ? ";" : "",
                                  awrash_programme_territory_get_code (programme, territory),
                                  awrash_programme_stream_get_code (programme, s));
          any = TRUE;
        }
  if (!any)
    g_string_assign (list, _ ("No cell rests on an assumed figure."));
  return g_string_free (list, FALSE);
}

static char *
table_text (Session *session, const AwrashPlan *plan, const Division *division, const char *name,
            GError **error)
{
  g_autoptr (AwrashTable) table = awrash_split_plan_get_table (plan, name, error);
  g_autofree char *assumed = list_assumed (division);
  const char *title = manners_option (session, division->programme, "programme", "name");

  if (table == NULL)
    return NULL;
  if (title != NULL)
    awrash_base_table_add_comment (table, title);
  awrash_base_table_add_comment (table, assumed);
  return awrash_base_csv_format (
      table, spreadsheet ? AWRASH_DIALECT_SPREADSHEET : AWRASH_DIALECT_INPUT, error);
}

/* The certificate comes last: it knows the plan that it proves, and no other. */
static gboolean
write_plan (Session *session, const AwrashProgramme *programme, const AwrashReading *reading,
            const AwrashPlan *plan, GError **error)
{
  static const char *const names[] = { "plan.csv", "plan-provinces.csv", "certificate.json" };
  g_autoptr (Division) division = division_new (session, programme, plan, reading, error);
  g_autofree char *cells
      = division != NULL ? table_text (session, plan, division, "plan", error) : NULL;
  g_autofree char *provinces
      = cells != NULL ? table_text (session, plan, division, "plan-provinces", error) : NULL;
  const char *const texts[] = { cells, provinces, awrash_split_plan_get_certificate (plan) };

  if (provinces == NULL
      || !awrash_base_folder_write (session->output, G_N_ELEMENTS (names), names, texts, error))
    return FALSE;
  manners_title (session, _ ("Written to %s: plan.csv, plan-provinces.csv, certificate.json"),
                 manners_isolate (session, session->output));
  return TRUE;
}

static void
pass_notices (Session *session, const AwrashProgramme *programme)
{
  for (gsize i = 0; i < awrash_programme_get_n_notices (programme); i++)
    {
      const char *notice = awrash_programme_get_notice (programme, i);
      /* This command reads that file by itself. */
      if (strstr (notice, "assumptions.csv") == NULL)
        manners_notice (session, notice);
    }
}

static gboolean
write_report (const Session *session, const AwrashProgramme *programme,
              const AwrashReading *reading, const AwrashPlan *plan, GError **error)
{
  const Publication publication = { .programme = programme,
                                    .folder = session->arguments[0],
                                    .reading = reading,
                                    .name = reading_name,
                                    .plan = plan,
                                    .against = inquiry.against };

  return report == NULL || publication_write (&publication, NULL, report, error);
}

static ExitStatus
plan_one (Session *session, const AwrashProgramme *programme, GError **error)
{
  g_autoptr (AwrashReading) reading = read_reading (programme, error);
  g_autoptr (AwrashPlan) plan = NULL;
  ExitStatus status;

  if (reading == NULL)
    return EXIT_WRONG;
  if (problem_is_asked (&problem))
    return problem_write (session, &problem, programme, reading, error);
  if (frontier != NULL)
    return tradeoff_tell (session, programme, reading, frontier, error);
  plan = awrash_split_solve (programme, reading, error);
  if (plan == NULL)
    return EXIT_WRONG;
  if (!write_report (session, programme, reading, plan, error))
    return EXIT_WRONG;
  status = proposal_tell (session, programme, reading, reading_name, plan, ranges, error);
  if (status == EXIT_ANSWER && !wishes_tell (session, plan, error))
    return EXIT_WRONG;
  if (status == EXIT_ANSWER && inquiry_is_asked (&inquiry)
      && !inquiry_tell (session, &inquiry, programme, reading, plan, error))
    return EXIT_WRONG;
  if (awrash_split_plan_get_status (plan) == AWRASH_STATUS_INFEASIBLE
      && !room_tell (session, &room, programme, reading, error))
    return EXIT_WRONG;
  if (status == EXIT_ANSWER && intervals && !tolerance_tell (session, programme, plan, error))
    return EXIT_WRONG;
  if (status == EXIT_ANSWER && session->output != NULL
      && !write_plan (session, programme, reading, plan, error))
    return EXIT_WRONG;
  return status;
}

static gboolean
is_use_right (Session *session, GError **error)
{
  gboolean overridden = settings != NULL || ranges || intervals || frontier != NULL
                        || report != NULL || amendment_is_asked (&amendment)
                        || inquiry_is_asked (&inquiry) || room_is_asked (&room);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    overridden = overridden || values[i] != NULL;
  if (compare && (reading_name != NULL || overridden || session->output != NULL))
    manners_misuse (error, _ ("--compare runs every reading as it stands, without the options of "
                              "one reading and without -o"));
  else if (spreadsheet && session->output == NULL)
    manners_misuse (error, _ ("--spreadsheet goes with -o"));
  else if (problem_is_asked (&problem) && (compare || session->output != NULL))
    manners_misuse (error, _ ("--write-lp and --write-mps go without --compare and -o"));
  else if (report != NULL && (frontier != NULL || problem_is_asked (&problem)))
    manners_misuse (error, _ ("--report goes without --frontier, --write-lp and --write-mps"));
  else if (report == NULL && outlines_are_asked ())
    manners_misuse (error, _ ("--map goes with --report"));
  else if (frontier != NULL && (problem_is_asked (&problem) || session->output != NULL))
    manners_misuse (error, _ ("--frontier goes without --write-lp, --write-mps and -o"));
  else if (problem_is_right (&problem, error) && outlines_are_right (error))
    return session->output == NULL || refuse_programme (session->output, error);
  return FALSE;
}

static ExitStatus
run (Session *session, GError **error)
{
  g_autoptr (AwrashProgramme) programme = NULL;

  if (!is_use_right (session, error))
    return EXIT_WRONG;
  programme = awrash_programme_load (session->arguments[0], error);
  if (programme == NULL)
    return EXIT_WRONG;
  pass_notices (session, programme);
  if (compare)
    return comparison_tell (session, programme, session->arguments[0], error);
  return plan_one (session, programme, error);
}

int
main (int argc, char **argv)
{
  static const Verb verb
      = { .name = "awrash-plan",
          .arguments = N_ ("FOLDER"),
          .summary = N_ ("Divide the quotas of a programme among its provinces."),
          .examples = "  awrash-plan khenifra-2023\n"
                      "  awrash-plan khenifra-2023 --compare\n"
                      "  awrash-plan khenifra-2023 --reading by-need -o proposal\n"
                      "  awrash-plan khenifra-2023 --near last-year --loss 0.02\n"
                      "  awrash-plan khenifra-2023 --frontier places,gini,10\n"
                      "  awrash-plan khenifra-2023 --explain 05.301 --against proposal\n"
                      "  awrash-plan khenifra-2023 --report page.html\n"
                      "  awrash-plan morocco-2023 --report page.html --map provinces.geojson\n"
                      "  awrash-plan khenifra-2023 --write-lp case.lp",
          .options = options,
          .more = outlines_options,
          .n_arguments = 1,
          .output_is_folder = TRUE,
          .run = run };
  const int status = manners_run (&verb, argc, argv);

  problem_clear (&problem);
  amendment_clear (&amendment);
  g_free (frontier);
  g_free (report);
  inquiry_clear (&inquiry);
  room_clear (&room);
  outlines_clear ();
  g_free (reading_name);
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    g_free (values[i]);
  g_strfreev (settings);
  return status;
}
