/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a command finds what is not in its program. Source: the GNU coding standards' variables of
 * installation. Invariant: nothing else in a command knows where it is installed, so this alone is
 * compiled for each place. */

#ifndef FOLDERS_H
#define FOLDERS_H

/* (transfer full): the translations; AWRASH_LOCALEDIR in the environment comes first. */
char *folders_translations (void);
/* (transfer full): the cases that come with the library; AWRASH_DATA comes first. */
char *folders_cases (void);

#endif
