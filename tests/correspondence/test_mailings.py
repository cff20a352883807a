"""Letters to recipients, from the letter's page to the file."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from cms.correspondence.mailings import actions
from cms.correspondence.mailings.letters import letters_pdf
from cms.correspondence.mailings.models import Mailing, Recipient, State
from cms.library.roles import grant_permissions
from tests import factories, verapdf
from tests.correspondence.test_letter_pdf import is_in_window, place_of
from tests.factories import block, recipient
from tests.sheets import read

pytestmark = pytest.mark.django_db

LONG = [block("text", "<p>To {{ organisation }}, at some length about the duty.</p>")] * 25


def url(name, item):
    return reverse(f"mailings:{name}", args=[item.pk])


def choose(client, letter, **data):
    return client.post(url("choose", letter), data)


@pytest.fixture
def letter():
    return factories.published_letter()


# The file


def test_each_letter_is_addressed_filled_in_and_numbered_for_itself():
    letter = factories.published_letter(body=LONG, salutation="Dear {{ name }}")
    two = [recipient("A & Co", name="Jo <b>"), recipient("B PCT", salutation="Dear Chair")]
    pages = read(letters_pdf(letter, two).content).pages
    assert len(pages) == 4
    for page, words in zip(
        pages,
        [
            ["Jo <b> A & Co 1 High Street", "Dear Jo <b>", "To A & Co, at", "Page 1 of 2"],
            ["To A & Co, at", "Page 2 of 2"],
            ["B PCT 1 High Street", "Dear Chair", "To B PCT, at", "Page 1 of 2"],
            ["Yours sincerely", "Page 2 of 2"],
        ],
        strict=True,
    ):
        assert [each for each in words if each not in page] == []
    assert "A & Co" not in pages[2] + pages[3]


def test_the_address_stands_in_the_window(letter):
    content = letters_pdf(letter, [recipient("Anytown PCT & Co.", role="Chief Executive")]).content
    for line in ("Chief Executive", "Anytown PCT & Co.", "AN1 1AA"):
        assert is_in_window(place_of(line, content))


# Choosing


@pytest.fixture
def register():
    london = factories.RegionFactory(name="London", code="Q36")
    factories.OrganisationFactory(address="1 High Street\nAnytown")
    factories.OrganisationFactory(name="London PCT", ods_code="5BB", region=london)
    factories.OrganisationFactory(name="Lost PCT", ods_code="5CC", valid_until="2007")
    factories.OrganisationFactory(name="A trust", ods_code="5DD", kind="nhs-trust", region=london)


@pytest.mark.usefixtures("register")
def test_organisations_of_a_type_and_region_as_they_were_at_the_date(editor_client, letter):
    choose(editor_client, letter, types=["primary-care-trust"], role="Chair")
    assert list(Recipient.objects.values_list("organisation", "role", "region")) == [
        ("Anytown PCT", "Chair", "North East"),
        ("London PCT", "Chair", "London"),
    ]
    choose(editor_client, letter, types=["primary-care-trust", "nhs-trust"], regions=["london"])
    latest = Mailing.objects.latest("pk")
    assert [each.organisation for each in latest.all_recipients] == ["A trust", "London PCT"]


@pytest.mark.usefixtures("register")
def test_what_is_missing_is_listed_with_its_recipient(editor_client):
    letter = factories.published_letter(salutation="Dear {{ name }}")
    page = choose(editor_client, letter, types=["primary-care-trust"])
    html = editor_client.get(page.url).content.decode()
    assert "0 of 2 recipients are complete" in html
    assert "<td>London PCT</td><td>no name, no address</td>" in html
    assert url("make", Mailing.objects.get()) not in html


@pytest.mark.usefixtures("register")
def test_a_broken_list_makes_nothing_and_loses_nothing(editor_client, letter):
    page = choose(editor_client, letter, text="name,address\nJo\nRobin,1 Road,x\n", role="Chair")
    html = page.content.decode()
    assert "Line 2: has 1 cells" in html
    assert "Line 3: has 3 cells" in html
    assert "Robin,1 Road,x" in html
    assert 'value="Chair"' in html
    assert not Mailing.objects.exists()


def test_a_broken_file_is_shown_to_be_corrected(editor_client, letter):
    file = SimpleUploadedFile("list.csv", b"name,address\nJo\n")
    html = choose(editor_client, letter, file=file).content.decode()
    assert "Line 2: has 1 cells" in html
    assert "name,address\nJo" in html


@pytest.mark.parametrize("content", [b"\xff\xfe\x00x", b"", b"PK\x03\x04\0"])
def test_a_file_that_is_no_list_is_refused(editor_client, letter, content):
    file = SimpleUploadedFile("list.csv", content)
    assert choose(editor_client, letter, file=file).status_code == 200
    assert not Mailing.objects.exists()


def test_nobody_chosen_is_said(editor_client, letter):
    assert "No recipient" in choose(editor_client, letter).content.decode()


# Making


def test_the_letters_are_made_in_the_background_and_fetched(editor_client, work_queue):
    mailing = factories.mailing(recipient("A PCT"), recipient("No address", address=""))
    page = editor_client.get(url("make", mailing)).content.decode()
    assert "a letter to each of 1 is made in the background. 1 with something missing" in page
    editor_client.post(url("make", mailing))
    assert "being made" in editor_client.get(url("inspect", mailing)).content.decode()
    assert editor_client.get(url("pdf", mailing)).status_code == 404
    work_queue()
    assert "1 letter, 1 page." in editor_client.get(url("inspect", mailing)).content.decode()
    response = editor_client.get(url("pdf", mailing))
    assert "A PCT" in read(response.content).text
    assert response["Cache-Control"].startswith("private, no-store")


def test_one_is_previewed_at_once(editor_client):
    mailing = factories.mailing(recipient("A PCT"), recipient("B PCT"))
    response = editor_client.get(url("preview", mailing.all_recipients[1]))
    assert "B PCT" in read(response.content).text
    assert "A PCT" not in read(response.content).text


def test_a_letter_that_cannot_be_made_says_why(work_queue):
    mailing = factories.mailing(recipient("Chief 🎉"))
    actions.ask_for_letters(mailing)
    work_queue()
    mailing.refresh_from_db()
    assert mailing.state == State.FAILED
    assert "No font has 🎉" in mailing.error


def test_letters_in_hand_are_not_asked_for_twice():
    mailing = factories.mailing()
    assert actions.ask_for_letters(mailing)
    assert not actions.ask_for_letters(mailing)


def test_what_is_deleted_meanwhile_is_not_made(work_queue):
    mailing = factories.mailing()
    actions.ask_for_letters(mailing)
    mailing.delete()
    work_queue()
    assert not Mailing.objects.exists()


def test_nothing_is_made_of_a_letter_that_was_unpublished(editor_client):
    mailing = factories.mailing()
    mailing.letter.unpublish()
    editor_client.post(url("make", mailing))
    assert Mailing.objects.get().state == State.CHECKED
    assert editor_client.get(url("choose", mailing.letter)).status_code == 404


def test_lists_and_letters_are_deleted_after_a_set_period(settings):
    mailing = factories.mailing()
    old = timezone.now() - timedelta(days=settings.MAILINGS_KEPT_DAYS)
    Mailing.objects.update(made_at=old + timedelta(hours=1))
    actions.delete_old_mailings()
    assert Mailing.objects.exists()
    Mailing.objects.filter(pk=mailing.pk).update(made_at=old)
    actions.delete_old_mailings()
    assert not Recipient.objects.exists()


# Who may


def test_editors_have_a_list_of_them(editor_client):
    mailing = factories.mailing()
    html = editor_client.get(reverse("mailings:index")).content.decode()
    assert url("inspect", mailing) in html
    assert "To be made" in html


def test_the_letter_leads_there(editor_client, letter):
    edit = editor_client.get(reverse("wagtailadmin_pages:edit", args=[letter.pk]))
    assert url("choose", letter) in edit.content.decode()
    draft = factories.draft_letter()
    edit = editor_client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    assert url("choose", draft) not in edit.content.decode()


def test_only_those_with_permission_come_in(client, letter):
    mailing = factories.mailing(letter=letter)
    addresses = [url(name, mailing) for name in ("inspect", "pdf", "csv", "make")]
    addresses += [url("preview", mailing.all_recipients[0]), url("choose", letter)]
    user = factories.moderator()
    for group in (Group.objects.get(name="Moderators"),):
        group.permissions.remove(*group.permissions.filter(content_type__app_label="mailings"))
    client.force_login(user)
    assert {client.get(address).status_code for address in addresses} == {302}
    grant_permissions()
    client.force_login(type(user).objects.get(pk=user.pk))
    assert client.get(url("csv", mailing)).status_code == 200
    assert client.get(url("choose", letter)).status_code == 200


@pytest.mark.slow
@verapdf.needs_verapdf
def test_three_letters_are_one_pdf_ua_and_pdf_a_file(tmp_path, letter):
    file = tmp_path / "letters.pdf"
    to = [recipient(name) for name in ("A PCT", "B PCT", "C PCT")]
    file.write_bytes(letters_pdf(letter, to).content)
    assert verapdf.verapdf(file) == []
