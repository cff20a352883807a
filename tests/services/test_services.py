"""The same product on the services it may outgrow its defaults for.

Where a service is not running its tests are skipped by name; with REQUIRE_SERVICES=1 they fail.
"""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

# One worker, one after another: they share a test database
pytestmark = pytest.mark.xdist_group("services")

ROOT = Path(__file__).resolve().parent.parent.parent

POSTGRESQL = os.environ.get("POSTGRESQL_URL", "postgres://postgres@127.0.0.1:5432/postgres")
REDIS = os.environ.get("REDIS_URL", "redis://127.0.0.1:6379/9")


def demand(service, port):
    try:
        socket.create_connection(("127.0.0.1", port), timeout=2).close()
    except OSError:
        if os.environ.get("REQUIRE_SERVICES") == "1":
            pytest.fail(f"{service} is not running on port {port}")
        pytest.skip(f"{service} is not running on port {port}")


def run_tests(*paths, **environment):
    """A test run of its own, since settings are read once a process."""
    arguments = [
        "-m",
        "pytest",
        "-q",
        "--tb=short",
        "-p",
        "no:cacheprovider",
        "--create-db",
        *paths,
    ]
    result = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTEST_ADDOPTS": "", **environment},
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    told = result.stdout[:3000] + result.stdout[-3000:] + result.stderr[-2000:]
    assert result.returncode == 0, told
    assert " passed" in result.stdout


def test_one_worker_runs_them_all(request):
    """pytest-xdist keeps a group together by its name in the id, and said nothing when a newer
    pytest took no notice of it: two workers then made and dropped the same database."""
    if request.config.getoption("loadgroup", default=False):
        assert request.node.nodeid.endswith("@services")


def test_publication_and_passages_work_on_postgresql():
    demand("PostgreSQL", 5432)
    run_tests(
        "tests/publishing/test_editions.py",
        "tests/passages/test_keys.py",
        "tests/pages/test_changes.py",
        "tests/background/test_recovery.py",
        DATABASE_URL=POSTGRESQL,
    )


def test_search_works_the_same_on_postgresql():
    demand("PostgreSQL", 5432)
    run_tests(
        "tests/search/test_queries.py",
        "tests/services/postgresql_search.py",
        DATABASE_URL=POSTGRESQL,
    )


@pytest.mark.slow
def test_pages_lists_and_registers_work_on_postgresql():
    """What asks the database most: the queries of other back ends fail on their types first."""
    demand("PostgreSQL", 5432)
    run_tests(
        "tests/publishing",
        "tests/passages",
        "tests/case_studies",
        "tests/organisations",
        "tests/taxonomy",
        "tests/news",
        "tests/guidance/test_briefings.py",
        "tests/guidance/test_regions.py",
        "tests/pages/test_home.py",
        "tests/pages/test_sitemap.py",
        "tests/search/test_facets.py",
        DATABASE_URL=POSTGRESQL,
    )


def test_pages_are_served_with_redis_as_the_cache():
    demand("Redis", 6379)
    run_tests("tests/guidance/test_pages.py", "-k", "public", CACHE_URL=REDIS)
