"""What every journey is marked with. One group: the tests share a browser, and so a worker.

A journey depends on what a whole browser does in time on two shared cores, so one that fails is
tried a second time and counted as a rerun in the summary; what fails twice is broken.
"""

import pytest

journey = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.flaky(reruns=1),
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
