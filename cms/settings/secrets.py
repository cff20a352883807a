"""A secret key of one's own: made at the first start and kept in a git-ignored file."""

import secrets
from pathlib import Path


def read_or_create_secret(path: Path) -> str:
    """The secret in ``path``; a new random one is written there, readable by its owner only."""
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
        return path.read_text().strip()
