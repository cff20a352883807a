"""The spectrum of involvement, and a case study's place on it."""

from dataclasses import dataclass

from cms.taxonomy.models import SpectrumStep

# What each step promises to people
PROMISES = {
    SpectrumStep.INFORM: "You will know what is happening.",
    SpectrumStep.LISTEN: "We will hear your experience.",
    SpectrumStep.DISCUSS: "You can test our options.",
    SpectrumStep.WORK_TOGETHER: "You will help to build the options.",
    SpectrumStep.SHARE_DECISIONS: "You will have a vote or a seat.",
}


@dataclass(frozen=True)
class Mark:
    """One of the five steps, as it is drawn."""

    name: str
    promise: str
    is_here: bool


def scale(step):
    """The five marks from least to most; [] where the place is not known."""
    if step not in SpectrumStep.values:
        return []
    return [Mark(s.label, promise, s == step) for s, promise in PROMISES.items()]
