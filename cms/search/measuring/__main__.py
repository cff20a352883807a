"""What runs in a laboratory: ``python -m cms.search.measuring``

``evaluate FOLDER``, ``index N`` or ``search N``.
"""

import json
import sys

import django
from django.core.management import call_command

django.setup()

from . import benchmark  # noqa: E402  models need Django to be set up
from .evaluation import evaluate  # noqa: E402

MEASUREMENTS = {"evaluate": evaluate, "index": benchmark.index, "search": benchmark.search}

name, argument = sys.argv[1:]
call_command("migrate", verbosity=0)
print(json.dumps(MEASUREMENTS[name](argument)))
