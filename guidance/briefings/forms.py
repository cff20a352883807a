from cms.publishing.forms import PublicationForm


class RegionalBriefingForm(PublicationForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:  # not in the tree yet, so it could not find the page above
            self.instance.parent_briefing = self.parent_page.specific
