"""What a reader does on the site. One method, one step; each waits for what it expects."""

import re

from playwright.sync_api import expect

from .accessibility import accessibility_problems, check_accessibility

LOOKS_FOCUSED = """element => {
  const look = () => {
    const { outline, boxShadow, backgroundColor, borderColor, color } = getComputedStyle(element)
    return [outline, boxShadow, backgroundColor, borderColor, color].join()
  }
  const focused = look()
  element.blur()
  const plain = look()
  element.focus({ preventScroll: true })
  return focused !== plain
}"""
ADDITIONS = """element => ['::before', '::after']
  .map(place => getComputedStyle(element, place).content)
  .filter(content => !['none', 'normal', '""'].includes(content))"""


class Reader:
    def __init__(self, page):
        self.page = page
        self.complaints = []  # of the browser: errors in the console, breaches of the policy
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note(self, message):
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def opens(self, path):
        return self.page.goto(path, wait_until="load")

    def searches_for(self, words):
        box = self.search_box().first  # a guide has one of its own
        box.fill(words)
        box.press("Enter")
        self.arrives_at_the_results()

    def search_box(self, name=None):
        """With scripts it suggests places, and is a combobox."""
        roles = ("searchbox", "combobox")
        plain, suggesting = (self.page.get_by_role(role, name=name) for role in roles)
        return plain.or_(suggesting)

    def arrives_at_the_results(self):
        """Awaited by address: the page one comes from may say the same words."""
        self.page.wait_for_url(re.compile(r"/search/\?q="))

    def follows(self, name):
        """The first link of the page's content that is named so."""
        self.page.get_by_role("main").get_by_role("link", name=name).first.click()

    def sees(self, text):
        expect(self.page.get_by_role("main")).to_contain_text(text)

    def is_on_page(self, *words):
        """The page whose title says all this."""
        for word in words:
            expect(self.page.get_by_role("heading", level=1)).to_contain_text(word)

    def does_not_see(self, text):
        expect(self.page.get_by_role("main")).not_to_contain_text(text)

    def sees_heading(self, text):
        expect(self.page.get_by_role("heading", name=text)).to_be_visible()

    def is_at_paragraph(self, heading):
        """Its heading is on the screen, and the address says which paragraph this is."""
        self.page.wait_for_url(re.compile(r"#p-\w{8}$"))
        expect(self.page.get_by_role("heading", name=heading)).to_be_in_viewport()
        assert self.page.locator(":target").get_by_role("heading", name=heading).count() == 1

    def is_at_heading(self, heading):
        """A heading of its own address, on the screen."""
        expect(self.page.locator("h2:target")).to_have_text(heading)
        expect(self.page.locator(":target")).to_be_in_viewport()

    def downloads(self, name):
        """The answer to a link of the page, as the browser would ask for it."""
        link = self.page.get_by_role("main").get_by_role("link", name=name)
        response = self.page.request.get(link.get_attribute("href"))
        assert response.ok, response.status
        return response

    # Forms

    def fills_in(self, label, text):
        self.page.get_by_label(label).fill(text)

    def presses_button(self, name):
        self.page.get_by_role("button", name=name).click()

    # By keyboard alone

    def tabs_to(self, role, name, at_most):
        """The element, reached within so many Tabs; the focus can be seen wherever it stands."""
        wanted = self.page.get_by_role(role, name=name)
        focused = self.page.locator(":focus")
        for _ in range(at_most):
            self.page.keyboard.press("Tab")
            assert focused.evaluate(LOOKS_FOCUSED), focused.inner_text()
            if wanted.and_(focused).count():
                expect(focused).to_be_in_viewport()
                return
        raise AssertionError(f"{at_most} Tabs do not reach the {role} “{name}”")

    def presses(self, key):
        self.page.keyboard.press(key)

    def types(self, text):
        self.page.keyboard.type(text)

    # On paper

    def prints(self):
        """From here on the page looks as it will on paper."""
        self.page.emulate_media(media="print")

    def printed_address_of(self, link):
        """What paper adds to a link of the text, before and after it."""
        return self.page.get_by_role("main").get_by_role("link", name=link).evaluate(ADDITIONS)

    def finds_the_page_accessible(self):
        check_accessibility(self.page)

    def accessibility_problems(self):
        return accessibility_problems(self.page)
