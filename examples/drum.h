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
  char *list, *protocol; /* files to be written */
  gboolean as_csv;
} DrumQuestion;

typedef struct
{
  const Applicants *applicants;
  AwrashPanelQuestion *question; /* of persons who can be drawn now */
  gsize n;                       /* these */
  gsize size;
  gsize *who;             /* [n]: their rows */
  int64_t *entry_of;      /* [entries]: whose entry, NULL: persons stand once */
  AwrashLottery *lottery; /* over persons, or over entries */
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
void drum_clear (Drum *drum);
const char *drum_person (const Drum *drum, gsize person);
/* What came out, in the text and the object of the session. */
gboolean drum_tell (const Drum *drum, Session *session, const DrumQuestion *asked, GError **error);

/* The smallest change of quotas with which there is a panel. */
gboolean drum_tell_change (const Drum *drum, Session *session, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Drum, drum_clear)

#endif
