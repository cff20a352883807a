"""The list that a reader keeps: references in order, and a name, in the reader's session."""

import hashlib
import hmac
import json
import secrets
from datetime import timedelta

from django.conf import settings

NAME = "my pack"  # in the session
UNTITLED = "My pack"


class ReaderList:
    """``save`` begins a session; nothing else does."""

    def __init__(self, request):
        self._request = request
        kept = request.session.get(NAME, {})
        self.title = kept.get("title", UNTITLED)
        self.references = list(kept.get("references", []))
        self.shared = kept.get("shared", "")  # the key of the address that was made last
        self._secret = kept.get("secret", "")

    def __len__(self):
        return len(self.references)

    @property
    def is_full(self):
        return len(self) >= settings.PACK_MAX_ITEMS

    @property
    def excess(self):
        """How many items it has too many: the limit may have been lowered."""
        return max(0, len(self) - settings.PACK_MAX_ITEMS)

    def add(self, reference):
        self.references.append(reference)

    def remove(self, reference):
        if reference in self.references:
            self.references.remove(reference)

    def move(self, reference, by):
        """``by`` -1 is up, 1 is down; nothing happens at either end."""
        if reference in self.references:
            place = self.references.index(reference)
            self.references.insert(max(0, place + by), self.references.pop(place))

    def empty(self):
        self.references, self.title = [], UNTITLED

    def save(self):
        if not self._secret:
            self._secret = secrets.token_hex(32)
        self._request.session[NAME] = {
            "title": self.title,
            "references": self.references,
            "shared": self.shared,
            "secret": self._secret,
        }
        if not self._request.user.is_authenticated:  # an editor's login lasts longer
            self._request.session.set_expiry(timedelta(hours=settings.PACKS_KEPT_HOURS))

    @property
    def owner(self):
        """What the packs of this session are known by; "" if it has none."""
        return hashlib.sha256(self._secret.encode()).hexdigest() if self._secret else ""

    def key(self):
        """Of the pack of this very list: the same for every click, and guessed by nobody."""
        words = json.dumps([self.title, self.references])
        return hmac.new(self._secret.encode(), words.encode(), hashlib.sha256).hexdigest()
