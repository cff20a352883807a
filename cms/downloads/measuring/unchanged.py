"""Would anything of this site be rendered again, though nothing has changed?"""

import time
from dataclasses import dataclass

from cms.downloads.models import Download
from cms.downloads.surveying import differs


@dataclass
class Unchanged:
    files: int = 0
    renders: int = 0  # of files that are of the newest edition, and should be as they are
    seconds: float = 0.0  # to find out, all together


def renders_if_nothing_changed() -> Unchanged:
    """Gathers every file that is ready, as a build would, and compares digests. Writes nothing."""
    found, start = Unchanged(), time.perf_counter()
    for download in Download.objects.filter(page__live=True).exclude(digest="").with_pages():
        if download.edition == download.page.current_edition.number:
            found.files += 1
            found.renders += differs(download)
    found.seconds = round(time.perf_counter() - start, 2)
    return found
