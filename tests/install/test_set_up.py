# SPDX-License-Identifier: GPL-3.0-or-later
#
# The set-up on machines that are not here: each is a folder of programs that only note their calls.
# Source: tests/support/install-missing.
# Invariant: nothing is installed on the machine that runs this.

"""Setting a machine up installs what is missing, asks for nothing, and otherwise does nothing."""

import pathlib
import subprocess

import pytest

SCRIPT = pathlib.Path(__file__).resolve().parents[1] / "support/install-missing"


class Machine:
    def __init__(self, folder, installed, user=0, sudo=False, debian=True):
        self.folder, self.notes = folder, folder / "notes"
        self.notes.write_text("", encoding="utf-8")
        for tool in ("sh", "env"):
            (folder / tool).symlink_to(f"/usr/bin/{tool}")
        if debian:
            # The package is the last word: print "installed" for those that are there.
            self.program("dpkg-query", "for package; do :; done\n"
                         f'case " {installed} " in *" $package "*) printf installed ;; *) exit 1 ;; esac')
        self.program("id", f"echo {user}")
        self.program("apt-get", f'echo "apt-get $* frontend=${{DEBIAN_FRONTEND:-}}" >> {self.notes}')
        if sudo:
            self.program("sudo", f'echo "sudo" >> {self.notes}\nexec "$@"')

    def program(self, name, body):
        (self.folder / name).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        (self.folder / name).chmod(0o755)

    def set_up(self, *packages):
        done = subprocess.run(["/bin/sh", SCRIPT, *packages], env={"PATH": str(self.folder)}, text=True,
                              stdin=subprocess.DEVNULL, capture_output=True, check=False)
        return done.returncode, done.stdout + done.stderr, self.notes.read_text(encoding="utf-8")


@pytest.fixture
def machine(tmp_path):
    return lambda *args, **kwargs: Machine(tmp_path, *args, **kwargs)


def test_nothing_is_done_or_said_where_all_is_there(machine):
    assert machine("gcc make").set_up("gcc", "make") == (0, "", "")


def test_only_what_is_missing_is_installed_and_nothing_is_asked(machine):
    status, _, notes = machine("gcc").set_up("gcc", "make", "gettext")
    update, install = notes.splitlines()
    assert status == 0
    assert update.startswith("apt-get -q update")
    assert install.endswith("--no-install-recommends make gettext frontend=noninteractive")
    assert " -y " in install
    assert "gcc" not in install


def test_root_needs_no_sudo(machine):
    _, _, notes = machine("", user=0, sudo=True).set_up("make")
    assert "sudo" not in notes


def test_others_use_sudo(machine):
    status, _, notes = machine("", user=1000, sudo=True).set_up("make")
    assert status == 0
    assert notes.splitlines()[0] == "sudo"


def test_without_sudo_the_command_to_run_is_told(machine):
    status, said, notes = machine("", user=1000).set_up("make", "gettext")
    assert (status, notes) == (1, "")
    assert "apt-get install make gettext" in said


def test_another_system_is_told_what_is_needed_and_left_alone(machine):
    status, said, notes = machine("", debian=False).set_up("make")
    assert (status, notes) == (0, "")
    assert "make" in said
