"""Letters to recipients by e-mail: whom they go to, once each, and what became of them."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from cms.correspondence.mailings import actions
from cms.correspondence.mailings.emails import ByEmail
from cms.correspondence.mailings.models import Mailing, Recipient
from cms.correspondence.mailings.plain import without_markup
from cms.mail.models import Message, State
from cms.publishing.models import Status
from tests import factories
from tests.factories import block, recipient

pytestmark = pytest.mark.django_db

ROBIN, SAM = "robin@trust.example", "sam@pct.example"


@pytest.fixture
def mailing():
    return factories.mailing(
        recipient("A PCT", email=ROBIN),
        recipient("B PCT", email=SAM),
        recipient("C PCT", email="Robin@Trust.example"),
        recipient("D PCT"),
        recipient("E PCT", email="no address"),
    )


def url(name, mailing):
    return reverse(f"mailings:{name}", args=[mailing.pk])


def confirm(client, mailing, **data):
    return client.post(url("email", mailing), {"edition": "1", "sure": "on", **data})


def left_out(mailing):
    return {each.organisation: why for each, why in ByEmail(mailing).left_out}


def again(mailing):
    return Mailing.objects.get(pk=mailing.pk)


# Before


def test_who_gets_none_is_said_beforehand(editor_client, mailing):
    assert left_out(mailing) == {
        "C PCT": "the same e-mail address as A PCT: one e-mail goes there",
        "D PCT": "no e-mail address",
        "E PCT": "“no address” is no e-mail address",
    }
    html = editor_client.get(url("inspect", mailing)).content.decode()
    assert "2 of 5 recipients can have it by e-mail" in html
    assert "<td>D PCT</td><td>no e-mail address</td>" in html


def test_a_recipient_without_a_postal_address_can_have_it(editor_client):
    letter = factories.published_letter(salutation="Dear {{ name }}")
    text = f"name,email\nRobin,{ROBIN}\n,{SAM}\n"
    editor_client.post(reverse("mailings:choose", args=[letter.pk]), {"text": text})
    by_email = ByEmail(Mailing.objects.get())
    assert [each.email for each in by_email.recipients] == [ROBIN]
    assert [why for _, why in by_email.left_out] == ["no name"]


def test_organisations_have_it_from_the_register(editor_client):
    factories.OrganisationFactory(email=SAM)
    letter = factories.published_letter()
    choosing = reverse("mailings:choose", args=[letter.pk])
    editor_client.post(choosing, {"types": ["primary-care-trust"]})
    assert Recipient.objects.get().email == SAM


def test_without_addresses_it_is_for_paper_and_says_so(editor_client):
    mailing = factories.mailing()
    html = editor_client.get(url("inspect", mailing)).content.decode()
    assert "No recipient has an e-mail address" in html
    assert url("email", mailing) not in html
    html = editor_client.get(url("email", mailing)).content.decode()
    assert "nobody to whom it could go" in html
    confirm(editor_client, mailing)
    assert again(mailing).emailed_at is None


# The words


def test_the_e_mail_says_what_the_letter_says():
    letter = factories.published_letter(
        salutation="Dear {{ name }}",
        action_required="Tell {{ organisation }}.",
        body=[
            block("text", "<p>To <b>{{ organisation }}</b> &amp; all.<br/>So</p>"),
            block("heading", "What"),
            block("list", {"style": "number", "items": ["<p>One</p>", "<p>Two</p>"]}),
        ],
    )
    to = recipient("A & Co <b>", name="Jo", role="{{ region }}", email=ROBIN)
    words = ByEmail(factories.mailing(to, letter=letter)).words_to(to)
    for part in (
        "To: Jo, {{ region }}, A & Co <b>\n\n",
        "\n\nAction required: Tell A & Co <b>.\n\nDear Jo\n\n",
        "\n\nTo A & Co <b> & all.\nSo\n\nWhat\n\n1. One\n2. Two\n\n",
        "\n\nYours sincerely\n\nDirector of involvement\nDepartment of Health\n\n",
        "\n\nThis is edition 1, of",
        letter.url,
    ):
        assert part in words


def test_markup_becomes_lines(settings):
    html = """<div><p>See <a href="/guide/">the
        guide</a>, <a href="mailto:a@b.example">a@b.example</a></p><ul><li><p>One</p></li></ul>
        <table><caption>Dates</caption><tr><th>Who</th><th>By</th></tr>
        <tr><th>You</th><td><p>May</p></td></tr></table></div><p></p>"""
    assert without_markup(html).replace(settings.WAGTAILADMIN_BASE_URL, "") == (
        "See the guide (/guide/), a@b.example\n\n- One\n\nDates\n\nYou\n  By: May"
    )


# Sending


def test_it_is_shown_confirmed_and_sent(editor_client, editor, mailing, work_queue):
    html = editor_client.get(url("email", mailing)).content.decode()
    for part in (
        "It goes to 2 of 5 recipients",
        mailing.letter.title,
        "To: A PCT",
        "Send 2 e-mail",
    ):
        assert part in html
    html = editor_client.post(url("email", mailing), {"edition": "1"}).content.decode()
    assert "an e-mail cannot be taken back" in html
    assert not Message.objects.exists()

    confirm(editor_client, mailing)
    work_queue()
    assert [sent.to for sent in mail.outbox] == [[ROBIN], [SAM]]
    assert mail.outbox[0].subject == mailing.letter.title
    assert "To: B PCT" in mail.outbox[1].body
    html = editor_client.get(url("inspect", mailing)).content.decode()
    assert "by editor on" in html
    assert "2 sent" in html
    history = PageLogEntry.objects.get(action=actions.EMAILED)
    assert (history.user, history.message) == (editor, "Sent by e-mail, to 2")


def test_asked_twice_reloaded_or_by_two_it_goes_once(editor_client, mailing, editor):
    also_open = again(mailing)  # by another editor, before either has sent it
    confirm(editor_client, mailing)
    assert actions.send_by_email(also_open, editor) == 0
    confirm(editor_client, mailing)
    assert Message.objects.count() == 2
    assert "It has been sent" in editor_client.get(url("email", mailing)).content.decode()


def test_a_second_list_goes_to_those_only_who_have_not_had_it(mailing, editor):
    actions.send_by_email(mailing, editor)
    Message.objects.filter(recipient=SAM).update(state=State.UNCERTAIN)
    listed = [
        recipient("A", email=ROBIN),
        recipient("B", email=SAM),
        recipient("N", email="n@x.uk"),
    ]
    second = factories.mailing(*listed, letter=mailing.letter)
    day = timezone.localdate().strftime("%-d %B %Y")
    assert left_out(second) == {
        "A": f"has an e-mail of {day} already: waiting to be sent",
        "B": f"has an e-mail of {day} already: perhaps sent",
    }
    assert actions.send_by_email(again(second), editor) == 1


def test_what_was_not_read_is_not_sent(editor_client, mailing):
    factories.publish(mailing.letter, title="Other words")
    html = confirm(editor_client, mailing).content.decode()
    assert "published anew meanwhile" in html
    assert "Other words" in html
    assert not Message.objects.exists()
    confirm(editor_client, mailing, edition="2")
    assert Message.objects.count() == 2


def withdraw(letter):
    factories.publish(letter, status=Status.WITHDRAWN, status_reason="It was wrong.")


@pytest.mark.parametrize("hide", [lambda letter: letter.unpublish(), withdraw])
def test_a_letter_that_is_not_given_out_is_refused(editor_client, mailing, hide):
    hide(mailing.letter)
    edition = again(mailing).letter.current_edition.number
    confirm(editor_client, mailing, edition=str(edition))
    assert not Message.objects.exists()
    assert "Not by e-mail: It is" in editor_client.get(url("inspect", mailing)).content.decode()


# Afterwards


def test_what_became_of_each_is_shown_and_leads_to_where_a_person_decides(editor_client, mailing):
    confirm(editor_client, mailing)
    failed = Message.objects.get(recipient=SAM)
    Message.objects.filter(pk=failed.pk).update(state=State.FAILED, error="550 no such mailbox")
    html = editor_client.get(url("inspect", mailing)).content.decode()
    assert "1 waiting to be sent, 1 not sent" in html
    assert "550 no such mailbox" in html
    assert reverse("mail:inspect", args=[failed.pk]) in html


def test_deleted_by_a_person_it_is_called_off_and_by_its_age_not(mailing, editor, settings):
    actions.send_by_email(mailing, editor)
    second = factories.mailing(recipient("N", email="n@x.uk"), letter=mailing.letter)
    actions.send_by_email(second, editor)
    mailing.delete()
    old = timezone.now() - timedelta(days=settings.MAILINGS_KEPT_DAYS)
    Mailing.objects.update(made_at=old)
    actions.delete_old_mailings()
    assert not Mailing.objects.exists()
    assert [message.recipient for message in Message.objects.all()] == ["n@x.uk"]
