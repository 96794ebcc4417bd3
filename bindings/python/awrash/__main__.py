# SPDX-License-Identifier: GPL-3.0-or-later
"""python -m awrash: the commands, which also read and write workbooks.

Idea: see _commands.py.
Source: none.
Invariant: the exit status is the command's own.
"""

import sys

from ._commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
