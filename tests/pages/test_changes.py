"""What belongs together happens together."""

import pytest
from django.db import transaction

from cms.pages.changes import one_change, pages_changed, touch

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def announced():
    """What was announced, and whether that was inside a transaction."""
    announced = []

    def receive(publication_ids, **kwargs):
        announced.append((publication_ids, transaction.get_connection().in_atomic_block))

    pages_changed.connect(receive)
    yield announced
    pages_changed.disconnect(receive)


def test_a_touch_alone_is_announced_at_once(announced):
    touch(1)
    assert announced == [([1], True)]


def test_touches_inside_a_change_are_announced_once_at_its_end_in_its_transaction(announced):
    with one_change():
        touch(2)
        touch(1)
        touch(2)
        assert announced == []
    assert announced == [([2, 1], True)]


def test_a_change_inside_a_change_is_part_of_it(announced):
    with one_change():
        with one_change():
            touch(1)
        touch(2)
    assert announced == [([1, 2], True)]


def test_a_change_that_fails_announces_nothing(announced):
    with pytest.raises(RuntimeError), one_change():
        touch(1)
        raise RuntimeError
    assert announced == []


def test_a_change_after_a_failed_one_starts_afresh(announced):
    with pytest.raises(RuntimeError), one_change():
        touch(1)
        raise RuntimeError
    touch(2)
    assert announced == [([2], True)]


def test_a_change_without_a_touch_announces_nothing(announced):
    with one_change():
        pass
    assert announced == []
