from django.db import models


class Salt(models.Model):
    """A secret of one day. When it has been deleted, no count can be traced to an address."""

    day = models.DateField(primary_key=True)
    value = models.CharField(max_length=64)

    def __str__(self):
        return str(self.day)


class Count(models.Model):
    """How often a form was sent in one hour: by one sender, or (``sender`` empty) by all."""

    form = models.CharField(max_length=40)
    hour = models.DateTimeField(db_index=True)
    sender = models.CharField(max_length=64, blank=True)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["form", "hour", "sender"], name="one_count_each")
        ]

    def __str__(self):
        return f"{self.form}: {self.number}"
