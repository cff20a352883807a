"""How long files take to make, and how much memory: ``manage.py benchmark_downloads``."""
