"""How gunicorn serves the site: ``gunicorn -c python:cms.background.gunicorn cms.wsgi``.

gunicorn reads this before Django's settings exist, so it reads the environment itself.
"""

import os

from cms import background

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "1"))
threads = 8
preload_app = False  # threads and database connections do not survive a fork
timeout = 60  # for a process that no longer answers; a slow request alone is not ended
graceful_timeout = 30  # more than embedded.FINISH_SECONDS
keepalive = 5
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # a slow disk kills no worker
control_socket_disable = True  # systemd and signals control it


def post_worker_init(worker):
    background.start()


def worker_exit(server, worker):
    background.stop()
