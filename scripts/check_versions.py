"""Fails where a pinned version is older than the oldest one without a known serious fault.

A list kept by hand: an offline audit tool that finds nothing says so with the same face.
"""

import sys
from importlib.metadata import version

from packaging.version import Version

OLDEST_SAFE = {
    "django": "5.2.19",
    "wagtail": "7.4.4",
    "weasyprint": "70.0",
    "pikepdf": "10.17.0",
    "pillow": "12.0.0",
    "jinja2": "3.1.6",
    "gunicorn": "27.0.1",
    "urllib3": "2.6.0",
    "requests": "2.32.4",
}

too_old = [
    f"{name} {version(name)} is older than {oldest}"
    for name, oldest in OLDEST_SAFE.items()
    if Version(version(name)) < Version(oldest)
]
print("\n".join(too_old))
sys.exit(bool(too_old))
