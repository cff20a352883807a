"""A reader puts a pack together, has it made, and gets it: only what any reader may see."""

import zipfile
from io import BytesIO

import pypdfium2
import pytest
from django.test import Client

from cms.downloads.models import DownloadState
from cms.downloads.printed import PrintedFormat
from cms.packs.own.building import build
from cms.packs.own.jobs import delete_old_packs
from cms.packs.own.models import OwnPack
from tests import factories

pytestmark = pytest.mark.django_db


class Library:
    def __init__(self):
        self.guide = factories.published_guide(title="Real Involvement")
        self.first = factories.published_chapter(
            self.guide, factories.paragraph("The duty", "Involve people early."), title="The law"
        )
        self.second = factories.published_chapter(
            self.guide, factories.paragraph("Planning", "Begin with the decision."), title="Doing"
        )
        self.passage = self.first.passages.get(heading="The duty")


@pytest.fixture
def library():
    return Library()


def add(client, *things):
    for thing in things:
        query = f"passage={thing}" if isinstance(thing, str) else f"page={thing.pk}"
        response = client.post(f"/my-pack/add/?{query}")
        assert response.status_code == 302, response.content.decode()


def make(client, title="For Tuesday"):
    return client.post("/my-pack/make/", {"title": title})


def text_of(client):
    return client.get("/my-pack/").content.decode()


def file_of(response):
    return b"".join(response.streaming_content)


def words_of(content):
    pages = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))
    return " ".join(" ".join(pages).split())


class TestPublicPages:
    def test_have_links_only_and_stay_cacheable(self, client, library):
        for page in (library.guide, library.first):
            response = client.get(page.url)
            assert f"/my-pack/add/?page={page.pk}" in response.content.decode()
            assert not response.cookies
            assert "csrf" not in response.content.decode()
        passage = f"/my-pack/add/?passage={library.passage.key}"
        assert passage in client.get(library.first.url).content.decode()

    def test_robots_are_told_to_stay_away(self, client, library):
        assert "Disallow: /my-pack/" in client.get("/robots.txt").content.decode()
        response = client.get(f"/my-pack/add/?page={library.guide.pk}")
        assert "noindex" in response["X-Robots-Tag"]
        assert "no-store" in response["Cache-Control"]


class TestTheList:
    def test_only_adding_begins_a_session(self, client, library):
        client.get("/my-pack/")
        client.get(f"/my-pack/add/?page={library.guide.pk}")
        client.post("/my-pack/change/", {"empty": "all"})
        assert "sessionid" not in client.cookies
        add(client, library.guide)
        assert "sessionid" in client.cookies

    def test_has_what_was_added_once_and_in_order(self, client, library):
        add(client, library.second, library.passage.key, library.second)
        text = text_of(client)
        assert "2 items" in text
        assert "Chapter of Real Involvement" in text
        assert text.index("Doing") < text.index("1.1 The duty")

    def test_items_move_up_and_down_and_go(self, client, library):
        add(client, library.guide, library.second)
        moved = client.post("/my-pack/change/", {"up": f"page:{library.second.pk}"})
        assert moved["Location"] == "/my-pack/#item-1"
        references = client.session["my pack"]["references"]
        assert references == [f"page:{library.second.pk}", f"page:{library.guide.pk}"]
        client.post("/my-pack/change/", {"down": f"page:{library.second.pk}"})
        client.post("/my-pack/change/", {"remove": f"page:{library.guide.pk}"})
        assert client.session["my pack"]["references"] == [f"page:{library.second.pk}"]
        client.post("/my-pack/change/", {"empty": "all"})
        assert "nothing in your pack yet" in text_of(client)

    @pytest.mark.parametrize("change", [{}, {"up": "page:999"}, {"remove": "x"}, {"down": ""}])
    def test_a_change_of_what_is_not_there_changes_nothing(self, client, library, change):
        add(client, library.guide)
        assert client.post("/my-pack/change/", change).status_code == 302
        assert len(client.session["my pack"]["references"]) == 1

    def test_says_what_is_no_longer_available_without_a_word_of_it(self, client, library):
        add(client, library.second, library.guide)
        library.second.unpublish()
        text = text_of(client)
        assert "Item 1 is no longer available" in text
        assert "Doing" not in text

    def test_the_number_of_queries_does_not_grow(
        self, client, library, django_assert_max_num_queries
    ):
        add(client, library.guide, library.first, library.second, library.passage.key)
        client.get("/my-pack/")
        with django_assert_max_num_queries(14):
            client.get("/my-pack/")

    @pytest.mark.parametrize(
        "query", ["", "page=", "page=x", "page=999999", "page=99999999999999999", "passage=nothing"]
    )
    def test_what_is_not_there_cannot_be_added(self, client, library, query):
        assert client.get(f"/my-pack/add/?{query}").status_code == 404
        assert client.post(f"/my-pack/add/?{query}").status_code == 404

    def test_a_hidden_page_cannot_be_added(self, client, library):
        factories.make_private(library.guide)
        assert client.get(f"/my-pack/add/?page={library.first.pk}").status_code == 404
        key = library.passage.key
        assert client.get(f"/my-pack/add/?passage={key}").status_code == 404


class TestLimits:
    def test_a_full_list_takes_nothing_more_and_says_so(self, client, library, settings):
        settings.PACK_MAX_ITEMS = 1
        add(client, library.guide)
        response = client.post(f"/my-pack/add/?page={library.first.pk}")
        assert "Your pack is full" in response.content.decode()

    def test_five_hundred_items_are_listed_and_refused(
        self, client, library, django_assert_max_num_queries
    ):
        add(client, library.guide)
        session = client.session
        others = [f"page:{n}" for n in range(100_000, 100_499)]
        kept = session["my pack"]
        session["my pack"] = kept | {"references": [*kept["references"], *others]}
        session.save()
        with django_assert_max_num_queries(14):
            assert "500 items" in text_of(client)
        assert "Remove 450" in make(client).content.decode()
        assert not OwnPack.objects.exists()

    def test_packs_for_one_sender_are_counted(self, client, library, settings):
        settings.PACKS_PER_ADDRESS = 1
        add(client, library.guide)
        assert make(client).status_code == 302
        assert make(client, "Another").status_code == 429

    def test_too_many_pages_are_said(self, client, library, settings, work_queue):
        settings.PACK_MAX_PAGES = 2
        add(client, library.passage.key, library.second)
        response = make(client)
        work_queue()
        assert "2 is the most" in client.get(response["Location"]).content.decode()

    @pytest.mark.parametrize("title", ["", "  ", "x" * 101, "a\nb", "a\x00b"])
    def test_a_name_that_is_none_is_refused_and_led_to(self, client, library, title):
        add(client, library.guide)
        text = make(client, title).content.decode()
        assert 'href="#id_title"' in text
        assert "There is a problem" in text

    def test_a_robot_that_fills_everything_in_gets_nothing(self, client, library):
        add(client, library.guide)
        response = client.post("/my-pack/make/", {"title": "x", "website": "http://x"})
        assert response.status_code == 200
        assert not OwnPack.objects.exists()

    def test_forms_of_other_sites_are_refused(self, library):
        client = Client(enforce_csrf_checks=True)
        assert client.post(f"/my-pack/add/?page={library.guide.pk}").status_code == 403


class TestTheFiles:
    def test_are_one_pdf_and_the_single_files(self, client, library, work_queue):
        add(client, library.second, library.passage.key)
        response = make(client)
        page = response["Location"]
        assert "is being made" in client.get(page).content.decode()
        assert client.get(f"{page}pdf")["Location"] == page
        work_queue()
        assert "Your pack is ready" in client.get(page).content.decode()
        pdf = client.get(f"{page}pdf")
        assert 'filename="For Tuesday.pdf"' in pdf["Content-Disposition"]
        words = words_of(file_of(pdf))
        assert "Begin with the decision." in words
        assert "1.1 The duty Involve people early." in words
        assert f"/p/{library.passage.key}" in words
        with zipfile.ZipFile(BytesIO(file_of(client.get(f"{page}zip")))) as archive:
            assert archive.namelist()[:3] == [
                "Contents.html",
                "For Tuesday - whole pack.pdf",
                "1.1 The duty.pdf",
            ]
            assert archive.testzip() is None

    def test_are_for_their_session_only(self, client, library, work_queue):
        add(client, library.passage.key)
        page = make(client)["Location"]
        work_queue()
        other = Client()
        add(other, library.guide)
        for stranger in (Client(), other):
            assert stranger.get(page).status_code == 404
            assert stranger.get(f"{page}pdf").status_code == 404

    def test_are_made_once_however_many_clicks(self, client, library, work_queue, monkeypatch):
        work_queue()  # the guide's own file
        rendered = []
        render = PrintedFormat.render
        monkeypatch.setattr(
            PrintedFormat, "render", lambda self, c: rendered.append(c) or render(self, c)
        )
        add(client, library.passage.key)
        assert len({make(client)["Location"] for _ in range(3)}) == 1
        work_queue()
        assert len(rendered) == 2  # the whole, and the paragraph for the ZIP
        make(client)
        work_queue()
        assert len(rendered) == 2
        assert OwnPack.objects.count() == 1

    def test_are_claimed_by_one_builder(self, client, library):
        add(client, library.passage.key)
        make(client)
        pack = OwnPack.objects.get()
        OwnPack.objects.update(state=DownloadState.BUILDING)
        OwnPack.objects.update(claimed_by="another", claimed_until="2999-01-01T00:00Z")
        build(pack, "one")
        assert OwnPack.objects.get().claimed_by == "another"

    def test_an_item_that_goes_while_the_pack_is_made_is_in_no_file(
        self, client, library, work_queue, monkeypatch
    ):
        render = PrintedFormat.render

        def delete_and_render(self, content):
            library.second.__class__.objects.filter(pk=library.second.pk).delete()
            return render(self, content)

        add(client, library.second, library.passage.key)
        page = make(client)["Location"]
        monkeypatch.setattr(PrintedFormat, "render", delete_and_render)
        work_queue()
        assert client.get(f"{page}pdf")["Location"] == page
        assert "it is made again" in client.get(page).content.decode()
        work_queue()
        assert "1 item of your list is left out" in client.get(page).content.decode()
        assert "Begin with" not in words_of(file_of(client.get(f"{page}pdf")))

    def test_nothing_left_is_said(self, client, library, work_queue):
        add(client, library.second)
        page = make(client)["Location"]
        library.second.unpublish()
        work_queue()
        assert "available any more" in client.get(page).content.decode()

    def test_a_fault_of_ours_is_said_and_can_be_tried_again(self, client, library, monkeypatch):
        def fail(*args):
            raise OSError("disk full")

        add(client, library.passage.key)
        page = make(client)["Location"]
        monkeypatch.setattr("cms.packs.own.building.gather_pack", fail)
        with pytest.raises(OSError, match="disk full"):
            build(OwnPack.objects.get(), "one")
        text = client.get(page).content.decode()
        assert "could not be made" in text
        assert "disk full" not in text
        make(client)
        assert OwnPack.objects.get().state == DownloadState.WAITING

    def test_are_deleted_after_their_time(self, client, library, settings, work_queue):
        add(client, library.passage.key)
        page = make(client)["Location"]
        work_queue()
        settings.PACKS_KEPT_HOURS = 0
        delete_old_packs.func()
        assert not OwnPack.objects.exists()
        assert client.get(page).status_code == 404


@pytest.mark.parametrize(
    "published",
    [
        factories.published_leaflet,
        factories.published_presentation,
        factories.published_case_study,
        factories.published_national_briefing,
    ],
)
def test_every_kind_of_publication_can_be_added(client, published):
    page = published()
    assert f"/my-pack/add/?page={page.pk}" in client.get(page.url).content.decode()
    add(client, page)
    assert page.title in text_of(client)
