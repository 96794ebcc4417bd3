/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The certificate of a lottery: written once it is checked, and checked by whoever has the files of
 * applicants and quotas. Source: awrash_audit_lottery(). Invariant: checking searches for nothing.
 */

#include "drum.h"

gboolean
drum_keep_certificate (const Drum *drum, AwrashPanelQuestion *question, const char *path,
                       GError **error)
{
  const char *text = awrash_selection_lottery_get_certificate (drum->lottery);
  g_autoptr (AwrashVerdict) verdict = NULL;

  if (path == NULL)
    return TRUE;
  verdict = awrash_audit_lottery (question, text, error);
  if (verdict == NULL)
    return FALSE;
  if (!awrash_audit_verdict_is_accepted (verdict))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_INTERNAL,
                   _ ("the certificate does not prove the answer: %s"),
                   awrash_audit_verdict_get_finding (verdict, 0));
      return FALSE;
    }
  return g_file_set_contents (path, text, -1, error);
}

ExitStatus
drum_verify (Session *session, const Applicants *applicants, const DrumQuestion *asked,
             const char *path, GError **error)
{
  g_auto (Drum) drum = { 0 };
  g_autoptr (AwrashPanelQuestion) question = drum_ask (&drum, applicants, asked, error);
  g_autoptr (AwrashVerdict) verdict = NULL;
  g_autofree char *text = NULL;
  JsonArray *findings;
  gboolean accepted;
  gsize length;

  if (question == NULL || !g_file_get_contents (path, &text, &length, error))
    return EXIT_WRONG;
  if (!g_utf8_validate (text, (gssize)length, NULL))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_ENCODING, _ ("%s is not UTF-8 text"), path);
      return EXIT_WRONG;
    }
  verdict = awrash_audit_lottery (question, text, error);
  if (verdict == NULL)
    return EXIT_WRONG;
  accepted = awrash_audit_verdict_is_accepted (verdict);
  findings = json_array_new ();
  json_object_set_string_member (session->answer, "status", accepted ? "accepted" : "refused");
  json_object_set_array_member (session->answer, "findings", findings);
  manners_say (session, accepted ? _ ("%s: accepted.") : _ ("%s: NOT accepted."),
               _ ("Certificate"));
  for (gsize k = 0; k < awrash_audit_verdict_get_n_findings (verdict); k++)
    {
      json_array_add_string_element (findings, awrash_audit_verdict_get_finding (verdict, k));
      manners_say (session, "- %s", awrash_audit_verdict_get_finding (verdict, k));
    }
  return accepted ? EXIT_ANSWER : EXIT_NO_ANSWER;
}
