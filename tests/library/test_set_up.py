"""``manage.py set_up``: from nothing to a site that can be served, and no further."""

from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

from cms.library.administrator import create_administrator
from cms.pages.models import HomePage
from cms.passages.models import Passage
from cms.search.queries import ranked_keys
from cms.search.rebuilding import index_needs_rebuilding
from guidance.models import AbstractGuidePage, GuidePage
from tests import factories

pytestmark = pytest.mark.django_db

HOME = """---
type: home
title: Library
summary: Who is bound, and what to do.
---
"""


@pytest.fixture(autouse=True)
def own_var_dir(settings, tmp_path, monkeypatch):
    settings.VAR_DIR = tmp_path
    monkeypatch.setattr(AbstractGuidePage, "formats", [])  # they take seconds: tested elsewhere


@pytest.fixture(autouse=True)
def small_library(tmp_path, monkeypatch):
    """The whole one takes half a minute: tests/journeys/test_every_page_type.py loads that."""
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "home.md").write_text(HOME)
    monkeypatch.setattr("cms.library.management.commands.load_library.CONTENT", folder)


def set_up():
    out = StringIO()
    call_command("set_up", stdout=out)
    return out.getvalue()


def test_makes_a_library_that_is_found_and_an_administrator(tmp_path):
    out = set_up()
    assert HomePage.objects.count() == 1
    assert ranked_keys("who is bound", Passage.objects.visible())
    name, password = (tmp_path / "administrator.txt").read_text().split()
    assert get_user_model().objects.get(username=name).check_password(password)
    assert password in out


def test_lets_moderators_keep_the_lists(client):
    set_up()
    client.force_login(factories.moderator())
    assert client.get("/admin/snippets/organisations/contact/add/").status_code == 200
    assert client.get("/admin/snippets/passages/passage/").status_code == 200


def test_keeps_the_password_from_others(tmp_path):
    set_up()
    assert (tmp_path / "administrator.txt").stat().st_mode & 0o077 == 0


def test_gives_each_site_a_password_of_its_own(tmp_path):
    first = create_administrator()
    get_user_model().objects.all().delete()
    assert create_administrator().password != first.password


def test_leaves_a_site_with_content_as_it_is(tmp_path):
    factories.published_guide(title="Ours")
    factories.UserFactory()
    out = set_up()
    assert "Sample library" not in out
    assert "password" not in out
    assert GuidePage.objects.count() == 1


def test_rebuilds_the_index_only_where_it_is_missing(tmp_path):
    assert index_needs_rebuilding()
    assert "Search index" in set_up()
    assert not index_needs_rebuilding()
    assert "Search index" not in set_up()
