/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The certificate of a lottery: written once it is checked, and checked by whoever has the files of
 * applicants and quotas. Source: awrash_audit_lottery(). Invariant: checking searches for nothing.
 */

#include "drum.h"

#include "proof.h"

gboolean
drum_keep_certificate (const Drum *drum, AwrashPanelQuestion *question, const char *path,
                       GError **error)
{
  const char *text = awrash_selection_lottery_get_certificate (drum->lottery);
  g_autoptr (AwrashVerdict) verdict = NULL;

  if (path == NULL)
    return TRUE;
  verdict = awrash_audit_lottery (question, text, error);
  return verdict != NULL && proof_keep (path, text, verdict, error);
}

ExitStatus
drum_verify (Session *session, const Applicants *applicants, const DrumQuestion *asked,
             const char *path, GError **error)
{
  g_auto (Drum) drum = { 0 };
  g_autoptr (AwrashPanelQuestion) question = drum_ask (&drum, applicants, asked, error);
  g_autoptr (AwrashVerdict) verdict = NULL;
  g_autofree char *text
      = question != NULL ? awrash_base_file_read (path, MANNERS_MOST_BYTES, error) : NULL;

  if (text == NULL)
    return EXIT_WRONG;
  verdict = awrash_audit_lottery (question, text, error);
  return verdict != NULL ? proof_tell (session, verdict) : EXIT_WRONG;
}
