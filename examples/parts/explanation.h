/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why a reading that counts what provinces have already gives one of them less than the baseline,
 * which does not count it. Source: the rates before the division. Invariant: told only of a
 * province whose rate before is above that of one that gains, so that the reason given is the true
 * one. */

#ifndef EXPLANATION_H
#define EXPLANATION_H

#include "comparison.h"

/* One sentence for each such province, about the places of a stream. */
void explanation_tell (Session *session, const Comparison *comparison, gsize contender,
                       gsize stream);

#endif
