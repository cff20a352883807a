import io
from itertools import starmap

from hypothesis import given
from hypothesis import strategies as st

from cms.search.whoosh.lazy_files import View, open_buffer

STEPS = st.lists(
    st.tuples(st.just("read"), st.integers(-1, 30))
    | st.tuples(st.just("seek"), st.integers(0, 30))
    | st.tuples(st.just("readinto"), st.integers(1, 9).map(bytearray))
    | st.tuples(st.just("readline"))
    | st.tuples(st.just("tell"))
)


@given(st.binary(max_size=25), STEPS)
def test_a_view_reads_as_a_copy_would(content, steps):
    view, copy = View(memoryview(content)), io.BytesIO(content)
    for step, *arguments in steps:
        assert getattr(view, step)(*arguments) == getattr(copy, step)(*arguments)


@given(st.binary(max_size=25), st.integers(0, 25), st.integers(0, 9))
def test_a_view_seeks_from_its_end_and_from_where_it_is(content, back, on):
    view, copy = View(memoryview(content)), io.BytesIO(content)
    back = min(back, len(content))
    moves = [(-back, io.SEEK_END), (on, io.SEEK_CUR)]
    assert list(starmap(view.seek, moves)) == list(starmap(copy.seek, moves))


def test_what_is_in_memory_already_is_opened_as_before():
    assert isinstance(open_buffer(b"bytes"), io.BytesIO)
    assert isinstance(open_buffer(memoryview(b"bytes")), View)
