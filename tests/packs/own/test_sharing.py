"""A reader's pack behind an address that holds the list itself: signed, with its last day."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from cms.downloads.models import DownloadState
from cms.packs.own import sharing
from cms.packs.own.models import OwnPack

from .test_own_packs import Library, add, file_of, make, text_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def library():
    return Library()


def ask_to_share(client, title="For Tuesday"):
    return client.post("/my-pack/share/", {"title": title})


def share(client, *things, title="For Tuesday"):
    """The path of the address that the reader is shown."""
    add(client, *things)
    response = ask_to_share(client, title)
    assert response.status_code == 302, response.content.decode()
    return path_in(text_of(client))


def path_in(text):
    address = re.search(
        r'<input[^>]*value="https?://[^/"]+(/my-pack/shared/[^"]+)"[^>]*readonly>', text
    )
    return address and address[1]


def days_later(monkeypatch, days):
    day = timezone.localdate() + timedelta(days=days)
    monkeypatch.setattr(sharing.timezone, "localdate", lambda: day)


def words_at(path, visitor=None):
    html = (visitor or Client()).get(path).content.decode()
    return " ".join(
        unescape(re.sub(r"<[^>]+>", "", html.split("<main")[1].split("</main>")[0])).split()
    )


class TestTheAddress:
    def test_is_shown_with_its_last_day_as_long_as_the_list_stays_as_it_is(self, client, library):
        path = share(client, library.second, library.passage.key)
        last = timezone.localdate() + timedelta(days=30)
        assert f"It works until {last.day} {last:%B %Y}" in text_of(client)
        ask_to_share(client)
        assert path_in(text_of(client)) == path  # all day
        add(client, library.guide)
        assert path_in(text_of(client)) is None

    def test_shows_the_pack_as_it_was_shared_to_who_has_no_session(self, client, library):
        path = share(client, library.second, library.passage.key)
        client.post("/my-pack/change/", {"empty": "all"})
        words = words_at(path)
        assert "named it “For Tuesday”" in words
        assert words.index("Doing Chapter of Real Involvement") < words.index("1.1 The duty")
        assert "Whole pack (PDF)" in words
        assert Client().get(path[:-1])["Location"] == path  # e-mail programs drop the last slash

    def test_is_kept_nowhere_and_told_to_nobody(self, client, library):
        path = share(client, library.guide)
        assert not OwnPack.objects.exists()
        response = Client().get(path)
        assert response["Cache-Control"] == "private, no-store"
        assert response["Referrer-Policy"] == "no-referrer"
        assert "noindex" in response["X-Robots-Tag"]
        assert '<meta name="robots" content="noindex' in response.content.decode()
        assert not response.cookies

    def test_says_how_much_went_and_no_word_of_it(self, client, library):
        path = share(client, library.second, library.passage.key)
        library.second.unpublish()
        words = words_at(path)
        assert "1 item is left out" in words
        assert "Doing" not in words
        library.guide.unpublish()
        words = words_at(path)
        assert "Nothing that was in this pack" in words
        assert "PDF" not in words

    def test_ends_after_its_last_day(self, client, library, monkeypatch, settings):
        settings.PACK_LINK_DAYS = 3
        path = share(client, library.guide)
        days_later(monkeypatch, 3)
        assert client.get(path).status_code == 200
        days_later(monkeypatch, 1)  # a fourth
        for door in ("", "take/", "pdf"):
            assert client.get(path + door).status_code == 410
        assert "Ask the person who gave it to you" in words_at(path)
        assert path_in(text_of(client)) is None

    def test_is_never_longer_than_mail_programs_pass_on(self, client, library, settings):
        settings.PACK_MAX_ITEMS = 400
        add(client, library.guide)
        session = client.session
        others = [f"passage:{n * 7919 % 99991:x}{n * 104729 % 99991:x}" for n in range(399)]
        session["my pack"] = session["my pack"] | {"references": others}
        session.save()
        assert "too much in your pack for an address" in ask_to_share(client).content.decode()

    @pytest.mark.parametrize(
        "spoil", [lambda key: key[:-1], lambda key: "A" + key, lambda key: "é", lambda key: "a.b"]
    )
    def test_that_was_changed_or_cut_opens_nothing_and_helps(self, client, library, spoil):
        key = share(client, library.guide).split("/")[-2]
        for door in ("", "take/", "zip"):
            response = Client().get(f"/my-pack/shared/{spoil(key)}/{door}")
            assert response.status_code == 404
            assert "Check that you have copied all of it" in response.content.decode()

    def test_can_be_switched_off_with_all_that_were_made(self, client, library, settings):
        path = share(client, library.guide)
        settings.PACK_LINK_DAYS = 0
        assert client.get(path).status_code == 410
        assert "address to share" not in text_of(client)
        assert ask_to_share(client).status_code == 404

    def test_of_nothing_is_not_made(self, client):
        assert "nothing in your pack yet" in ask_to_share(client).content.decode()


class TestTheName:
    def test_is_shown_as_the_readers_escaped_and_in_no_title(self, client, library):
        html = Client().get(share(client, library.guide, title="<b>News</b>")).content.decode()
        assert "named it “<bdi>&lt;b&gt;News&lt;/b&gt;</bdi>”" in html
        assert html.count("News&lt;") == 1

    def test_that_the_reader_did_not_choose_is_not_shown(self, client, library):
        assert "named it" not in words_at(share(client, library.guide, title="My pack"))

    @pytest.mark.parametrize(
        "title",
        [
            "See https://x",
            "See nhs-login.example",
            "ask a@b",
            "Ring 0800 123 4567",
            "Ring 07-00 (900) 123",
            "nhs\u200b.\u200bexample",
            "x" * 101,
            "a\nb",
            "",
        ],
    )
    def test_calls_nobody_elsewhere(self, client, library, title):
        add(client, library.guide)
        text = ask_to_share(client, title).content.decode()
        assert 'href="#id_title"' in text
        assert path_in(text) is None

    @pytest.mark.parametrize("title", ["Board, 22.11.2026, no. 3", "2019/20 v1.2", "Dr. Who (2)"])
    def test_may_have_dots_and_numbers(self, client, library, title):
        add(client, library.guide)
        assert ask_to_share(client, title).status_code == 302


class TestTheFiles:
    def test_are_made_when_first_asked_for_and_then_for_everybody(
        self, client, library, work_queue
    ):
        path = share(client, library.passage.key)
        first, second = Client(), Client()
        assert first.get(f"{path}pdf")["Location"] == f"{path}#files"
        assert second.get(f"{path}zip")["Location"] == f"{path}#files"
        assert OwnPack.objects.count() == 1
        assert "are being made" in words_at(path)
        work_queue()
        assert "See whether" not in words_at(path)
        pdf = second.get(f"{path}pdf")
        assert pdf["Referrer-Policy"] == "no-referrer"
        assert 'filename="For Tuesday.pdf"' in pdf["Content-Disposition"]
        assert "Put together and named by a reader" in words_of(file_of(pdf))
        assert first.get(f"{path}zip")["Content-Type"] == "application/zip"
        assert not first.cookies

    def test_are_counted_like_all_packs(self, client, library, settings):
        settings.PACKS_PER_ADDRESS = 1
        path = share(client, library.guide)
        assert make(client).status_code == 302
        assert client.get(f"{path}pdf").status_code == 429

    def test_that_failed_are_tried_again_when_asked_for(self, client, library):
        path = share(client, library.guide)
        client.get(f"{path}pdf")
        OwnPack.objects.update(state=DownloadState.FAILED, error="It has 900 pages.")
        assert "It has 900 pages." in words_at(path)
        client.get(f"{path}pdf")
        assert OwnPack.objects.get().state == DownloadState.WAITING

    def test_are_in_two_kinds_only(self, client, library):
        assert client.get(f"{share(client, library.guide)}exe").status_code == 404

    def test_are_in_no_list_of_a_reader(self, client, library):
        path = share(client, library.guide)
        client.get(f"{path}pdf")
        assert client.get(f"/my-pack/{OwnPack.objects.get().key}/").status_code == 404
        assert "Packs you asked for" not in text_of(client)


class TestTakingThemOver:
    def test_puts_them_after_what_the_reader_has_once(self, client, library):
        path = share(client, library.second, library.guide)
        other = Client()
        add(other, library.first, library.guide)
        assert "1 item will be put into your pack, after the 2 that you have" in words_at(
            f"{path}take/", other
        )
        assert other.post(f"{path}take/")["Location"] == "/my-pack/?taken=1"
        pages = [library.first, library.guide, library.second]
        assert other.session["my pack"]["references"] == [f"page:{page.pk}" for page in pages]
        assert other.session["my pack"]["title"] == "My pack"
        assert "All of it is in your pack already" in words_at(f"{path}take/", other)

    def test_begins_a_session_by_the_button_only(self, client, library):
        path = share(client, library.second, library.guide)
        library.second.unpublish()
        other = Client()
        other.get(f"{path}take/")
        assert "sessionid" not in other.cookies
        other.post(f"{path}take/")
        assert other.session["my pack"]["references"] == [f"page:{library.guide.pk}"]

    def test_takes_all_or_nothing(self, client, library, settings):
        path = share(client, library.second, library.guide)
        settings.PACK_MAX_ITEMS = 2
        other = Client()
        add(other, library.first)
        assert "remove 1 from yours first" in words_at(f"{path}take/", other)
        assert "There is no room" in other.post(f"{path}take/").content.decode()
        assert len(other.session["my pack"]["references"]) == 1

    def test_is_refused_to_forms_of_other_sites(self, client, library):
        path = share(client, library.guide)
        assert Client(enforce_csrf_checks=True).post(f"{path}take/").status_code == 403
