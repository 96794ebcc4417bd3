/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What every command does alike: options, language, numbers as people write them, one answer as
 * text or JSON, exit statuses. Source: the GNU and POSIX conventions for programs. Invariant:
 * nothing is printed before the answer stands, and with --json exactly one object is. */

#ifndef MANNERS_H
#define MANNERS_H

#include <awrash.h>

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

typedef enum
{
  EXIT_ANSWER = 0,    /* an answer was printed */
  EXIT_NO_ANSWER = 1, /* infeasible, tie refused, limit reached: the reason was printed */
  EXIT_WRONG = 2      /* wrong use or wrong data */
} ExitStatus;

/* One run of a command. Texts made for it live until its end. */
typedef struct
{
  const char *program;
  const char *language; /* "ar", "fr" or "en" */
  char *output;         /* -o, NULL if not given */
  gboolean quiet;
  gboolean json;
  gboolean ascii;
  gboolean no_color;
  gboolean version;
  char *asked_language; /* --lang as given */
  int n_arguments;
  char **arguments;
  GString *text;      /* the answer for people */
  JsonObject *answer; /* the answer for programs */
  GStringChunk *words;
} Session;

/* What a command is: its --help, its options, and what it does. */
typedef struct
{
  const char *name;
  const char *arguments; /* as in "FOLDER PLAN" */
  const char *summary;
  const char *examples;
  const GOptionEntry *options;
  const GOptionEntry *more; /* that it has in common with other verbs, NULL for none */
  int n_arguments;
  gboolean takes_more; /* arguments than these */
  gboolean output_is_folder;
  ExitStatus (*run) (Session *session, GError **error);
} Verb;

/* Runs a command from main(): returns the exit status. */
int manners_run (const Verb *verb, int argc, char **argv);

/* Wrong use: fills the error that ends the run with status 2. */
ExitStatus manners_misuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Options that do not go together, or mean nothing without another one. */
typedef struct
{
  gboolean wrong;
  const char *sentence; /* marked by N_ */
} Fault;
/* Refuses by the first fault that is there. */
gboolean manners_check (gsize n, const Fault faults[], GError **error);
/* A remark beside the answer: on standard error and among the "notices" of --json. */
void manners_notice (Session *session, const char *text);
/* Whether the answer goes to a terminal that is to show bold and colours. */
gboolean manners_has_color (const Session *session);
/* A paragraph of the answer, wrapped; a title stands alone. */
void manners_say (Session *session, const char *format, ...) G_GNUC_PRINTF (2, 3);
void manners_title (Session *session, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* A CSV file, "-" for standard input. */
AwrashTable *manners_read_table (const char *path, GError **error);

/* The most that is read of any file or of standard input, 1 GiB. */
#define MANNERS_MOST_BYTES ((gsize)1 << 30)

/* Numbers and names as the language writes them; the session owns the text. */
const char *manners_integer (Session *session, gint64 value);
const char *manners_decimal (Session *session, double value, int decimals);
const char *manners_change (Session *session, gint64 value);
const char *manners_difference (Session *session, double value, int decimals);
const char *manners_isolate (Session *session, const char *name);
const char *manners_keep (Session *session, char *text);
/* The number, with * where it rests on an assumed figure. */
const char *manners_mark (Session *session, const char *number, gboolean assumed);
/* The territory's name in the language of the session, isolated. */
const char *manners_territory (Session *session, const AwrashProgramme *programme, gsize territory);
const char *manners_province (Session *session, const AwrashProgramme *programme, gsize province);
/* An option of programme.ini in the language of the session, else as it stands; NULL if absent. */
const char *manners_option (const Session *session, const AwrashProgramme *programme,
                            const char *group, const char *key);

/* A number in JSON, null where it is not finite. */
void manners_put_number (JsonObject *object, const char *member, double value);

#endif
