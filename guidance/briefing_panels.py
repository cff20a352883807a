from wagtail.admin.panels import Panel

from cms.passages.models import Passage

from .anchors import anchor_states
from .composition import AnchorState
from .regional_blocks import NATIONAL_BRIEFING


class NationalParagraphsPanel(Panel):
    """Shows a regional editor what there is to add to, and which additions to look at again.

    It also tells the chooser whose paragraphs to offer.
    """

    def __init__(self, heading="The national briefing", **kwargs):
        super().__init__(heading=heading, **kwargs)

    class BoundPanel(Panel.BoundPanel):
        template_name = "guidance/admin/national_paragraphs.html"

        def get_context_data(self, parent_context=None):
            national = self.instance.national_briefing
            return {
                **super().get_context_data(parent_context),
                "national": national,
                "national_id": NATIONAL_BRIEFING,
                "paragraphs": Passage.objects.filter(page=national, removed_at=None)
                .exclude(block_id="")
                .order_by("position"),
                "to_check": list(self._to_check()),
            }

        def _to_check(self):
            """``(addition, whether its paragraph has vanished)``"""
            states = anchor_states([self.instance])
            for child in self.instance.inserts:
                state = states.get((self.instance.pk, str(child.id)))
                if state in (AnchorState.CHANGED, AnchorState.VANISHED):
                    yield child.value, state is AnchorState.VANISHED
