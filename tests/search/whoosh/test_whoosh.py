"""The back end is tested in a site that is not ours, so each part runs in its own process."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
HERE = "tests.search.whoosh"


def run(*arguments):
    """The finished process of ``python -m ...``, with all its output in ``stdout``."""
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_every_test_that_modelsearch_has_for_back_ends_passes_and_none_is_skipped():
    tests = run("django", "test", f"{HERE}.peers", "--settings", f"{HERE}.settings")
    assert tests.returncode == 0, tests.stdout
    assert "Ran 120 tests" in tests.stdout
    assert "skipped" not in tests.stdout


def test_our_own_cases_pass_too():
    plain = ("--noconftest", "-p", "no:cacheprovider")  # without anything of our site
    tests = run("pytest", "tests/search/whoosh/cases.py", "--ds", f"{HERE}.settings", *plain)
    assert tests.returncode == 0, tests.stdout
