from django.db import models
from wagtail.contrib.search_promotions.models import Query


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
