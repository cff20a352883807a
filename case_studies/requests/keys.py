"""The keys of links: random, so that none can be guessed; kept as a hash, so that a copy of the
database opens nothing; and signed, so that an invented one is refused without asking it.
"""

import hashlib
import secrets

from django.core.signing import BadSignature, Signer

BYTES = 32

_signer = Signer(salt="case_studies.requests", sep=".")


def new_key():
    """What stands in the address."""
    return _signer.sign(secrets.token_urlsafe(BYTES))


def hash_of(key):
    """What is kept of a key, in hexadecimal; None where it is none of ours."""
    try:
        random = _signer.unsign(key)
    except BadSignature:
        return None
    return hashlib.sha256(random.encode()).hexdigest()
