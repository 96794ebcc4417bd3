/* SPDX-License-Identifier: GPL-3.0-or-later */

/* awrash-study: what policies do over years. Source: a file study.ini. Invariant: the exit status
 * is 0 only when the folder, or the shard, is whole. */

#include "parts/march.h"
#include "parts/outcome.h"

#include <string.h>

static gint n_threads;
static char *shard;
static gboolean merge;

static const GOptionEntry options[]
    = { { "threads", 't', 0, G_OPTION_ARG_INT, &n_threads,
          N_ ("how many threads work at once (default: one for each processor)"), N_ ("N") },
        { "shard", 0, 0, G_OPTION_ARG_STRING, &shard,
          N_ ("only this part of the study, into a folder of its own: 3/64"), N_ ("I/N") },
        { "merge", 0, 0, G_OPTION_ARG_NONE, &merge,
          N_ ("join the folders of all shards, given after the file"), NULL },
        { NULL, 0, 0, 0, NULL, NULL, NULL } };

static gboolean
read_shard (gsize *number, gsize *count)
{
  g_auto (GStrv) parts = g_strsplit (shard != NULL ? shard : "1/1", "/", 3);
  guint64 n = 0, of = 0;

  if (g_strv_length (parts) != 2
      || !g_ascii_string_to_unsigned (parts[0], 10, 1, G_MAXINT, &n, NULL)
      || !g_ascii_string_to_unsigned (parts[1], 10, 1, G_MAXINT, &of, NULL) || n > of)
    return FALSE;
  *number = (gsize)n;
  *count = (gsize)of;
  return TRUE;
}

/* What there is to do, done: 0 once the folder is whole. */
static ExitStatus
fill (Session *session, const AwrashStudy *study, AwrashStore *store, GError **error)
{
  const gsize all = awrash_simulation_store_get_n_chunks (store);
  GError *failure = NULL;

  if (awrash_simulation_store_get_n_whole (store) == all)
    return EXIT_ANSWER;
  if (march (session, study, store, n_threads > 0 ? (gsize)n_threads : g_get_num_processors (),
             &failure))
    return EXIT_ANSWER;
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return EXIT_WRONG;
    }
  manners_say (session,
               _ ("Interrupted: %zu of %zu chunks are kept. The same command goes on from there."),
               awrash_simulation_store_get_n_whole (store), all);
  return EXIT_NO_ANSWER;
}

static ExitStatus
run (Session *session, GError **error)
{
  gsize number = 1, count = 1;
  const Fault faults[] = {
    { session->output == NULL,
      N_ ("-o is missing, expected the folder that the runs are kept in") },
    { merge && shard != NULL, N_ ("--merge and --shard do not go together") },
    { merge && session->n_arguments < 2, N_ ("--merge needs the folders of the shards") },
    { !merge && session->n_arguments > 1, N_ ("one file is expected, unless --merge is given") },
    { n_threads < 0, N_ ("--threads is a number from 1 on") },
    { !read_shard (&number, &count), N_ ("--shard is a part such as 3/64, from 1/64 to 64/64") },
  };
  g_autoptr (AwrashStudy) study = NULL;
  g_autoptr (AwrashStore) store = NULL;
  ExitStatus status;

  if (!manners_check (G_N_ELEMENTS (faults), faults, error))
    return EXIT_WRONG;
  study = awrash_simulation_study_load (session->arguments[0], error);
  if (study == NULL)
    return EXIT_WRONG;
  if (merge
      && !awrash_simulation_study_merge (study, (gsize)session->n_arguments - 1,
                                         (const char *const *)session->arguments + 1,
                                         session->output, error))
    return EXIT_WRONG;
  store = awrash_simulation_study_open (study, session->output, number, count, error);
  if (store == NULL)
    return EXIT_WRONG;
  status = fill (session, study, store, error);
  outcome_put (session, study, store, number, count);
  if (status == EXIT_ANSWER && count == 1 && !outcome_tell (session, study, store, error))
    return EXIT_WRONG;
  return status;
}

int
main (int argc, char **argv)
{
  static const Verb verb
      = { .name = "awrash-study",
          .arguments = N_ ("FILE [SHARD…]"),
          .summary = N_ ("What policies do over years, to whom, and how sure that is.\n"
                         "A run that was interrupted is gone on with by the same command."),
          .examples = "  awrash-study study.ini -o results\n"
                      "  awrash-study study.ini -o results-3 --shard 3/64\n"
                      "  awrash-study study.ini -o results --merge results-*",
          .options = options,
          .n_arguments = 1,
          .takes_more = TRUE,
          .output_is_folder = TRUE,
          .run = run };
  const int status = manners_run (&verb, argc, argv);

  g_free (shard);
  return status;
}
