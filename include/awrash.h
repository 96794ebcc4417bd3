/* SPDX-License-Identifier: GPL-3.0-or-later */

/* libawrash: equitable quota allocation, exactly and with proof.
 *
 * This is the only header that users include. It lists the rooms in reading order: what every
 * room stands on, draws, numbers about values, integers from claims, a programme, its split, its
 * proof. */

#ifndef AWRASH_H
#define AWRASH_H

#define AWRASH_H_INSIDE

#include <awrash/allot.h>
#include <awrash/apportion.h>
#include <awrash/audit-persons.h>
#include <awrash/audit.h>
#include <awrash/base.h>
#include <awrash/metric-inference.h>
#include <awrash/metric-parts.h>
#include <awrash/metric-rank.h>
#include <awrash/metric-space.h>
#include <awrash/metric.h>
#include <awrash/programme.h>
#include <awrash/random.h>
#include <awrash/report-map.h>
#include <awrash/report-study.h>
#include <awrash/report-text.h>
#include <awrash/report.h>
#include <awrash/selection-approve.h>
#include <awrash/selection-draw.h>
#include <awrash/selection-lottery.h>
#include <awrash/selection-match.h>
#include <awrash/selection-reserve.h>
#include <awrash/selection.h>
#include <awrash/simulation-analysis.h>
#include <awrash/simulation-design.h>
#include <awrash/simulation-run.h>
#include <awrash/simulation-study.h>
#include <awrash/simulation.h>
#include <awrash/split.h>

#undef AWRASH_H_INSIDE

#endif
