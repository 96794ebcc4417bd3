/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A lottery among applicants, its balls and its draw, as the command tells them. Source:
 * selection-draw.h. Invariant: persons are numbers of the pool that is asked; names are what the
 * identifier column says. */

#ifndef DRUM_H
#define DRUM_H

#include "applicants.h"

/* What is asked beside the files. */
typedef struct
{
  int size, n_balls, n_legacy;
  char *rule, *salt, *seed, *published, *source;
  char *list, *protocol, *certificate; /* files to be written */
  gboolean as_csv;
} DrumQuestion;

/* A quota that moves. */
typedef struct
{
  gsize quota;
  gboolean is_min;
  gint64 before, after;
} DrumChange;

typedef struct
{
  const Applicants *applicants;
  AwrashPanelQuestion *question; /* of persons who can be drawn now */
  gsize n;                       /* these */
  gsize size;
  gsize *who;             /* [n]: their rows */
  int64_t *entry_of;      /* [entries]: whose entry, NULL: persons stand once */
  AwrashLottery *lottery; /* over persons, or over entries */
  int64_t *type;          /* [n]: of persons */
  gsize n_types;
  GArray *
      *obstacle; /* [n_types]: what would have to move for one who can never be drawn, else NULL */
  gsize n_panels;
  int64_t *panels; /* [n_panels · size]: persons of the question */
  double *chance;  /* [n] */
  int64_t *never;  /* [n] */
  double *legacy;  /* [n], NULL without */
  double legacy_error;
  int64_t *balls; /* [n_balls · size], NULL without */
  int64_t *turns; /* [n]: balls that each is on */
  double error;   /* the largest |turns/n_balls - chance| */
  double bound;
  char *text;   /* the list, NULL without balls */
  char *record; /* the protocol, NULL without a seed */
} Drum;

/* TRUE with the answer, be it none: the lottery's status says so. */
gboolean drum_turn (Drum *drum, const Applicants *applicants, const DrumQuestion *asked,
                    GError **error);
/* The question that a lottery answers: of persons, or of their entries. */
AwrashPanelQuestion *drum_ask (Drum *drum, const Applicants *applicants, const DrumQuestion *asked,
                               GError **error);
void drum_clear (Drum *drum);
const char *drum_person (const Drum *drum, gsize person);
/* What came out, in the text and the object of the session. */
gboolean drum_tell (const Drum *drum, Session *session, const DrumQuestion *asked, GError **error);

/* Keeps the certificate, which is checked before it is given out. */
gboolean drum_keep_certificate (const Drum *drum, AwrashPanelQuestion *question, const char *path,
                                GError **error);
/* Whether a certificate proves what it says of these applicants; nothing is searched for. */
ExitStatus drum_verify (Session *session, const Applicants *applicants, const DrumQuestion *asked,
                        const char *path, GError **error);

/* The smallest change of quotas with which each who can never be drawn could be. */
gboolean drum_find_obstacles (Drum *drum, GError **error);
JsonArray *drum_change_to_json (const Drum *drum, const GArray *changes);
char *drum_change_to_text (const Drum *drum, const GArray *changes);
void drum_say_change (const Drum *drum, Session *session, const GArray *changes);
/* The smallest change of quotas with which there is a panel. */
gboolean drum_tell_change (const Drum *drum, Session *session, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Drum, drum_clear)

#endif
