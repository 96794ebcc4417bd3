/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Messages go through gettext as GLib's own do: _("…") marks and translates, N_("…") only marks,
 * in the domain "awrash", which the program that talks to people binds to its catalogues.
 * GLib's own macro of that name casts const away, which -Wcast-qual refuses. */

#ifndef AWRASH_BASE_I18N_PRIVATE_H
#define AWRASH_BASE_I18N_PRIVATE_H

#include "base/error-private.h"

#define _(text) g_dgettext (GETTEXT_PACKAGE, text)
#define N_(text) (text)

#endif
