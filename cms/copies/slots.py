"""So many at once on this machine, whatever the number of processes and threads.

A slot is a lock on a file, which the kernel takes back from whoever holds it and dies.
"""

import fcntl
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings


@contextmanager
def slot(name, number):
    """Whether one of ``number`` slots was free; it is ours to the end of the block."""
    folder = Path(settings.VAR_DIR, "slots")
    folder.mkdir(parents=True, exist_ok=True)
    held = None
    try:
        for each in range(number):
            held = Path(folder, f"{name}-{each}").open("w")  # noqa: SIM115  held over the block
            if _is_ours(held):
                break
            held.close()
            held = None
        yield held is not None
    finally:
        if held is not None:
            held.close()


def _is_ours(file):
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
