"""kill -9 in the middle of a change to the index: what was committed is there, and once only."""

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
HERE = "tests.search.whoosh"
ROUNDS = 6

pytestmark = pytest.mark.slow


@pytest.fixture
def start(tmp_path):
    """Runs a module of this folder on one index."""
    environment = {**os.environ, "TMPDIR": str(tmp_path)}  # what a killed process leaves behind

    def start(module, *arguments):
        return subprocess.Popen(
            [sys.executable, "-m", f"{HERE}.{module}", tmp_path / "index", *arguments],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )

    return start


def write_until_killed(writer):
    """The numbers of those that were reported before the kill."""
    reported = [int(writer.stdout.readline())]
    time.sleep(random.uniform(0, 1))  # not a wait for something, but the moment of the fault
    writer.kill()
    rest, _ = writer.communicate()
    return reported + [int(line) for line in rest.split("\n")[:-1]]


def test_nothing_committed_is_lost_or_doubled_and_the_next_writer_goes_on(start):
    writers = (start("writer", str(1_000 * number)) for number in range(ROUNDS))
    reported = [number for writer in writers for number in write_until_killed(writer)]
    output, _ = start("survey").communicate(timeout=60)
    found = json.loads(output)
    assert set(reported) <= set(found)
    assert len(found) == len(set(found)) <= len(reported) + ROUNDS
