from cms.background.schedule import every

from .notes import note


@every(minutes=1)
def fail():
    raise ValueError("meant to fail")


@every(minutes=1)
def tick():
    note("ticks")


@every(days=1)
def daily():
    note("days")
