from django.db import models
from wagtail.contrib.search_promotions.models import Query

from cms.passages.models import Passage


class UnansweredSearch(models.Model):
    """How often a query found nothing at all on one day."""

    query = models.ForeignKey(Query, on_delete=models.CASCADE, related_name="unanswered")
    date = models.DateField()
    times = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "search that found nothing"
        verbose_name_plural = "searches that found nothing"
        constraints = [
            models.UniqueConstraint(fields=["query", "date"], name="one_unanswered_query_a_day")
        ]

    def __str__(self):
        return f"{self.query} on {self.date}"


class PassageVector(models.Model):
    """What a passage means, as a model of meaning reads it (semantic/making.py).

    It is never changed: another one takes its place, with a key of its own.
    """

    passage = models.OneToOneField(Passage, on_delete=models.CASCADE, related_name="+")
    model = models.CharField(max_length=40)
    source = models.CharField(max_length=64)  # the digest of the text that it was made from
    values = models.BinaryField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "vector of a passage"
        verbose_name_plural = "vectors of passages"

    def __str__(self):
        return f"{self.model}: {self.passage}"
