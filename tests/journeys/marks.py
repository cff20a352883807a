"""What every journey is marked with. One group: the tests share a browser, and so a worker."""

import pytest

journey = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
