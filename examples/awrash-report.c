/* SPDX-License-Identifier: GPL-3.0-or-later */

/* awrash-report: the plan of a programme as one page that a committee can read and citizens can
 * check, or one of its charts. Source: a programme folder. Invariant: the page asks nothing of any
 * network. */

#include "parts/publication.h"

#include "parts/outlines.h"
#include "parts/raster.h"

static char *reading_name;
static char *against;
static char *frontier;
static char *study;
static char *runs;
static char *date;
static char *languages;
static char *chart;
static char *svg;
static char *png;
static char *brief;
static gboolean as_text;
static gint columns = 80;

static const GOptionEntry options[] = {
  { "reading", 'r', 0, G_OPTION_ARG_STRING, &reading_name,
    N_ ("a [reading NAME] of programme.ini (default: [split])"), N_ ("NAME") },
  { "against", 0, 0, G_OPTION_ARG_FILENAME, &against,
    N_ ("tell increases and decreases against the plan in a folder (default: the former "
        "edition in history.csv)"),
    N_ ("FOLDER") },
  { "frontier", 0, 0, G_OPTION_ARG_STRING, &frontier,
    N_ ("also what equity costs, as places,gini or places,gini,10"),
    N_ ("EFFICIENCY,EQUITY[,POINTS]") },
  { "study", 0, 0, G_OPTION_ARG_FILENAME, &study,
    N_ ("also what policies come to over years: the study.ini of a study that was run"),
    N_ ("FILE") },
  { "runs", 0, 0, G_OPTION_ARG_FILENAME, &runs,
    N_ ("with --study: the folder that awrash-study kept its runs in"), N_ ("FOLDER") },
  { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_ ("the date that the page bears"),
    N_ ("YYYY-MM-DD") },
  { "languages", 0, 0, G_OPTION_ARG_STRING, &languages,
    N_ ("languages of the page, the first shown first (default: ar;fr;en)"), N_ ("CODES") },
  { "chart", 0, 0, G_OPTION_ARG_STRING, &chart,
    N_ ("no page but one chart, in the language of --lang: rates, lorenz, map, heat, readings, "
        "frontier or study"),
    N_ ("NAME") },
  { "brief", 0, 0, G_OPTION_ARG_STRING, &brief,
    N_ ("no page but one for the media of a province, in the language of --lang"), N_ ("CODE") },
  { "text", 't', 0, G_OPTION_ARG_NONE, &as_text,
    N_ ("no page but the same for a terminal, in the language of --lang"), NULL },
  { "columns", 0, 0, G_OPTION_ARG_INT, &columns,
    N_ ("with --text: how many columns the terminal has (default: 80)"), N_ ("NUMBER") },
  { "svg", 0, 0, G_OPTION_ARG_FILENAME, &svg, N_ ("with --chart: write it to a file"),
    N_ ("FILE") },
  { "png", 0, 0, G_OPTION_ARG_FILENAME, &png,
    N_ ("with --chart: write it to a file as a picture, by rsvg-convert where it is installed"),
    N_ ("FILE") },
  { NULL, 0, 0, 0, NULL, NULL, NULL }
};

static char *
write_text (const Session *session, const Publication *publication, GError **error)
{
  g_autoptr (AwrashReport) report = publication_new (publication, error);

  if (report == NULL)
    return NULL;
  if (as_text)
    return awrash_report_text (report, session->language, (gsize)MAX (columns, 0), session->ascii,
                               manners_has_color (session), error);
  if (brief != NULL)
    return awrash_report_brief (report, brief, session->language, error);
  return chart != NULL ? awrash_report_chart (report, chart, session->language, error)
                       : awrash_report_html (report, languages, error);
}

static gboolean
is_use_right (const Session *session, GError **error)
{
  const Fault faults[]
      = { { (study != NULL) != (runs != NULL), N_ ("--study and --runs go together") },
          { svg != NULL && chart == NULL, N_ ("--svg goes with --chart") },
          { svg != NULL && session->output != NULL, N_ ("--svg goes without -o") },
          { png != NULL && chart == NULL, N_ ("--png goes with --chart") },
          { png != NULL && session->output != NULL, N_ ("--png goes without -o") },
          { chart != NULL && brief != NULL, N_ ("--brief goes without --chart") },
          { as_text && (chart != NULL || brief != NULL),
            N_ ("--text goes without --chart and --brief") },
          { columns != 80 && !as_text, N_ ("--columns goes with --text") },
          { session->ascii && !as_text, N_ ("--ascii goes with --text") },
          { (chart != NULL || brief != NULL || as_text) && languages != NULL,
            N_ ("--languages goes without --chart, --brief and --text") } };

  return manners_check (G_N_ELEMENTS (faults), faults, error) && outlines_are_right (error);
}

static ExitStatus
run (Session *session, GError **error)
{
  g_autoptr (AwrashProgramme) programme = NULL;
  g_autoptr (AwrashReading) reading = NULL;
  g_autoptr (AwrashPlan) plan = NULL;
  g_autofree char *text = NULL;
  Publication publication = { .folder = session->arguments[0],
                              .name = reading_name,
                              .against = against,
                              .frontier = frontier,
                              .study = study,
                              .runs = runs,
                              .date = date };

  if (!is_use_right (session, error))
    return EXIT_WRONG;
  programme = awrash_programme_load (session->arguments[0], error);
  reading = programme != NULL ? awrash_split_reading_load (programme, reading_name, error) : NULL;
  plan = reading != NULL ? awrash_split_solve (programme, reading, error) : NULL;
  if (plan == NULL)
    return EXIT_WRONG;
  publication.programme = programme;
  publication.reading = reading;
  publication.plan = plan;
  text = write_text (session, &publication, error);
  if (text == NULL || (svg != NULL && !g_file_set_contents (svg, text, -1, error))
      || (png != NULL && !raster_write (text, png, error)))
    return EXIT_WRONG;
  json_object_set_string_member (session->answer, "status",
                                 awrash_base_status_get_name (awrash_split_plan_get_status (plan)));
  json_object_set_string_member (session->answer, "programme",
                                 awrash_programme_get_hash (programme));
  json_object_set_string_member (session->answer,
                                 chart != NULL ? "chart"
                                 : as_text     ? "text"
                                               : "page",
                                 text);
  if (svg == NULL && png == NULL)
    g_string_append (session->text, text);
  return awrash_split_plan_get_n_cells (plan) > 0 ? EXIT_ANSWER : EXIT_NO_ANSWER;
}

int
main (int argc, char **argv)
{
  static const Verb verb
      = { .name = "awrash-report",
          .arguments = N_ ("FOLDER"),
          .summary = N_ ("Write the plan of a programme as a page in Arabic, French and English."),
          .examples
          = "  awrash-report khenifra-2023 -o page.html\n"
            "  awrash-report khenifra-2023 --reading by-need --languages 'fr;ar' -o page.html\n"
            "  awrash-report khenifra-2023 --brief 05.301 --lang ar -o khenifra.html\n"
            "  awrash-report khenifra-2023 --study study.ini --runs results -o page.html\n"
            "  awrash-report khenifra-2023 --text --lang fr\n"
            "  awrash-report morocco-2023 --chart map --lang ar --svg map.svg\n"
            "  awrash-report morocco-2023 --map provinces.geojson -o page.html\n"
            "  awrash-report morocco-2023 --chart lorenz --lang fr --png lorenz.png",
          .options = options,
          .more = outlines_options,
          .n_arguments = 1,
          .run = run };
  const int status = manners_run (&verb, argc, argv);

  g_free (reading_name);
  g_free (against);
  g_free (frontier);
  g_free (study);
  g_free (runs);
  g_free (date);
  g_free (languages);
  g_free (chart);
  g_free (svg);
  g_free (png);
  g_free (brief);
  outlines_clear ();
  return status;
}
