/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A long run, step by step: shown as it goes, and left by Ctrl-C where it can be gone on with. */

#ifndef MARCH_H
#define MARCH_H

#include "manners.h"

/* Makes what the folder lacks. FALSE with an error, or without one where it was interrupted. */
gboolean march (Session *session, const AwrashStudy *study, AwrashStore *store, gsize n_threads,
                GError **error);

#endif
