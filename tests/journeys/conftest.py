"""A browser, a library for it to visit, and the people who use them.

The live server answers in threads of its own, so what a journey needs is really committed. After
each journey the tables are emptied; what migrations put there (the root page, groups, the locale)
is put back before the next one, and once more at the end for the tests that follow.
"""

import json
import os
import uuid
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import connection
from playwright.sync_api import expect, sync_playwright

from cms.publishing.outbox import deliver_outbox
from tests import factories
from tests.factories import paragraph

from .editor import Editor
from .reader import Reader

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
AXE = django_settings.BASE_DIR / "frontend/node_modules/axe-core/axe.min.js"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PATIENCE_MS = 15_000  # two cores may have much else to do

expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="package")
def initial_data(django_db_setup):
    """What migrations put into the database. Content types come first: otherwise the first page to
    be put back makes one for itself, under another number."""
    rows = json.loads(connection._test_serialized_contents)
    return json.dumps(sorted(rows, key=lambda row: row["model"] != "contenttypes.contenttype"))


@pytest.fixture(scope="package")
def browser(initial_data):
    """Chromium, once for all journeys."""
    for needed in (CHROMIUM, AXE):
        if not Path(needed).exists():
            missing(needed)
    with database_allowed_beside_an_event_loop(), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="package", autouse=True)
def database_left_as_it_was_found(initial_data, browser, django_db_blocker):
    # Beside Playwright's event loop Django keeps a connection of its own, which knows nothing yet
    connection._test_serialized_contents = initial_data
    yield
    with django_db_blocker.unblock():
        connection.creation.deserialize_db_from_string(initial_data)
        connection.close()


def missing(path):
    reason = f"no browser journeys: {path} is not there"
    if os.environ.get("REQUIRE_SERVICES") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def database_allowed_beside_an_event_loop():
    """Playwright keeps an event loop in the thread of the tests; Django would refuse to query."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture(autouse=True)
def no_autosave(settings):
    """On a busy machine an autosave under way while a button is pressed looks to Wagtail like
    another editor. One journey is about autosave, and has it."""
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0


@pytest.fixture
def open_window(browser, live_server):
    """Opens windows that share nothing with each other; all are closed after the journey."""
    contexts = []

    def open_window(**options):
        options = {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", **options}
        context = browser.new_context(base_url=live_server.url, **options)
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        return context.new_page()

    yield open_window
    for context in contexts:
        context.close()


@pytest.fixture
def reader(open_window):
    """Somebody who reads, with an ordinary browser. It must have had nothing to complain of."""
    reader = Reader(open_window())
    yield reader
    assert reader.complaints == []


@pytest.fixture
def reader_without_scripts(open_window):
    return Reader(open_window(java_script_enabled=False))


@pytest.fixture
def editor(open_window):
    """Somebody who may write and publish, by Wagtail's own group of moderators."""
    password = uuid.uuid4().hex
    user = factories.moderator("mary")
    user.set_password(password)
    user.save()
    return Editor(open_window(), user.username, password)


@pytest.fixture
def guide():
    """A guide in two chapters, published."""
    guide = factories.published_guide(
        references=[factories.reference("DH_089787", "dh")], contact=factories.ContactFactory()
    )
    factories.published_chapter(
        guide,
        paragraph("Who it is for", "Everybody who plans a service."),
        *(paragraph(f"Question {n}", "One answer. " * 60) for n in range(2, 6)),
        paragraph("Urgent change", "If safety will not wait, act, and write down why."),
        title="About this guide",
        slug="about",
    )
    factories.published_chapter(
        guide,
        paragraph(
            "Where the duty is found",
            '<a href="https://www.legislation.gov.uk/ukpga/2006/41">The Act</a>[^act] says so.',
            ("footnote", {"label": "act", "text": "<p>National Health Service Act 2006.</p>"}),
        ),
        title="What the law asks",
        slug="law",
    )
    return guide


@pytest.fixture
def guide_in_search(guide):
    """The index knows the guide; its files are not made."""
    deliver_outbox.call()


@pytest.fixture
def guide_as_pdf(guide, work_queue):
    """All that follows publication has happened."""
    work_queue()
