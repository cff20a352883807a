"""Copies of a published page by e-mail: one of an edition to each address, while it is public."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import PageViewRestriction

from cms.mail import actions
from cms.mail.copies import call_off, copies_of, send_copies
from cms.mail.delivery import deliver_mail
from cms.mail.models import Message, State
from cms.publishing.models import Status
from tests import factories

pytestmark = pytest.mark.django_db

ROBIN, SAM = "robin@trust.example", "sam@trust.example"


@pytest.fixture
def letter():
    return factories.published_letter()


def promise(letter, *addresses):
    return send_copies(letter, letter.current_edition, dict.fromkeys(addresses, "Dear colleague"))


def unpublish(letter):
    letter.unpublish()


def make_private(letter):
    PageViewRestriction.objects.create(page=letter.get_parent(), restriction_type="login")


def withdraw(letter):
    factories.publish(letter, status=Status.WITHDRAWN, status_reason="It was wrong.")


def delete(letter):
    letter.delete()


def test_an_address_gets_an_edition_once_however_it_is_written(letter, mail_server):
    first = promise(letter, ROBIN)
    assert first.keys() == {ROBIN}
    assert promise(letter, "Robin@Trust.example", SAM).keys() == {SAM}
    deliver_mail.call()
    assert promise(letter, ROBIN, SAM) == {}
    assert [sent["To"] for sent in mail_server.letters] == [ROBIN, SAM]
    assert mail_server.letters[0]["Message-ID"] == first[ROBIN].message_id
    assert copies_of(letter, letter.current_edition).keys() == {ROBIN, SAM}


def test_another_edition_may_go_there(letter):
    promise(letter, ROBIN)
    again = factories.publish(letter, title="A letter, corrected")
    assert promise(again, ROBIN)[ROBIN].subject == "A letter, corrected"


def test_one_wrong_address_promises_nothing(letter):
    with pytest.raises(ValidationError):
        promise(letter, ROBIN, "sam@trust.example\nBcc: all@trust.example")
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    ("hide", "why"),
    [
        (unpublish, "It is not public."),
        (make_private, "It is not public."),
        (delete, "It is not public."),
        (withdraw, "It is withdrawn."),
    ],
)
def test_what_is_not_given_out_any_more_is_kept_back(letter, mail_server, hide, why):
    promise(letter, ROBIN)
    other = actions.send(SAM, "Your request", "About something else.")
    hide(letter)
    deliver_mail.call()
    assert [sent["Message-ID"] for sent in mail_server.letters] == [other.message_id]
    kept_back = Message.objects.get(recipient=ROBIN)
    assert (kept_back.state, kept_back.error) == (State.FAILED, f"The site kept it back. {why}")
    actions.send_again(kept_back)
    deliver_mail.call()
    assert len(mail_server.letters) == 1


def test_what_has_not_gone_can_be_called_off(letter, mail_server):
    promised = promise(letter, ROBIN, SAM)
    Message.objects.filter(recipient=ROBIN).update(state=State.UNCERTAIN)
    call_off([message.pk for message in promised.values()])
    deliver_mail.call()
    assert mail_server.letters == []
    assert [message.recipient for message in Message.objects.all()] == [ROBIN]
