"""What belongs together happens together: one transaction, one announcement.

Wagtail publishes, copies, moves and deletes page by page, mostly outside any transaction, and
sends a signal for each. Here those signals only *touch* a publication; when the change ends,
``pages_changed`` is sent once, still inside the transaction, with all that was touched.
"""

from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction
from django.dispatch import Signal

# Arguments: publication_ids, in the order of their first touch
pages_changed = Signal()

_touched: ContextVar[dict | None] = ContextVar("touched", default=None)


@contextmanager
def one_change():
    """A transaction at whose end everything touched inside it is announced once. May be nested."""
    if _touched.get() is not None:
        with transaction.atomic():
            yield
        return
    touched = {}
    token = _touched.set(touched)
    try:
        with transaction.atomic():
            yield
            if touched and not transaction.get_rollback():
                pages_changed.send(sender=None, publication_ids=list(touched))
    finally:
        _touched.reset(token)


def touch(publication_id):
    """Say that what is public of a publication may have changed."""
    touched = _touched.get()
    if touched is None:
        with one_change():
            touch(publication_id)
    else:
        touched[publication_id] = True
