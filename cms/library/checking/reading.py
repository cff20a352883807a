"""Whether a page is long enough to help, and plain enough to read.

The grade is the Automated Readability Index (Smith and Senter, 1967, AMRL-TR-66-220): it needs
letters, words and sentences only, and so neither a dictionary of syllables nor a download. A
grade of 11 is read with ease by somebody of sixteen; plain English asks for no more.
"""

import textstat

from .units import sentences

HARDEST = 11
ENOUGH_TO_JUDGE = 100  # words: below that one long sentence decides

SECTION = (80, 250)  # words of a numbered section, its lists and tables included
LEAST = {  # words of a whole file
    "case-study": 400,
    "information": 150,
    "leaflet": 200,
    "letter": 250,
    "national-briefing": 600,
    "news-release": 250,
    "presentation": 500,
    "regional-briefing": 200,
}


def check_reading_grade(file):
    text = " ".join(sentences(_lines(file)))
    grade = textstat.automated_readability_index(text)
    if len(text.split()) >= ENOUGH_TO_JUDGE and grade > HARDEST:
        yield file.error(f"reads at grade {grade:.1f}; plain English is {HARDEST} or less")


def check_length(file):
    if file.content_type in ("chapter", "step"):
        yield from _sections(file)
    if file.meta.get("availability") == "on-request":
        return  # most of it is not shown
    words = _count(_lines(file))
    if words < LEAST.get(file.content_type, 0):
        yield file.error(f"has {words} words; its kind needs {LEAST[file.content_type]}")


def _sections(file):
    least, most = SECTION
    lines = file.path.read_text(encoding="utf-8").splitlines()
    sections = file.sections[1:]
    ends = [*(section.line - 1 for section in sections[1:]), len(lines)]
    for section, end in zip(sections, ends, strict=True):
        words = _count(lines[section.line : end])
        if not least <= words <= most:
            yield file.error(
                f"“{section.heading}” has {words} words; a section needs {least} to {most}",
                section.line,
            )


def _count(lines):
    text = " ".join([*sentences(lines), *(line for line in lines if line.startswith("|"))])
    return sum(any(letter.isalnum() for letter in word) for word in text.split())


def _lines(file):
    return file.text.splitlines()
