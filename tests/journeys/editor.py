"""What an editor does in the admin, by what the screen calls things. One method, one step."""

from contextlib import contextmanager

from playwright.sync_api import expect

IN_THE_FORM = "text => [...document.forms].some(f => [...new FormData(f)].join().includes(text))"


class Editor:
    def __init__(self, page, username, password):
        self.page = page
        self.username = username
        self.password = password

    # Finding the way

    def logs_in(self):
        self.page.goto("/admin/")
        self.page.get_by_label("Username").fill(self.username)
        self.page.get_by_label("Password").fill(self.password)
        self.page.get_by_role("button", name="Sign in").click()
        expect(self.page.get_by_role("heading", name="What to do next")).to_be_visible()

    def opens_the_chapters_of(self, guide):
        """From the editors' home page, as its “What to do next” says."""
        self.page.get_by_role("link", name="Open a guide").click()
        self.page.get_by_role("link", name=f"Explore child pages of '{guide.title}'").click()

    def opens_the_draft(self, title):
        """From the editors' home page, under “Finish your drafts”."""
        self.page.goto("/admin/")
        self.page.get_by_role("link", name=title).first.click()

    def edits(self, page):
        self.page.goto(f"/admin/pages/{page.pk}/edit/")

    def opens_tab(self, name):
        self.page.get_by_role("tab", name=name).click()

    # Writing

    def begins_a_chapter(self, title, summary):
        self.page.get_by_role("link", name="Add child page").click()
        self.page.get_by_role("textbox", name="Title").fill(title)
        self.page.get_by_role("textbox", name="Summary").fill(summary)

    def adds_a_numbered_paragraph(self, heading, text):
        self.adds_block("Numbered paragraph")
        paragraph = self.page.get_by_role("region", name="Numbered paragraph").last
        paragraph.get_by_label("Heading").fill(heading)
        self.adds_block("Text", within=paragraph)
        self.writes(text, self.text_box(paragraph))

    def adds_a_second_footnote(self, label, text):
        """In the first numbered paragraph, after what it holds."""
        paragraph = self.page.get_by_role("region", name="Numbered paragraph").first
        self.adds_block("Footnote", within=paragraph)
        footnote = paragraph.get_by_role("region", name="Footnote").nth(1)
        footnote.get_by_label("Label").fill(label)
        self.writes(text, self.text_box(footnote))

    def adds_reference(self, kind, number):
        references = self.page.get_by_role("region", name="References")
        references.get_by_role("button", name="Insert a block").click()
        references.get_by_label("Kind").select_option(kind)
        self.reference.fill(number)

    @property
    def reference(self):
        return self.page.get_by_role("textbox", name="Number")

    def adds_block(self, name, within=None):
        """At the end of a stream: the page's, or that of a part of it."""
        (within or self.page).get_by_role("button", name="Insert a block").last.click()
        self.page.get_by_role("option", name=name, exact=True).click()

    def writes(self, text, box):
        """At the end of what a box of rich text holds."""
        box.click()
        box.press("Control+End")
        box.press_sequentially(text)
        self.page.wait_for_function(IN_THE_FORM, arg=text)  # a moment after it is on the screen

    def text_box(self, within=None, holding=None):
        boxes = (within or self.page).locator("[role=textbox][contenteditable=true]:visible")
        return boxes.filter(has_text=holding) if holding else boxes

    # What becomes of it

    @contextmanager
    def sees_it_saved_by_itself(self, text):
        """What is written meanwhile, down to this text."""
        self.page.wait_for_timeout(2500)  # Wagtail takes what stands there after 2 s for unchanged
        with self.page.expect_request_finished(lambda request: text in (request.post_data or "")):
            yield
        expect(self.page.get_by_text("Saved", exact=True)).to_be_visible()

    def previews(self):
        """The page as readers would see it, in the panel beside the form."""
        self.page.get_by_role("button", name="Toggle preview").click()
        return self.page.frame_locator("#w-preview-iframe")

    def saves_the_draft(self):
        self.page.get_by_role("button", name="Save draft").click()
        self.is_told("has been updated")

    def presses_publish(self):
        self.page.get_by_role("button", name="More actions").click()
        self.page.get_by_role("button", name="Publish").click()

    def publishes(self):
        self.presses_publish()
        self.is_told("published")

    def is_told(self, text):
        expect(self.page.locator(".messages")).to_contain_text(text)

    def is_refused(self, text):
        """Nothing was published; one click leads to the field and to what is wrong with it."""
        self.is_told("could not be saved")
        self.page.get_by_role("button", name="Go to the first error").click()
        expect(self.page.locator(".help-critical", has_text=text)).to_be_in_viewport()

    # Leaflets

    def reads_of_the_room(self, panel):
        """What the form says, while she types, of the words that a panel has and that fit."""
        return self.page.locator("[data-controller=leaflet-room] li", has_text=panel)
