"""Work that may loop, eat memory or crash, in a process of its own with limits of time and memory.

A fresh interpreter rather than a fork: safe beside other threads, and with nothing of the site's
secrets in its environment. The parent calls :func:`run_confined`; the module that it names calls
:func:`accept_order` first of all.
"""

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
OUT_OF_MEMORY = 3  # exit code
LOG_TAIL = 500  # characters of a crashed child's own words


@dataclass(frozen=True)
class Limits:
    seconds: float
    memory_bytes: int


class ChildError(Exception):
    """The child gave no reply."""


class TookTooLong(ChildError):
    pass


class OutOfMemory(ChildError):
    pass


class Stopped(ChildError):
    """A signal ended it; its name is the message. Mostly a C library that ran out of memory."""


class Crashed(ChildError):
    """It ended by itself, without success; the message is its own last words."""


def run_confined(module: str, order: dict, limits: Limits) -> bytes:
    """What ``python -m module`` wrote for an order that JSON can hold. Blocks this thread only.

    Its folder for temporary files is removed with all it holds. Raises a :class:`ChildError`.
    """
    with tempfile.TemporaryDirectory(prefix="confined-") as folder:
        try:
            child = subprocess.run(
                child_command(module),
                input=child_message(order, limits),
                capture_output=True,
                timeout=limits.seconds,  # kills the child
                cwd=PROJECT,
                env=_environment(folder),
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise TookTooLong from error
    if child.returncode:
        raise _reason(child)
    return child.stdout


def child_command(module: str) -> list[str]:
    return [sys.executable, "-m", module]


def child_message(order: dict, limits: Limits) -> bytes:
    """What a child reads from its standard input, to be read there by :func:`accept_order`."""
    message = {"seconds": limits.seconds, "memory_bytes": limits.memory_bytes, "order": order}
    return json.dumps(message).encode()


def accept_order():
    """In the child: ``(order, output)``, where the bytes of the reply are to be written and closed.

    From here on the limits hold. Let a MemoryError pass: it is reported for what it is.
    """
    message = json.loads(sys.stdin.buffer.read())
    _limit_self(message["memory_bytes"], message["seconds"])
    sys.excepthook = _exit_by_reason
    return message["order"], _private_output()


def _environment(folder: str) -> dict[str, str]:
    """What a child needs to know, and no more.

    It finds no program, and needs none; where a compiler is found, looking for a C library by its
    name runs that, which makes a quarter of the time of a small PDF.
    """
    return {
        "PATH": folder,
        "LANG": "C.UTF-8",
        "TMPDIR": folder,
        "HOME": folder,
    }


def _reason(child: subprocess.CompletedProcess) -> ChildError:
    if child.returncode == OUT_OF_MEMORY or b"MemoryError" in child.stderr:
        return OutOfMemory()
    if child.returncode < 0:
        return Stopped(signal.Signals(-child.returncode).name)
    return Crashed(child.stderr.decode(errors="replace").strip()[-LOG_TAIL:])


def _limit_self(memory_bytes: int, seconds: float) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Should the parent be gone by then, nobody else would stop us
    cpu_seconds = int(seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))


def _exit_by_reason(kind, error, traceback) -> None:
    if issubclass(kind, MemoryError):
        os._exit(OUT_OF_MEMORY)
    sys.__excepthook__(kind, error, traceback)


def _private_output():
    """Standard output for the reply alone; whatever a C library prints goes to standard error."""
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return output
