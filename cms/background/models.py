from django.db import models


class WorkerHeartbeat(models.Model):
    """A worker that may hold tasks. One not seen for ``heartbeat.LEASE`` is dead."""

    worker_id = models.CharField(max_length=64, primary_key=True)
    seen_at = models.DateTimeField()

    def __str__(self):
        return self.worker_id


class ScheduledRun(models.Model):
    """When a scheduled job was last put in the queue, by any host."""

    name = models.CharField(max_length=255, primary_key=True)
    enqueued_at = models.DateTimeField()

    def __str__(self):
        return self.name
