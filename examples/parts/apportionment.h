/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the ways to apportion share: what was asked, who receives, how ties are decided, and how a
 * record is told. Source: the options and the CSV file of awrash-apportion. Invariant: what is a
 * rule, a policy or a mode is decided by the library. */

#ifndef APPORTIONMENT_H
#define APPORTIONMENT_H

#include "manners.h"

/* What stands for a whole number that was not given; one that was, however small, is checked. */
#define NOT_GIVEN G_MININT64

/* The options as given; texts are NULL, numbers NOT_GIVEN or NaN where they are not. */
typedef struct
{
  gint64 total, base, next;
  double at_least, at_most;
  char *rule, *claim, *label, *floor, *ceiling, *last;
  char *tie, *order, *seed, *drawn;
  char *parent, *mode;
  gboolean is_two_way, has_winners, has_divisors, is_rounded, is_percent;
} Asked;

/* Recipients, nodes or cells, and what they are given. */
typedef struct
{
  gsize n;
  const char **names; /* they belong to the table */
  int64_t *units, *sure, *tied;
} Recipients;

void recipients_init (Recipients *recipients, gsize n);
void recipients_clear (Recipients *recipients);
gboolean recipients_find (const Recipients *recipients, const char *name, gsize *index);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Recipients, recipients_clear)

/* A column by name, or the one at a place if no name is given. */
gboolean apportionment_find_column (const AwrashTable *table, const char *name, gsize usual,
                                    gsize *column, GError **error);
/* A whole number for each row, or what stands for an empty cell; NULL where no column is named. */
gboolean apportionment_read_limits (const AwrashTable *table, const char *name, int64_t empty,
                                    int64_t **limits, GError **error);

/* The policy "order" and its like; drawn are the units that a lot drawn elsewhere gave, or NULL.
 * FALSE on error; ties stays NULL for the policy "error". */
gboolean apportionment_read_ties (const Asked *asked, const Recipients *recipients,
                                  const int64_t drawn[], AwrashTies **ties, GError **error);

/* The record as members of the answer. */
void apportionment_put_record (Session *session, const Asked *asked, gint64 total,
                               const AwrashAllotment *answer);
/* What the record says beside the units, in words. */
void apportionment_say_record (Session *session, const AwrashAllotment *answer);
/* The tied as a member of the answer. */
void apportionment_put_tied (Session *session, const Recipients *recipients);
/* A refused tie: how many units are free, before the table of the tied, and the ways out. */
void apportionment_say_free (Session *session, const AwrashAllotment *answer);
void apportionment_say_ways_out (Session *session);
/* Who was tied, for how many units, and what settled it; nothing where there was no tie. */
void apportionment_tell_settled (Session *session, const Asked *asked, const Recipients *recipients,
                                 const AwrashAllotment *answer);
/* A divisor as people write it: enough digits to tell the two ends of an interval apart. */
const char *apportionment_show_divisor (Session *session, double divisor, double low, double high);

/* A claim as people write it; beyond what they do, as programs write it. */
const char *apportionment_show_claim (Session *session, double claim);

/* The three shapes of a question, each with its file. */
ExitStatus apportionment_run_list (Session *session, const Asked *asked, GError **error);
ExitStatus apportionment_run_tree (Session *session, const Asked *asked, GError **error);
ExitStatus apportionment_run_matrix (Session *session, const Asked *asked, GError **error);

#endif
