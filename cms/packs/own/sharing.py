"""An address to share a pack holds the list itself, signed, and its last day: no row is kept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils import timezone

from cms.downloads.models import DownloadState
from cms.pages.addresses import public_url

from .building import ask_for, begin
from .models import SHARED, OwnPack

LONGEST = 2000  # characters of an address: what every mail program, browser and proxy passes on

_signer = Signer(salt="cms.packs.own.sharing", sep=".")


class UnknownKey(Exception):
    """Not written by us, or not all of it."""


class EndedKey(Exception):
    """Written by us, and over; or addresses to share are switched off."""


@dataclass(frozen=True)
class SharedPack:
    """A list as it was when its address was made."""

    key: str  # what stands in the address
    title: str
    references: list[str]  # in order: entries.py
    until: date  # the last day on which the address works

    def get_absolute_url(self):
        return reverse("shared_pack", args=[self.key])

    @property
    def address(self):
        """In full, to be passed on."""
        return public_url(self.get_absolute_url())

    @property
    def made(self) -> OwnPack | None:
        """The pack of this very address, once somebody has asked for its files."""
        return OwnPack.objects.filter(key=self._hash, owner=SHARED).first()

    def make(self):
        """Have the files made, however many ask at once; nothing happens while they are in hand."""
        pack, created = OwnPack.objects.get_or_create(
            key=self._hash,
            defaults={"owner": SHARED, "title": self.title, "references": self.references},
        )
        if created:
            begin(pack)
        elif pack.state == DownloadState.FAILED:
            ask_for(pack, changed=False)

    @property
    def _hash(self):
        """A copy of the database opens nothing."""
        return hashlib.sha256(self.key.encode()).hexdigest()


def share(title, references) -> SharedPack:
    """The same list has the same address all day."""
    until = timezone.localdate() + timedelta(days=settings.PACK_LINK_DAYS)
    key = _signer.sign_object([title, references, until.isoformat()], compress=True)
    return SharedPack(key, title, references, until)


def find_shared(key) -> SharedPack:
    """:raises UnknownKey, EndedKey:"""
    try:
        title, references, until = _signer.unsign_object(key)
    except BadSignature as error:
        raise UnknownKey from error
    shared = SharedPack(key, title, references, date.fromisoformat(until))
    if not settings.PACK_LINK_DAYS or shared.until < timezone.localdate():
        raise EndedKey
    return shared
