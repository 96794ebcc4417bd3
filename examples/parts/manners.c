/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What every command does alike. Source: the GNU and POSIX conventions for programs; gettext's
 * manual for the choice of a language. Invariant: standard output receives the whole answer or, on
 * wrong use without --json, nothing. */

#include "manners.h"
#include "folders.h"
#include "grid.h"

#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define TEXT_WIDTH 96

static const char *const languages[] = { "ar", "fr", "en" };

static const char *
known_language (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    if (name != NULL && g_str_has_prefix (name, languages[i])
        && (name[2] == '\0' || strchr ("_.@", name[2]) != NULL))
      return languages[i];
  return NULL;
}

/* The value of --lang before options are parsed, since --help is translated too. */
static const char *
asked_language (int argc, char **argv)
{
  for (int i = 1; i < argc && strcmp (argv[i], "--") != 0; i++)
    {
      if (g_str_has_prefix (argv[i], "--lang="))
        return argv[i] + strlen ("--lang=");
      if (strcmp (argv[i], "--lang") == 0 && i + 1 < argc)
        return argv[i + 1];
    }
  return NULL;
}

static gboolean
is_asked (int argc, char **argv, const char *option)
{
  for (int i = 1; i < argc && strcmp (argv[i], "--") != 0; i++)
    if (strcmp (argv[i], option) == 0)
      return TRUE;
  return FALSE;
}

static const char *
environment_language (void)
{
  static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = g_getenv (names[i]);
      if (value != NULL && value[0] != '\0')
        return known_language (value);
    }
  return NULL;
}

/* gettext translates by LANGUAGE under every locale but "C", so no Arabic or French locale need be
 * installed: any other will do. C libraries from glibc 2.39 on count C.UTF-8 as "C", hence the
 * named ones before it. Numbers stay those of "C": manners_decimal() writes them by itself. */
static void
use_language (const char *language)
{
  static const char *const locales[]
      = { "ar_MA.UTF-8", "fr_FR.UTF-8", "fr_MA.UTF-8", "en_US.UTF-8", "en_GB.UTF-8", "C.UTF-8" };
  g_autofree char *folder = folders_translations ();

  if (setlocale (LC_ALL, "C.UTF-8") == NULL)
    (void)setlocale (LC_CTYPE, "");
  for (gsize i = 0; i < G_N_ELEMENTS (locales); i++)
    if (setlocale (LC_MESSAGES, locales[i]) != NULL)
      break;
  g_setenv ("LANGUAGE", language, TRUE);
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static gboolean
parse (Session *session, const Verb *verb, int argc, char **argv, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_ (verb->arguments));
  const GOptionEntry shared[]
      = { { "output", 'o', 0, G_OPTION_ARG_FILENAME, &session->output,
            verb->output_is_folder ? N_ ("write files into a folder of their own")
                                   : N_ ("write the answer to a file"),
            verb->output_is_folder ? N_ ("DIR") : N_ ("FILE") },
          { "json", 0, 0, G_OPTION_ARG_NONE, &session->json, N_ ("print one JSON object"), NULL },
          { "quiet", 'q', 0, G_OPTION_ARG_NONE, &session->quiet,
            N_ ("no explanations and no notices"), NULL },
          { "lang", 0, 0, G_OPTION_ARG_STRING, &session->asked_language,
            N_ ("language of the answer: ar, fr or en"), N_ ("LANGUAGE") },
          { "ascii", 0, 0, G_OPTION_ARG_NONE, &session->ascii,
            N_ ("nothing but ASCII in the answer for people"), NULL },
          { "no-color", 0, 0, G_OPTION_ARG_NONE, &session->no_color,
            N_ ("no bold and no colours; as NO_COLOR in the environment"), NULL },
          { "version", 0, 0, G_OPTION_ARG_NONE, &session->version, N_ ("print the version"), NULL },
          { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &session->arguments, NULL,
            NULL },
          { NULL, 0, 0, 0, NULL, NULL, NULL } };
  g_autofree char *examples = g_strdup_printf (
      "%s\n%s\n\n%s\n%s", _ ("Examples:"), verb->examples, _ ("Exit status:"),
      _ ("  0  an answer was printed\n"
         "  1  no answer: infeasible, tie refused, limit, or a check not passed\n"
         "  2  wrong use or wrong data"));

  g_option_context_set_summary (context, _ (verb->summary));
  g_option_context_set_description (context, examples);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, verb->options, GETTEXT_PACKAGE);
  if (verb->more != NULL)
    g_option_context_add_main_entries (context, verb->more, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, shared, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, error))
    return FALSE;
  if (session->asked_language != NULL
      && g_strcmp0 (known_language (session->asked_language), session->asked_language) != 0)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("--lang is \"%s\", expected ar, fr or en"), session->asked_language);
      return FALSE;
    }
  if (session->ascii && strcmp (session->language, "ar") == 0)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s",
                   _ ("--ascii goes with --lang fr and en: ASCII cannot write Arabic"));
      return FALSE;
    }
  session->n_arguments = session->arguments != NULL ? (int)g_strv_length (session->arguments) : 0;
  if (session->version || session->n_arguments == verb->n_arguments
      || (verb->takes_more && session->n_arguments > verb->n_arguments))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, _ ("expected %s; try %s --help"),
               _ (verb->arguments), verb->name);
  return FALSE;
}

static gboolean
print_all (Session *session, const char *text, const char *path, GError **error)
{
  if (path != NULL)
    return g_file_set_contents (path, text, -1, error);
  if (fputs (text, stdout) >= 0 && fflush (stdout) == 0)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_FILE, _ ("%s: standard output cannot be written"),
               session->program);
  return FALSE;
}

static gboolean
print_answer (Session *session, const char *path, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;
  g_autofree char *text = NULL;

  if (!session->json)
    {
      text = session->ascii ? awrash_report_terminal_ascii (session->text->str, session->language)
                            : NULL;
      return print_all (session, text != NULL ? text : session->text->str, path, error);
    }
  root = json_node_init_object (json_node_alloc (), session->answer);
  json = json_to_string (root, TRUE);
  text = g_strconcat (json, "\n", NULL);
  return print_all (session, text, path, error);
}

static ExitStatus
report_error (Session *session, const GError *error)
{
  JsonObject *fault = json_object_new ();
  const char *code
      = error->domain == AWRASH_ERROR ? awrash_base_error_get_name (error->code) : "use";

  if (!session->json)
    {
      json_object_unref (fault);
      g_printerr ("%s: %s\n", session->program, error->message);
      return EXIT_WRONG;
    }
  json_object_set_string_member (fault, "code", code != NULL ? code : "unknown");
  json_object_set_string_member (fault, "message", error->message);
  json_object_set_string_member (session->answer, "status", "error");
  json_object_set_object_member (session->answer, "error", fault);
  (void)print_answer (session, NULL, NULL);
  return EXIT_WRONG;
}

static ExitStatus
tell_version (Session *session)
{
  g_string_printf (session->text, "%s (libawrash) %s\n", session->program, awrash_base_version ());
  json_object_set_string_member (session->answer, "status", "answered");
  return EXIT_ANSWER;
}

int
manners_run (const Verb *verb, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  Session session = { .program = verb->name };
  ExitStatus status = EXIT_WRONG;

  session.language = known_language (asked_language (argc, argv));
  if (session.language == NULL)
    session.language = environment_language ();
  if (session.language == NULL)
    session.language = "en";
  use_language (session.language);
  g_set_prgname (verb->name);
  session.json = is_asked (argc, argv, "--json");
  session.text = g_string_new (NULL);
  session.answer = json_object_new ();
  session.words = g_string_chunk_new (4096);
  json_object_set_string_member (session.answer, "program", verb->name);
  json_object_set_string_member (session.answer, "version", awrash_base_version ());

  if (parse (&session, verb, argc, argv, &error))
    status = session.version ? tell_version (&session) : verb->run (&session, &error);
  if (error == NULL)
    print_answer (&session, verb->output_is_folder ? NULL : session.output, &error);
  if (error != NULL)
    status = report_error (&session, error);
  g_string_free (session.text, TRUE);
  json_object_unref (session.answer);
  g_string_chunk_free (session.words);
  g_strfreev (session.arguments);
  g_free (session.output);
  g_free (session.asked_language);
  return (int)status;
}

ExitStatus
manners_misuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, format, arguments);
  va_end (arguments);
  return EXIT_WRONG;
}

gboolean
manners_check (gsize n, const Fault faults[], GError **error)
{
  for (gsize k = 0; k < n; k++)
    if (faults[k].wrong)
      {
        manners_misuse (error, "%s", _ (faults[k].sentence));
        return FALSE;
      }
  return TRUE;
}

void
manners_notice (Session *session, const char *text)
{
  if (!json_object_has_member (session->answer, "notices"))
    json_object_set_array_member (session->answer, "notices", json_array_new ());
  json_array_add_string_element (json_object_get_array_member (session->answer, "notices"), text);
  if (!session->quiet && !session->json)
    g_printerr ("%s: %s\n", session->program, text);
}

void
manners_say (Session *session, const char *format, ...)
{
  g_autofree char *paragraph = NULL;
  g_autofree char *lines = NULL;
  va_list arguments;

  va_start (arguments, format);
  paragraph = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  lines = awrash_report_terminal_wrap (paragraph, TEXT_WIDTH, "", NULL);
  g_string_append (session->text, lines);
}

gboolean
manners_has_color (const Session *session)
{
  const char *refused = g_getenv ("NO_COLOR");

  return !session->no_color && session->output == NULL && isatty (STDOUT_FILENO)
         && (refused == NULL || refused[0] == '\0');
}

void
manners_title (Session *session, const char *format, ...)
{
  const gboolean bold = manners_has_color (session);
  g_autofree char *title = NULL;
  va_list arguments;

  va_start (arguments, format);
  title = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_string_append_printf (session->text, "%s%s%s%s\n", session->text->len > 0 ? "\n" : "",
                          bold ? "\033[1m" : "", title, bold ? "\033[0m" : "");
}

static char *
read_all_input (gsize *length, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 block[65536];
  gsize n;

  while (bytes->len <= MANNERS_MOST_BYTES && (n = fread (block, 1, sizeof block, stdin)) > 0)
    g_byte_array_append (bytes, block, (guint)n);
  if (bytes->len > MANNERS_MOST_BYTES)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_FILE,
                   _ ("standard input is larger than 1 GiB, the most that is read"));
      return NULL;
    }
  if (ferror (stdin))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_FILE, _ ("standard input cannot be read"));
      return NULL;
    }
  *length = bytes->len;
  g_byte_array_append (bytes, (const guint8 *)"", 1);
  return (char *)g_byte_array_free (g_steal_pointer (&bytes), FALSE);
}

AwrashTable *
manners_read_table (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  gsize length = 0;

  if (strcmp (path, "-") != 0)
    return awrash_base_csv_read (path, error);
  text = read_all_input (&length, error);
  if (text == NULL)
    return NULL;
  return awrash_base_csv_parse (_ ("standard input"), length, text, error);
}
