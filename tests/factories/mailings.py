"""Letters to recipients."""

from cms.correspondence.mailings.actions import create_mailing
from cms.correspondence.mailings.models import Recipient

from .letters import published_letter


def recipient(organisation="Anytown PCT", **fields):
    address = "1 High Street\nAnytown\nAN1 1AA"
    return Recipient(**{"organisation": organisation, "address": address} | fields)


def mailing(*recipients, letter=None):
    """A checked list, not saved letters; without arguments, of one recipient."""
    return create_mailing(letter or published_letter(), [*recipients] or [recipient()], None)
