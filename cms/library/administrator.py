"""The first account of a new site. Its password is random; no fixed one exists anywhere."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model

USERNAME = "admin"


@dataclass(frozen=True)
class CreatedAdministrator:
    username: str
    password: str
    path: Path


def create_administrator():
    """Create the administrator where there is none; None where there is one."""
    users = get_user_model().objects
    if users.filter(is_superuser=True).exists():
        return None
    created = CreatedAdministrator(
        USERNAME, secrets.token_urlsafe(15), Path(settings.VAR_DIR) / "administrator.txt"
    )
    created.path.touch(mode=0o600)
    created.path.write_text(f"{created.username}\n{created.password}\n")
    users.create_superuser(created.username, password=created.password)
    return created
