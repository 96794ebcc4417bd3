/* SPDX-License-Identifier: GPL-3.0-or-later */

/* awrash-equity: how unequal the values of a column are, overall and by group. Source: a CSV file.
 * Invariant: every row counts or is an error; an empty value is never a zero. */

#include "parts/cutting.h"
#include "parts/decomposition.h"
#include "parts/equity.h"
#include "parts/grid.h"
#include "parts/health.h"
#include "parts/indices.h"
#include "parts/intervals.h"
#include "parts/levy.h"
#include "parts/ranking.h"
#include "parts/streams.h"
#include "parts/vicinity.h"

#include <string.h>

static SampleColumns columns;
static char *missing, *bounds, *scheme, *neighbours, *style, *islands, *method, *lonely, *seed;
static char *tax, *streams;
static HealthQuestion health;
static char **index_names;
static gboolean as_csv, directed, census, local;
static double level = 0.95;
static int replications = 999, n_cut;

/* --decompose and --interval may stand without a word. */
static gboolean
take_choice (const char *option, const char *value, gpointer data, GError **error)
{
  char **taken = strcmp (option, "--interval") == 0 ? &method : &scheme;

  (void)data;
  (void)error;
  g_free (*taken);
  *taken = g_strdup (value != NULL ? value : taken == &scheme ? "pyatt" : "linearized");
  return TRUE;
}

static const GOptionEntry options[] = {
  { "value", 'v', 0, G_OPTION_ARG_STRING, &columns.value, N_ ("the column of values"),
    N_ ("COLUMN") },
  { "weight", 'w', 0, G_OPTION_ARG_STRING, &columns.weight,
    N_ ("the column of weights (default: all 1)"), N_ ("COLUMN") },
  { "group", 'g', 0, G_OPTION_ARG_STRING, &columns.group,
    N_ ("a column: each of its values is measured apart as well"), N_ ("COLUMN") },
  { "label", 'l', 0, G_OPTION_ARG_STRING, &columns.label,
    N_ ("the column that names rows (default: the first)"), N_ ("COLUMN") },
  { "per", 0, 0, G_OPTION_ARG_STRING, &columns.per,
    N_ ("a column that values are divided by: rates"), N_ ("COLUMN") },
  { "where", 0, 0, G_OPTION_ARG_STRING_ARRAY, &columns.where,
    N_ ("only rows with that value in that column; may be repeated"), N_ ("COLUMN=VALUE") },
  { "missing", 0, 0, G_OPTION_ARG_STRING, &missing,
    N_ ("rows with an empty cell: error (default), or omit, which says how many"), N_ ("POLICY") },
  { "index", 'i', 0, G_OPTION_ARG_STRING_ARRAY, &index_names,
    N_ ("an index to print, such as zenga or atkinson:0.5, or all; may be repeated"),
    N_ ("INDEX") },
  { "rank", 'r', 0, G_OPTION_ARG_STRING, &columns.rank,
    N_ ("a column, the lowest first: concentration and slope indices along it"), N_ ("COLUMN") },
  { "bounds", 0, 0, G_OPTION_ARG_STRING, &bounds,
    N_ ("with --rank: between what values could lie (default: as observed)"), N_ ("LOW:HIGH") },
  { "decompose", 'd', G_OPTION_FLAG_OPTIONAL_ARG, G_OPTION_ARG_CALLBACK,
    __extension__(gpointer) take_choice,
    N_ ("with --group: within and between, the Gini by pyatt (default), yitzhaki-lerman or "
        "dagum"),
    N_ ("SCHEME") },
  { "neighbours", 'n', 0, G_OPTION_ARG_FILENAME, &neighbours,
    N_ ("a CSV file of pairs of labels (from, to, perhaps weight): statistics of space"),
    N_ ("FILE") },
  { "style", 0, 0, G_OPTION_ARG_STRING, &style,
    N_ ("with --neighbours: binary, weighted or row-standardised (default: as the pairs are)"),
    N_ ("STYLE") },
  { "directed", 0, 0, G_OPTION_ARG_NONE, &directed,
    N_ ("with --neighbours: a pair makes \"to\" a neighbour of \"from\" alone"), NULL },
  { "islands", 0, 0, G_OPTION_ARG_STRING, &islands,
    N_ ("with --neighbours: rows without a neighbour: error (default), or zero"), N_ ("POLICY") },
  { "local", 0, 0, G_OPTION_ARG_NONE, &local,
    N_ ("with --neighbours: each row by itself, local Moran, G and G*"), NULL },
  { "health", 0, 0, G_OPTION_ARG_STRING, &health.direction,
    N_ ("rows are groups: the measures of WHO's HEAT of what is favourable or adverse"),
    N_ ("DIRECTION") },
  { "reference", 0, 0, G_OPTION_ARG_STRING, &health.reference,
    N_ ("with --health: the label of the reference group"), N_ ("LABEL") },
  { "error", 0, 0, G_OPTION_ARG_STRING, &health.error,
    N_ ("with --health: the column of standard errors"), N_ ("COLUMN") },
  { "tax", 0, 0, G_OPTION_ARG_STRING, &tax,
    N_ ("a column of what is taken off the values: Kakwani's index and its like"), N_ ("COLUMN") },
  { "streams", 0, 0, G_OPTION_ARG_STRING, &streams,
    N_ ("columns of places, one a stream: how differently they are spread"), N_ ("A,B,…") },
  { "cut", 0, 0, G_OPTION_ARG_INT, &n_cut,
    N_ ("into how many groups to cut where they hide the least inequality: polarisation"),
    N_ ("NUMBER") },
  { "interval", 0, G_OPTION_FLAG_OPTIONAL_ARG, G_OPTION_ARG_CALLBACK,
    __extension__(gpointer) take_choice,
    N_ ("intervals, by group too: linearized (default), jackknife, bootstrap-se, each perhaps with "
        ":log or :logit, bootstrap or bootstrap-bca"),
    N_ ("METHOD") },
  { "strata", 0, 0, G_OPTION_ARG_STRING, &columns.strata,
    N_ ("with --interval: the column of strata"), N_ ("COLUMN") },
  { "cluster", 0, 0, G_OPTION_ARG_STRING, &columns.cluster,
    N_ ("with --interval: the column of clusters (default: each row)"), N_ ("COLUMN") },
  { "population", 0, 0, G_OPTION_ARG_STRING, &columns.population,
    N_ ("with --interval: how many clusters there are in the row's stratum"), N_ ("COLUMN") },
  { "lonely", 0, 0, G_OPTION_ARG_STRING, &lonely,
    N_ ("with --interval: a stratum of one cluster: error (default), adjust or certainty"),
    N_ ("POLICY") },
  { "level", 0, 0, G_OPTION_ARG_DOUBLE, &level, N_ ("of the interval (default: 0.95)"),
    N_ ("SHARE") },
  { "census", 0, 0, G_OPTION_ARG_NONE, &census,
    N_ ("all units were observed: no interval; with --group, a permutation test"), NULL },
  { "seed", 's', 0, G_OPTION_ARG_STRING, &seed, N_ ("the text that names a lot (default: awrash)"),
    N_ ("TEXT") },
  { "replications", 0, 0, G_OPTION_ARG_INT, &replications,
    N_ ("how often a lot is drawn (default: 999)"), N_ ("NUMBER") },
  { "csv", 0, 0, G_OPTION_ARG_NONE, &as_csv,
    N_ ("print what is asked for as one CSV file, a line for each number"), NULL },
  { NULL, 0, 0, 0, NULL, NULL, NULL }
};

static void
add_group (Session *session, Grid *grid, const Sample *sample, const char *group,
           const Equity *equity)
{
  grid_add (grid, manners_isolate (session, group));
  grid_add (grid, manners_integer (session, (gint64)equity->n));
  grid_add (grid, manners_decimal (session, equity->gini, 4));
  grid_add (grid, manners_decimal (session, equity->theil, 4));
  grid_add (grid, manners_decimal (session, equity->mld, 4));
  grid_add (grid, manners_decimal (session, equity->hoover, 4));
  grid_add (grid, manners_isolate (session, sample_label (sample, equity->lowest)));
  grid_add (grid, manners_isolate (session, sample_label (sample, equity->highest)));
  grid_add (grid, manners_decimal (session, equity->ratio, 2));
}

static gboolean
tell_groups (Session *session, const Sample *sample, GError **error)
{
  static const char *const headings[]
      = { N_ ("Group"),  N_ ("Rows"),   N_ ("Gini"),    N_ ("Theil"),           N_ ("MLD"),
          N_ ("Hoover"), N_ ("Lowest"), N_ ("Highest"), N_ ("Lowest / highest") };
  g_autofree double *weights = g_new0 (double, sample->n + 1);
  g_autoptr (Grid) grid = grid_new ();
  JsonObject *groups = sheet_object (session->answer, "groups");

  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    grid_add_column (grid, _ (headings[i]));
  for (gsize g = 0; g < sample->groups->len; g++)
    {
      const char *group = sample_group (sample, g);
      Equity equity;

      sample_weigh_group (sample, g, weights);
      if (!equity_measure (sample->n, sample->values, weights, &equity, error))
        {
          g_prefix_error (error, _ ("group \"%s\": "), group);
          return FALSE;
        }
      json_object_set_object_member (groups, group,
                                     equity_to_json (&equity, sample_label (sample, equity.lowest),
                                                     sample_label (sample, equity.highest)));
      add_group (session, grid, sample, group, &equity);
    }
  manners_title (session, "%s", _ ("By group"));
  grid_print (grid, session->text);
  return TRUE;
}

static gboolean
is_asked_more (void)
{
  return index_names != NULL || columns.rank != NULL || scheme != NULL || neighbours != NULL
         || method != NULL || census || health.direction != NULL || tax != NULL || streams != NULL
         || n_cut != 0;
}

/* The measures that are always told take no negative value; indices named apart may. */
static gboolean
has_negative (const Sample *sample)
{
  for (gsize i = 0; i < sample->n; i++)
    if (sample->values[i] < 0 && (sample->weights == NULL || sample->weights[i] > 0))
      return TRUE;
  return FALSE;
}

static void
tell_nothing (Session *session, const Sample *sample)
{
  JsonObject *groups = NULL;

  manners_notice (session, _ ("some values are below 0, on which the usual measures are not "
                              "defined: only what is asked for is measured"));
  if (sample->groups != NULL)
    groups = sheet_object (session->answer, "groups");
  for (gsize g = 0; groups != NULL && g < sample->groups->len; g++)
    (void)sheet_object (groups, sample_group (sample, g));
}

static gboolean
tell_overall (Session *session, const Sample *sample, GError **error)
{
  Equity equity;
  EquityLabels labels;

  if (is_asked_more () && has_negative (sample))
    {
      tell_nothing (session, sample);
      return TRUE;
    }
  if (!equity_measure (sample->n, sample->values, sample->weights, &equity, error))
    return FALSE;
  labels
      = (EquityLabels){ manners_isolate (session, columns.value),
                        manners_isolate (session, sample_label (sample, equity.lowest)),
                        manners_isolate (session, sample_label (sample, equity.highest)), FALSE };
  json_object_set_object_member (session->answer, "overall",
                                 equity_to_json (&equity, sample_label (sample, equity.lowest),
                                                 sample_label (sample, equity.highest)));
  equity_print (session, 1, &equity, 1, &labels);
  return sample->groups == NULL || tell_groups (session, sample, error);
}

static void
tell_missing (Session *session, const Sample *sample)
{
  g_autofree char *notice = NULL;

  json_object_set_int_member (session->answer, "missing", (gint64)sample->n_missing);
  if (sample->n_missing == 0)
    return;
  notice = g_strdup_printf (_ ("rows left out for an empty cell: %s"),
                            manners_integer (session, (gint64)sample->n_missing));
  manners_notice (session, notice);
}

/* Options that mean nothing without another one are refused, so that none is without effect. */
static gboolean
check_use (GError **error)
{
  const Fault faults[] = {
    { columns.value == NULL, N_ ("--value is missing, expected the name of a column") },
    { as_csv && !is_asked_more (),
      N_ ("--csv is given without --index, --rank, --decompose, --neighbours, --health, --tax, "
          "--streams, --cut or --interval, expected one of them") },
    { bounds != NULL && columns.rank == NULL,
      N_ ("--bounds is given without --rank, expected both") },
    { scheme != NULL && columns.group == NULL,
      N_ ("--decompose is given without --group, expected both") },
    { (style != NULL || islands != NULL || directed || local) && neighbours == NULL,
      N_ ("--style, --islands, --directed or --local is given without --neighbours, expected "
          "both") },
    { (health.reference != NULL || health.error != NULL) && health.direction == NULL,
      N_ ("--reference or --error is given without --health, expected both") },
    { n_cut < 0, N_ ("--cut is below 1, expected a number of groups") },
    { (columns.strata != NULL || columns.cluster != NULL || columns.population != NULL
       || lonely != NULL)
          && method == NULL,
      N_ ("--strata, --cluster, --population or --lonely is given without --interval, expected "
          "both") },
    { !(level > 0 && level < 1),
      N_ ("--level is not between 0 and 1, expected a share such as 0.95") },
    { replications < 1, N_ ("--replications is below 1, expected a number of draws") },
  };

  return manners_check (G_N_ELEMENTS (faults), faults, error);
}

static gboolean
tell_all (Sheet *sheet, const Sample *sample, GError **error)
{
  const IntervalQuestion sampling = { method != NULL ? method : "linearized",
                                      lonely != NULL ? lonely : "error",
                                      seed != NULL ? seed : "awrash",
                                      level,
                                      (gsize)replications,
                                      census };
  const VicinityQuestion space
      = { neighbours, style, islands != NULL ? islands : "error", directed, local };

  return tell_overall (sheet->session, sample, error)
         && (index_names == NULL || indices_tell (sheet, sample, index_names, error))
         && (columns.rank == NULL || ranking_tell (sheet, sample, columns.rank, bounds, error))
         && (scheme == NULL || decomposition_tell (sheet, sample, scheme, error))
         && (neighbours == NULL || vicinity_tell (sheet, sample, &space, error))
         && (health.direction == NULL || health_tell (sheet, sample, &health, error))
         && (tax == NULL || levy_tell (sheet, sample, tax, error))
         && (streams == NULL || streams_tell (sheet, sample, streams, error))
         && (n_cut == 0 || cutting_tell (sheet, sample, (gsize)n_cut, error))
         && ((method == NULL && !census)
             || intervals_tell (sheet, sample, index_names, &sampling, error));
}

static ExitStatus
run (Session *session, GError **error)
{
  g_auto (Sample) sample = { 0 };
  g_auto (Sheet) sheet = { 0 };

  if (!check_use (error))
    return EXIT_WRONG;
  if (!sample_read (&sample, session->arguments[0], &columns, missing != NULL ? missing : "error",
                    error)
      || !sheet_open (&sheet, session, as_csv, error))
    return EXIT_WRONG;
  json_object_set_string_member (session->answer, "status", "answered");
  tell_missing (session, &sample);
  if (!tell_all (&sheet, &sample, error) || !sheet_close (&sheet, error))
    return EXIT_WRONG;
  return EXIT_ANSWER;
}

static void
free_options (void)
{
  char *texts[] = { columns.value,
                    columns.weight,
                    columns.rank,
                    columns.population,
                    columns.group,
                    columns.label,
                    columns.strata,
                    columns.cluster,
                    missing,
                    bounds,
                    scheme,
                    neighbours,
                    style,
                    islands,
                    method,
                    lonely,
                    seed,
                    columns.per,
                    tax,
                    streams,
                    health.direction,
                    health.reference,
                    health.error };

  for (gsize k = 0; k < G_N_ELEMENTS (texts); k++)
    g_free (texts[k]);
  g_strfreev (index_names);
  g_strfreev (columns.where);
}

int
main (int argc, char **argv)
{
  static const Verb verb = {
    .name = "awrash-equity",
    .arguments = N_ ("FILE.csv"),
    .summary = N_ ("How unequal the values of a column are: overall, by group, along a rank, "
                   "between neighbours, and how sure that is."),
    .examples
    = "  awrash-equity plan-provinces.csv --value rate --weight need\n"
      "  awrash-equity rates.csv -v rate -w need --group region --index all --csv\n"
      "  awrash-equity rates.csv -v rate --group region --decompose --census\n"
      "  awrash-equity rates.csv -v rate --rank poverty --neighbours pairs.csv --local\n"
      "  awrash-equity territories.csv --where level=province -v unemployed --per active_15plus "
      "-w active_15plus --group parent --cut 3\n"
      "  awrash-equity plan-provinces.csv -v places --streams places_temporary,places_sustainable\n"
      "  awrash-equity survey.csv -v wage --strata s --cluster c --interval=jackknife\n"
      "  awrash-equity - --value places --group region < provinces.csv",
    .options = options,
    .n_arguments = 1,
    .run = run
  };
  const int status = manners_run (&verb, argc, argv);

  free_options ();
  return status;
}
