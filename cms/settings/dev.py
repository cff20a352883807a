"""One person on one machine: what ``make run`` uses. DEBUG=1 shows tracebacks."""

import os

from .base import *  # noqa: F403
from .base import VAR_DIR
from .secrets import read_or_create_secret

DEBUG = os.environ.get("DEBUG") == "1"
SECRET_KEY = read_or_create_secret(VAR_DIR / "secret-key")
ALLOWED_HOSTS = ["*"]  # reached by whatever name HOST gives it
