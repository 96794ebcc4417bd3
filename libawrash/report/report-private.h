/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a report knows: a plan and what is set beside it, measured once, so that every page, chart
 * and text tells the same numbers. */

#ifndef AWRASH_REPORT_REPORT_PRIVATE_H
#define AWRASH_REPORT_REPORT_PRIVATE_H

#include "report/outline-private.h"

#include "report/study-private.h"
#include "report/tiles-private.h"

/* A wall in the words of a programme. */
typedef struct
{
  gsize territory;
  int64_t stream; /* -1: all of them */
  int64_t type;   /* -1: not of one type */
  int64_t sum;    /* what the plan holds there */
  AwrashWallBounds bounds;
  const char *source; /* of the max, else of the min */
  gboolean is_capacity;
  gboolean is_assumed;
  gboolean binds;
} AwrashReportWall;

/* How unequal the provinces are, by several measures; NaN where one has no number. */
typedef struct
{
  double gini, theil, mld, hoover, ratio;
  gsize lowest, highest; /* provinces */
} AwrashReportEquity;

/* Another plan of the same programme. */
typedef struct
{
  char *name; /* of [reading NAME], or any label */
  AwrashReport *report;
  const int64_t *totals; /* [province] of the report; NULL where it has no answer */
} AwrashReportReading;

typedef struct
{
  double efficiency, equity, price;
  AwrashStatus status;
} AwrashReportPoint;

/* What the split says of one province. */
typedef struct
{
  AwrashExplanation *explanation; /* NULL: was not asked */
} AwrashReportCard;

struct _AwrashReport
{
  AwrashPlan *plan;
  const AwrashProgramme *programme; /* the plan's */
  char *name;                       /* of its reading; NULL: [split] */
  gboolean has_answer;
  gsize n_provinces, n_streams, n_types;
  int64_t *places;       /* [province * n_streams + stream] */
  int64_t *totals;       /* [province] */
  double *person_months; /* [province] NaN where months are unknown */
  double *needs;         /* [province] */
  gboolean has_need;     /* FALSE: places are compared, not rates */
  double *rates;         /* [province] places per need, or places; NaN without */
  gsize *order;          /* provinces, the lowest rate first */
  gint64 before;         /* the stream that provinces have before the others; -1: none */
  double *rates_before;
  AwrashWalls *walls;
  AwrashReportWall *list; /* [n_walls] */
  gsize n_walls;
  guint8 *assumed; /* [province * n_streams + stream] */
  gsize *rests;    /* [n_rests]: the assumed walls that places rest on */
  gsize n_rests;
  AwrashReportEquity equity, equity_before;
  double *last;     /* [province * n_streams + stream] NaN: not known; NULL: nothing to compare */
  char *last_label; /* NULL: the former edition in history.csv */
  int64_t *lowest, *highest;
  GPtrArray *readings; /* of AwrashReportReading */
  AwrashReportCard *cards;
  char *efficiency, *inequity; /* of the frontier; NULL: none */
  AwrashReportPoint *points;
  gsize n_points;
  AwrashTiles tiles;
  AwrashOutlines *outlines; /* NULL: the map has tiles */
  AwrashReportStudy *study; /* NULL: none */
  gint year, month, day;    /* 0: no date */
};

/* facts.c: what the plan gives, province by province, and how equal that is. */
gboolean awrash_i_report_measure (AwrashReport *report, GError **error);
/* The rate of all provinces together, or their mean in places. */
double awrash_i_report_common_rate (const AwrashReport *report);
/* The places of a stream, or of all with -1. */
int64_t awrash_i_report_total (const AwrashReport *report, gint64 stream);
/* assumed.c: the walls, which bind, and which cells rest on an assumed figure. */
gboolean awrash_i_report_weigh (AwrashReport *report, GError **error);
gboolean awrash_i_report_is_assumed (const AwrashReport *report, gsize province, gint64 stream);
/* The same of any province: so does every measure over them. */
gboolean awrash_i_report_is_any_assumed (const AwrashReport *report, gint64 stream);
/* The same of the sum over all provinces, which a stated quota may settle. */
gboolean awrash_i_report_is_sum_assumed (const AwrashReport *report, gint64 stream);
/* The reading divides over the stream. */
gboolean awrash_i_report_reads (const AwrashReport *report, gsize stream);

#endif
