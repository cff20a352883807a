"""``python stopwatch.py COMMAND…``: run it, and write as the last line of standard error what it
took, as JSON: ``{"cpu_s": 1.5, "wall_s": 1.6, "peak_mb": 120, "code": 0}``.

A small process of its own: the peak of memory that Linux reports for a child is never less than
what its parent had when it was started. CPU and memory are those of all its finished processes,
the peak that of the largest.
"""

import json
import resource
import subprocess
import sys
import time

KIB = 1024


def main(command: list[str]) -> None:
    start = time.perf_counter()
    code = subprocess.run(command, check=False).returncode
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    figures = {
        "cpu_s": round(usage.ru_utime + usage.ru_stime, 2),
        "wall_s": round(time.perf_counter() - start, 2),
        "peak_mb": round(usage.ru_maxrss * KIB / 1e6),
        "code": code,
    }
    print(json.dumps(figures), file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
