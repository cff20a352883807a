"""What tasks and jobs tell the tests: lines in files of the site's own folder."""

import os

from django.conf import settings


def note(name):
    """Add this process's id to the file ``name``."""
    with (settings.VAR_DIR / name).open("a") as file:
        file.write(f"{os.getpid()}\n")
