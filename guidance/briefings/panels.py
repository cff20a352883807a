from django.utils.functional import cached_property
from wagtail.admin.panels import Panel

from cms.passages.models import Passage
from guidance.blocks.regional import NATIONAL_BRIEFING
from guidance.briefings.anchors import anchor_states
from guidance.briefings.composition import AnchorState


class AdditionsToCheckPanel(Panel):
    """Tells a regional editor which additions to look at again; shown only if there are any."""

    def __init__(self, heading="The national text has changed", **kwargs):
        super().__init__(heading=heading, **kwargs)

    class BoundPanel(Panel.BoundPanel):
        template_name = "guidance/admin/additions_to_check.html"

        def is_shown(self):
            return bool(self.to_check)

        @cached_property
        def to_check(self):
            """``[(addition, whether its paragraph has vanished)]``"""
            states = anchor_states([self.instance])
            found = [
                (child.value, states.get((self.instance.pk, str(child.id))))
                for child in self.instance.inserts
            ]
            return [
                (addition, state is AnchorState.VANISHED)
                for addition, state in found
                if state in (AnchorState.CHANGED, AnchorState.VANISHED)
            ]

        def get_context_data(self, parent_context=None):
            return {**super().get_context_data(parent_context), "to_check": self.to_check}


class NationalParagraphsPanel(Panel):
    """Shows what there is to add to, and tells the chooser whose paragraphs to offer."""

    def __init__(self, heading="The national briefing", **kwargs):
        super().__init__(heading=heading, **kwargs)

    class BoundPanel(Panel.BoundPanel):
        template_name = "guidance/admin/national_paragraphs.html"

        def get_context_data(self, parent_context=None):
            national = self.instance.national_briefing
            paragraphs = Passage.objects.filter(page=national, removed_at=None)
            return {
                **super().get_context_data(parent_context),
                "national": national,
                "national_id": NATIONAL_BRIEFING,
                "paragraphs": paragraphs.exclude(block_id="").order_by("position"),
            }
