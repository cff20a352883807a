"""A worker in a process of its own."""

import signal
from contextlib import contextmanager

from .worker import StopNow


@contextmanager
def stopped_by_signals(worker):
    """SIGTERM or Ctrl+C lets the current task end; a second one hands it back and ends now."""

    def stop(signum, frame):
        if worker.stopping.is_set():
            _handle_signals_with(signal.SIG_IGN)  # nothing interrupts the handing back
            raise StopNow
        worker.stopping.set()

    previous = _handle_signals_with(stop)
    try:
        yield
    except StopNow:
        pass
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)


def _handle_signals_with(handler):
    """The handlers until now, by signal."""
    return {number: signal.signal(number, handler) for number in (signal.SIGTERM, signal.SIGINT)}
