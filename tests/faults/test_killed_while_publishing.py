"""kill -9 in the middle of publication: what was reported is there, and nothing is half there."""

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
ROUNDS = 6

pytestmark = pytest.mark.slow


@pytest.fixture
def site(tmp_path):
    """Runs modules against a site of their own, in a database file."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
        "VAR_DIR": str(tmp_path),
        "EMBEDDED_WORKER": "0",
    }
    environment.pop("DATABASE_URL", None)

    def start(*arguments):
        return subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )

    assert start("manage.py", "migrate", "--verbosity", "0").wait(timeout=300) == 0
    return start


def publish_until_killed(site):
    """The chapters whose publication was reported before the kill."""
    publisher = site("-m", "tests.faults.publisher")
    reported = [int(publisher.stdout.readline())]
    time.sleep(random.uniform(0, 1))  # not a wait for something, but the moment of the fault
    publisher.kill()
    rest, _ = publisher.communicate()
    return reported + [int(line) for line in rest.split("\n")[:-1] if line]


def test_nothing_reported_is_lost_and_nothing_is_half_published(site):
    reported = [pk for _ in range(ROUNDS) for pk in publish_until_killed(site)]
    output, _ = site("-m", "tests.faults.survey").communicate(timeout=300)
    found = json.loads(output.strip().splitlines()[-1])
    assert found["integrity"] == "ok"
    assert set(reported) <= set(found["live"])
    assert found["in edition"] == found["live"]
    assert found["with passages"] == sorted(found["live"])
    assert found["promises not kept"] == 0
    assert found["found"] == len(found["live"])
