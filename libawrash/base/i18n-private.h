/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Messages go through gettext as GLib's own do: _("…") marks and translates, in the domain
 * "awrash", which the program that talks to people binds to its catalogues. */

#ifndef AWRASH_BASE_I18N_PRIVATE_H
#define AWRASH_BASE_I18N_PRIVATE_H

#include <glib/gi18n-lib.h>

#endif
