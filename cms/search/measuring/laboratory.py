"""A place to measure in: processes with an empty database and an empty index of their own.

The site's settings are read once in a process, and say which database and which engine it has.
So each measurement is a process that is told others, in a folder that is removed afterwards.
"""

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import psycopg
from django.conf import settings
from django.db import connection
from psycopg.sql import SQL, Identifier

POSTGRESQL = "postgres://postgres@127.0.0.1:5432/postgres"
ENGINES = {"whoosh": "", "sqlite": "database", "postgresql": "database"}  # and its setting SEARCH


class NoLaboratory(Exception):
    """The engine is unknown, or its server does not answer."""


class Failed(Exception):
    """What was measured ended with an error, which it has written itself."""


def engine_of_the_site() -> str:
    backend = settings.WAGTAILSEARCH_BACKENDS["default"]["BACKEND"]
    return "whoosh" if backend == "cms.search.whoosh" else connection.vendor


@contextmanager
def laboratory(engine: str, postgresql: str = POSTGRESQL) -> Iterator[dict[str, str]]:
    """The environment for processes that measure an engine.

    ``postgresql`` is the address of a database whose user may create another one.

    :raises NoLaboratory:
    """
    if engine not in ENGINES:
        raise NoLaboratory(f"There is no back end {engine!r}, but {', '.join(ENGINES)}.")
    with TemporaryDirectory(prefix="search-laboratory-") as folder:
        environment = {**os.environ, "VAR_DIR": folder, "SEARCH": ENGINES[engine]}
        if engine == "postgresql":
            with _new_postgresql(postgresql) as address:
                yield {**environment, "DATABASE_URL": address}
        else:
            yield {**environment, "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3"}


@contextmanager
def _new_postgresql(address):
    name = f"search_laboratory_{secrets.token_hex(4)}"
    try:
        server = psycopg.connect(address, autocommit=True)
    except psycopg.Error as error:
        raise NoLaboratory(f"PostgreSQL does not answer: {error}") from error
    with server:
        server.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
        try:
            yield urlsplit(address)._replace(path=f"/{name}").geturl()
        finally:
            server.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


def measure(name: str, argument, environment) -> dict:
    """What one of the measurements of ``__main__`` says. Raises Failed."""
    finished = subprocess.run(
        [sys.executable, "-m", __package__, name, str(argument)],
        env=environment,
        cwd=settings.BASE_DIR,
        stdout=subprocess.PIPE,
        text=True,
    )
    if finished.returncode:
        raise Failed(f"{name} ended with {finished.returncode}")
    return json.loads(finished.stdout.splitlines()[-1])
