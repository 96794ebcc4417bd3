/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A programme as a problem for another solver, into a file. Source: awrash_split_export_lp() and
 * awrash_split_export_mps(). Invariant: a file is whole or not there. */

#include "problem.h"

#include <string.h>

gboolean
problem_is_asked (const Problem *problem)
{
  return problem->lp != NULL || problem->mps != NULL;
}

gboolean
problem_is_right (const Problem *problem, GError **error)
{
  if (!problem_is_asked (problem)
      && (problem->step != NULL || problem->known != NULL || problem->segments != 0))
    manners_misuse (error, _ ("--step, --known and --segments go with --write-lp or --write-mps"));
  else if (problem->segments < 0)
    manners_misuse (error, _ ("--segments is %d, expected a whole number ≥ 0"), problem->segments);
  else
    return TRUE;
  return FALSE;
}

/* "9350;0;0" as numbers. */
static gboolean
read_known (const Problem *problem, GArray *known, GError **error)
{
  g_auto (GStrv) words = g_strsplit (problem->known != NULL ? problem->known : "", ";", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      char *end;
      double value = g_ascii_strtod (g_strstrip (words[i]), &end);

      if (end == words[i] || *end != '\0')
        {
          manners_misuse (error, _ ("--known holds \"%s\", expected numbers parted by ;"),
                          words[i]);
          return FALSE;
        }
      g_array_append_val (known, value);
    }
  return TRUE;
}

static gboolean
write_text (Session *session, const char *path, char *text, GError **error)
{
  g_autofree char *own = text;

  if (own == NULL || !g_file_set_contents (path, own, -1, error))
    return FALSE;
  manners_title (session, _ ("Written to %s"), manners_isolate (session, path));
  return TRUE;
}

ExitStatus
problem_write (Session *session, const Problem *problem, const AwrashProgramme *programme,
               const AwrashReading *reading, GError **error)
{
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (double));
  const char *step = problem->step != NULL ? problem->step : "objective";
  const gsize segments = (gsize)problem->segments;
  const double *values;

  if (!read_known (problem, known, error))
    return EXIT_WRONG;
  values = known->len > 0 ? &g_array_index (known, double, 0) : NULL;
  if (problem->lp != NULL
      && !write_text (
          session, problem->lp,
          awrash_split_export_lp (programme, reading, step, known->len, values, segments, error),
          error))
    return EXIT_WRONG;
  if (problem->mps != NULL
      && !write_text (
          session, problem->mps,
          awrash_split_export_mps (programme, reading, step, known->len, values, segments, error),
          error))
    return EXIT_WRONG;
  json_object_set_string_member (session->answer, "step", step);
  if (problem->lp != NULL)
    json_object_set_string_member (session->answer, "lp", problem->lp);
  if (problem->mps != NULL)
    json_object_set_string_member (session->answer, "mps", problem->mps);
  return EXIT_ANSWER;
}

void
problem_clear (Problem *problem)
{
  g_free (problem->lp);
  g_free (problem->mps);
  g_free (problem->step);
  g_free (problem->known);
}
