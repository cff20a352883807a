"""Making a local copy, as a reader does."""

import logging
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.core import serializers
from django.test import Client
from django.utils import timezone
from pptx import Presentation

from cms.copies.slots import slot
from cms.downloads.formats import adaptable_formats_of
from cms.downloads.rendering.pdf import RenderError
from cms.forms.forms import TRAP
from cms.forms.models import Count
from cms.publishing.addresses import current_url
from cms.publishing.models import Status
from guidance.leaflets.fitting import fitting_problems
from tests import factories, verapdf
from tests.copies.details import FULL, MARK, PRINTED
from tests.sheets import read

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_slots(settings, tmp_path):
    settings.VAR_DIR = tmp_path / "var"


@pytest.fixture
def letter():
    return factories.published_letter(title="The duty to involve")


def address(page):
    return f"/local-copy/{page.pk}/"


def post(client, page, **answers):
    return client.post(address(page), {**FULL, "format": "pdf", **answers})


def parsed(response):
    return BeautifulSoup(response.content, "html.parser")


def test_the_page_leads_to_the_form_and_stays_cacheable(client, letter):
    response = client.get(letter.url)
    assert f'href="{address(letter)}"' in response.content.decode()
    assert not response.cookies
    assert "csrf" not in response.content.decode()


def test_the_form_is_never_cached_nor_listed(client, letter):
    response = client.get(address(letter))
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert "Disallow: /local-copy/" in client.get("/robots.txt").content.decode()


def test_the_answer_is_the_file(client, letter):
    response = post(client, letter)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    name = f"{letter.slug}-local-edition-1.pdf"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    text = read(response.content).text
    assert [words for words in [*PRINTED, MARK] if words not in text] == []
    assert current_url(letter, letter.current_edition) in text
    assert "We are writing about the duty." in text


def test_a_presentation_is_had_as_pdf_and_powerpoint_at_once(client):
    page = factories.published_presentation()
    response = post(client, page, format="all")
    assert response["Content-Type"] == "application/zip"
    with ZipFile(BytesIO(response.content)) as files:
        start = f"{page.slug}-local"
        assert files.namelist() == [
            f"{start}-slides-edition-1.pdf",
            f"{start}-handout-edition-1.pdf",
            f"{start}-edition-1.pptx",
        ]
        slides, handout, deck = (files.read(name) for name in files.namelist())
    for content in (slides, handout):
        sheets = read(content)
        assert [words for words in PRINTED if words not in sheets.text] == []
        assert [text for text in sheets.pages if MARK not in text] == []
    deck = Presentation(BytesIO(deck))
    texts = [
        " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        for slide in deck.slides
    ]
    assert [text for text in texts if MARK not in text] == []
    assert [words for words in PRINTED if words not in " ".join(texts)] == []
    assert current_url(page, page.current_edition) in texts[0]
    assert current_url(page, page.current_edition) in texts[-1]


def everything_stored(folders):
    """All rows of the database and all files, as bytes."""
    for model in apps.get_models():
        yield serializers.serialize("json", model._base_manager.all()).encode()
    for folder in folders:
        for path in Path(folder).rglob("*"):
            if path.is_file():
                yield path.name.encode() + path.read_bytes()


def test_nothing_of_it_is_stored_and_nothing_is_logged(client, letter, settings, tmp_path, caplog):
    folders = [tmp_path, settings.MEDIA_ROOT, settings.CACHES["default"].get("LOCATION", tmp_path)]
    rows = {model: model._base_manager.count() for model in apps.get_models()}
    with caplog.at_level(logging.DEBUG):
        assert post(client, letter).status_code == 200
        assert post(client, letter, preview="1").status_code == 200
        assert post(client, letter, email="involve@anytown").status_code == 200
    new = {m.__name__ for m, n in rows.items() if m._base_manager.count() != n}
    assert new == {"Count", "Salt"}  # how often, by whom in a hash: against robots
    stored = b"".join(everything_stored(folders)) + caplog.text.encode()
    assert [word for word in FULL.values() if word.encode() in stored] == []


def test_what_will_be_added_can_be_seen_first(client, letter):
    page = parsed(post(client, letter, preview="1"))
    shown = " ".join(page.find(id="preview").parent.text.split())
    assert [words for words in [*PRINTED, MARK] if words not in shown] == []
    assert page.find(id="id_contact")["value"] == "Involvement team"
    assert not Count.objects.exists()


@pytest.mark.parametrize(
    ("field", "answer"),
    [("organisation", ""), ("phone", "x"), ("event_date", "31 February 2009"), (TRAP, "spam")],
)
def test_a_mistake_keeps_what_was_typed_and_leads_to_the_field(client, letter, field, answer):
    page = parsed(post(client, letter, **{field: answer}))
    assert page.title.text.startswith("Error: ")
    (link,) = page.select(".nhsuk-error-summary__list a")
    assert link["href"] == f"#id_{field}"
    assert page.find(id=f"id_{field}")
    for name in set(FULL) - {field}:
        assert page.find(id=f"id_{name}")["value"] == FULL[name]
    assert page.select_one("input[name=format][checked]")["value"] == "pdf"
    assert not Count.objects.exists()


def test_what_was_typed_is_never_markup(client, letter):
    nasty = "<b onclick=x>PCT</b>"
    for preview in ({"preview": "1"}, {"phone": "x"}):
        html = post(client, letter, organisation=nasty, **preview).content.decode()
        assert nasty not in html
        assert "&lt;b onclick=x&gt;PCT" in html
    assert nasty in read(post(client, letter, organisation=nasty).content).text


def test_a_leaflet_without_room_says_which_field_to_shorten(client):
    text = "<p>Ask us at the desk of the clinic, or write to the trust.</p>" * 19
    panels = [factories.cover(), factories.inside(), factories.back(text=text)]
    page = factories.published_leaflet(body=panels)
    assert fitting_problems(page) == []  # as it is
    page = parsed(post(client, page, format="a5"))
    (link,) = page.select(".nhsuk-error-summary__list a")
    assert "has no room for all of this" in link.text
    assert link["href"] == "#id_web"
    assert page.find(id="id_web")["value"] == FULL["web"]


def test_a_failure_is_told_without_a_word_of_the_reader(client, letter, monkeypatch, caplog):
    def fail(*args):
        raise RenderError("Anytown PCT cannot be printed")

    monkeypatch.setattr("cms.copies.views.make_copy", fail)
    page = parsed(post(client, letter))
    assert "could not be made" in page.select_one(".nhsuk-error-summary").text
    assert page.find(id="id_contact")["value"] == "Involvement team"
    assert f"page {letter.pk}" in caplog.text
    assert "Anytown" not in caplog.text


def test_no_more_are_made_at_once_than_the_machine_can_bear(client, letter, settings):
    settings.LOCAL_COPIES_AT_ONCE = 1
    with slot("local-copy", 1) as is_free:
        assert is_free
        response = post(client, letter)
    assert (response.status_code, response["Retry-After"]) == (503, "60")
    page = parsed(response)
    assert "try again in a minute" in page.select_one(".nhsuk-error-summary").text
    assert page.find(id="id_contact")["value"] == "Involvement team"
    with slot("local-copy", 1) as is_free:
        assert is_free  # given back


def test_a_robot_is_stopped_after_so_many(client, letter, settings, monkeypatch):
    settings.FORM_LIMIT_PER_ADDRESS = 1
    assert [post(client, letter).status_code for _ in range(2)] == [200, 429]


def test_a_post_without_the_token_of_the_form_is_refused(letter):
    assert post(Client(enforce_csrf_checks=True), letter).status_code == 403


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_nothing_else_is_done_with_it(client, letter, method):
    assert getattr(client, method)(address(letter)).status_code == 405


@pytest.mark.parametrize("status", [Status.WITHDRAWN, Status.SUPERSEDED])
def test_there_is_none_of_what_is_not_current(client, letter, status):
    newer = factories.published_letter() if status == Status.SUPERSEDED else None
    letter = factories.publish(
        letter, status=status, status_reason="It was wrong.", superseded_by=newer
    )
    assert client.get(address(letter))["Location"] == letter.url
    assert post(client, letter)["Location"] == letter.url
    assert address(letter) not in client.get(letter.url).content.decode()


def hide_by_password(page):
    page.view_restrictions.create(restriction_type="password", password="x")


HIDE = {
    "draft": lambda page: page.unpublish(),
    "private": hide_by_password,
    "deleted": lambda page: page.delete(),
    "expired": lambda page: (
        type(page)
        .objects.filter(pk=page.pk)
        .update(live=False, expired=True, expire_at=timezone.now())
    ),
}


@pytest.mark.parametrize("way", HIDE)
def test_there_is_none_of_what_is_hidden(client, letter, way):
    door = address(letter)
    assert client.get(door).status_code == 200  # otherwise the rest could not fail
    HIDE[way](letter)
    assert client.get(door).status_code == 404
    assert client.post(door, {**FULL, "format": "pdf"}).status_code == 404


def test_there_is_none_of_other_kinds_of_page(client):
    guide = factories.published_guide()
    assert client.get(address(guide)).status_code == 404
    assert address(guide) not in client.get(guide.url).content.decode()
    assert client.get("/local-copy/999999/").status_code == 404


def test_organisations_of_the_public_register_can_be_chosen(client, letter):
    factories.OrganisationFactory(name="Anytown & District PCT")
    assert not parsed(client.get(address(letter))).find("datalist")
    register = factories.published_organisations_page()
    page = parsed(client.get(address(letter)))
    assert [o["value"] for o in page.select("datalist option")] == ["Anytown & District PCT"]
    assert page.find(id="id_organisation")["list"] == page.find("datalist")["id"]
    hide_by_password(register)
    assert not parsed(client.get(address(letter))).find("datalist")


LEAFLETS = ["a4", "a5", "large-print"]


@pytest.mark.parametrize("name", LEAFLETS)
def test_a_leaflet_says_so_on_every_page_and_keeps_its_own_words(client, name):
    page = factories.published_leaflet()
    sheets = read(post(client, page, format=name).content)
    assert [text for text in sheets.pages if MARK not in text] == []
    own = ["Have your say Tell us what you think.", "Your clinic.", "Find out more Whom Ask us."]
    expected = [*PRINTED, *own, current_url(page, page.current_edition)]
    assert [words for words in expected if words not in sheets.text] == []


@pytest.mark.slow
@verapdf.needs_verapdf
@pytest.mark.parametrize("kind", ["leaflet", "presentation", "letter"])
def test_they_are_pdf_ua_and_pdf_a(client, tmp_path, kind):
    page = getattr(factories, f"published_{kind}")()
    for name, format_ in adaptable_formats_of(page).items():
        if format_.extension == "pdf":
            file = tmp_path / f"{name}.pdf"
            file.write_bytes(post(client, page, format=name).content)
            assert verapdf.verapdf(file) == [], name
