"""Passages that mean what a query means, whatever their words: an addition, off by default.

A model makes a vector of each passage in the background (making.py) and of each query; those that
point the same way are near (nearness.py). What is found by words goes on as ever without it.
"""

import os

# BLAS with as many threads as cores has them wait for one another: on a busy machine a query took
# ten times as long. NumPy reads this when it is first imported, below here.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
