"""Leaflets: what fits on them, which versions there are, and what readers get."""

import pytest
from bs4 import BeautifulSoup
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file, get_test_image_file_svg

from cms.pages.models import HomePage
from cms.passages.models import Passage
from guidance.leaflets.room import PAPERS, VersionKind, count_words, rooms_of
from guidance.models import LeafletPage, PresentationPage, ResourcesIndexPage
from tests import factories
from tests.factories import back, cover, draft_leaflet, inside, published_leaflet

pytestmark = pytest.mark.django_db

QUERIES_OF_A_PAGE = 16


def soup(client, page):
    response = client.get(page.url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text_of(element):
    return " ".join(element.get_text(" ").split())


def errors_of(page):
    return page.get_publishing_errors()


def rooms_read(leaflet):
    return [str(room) for room in rooms_of(leaflet).values()]


def words(number):
    return " ".join(["word"] * number)


@pytest.fixture
def image():
    return Image.objects.create(title="Two people", file=get_test_image_file_svg())


class TestRoom:
    LIMIT = PAPERS[VersionKind.STANDARD].inside

    def test_each_panel_has_about_so_many_words(self):
        leaflet = draft_leaflet(inside("What now?", words(self.LIMIT)))
        assert rooms_read(leaflet) == [
            "Cover: 5 of about 30 words",
            f"Inside 1 “What now?”: {self.LIMIT + 2} of about {self.LIMIT} words",
            "Back: 6 of about 180 words",
        ]

    def test_a_hint_refuses_nothing(self):
        assert errors_of(draft_leaflet(inside("What now?", words(self.LIMIT + 9)))) == {}

    def test_a_picture_takes_room(self, image):
        leaflet = draft_leaflet(inside("One", "Two.", picture=factories.picture_of(image)))
        assert "Inside 1 “One”: 2 of about 55 words" in rooms_read(leaflet)

    def test_large_print_has_room_for_any_number_of_words_and_panels(self):
        panels = [inside("One", words(300)) for _ in range(20)]
        large = draft_leaflet(*panels, version_kind=VersionKind.LARGE_PRINT)
        assert errors_of(large) == {}
        assert "Inside 20 “One”: 301 words" in rooms_read(large)

    def test_alternative_texts_are_not_printed_and_not_counted(self, image):
        line = {"picture": factories.picture_of(image, words(50)), "text": "<p>Two words</p>"}
        leaflet = draft_leaflet(inside("One", "", ("easy_read_line", line)))
        (_, room, _) = rooms_of(leaflet).values()
        assert room.words == 3

    def test_more_inside_panels_than_fit_are_refused(self):
        leaflet = draft_leaflet(*(inside() for _ in range(7)))
        assert errors_of(leaflet) == {"body": "7 inside panels; 6 fit."}

    @pytest.mark.parametrize(
        ("text", "number"), [("", 0), ("one two", 2), ("您可以提出意见", 4), ("NHS 诊所", 2)]
    )
    def test_words_are_counted_in_any_script(self, text, number):
        assert count_words(text) == number


class TestShape:
    @pytest.mark.parametrize(
        ("body", "message"),
        [
            ([inside(), back()], "Add a cover."),
            ([inside(), cover(), back()], "Put the cover first."),
            ([cover(), back()], "Write at least one inside panel."),
            ([cover(), inside()], "Add a back."),
            ([cover(), back(), inside()], "Put the back last."),
            ([], "Add a cover. Write at least one inside panel. Add a back."),
        ],
    )
    def test_a_leaflet_has_a_cover_panels_and_a_back(self, body, message):
        assert errors_of(draft_leaflet(body=body)) == {"body": message}

    def test_a_half_filled_draft_can_be_previewed(self, rf):
        empty = {"heading": "", "picture": None, "content": []}
        body = [
            factories.child("cover", {"strapline": "", "picture": None}),
            factories.child("inside", empty),
            factories.child("back", {"heading": "", "parts": []}),
        ]
        draft = draft_leaflet(body=body)
        html = draft.make_preview_request(rf.get("/"), "").render().content.decode()
        assert "Cover: 0 of about 30 words" in html


class TestPage:
    def test_says_at_once_what_it_is_in_which_language_and_which_version(self, client):
        page = soup(client, published_leaflet())
        assert text_of(page.h1) == "Leaflet : Have your say"
        assert "English, standard version" in text_of(page.select_one(".app-versions"))

    def test_reads_in_order_each_panel_a_section_with_its_permanent_link(self, client):
        leaflet = published_leaflet(inside("First?", "One."), inside("Second?", "Two."))
        page = soup(client, leaflet)
        assert [text_of(h) for h in page.select(".app-panel h2")] == [
            "First?",
            "Second?",
            "Find out more",
        ]
        for section in page.select(".app-panel"):
            passage = Passage.objects.get(heading=text_of(section.h2))
            assert section["id"] == passage.anchor
            assert section.select_one(f'a[href="{passage.get_absolute_url()}"]')

    def test_a_panel_is_found_by_itself_the_cover_with_the_page(self):
        leaflet = published_leaflet(inside("First?", "One."))
        rows = Passage.objects.filter(page=leaflet)
        assert [(row.heading, row.text) for row in rows] == [
            ("Have your say", "What this is and why it matters. Tell us what you think."),
            ("First?", "One."),
            ("Find out more", "Whom Ask us."),
        ]

    def test_does_not_show_readers_how_many_words_fit(self, client):
        assert "80 words" not in text_of(soup(client, published_leaflet()).main)

    def test_preview_shows_below_a_panel_what_does_not_fit(self, rf):
        leaflet = draft_leaflet(inside("What now?", words(500)))
        html = leaflet.make_preview_request(rf.get("/"), "").render().content
        panel = BeautifulSoup(html, "html.parser").select_one(".app-panel")
        hint, problem = panel.find_next_siblings("p", class_="app-room")[:2]
        assert text_of(hint) == "Inside 1 “What now?”: 502 of about 80 words"
        assert text_of(problem).startswith("Inside 1 “What now?”: ")
        assert "lines too long" in text_of(problem)

    def test_a_picture_has_its_words_or_is_decorative(self, client, image):
        other = Image.objects.create(title="Door", file=get_test_image_file_svg())
        line = {"picture": factories.picture_of(other), "text": "<p>Come in.</p>"}
        panel = inside(
            "One",
            "",
            ("easy_read_line", line),
            picture=factories.picture_of(image, "Two people"),
        )
        pictures = soup(client, published_leaflet(panel)).select("article img")
        assert [picture["alt"] for picture in pictures] == ["Two people", ""]

    def test_costs_few_queries_however_many_panels_pictures_and_versions(
        self, client, django_assert_max_num_queries
    ):
        leaflet = published_leaflet()
        client.get(leaflet.url)
        with django_assert_max_num_queries(QUERIES_OF_A_PAGE):
            client.get(leaflet.url)
        lines = [
            {"picture": factories.picture_of(drawing(n)), "text": f"<p>{n}</p>"} for n in range(8)
        ]
        panels = [inside(f"P{n}", "", ("easy_read_line", line)) for n, line in enumerate(lines)]
        leaflet = factories.publish(leaflet, body=[cover(), *panels, back()])
        for language in ("pl", "cy", "ur"):
            published_leaflet(slug=language, language=language, version_of=leaflet)
        client.get(leaflet.url)
        with django_assert_max_num_queries(QUERIES_OF_A_PAGE):
            client.get(leaflet.url)


def drawing(number):
    return Image.objects.create(
        title=f"Drawing {number}", file=get_test_image_file(f"{number}.png")
    )


class TestVersions:
    @pytest.fixture
    def original(self):
        return published_leaflet()

    def version(self, original, language="en", kind=VersionKind.STANDARD, **fields):
        fields = {"slug": f"{language}-{kind}", "title": f"In {language}, {kind}", **fields}
        return draft_leaflet(language=language, version_kind=kind, version_of=original, **fields)

    def links(self, client, page):
        return {
            a["href"]: (text_of(a), a.get("lang"), a.get("dir"))
            for a in soup(client, page).select(".app-versions a")
        }

    def test_every_version_shows_all_others_by_their_own_name(self, client, original):
        polish = factories.publish(self.version(original, "pl"))
        urdu = factories.publish(self.version(original, "ur"))
        easy = factories.publish(self.version(original, kind=VersionKind.EASY_READ))
        assert self.links(client, original) == {
            polish.url: ("Polski", "pl", "ltr"),
            urdu.url: ("اردو", "ur", "rtl"),
            easy.url: ("Easy read version", None, None),
        }
        assert self.links(client, polish) == {
            original.url: ("English", None, None),
            urdu.url: ("اردو", "ur", "rtl"),
            easy.url: ("English (Easy read)", None, None),
        }
        assert list(self.links(client, easy)) == [original.url, polish.url, urdu.url]

    def test_content_is_marked_with_its_language_and_direction(self, client, original):
        urdu = factories.publish(self.version(original, "ur"))
        page = soup(client, urdu)
        for element in (page.h1.select("span[lang]")[0], page.select_one("article.app-leaflet")):
            assert (element["lang"], element["dir"]) == ("ur", "rtl")
        (entry,) = soup(client, factories.resources_index()).select(".app-pages li[lang]")
        assert (entry["lang"], text_of(entry.a)) == ("ur", urdu.title)

    @pytest.mark.parametrize("hide", ["unpublish", "make_private", "draft"])
    def test_what_is_not_public_is_no_version(self, client, original, hide):
        other = self.version(original, "pl")
        if hide != "draft":
            other = factories.publish(other)
            assert other.url in self.links(client, original)
        if hide == "unpublish":
            other.unpublish()
        if hide == "make_private":
            factories.make_private(other)
        assert self.links(client, original) == {}

    def test_of_itself_is_refused(self, original):
        original.version_of = original
        assert errors_of(original) == {"version_of": "A leaflet cannot be a version of itself."}

    def test_of_a_version_is_refused_naming_the_original(self, original):
        polish = factories.publish(self.version(original, "pl"))
        assert errors_of(self.version(polish, "cy"))["version_of"] == (
            "“In pl, standard” is itself a version. Choose the leaflet it was made from: "
            "“Have your say”."
        )

    def test_what_has_versions_becomes_none(self, original):
        factories.publish(self.version(original, "pl"))
        original.version_of = published_leaflet(slug="third", title="Third")
        assert (
            "has versions of its own, for example “In pl, standard”"
            in (errors_of(original)["version_of"])
        )

    @pytest.mark.parametrize(
        ("language", "kind", "owner"),
        [
            ("pl", VersionKind.EASY_READ, "In pl, easy-read"),
            ("en", VersionKind.STANDARD, "Have your say"),
        ],
    )
    def test_a_second_of_the_same_kind_and_language_is_refused_naming_the_first(
        self, original, language, kind, owner
    ):
        factories.publish(self.version(original, "pl", VersionKind.EASY_READ))
        twin = self.version(original, language, kind, slug="twin", title="Twin")
        assert f"“{owner}” is already the version in" in errors_of(twin)["language"]

    def test_nor_may_the_original_take_the_language_of_a_version(self, original):
        factories.publish(self.version(original, "pl"))
        original.language = "pl"
        assert errors_of(original) == {
            "language": "“In pl, standard” is already the version in Polish (Polski), Standard."
        }

    def test_the_same_language_in_another_kind_is_welcome(self, original):
        factories.publish(self.version(original, "pl"))
        assert errors_of(self.version(original, "pl", VersionKind.EASY_READ)) == {}

    def test_a_version_outlives_its_original(self, client, original):
        polish = factories.publish(self.version(original, "pl"))
        original.delete()
        polish = LeafletPage.objects.get(pk=polish.pk)
        assert self.links(client, polish) == {}
        assert polish.get_latest_revision_as_object().version_of is None
        assert factories.publish(polish, summary="Still here.").live

    def test_a_new_page_in_preview_has_no_versions(self, rf):
        published_leaflet()
        assert LeafletPage(title="New").other_versions == []


class TestAdmin:
    def test_the_form_shows_what_each_panel_has_room_for(self, editor_client):
        leaflet = draft_leaflet(inside("What now?", words(99)))
        page = BeautifulSoup(
            editor_client.get(f"/admin/pages/{leaflet.pk}/edit/").content, "html.parser"
        )
        panel = page.select_one("[data-controller=leaflet-room]")
        assert [text_of(item) for item in panel.select("li")] == [
            "Cover: 5 of about 30 words",
            "Inside 1 “What now?”: 101 of about 80 words. Probably 21 too many.",
            "Back: 6 of about 180 words",
        ]
        assert page.select_one('script[type=module][src*="leaflet-room"]')

    @pytest.mark.parametrize("tab", ["Content", "Language and versions", "Audience and topics"])
    def test_the_form_is_in_tabs(self, editor_client, tab):
        leaflet = draft_leaflet()
        assert tab in editor_client.get(f"/admin/pages/{leaflet.pk}/edit/").content.decode()

    def test_the_first_page_offers_to_begin_one(self, editor_client):
        factories.resources_index()
        page = editor_client.get("/admin/").content.decode()
        assert "Begin a new leaflet" in page
        assert "Begin a new presentation" in page


class TestSection:
    def test_groups_what_it_lists_by_kind(self, client):
        leaflet, show = published_leaflet(), factories.published_presentation()
        page = soup(client, factories.resources_index())
        assert [text_of(h) for h in page.select("main h2")] == ["Leaflets", "Presentations"]
        assert [a["href"] for a in page.select(".app-pages a")] == [leaflet.url, show.url]

    def test_shows_no_heading_over_nothing(self, client):
        published_leaflet()
        page = soup(client, factories.resources_index())
        assert page.select("main h2") == []
        assert len(page.select(".app-pages li")) == 1

    def test_says_so_where_there_is_nothing(self, client):
        assert "Nothing has been published" in text_of(
            soup(client, factories.resources_index()).main
        )

    def test_does_not_grow_in_queries(self, client, django_assert_max_num_queries):
        index = factories.resources_index()
        published_leaflet()
        client.get(index.url)
        with django_assert_max_num_queries(10):
            client.get(index.url)
        for number in range(4):
            published_leaflet(slug=f"leaflet-{number}")
        with django_assert_max_num_queries(10):
            client.get(index.url)


def test_the_tree_allows_what_makes_sense_and_nothing_else():
    assert ResourcesIndexPage.allowed_parent_page_models() == [HomePage]
    assert ResourcesIndexPage.allowed_subpage_models() == [LeafletPage, PresentationPage]
    for kind in (LeafletPage, PresentationPage):
        assert kind.allowed_parent_page_models() == [ResourcesIndexPage]
        assert kind.allowed_subpage_models() == []
