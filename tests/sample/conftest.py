"""The sample library as it is loaded: once for all tests of this folder, which only look at it."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction

HERE = Path(__file__).parent


@pytest.fixture(scope="package")
def loaded(django_db_setup, django_db_blocker):
    """Each test's own transaction lies within this one, which is undone after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_library", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def library(loaded, db):
    """The pages of the sample library, to be read."""


def pytest_collection_modifyitems(items):
    """One worker, which loads the library once."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("sample"))
