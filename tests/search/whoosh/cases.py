"""What modelsearch's tests leave out. Run by test_whoosh.py, under settings.py beside it."""

import stat
import sys
import threading
import tracemalloc

import pytest
from django.db.models import F
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from modelsearch.query import MATCH_ALL, Fuzzy, Not, Phrase
from modelsearch.test.testapp.models import AdvertWithCustomUUIDPrimaryKey as Advert
from modelsearch.test.testapp.models import Author, Book, Novel
from whoosh.index import TOC
from whoosh.query import Every

from cms.search.whoosh import SearchBackend, results, schema
from cms.search.whoosh.rebuilder import Rebuilder
from cms.search.whoosh.searchers import SEARCHERS
from cms.search.whoosh.storage import IndexLocked

pytestmark = pytest.mark.django_db


@pytest.fixture
def backend(tmp_path):
    return SearchBackend({"PATH": tmp_path / "indexes", "LOCK_TIMEOUT": 0.2})


@pytest.fixture
def index(backend):
    return backend.get_index_for_model(Advert)


@pytest.fixture
def publish(backend):
    """Creates and indexes an advert for each text, in one step."""

    def publish(*texts):
        adverts = Advert.objects.bulk_create([Advert(text=text) for text in texts])
        backend.add_bulk(Advert, adverts)
        return adverts

    return publish


@pytest.fixture
def found(backend):
    """The texts that a query finds, best first."""

    def found(query, **options):
        return [advert.text for advert in backend.search(query, Advert, **options)]

    return found


@pytest.fixture
def rebuild(index):
    def rebuild():
        rebuilder = Rebuilder(index)
        rebuilder.start().add_items(Advert, list(Advert.objects.all()))
        rebuilder.finish()

    return rebuild


def segments(index):
    return list(index.storage.current().glob("*.seg"))


def book(title, model=Book, **fields):
    return model.objects.create(
        title=title, publication_date="2026-01-01", number_of_pages=1, **fields
    )


def test_the_back_end_needs_nothing_of_wagtail_nor_our_models():
    foreign = ("wagtail", "guidance", "cms.pages", "cms.passages", "cms.search.models")
    assert [name for name in sys.modules if name.startswith(foreign)] == []


# Changes


def test_objects_in_several_segments_are_all_found(index, publish, found):
    for size in (200, 50, 10, 2):
        publish(*[f"Bed {number} of {size}" for number in range(size)])
    assert len(segments(index)) > 1
    assert len(found("bed")) == 262


def test_a_changed_object_is_found_by_its_new_words_only(backend, publish, found):
    publish(*["Filler"] * 100)
    [advert] = publish("Measles")
    assert found("measles") == ["Measles"]
    advert.text = "Rubella"
    advert.save()
    backend.add(advert)
    assert found("rubella") == ["Rubella"]
    assert found("measles") == []
    assert len(found(MATCH_ALL)) == 101


def test_a_deletion_shows_at_once_although_a_searcher_was_open(backend, index, publish, found):
    advert, _ = publish("Measles clinic", "Measles vaccine")
    publish("Measles leaflet")
    assert len(found("measles")) == 3
    backend.delete(advert)
    assert len(index.search(Every())) == 2
    assert found("measles clinic") == []


def test_an_object_that_only_the_index_still_has_is_not_found(publish, found):
    publish("Measles")
    Advert.objects.all().delete()
    assert found("measles") == []


def test_an_object_that_comes_twice_in_one_step_is_found_once(backend, index):
    advert = Advert.objects.create(text="Measles")
    backend.add_bulk(Advert, [advert, advert])
    backend.add_bulk(Advert, [advert])
    assert len(index.search(Every())) == 1


def test_a_parent_row_and_its_child_are_one_document(backend):
    novel = book("Middlemarch", Novel, setting="Loamshire")
    backend.add(novel)
    assert list(backend.search("loamshire", Book)) == [novel.book_ptr]
    assert list(backend.search("loamshire", Novel)) == [novel]
    backend.add(novel.book_ptr)
    assert list(backend.search("middlemarch", Book)) == [novel.book_ptr]
    assert list(backend.search("loamshire", Book)) == []


def test_a_change_that_waits_too_long_fails_and_asks_for_a_rebuild(
    backend, index, publish, rebuild
):
    publish("Measles")
    rebuild()
    assert not backend.needs_rebuild(Advert)
    with index.lock(), pytest.raises(IndexLocked):
        publish("Rubella")
    assert backend.needs_rebuild(Advert)


# Large results


def test_more_than_a_hundred_hits_are_counted_sliced_and_ordered(backend, publish):
    publish(*[f"Bed {number:03}" for number in range(250)])
    hits = backend.search("bed", Advert)
    assert hits.count() == 250
    assert len(hits[240:]) == 10
    assert (
        len({advert.pk for start in range(0, 250, 50) for advert in hits[start : start + 50]})
        == 250
    )
    ordered = backend.search(
        "bed", Advert.objects.order_by(F("text").asc()), order_by_relevance=False
    )
    assert [advert.text for advert in ordered[100:102]] == ["Bed 100", "Bed 101"]


def test_more_hits_than_fit_in_one_query_are_the_same_hits(backend, publish, monkeypatch):
    publish(*[f"Bed {number:03}" for number in range(60)])
    newest = Advert.objects.order_by(F("text").desc())
    expected = list(backend.search("bed", newest, order_by_relevance=False))
    monkeypatch.setattr(results, "LARGEST_IN", 7)
    hits = backend.search("bed", newest, order_by_relevance=False)
    assert hits.count() == 60
    assert list(hits) == expected


def test_the_first_hits_are_those_the_database_has_however_many_it_has_not(
    backend, publish, django_assert_max_num_queries
):
    adverts = publish(*(f"word {n}" for n in range(100)))
    Advert.objects.filter(pk__in=[advert.pk for advert in adverts[:-3]]).delete()
    found = backend.search("word", Advert)
    with django_assert_max_num_queries(6):
        assert {advert.text for advert in found[:2]} <= {"word 97", "word 98", "word 99"}
    assert len(found[:5]) == len(list(found[:5])) == 3
    assert [*found[:2], *found[2:4]] == list(found)


def test_similar_words_are_the_likest_then_the_most_frequent(backend, publish):
    publish("change chance", "change", "chang chain charge", "orange", "changing")
    assert backend.similar(Advert, "chang") == ["chanc", "charg", "chain"]
    assert backend.similar(Advert, "cheng")[0] == "chang"
    assert backend.similar(Advert, "") == []


def test_some_of_the_objects_that_hold_a_stem(backend, publish):
    first, second, _ = publish("a change", "changes", "chances")
    assert set(backend.holding(Advert, "chang")) == {first.pk, second.pk}
    assert backend.holding(Advert, "nothing") == []


def test_facets_are_summed_over_several_queries(backend, monkeypatch):
    backend.add_bulk(Book, [book(f"Atlas {number}") for number in range(20)])
    monkeypatch.setattr(results, "LARGEST_IN", 7)
    hits = backend.search("atlas", Book)
    assert list(hits.facet("number_of_pages").items()) == [(1, 20)]


def test_count_slice_and_facet_look_in_the_index_once(backend, publish):
    publish("Measles", "Measles vaccine")
    hits = backend.search("measles", Advert)
    assert hits.count() == 2
    assert hits[:1]._hits is hits.hits()


# Queries


def test_a_phrase_stands_in_one_field(backend):
    first, second = book("A rash", summary="decision"), book("Rash decision")
    backend.add_bulk(Book, [first, second])
    assert list(backend.search(Phrase("rash decision"), Book)) == [second]


def test_stop_words_count_when_there_is_nothing_else(publish, found):
    publish("To be or not to be", "Measles")
    assert found("to be or not to be") == ["To be or not to be"]
    assert found("the measles") == ["Measles"]


def test_a_fuzzy_query_allows_one_letter_in_longer_words(publish, found):
    publish("Measles", "Flu")
    assert found(Fuzzy("meesles")) == ["Measles"]
    assert found(Fuzzy("meeslis")) == []
    assert found(Fuzzy("flo")) == []


def test_a_nested_not_leaves_out_its_matches(publish, found):
    publish("Measles vaccine", "Measles clinic")
    assert found(Phrase("measles") & Not(Phrase("clinic"))) == ["Measles vaccine"]


def test_a_word_that_is_repeated_counts_for_more(publish, found):
    publish("Measles and measles", "Vaccine and vaccine")
    assert found("measles measles vaccine", operator="or")[0] == "Measles and measles"
    assert found("measles vaccine vaccine", operator="or")[0] == "Vaccine and vaccine"


def test_accents_case_and_apostrophes_do_not_matter(publish, found):
    publish("CAFÉ for the patient\u2019s family")
    assert found("cafe patient's") == ["CAFÉ for the patient\u2019s family"]


def test_autocompletion_takes_one_letter_and_very_long_words(backend):
    author = Author.objects.create(name="Wolfeschlegelsteinhausenbergerdorff")
    backend.add(author)
    assert list(backend.autocomplete("w", Author)) == [author]
    assert list(backend.autocomplete(author.name, Author, fields=["name"])) == [author]
    assert list(backend.autocomplete("x", Author)) == []


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(alphabet=st.characters(codec=None)) | st.text('ab "*?~^()[]{}:\\/+-&|!\0 ANDORNOT'))
def test_whatever_a_person_types_is_no_error(backend, query):
    if not Advert.objects.exists():
        backend.add(Advert.objects.create(text="Measles"))
    for search in (query, Phrase(query), Fuzzy(query)):
        list(backend.search(search, Advert))
    list(backend.autocomplete(query, Author))


# Missing, damaged and outdated indexes


def test_a_missing_index_has_no_hits_and_needs_a_rebuild(backend, found, rebuild):
    Advert.objects.create(text="Measles")
    assert found("measles") == []
    assert backend.needs_rebuild(Advert)
    rebuild()
    assert found("measles") == ["Measles"]
    assert not backend.needs_rebuild(Advert)


def test_an_index_begun_by_a_change_still_needs_a_rebuild(backend, publish, found):
    publish("Measles")
    assert found("measles") == ["Measles"]
    assert backend.needs_rebuild(Advert)


def garble(pattern):
    def damage(storage):
        for path in storage.directory.glob(pattern):
            path.write_bytes(b"\xff\x00 damaged")

    return damage


def remove_generation(storage):
    storage.discard_all_but(None)


@pytest.mark.parametrize(
    "damage",
    [garble("CURRENT"), garble("*/*.toc"), garble("*/*.seg"), remove_generation],
    ids=["pointer", "contents", "segment", "directory"],
)
def test_a_damaged_index_has_no_hits_until_it_is_rebuilt(
    backend, index, publish, found, rebuild, damage
):
    publish("Measles")
    rebuild()
    damage(index.storage)
    assert found("measles") == []
    assert backend.needs_rebuild(Advert)
    rebuild()
    assert found("measles") == ["Measles"]
    assert not backend.needs_rebuild(Advert)


@pytest.mark.parametrize("damage", [garble("CURRENT"), garble("*/*.toc"), remove_generation])
def test_a_change_starts_a_damaged_index_again(backend, index, publish, found, damage):
    publish("Measles")
    damage(index.storage)
    publish("Rubella")
    assert found(MATCH_ALL) == ["Rubella"]
    assert backend.needs_rebuild(Advert)


def test_an_index_of_an_older_schema_answers_but_needs_a_rebuild(
    backend, publish, found, rebuild, monkeypatch
):
    publish("Measles")
    rebuild()
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    assert found("measles") == ["Measles"]
    assert backend.needs_rebuild(Advert)


def test_a_reset_index_is_empty(index, publish, found):
    publish("Measles")
    index.reset()
    assert found("measles") == []
    publish("Rubella")
    assert found(MATCH_ALL) == ["Rubella"]


def test_only_the_site_may_read_an_index(index, publish):
    publish("Measles")
    generation = index.storage.current()
    for directory in (generation, generation.parent, generation.parent.parent):
        assert stat.S_IMODE(directory.stat().st_mode) == 0o700


def test_prefixes_keep_two_sites_apart(tmp_path):
    ours, theirs = (SearchBackend({"PATH": tmp_path, "PREFIX": name}) for name in ("a_", "b_"))
    ours.add(Advert.objects.create(text="Measles"))
    assert ours.search("measles", Advert).count() == 1
    assert theirs.search("measles", Advert).count() == 0


def test_an_open_index_is_not_copied_into_memory(index, publish):
    publish(*[f"Bed {number} in ward {number * 7}" for number in range(500)])
    size = sum(path.stat().st_size for path in segments(index))
    tracemalloc.start()
    with SEARCHERS.borrow(index.storage):
        held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < size / 2


# Rebuilding


def test_the_old_index_answers_until_the_new_one_is_ready(index, publish, found):
    publish("Measles")
    rebuilder = Rebuilder(index)
    new = rebuilder.start()
    assert found("measles") == ["Measles"]
    new.add_items(Advert, [Advert.objects.create(text="Rubella")])
    assert found(MATCH_ALL) == ["Measles"]
    rebuilder.finish()
    assert found(MATCH_ALL) == ["Rubella"]


def test_changes_during_a_rebuild_are_in_the_new_index(backend, index, publish, found):
    kept, changed, deleted = publish("Measles", "Mumps", "Typhoid")
    rebuilder = Rebuilder(index)
    rebuilder.start().add_items(Advert, [kept, changed, deleted])
    changed.text = "Rubella"
    changed.save()
    backend.add(changed)
    backend.delete(deleted)
    deleted.delete()
    publish("Cholera")
    rebuilder.finish()
    assert sorted(found(MATCH_ALL)) == ["Cholera", "Measles", "Rubella"]
    assert found("mumps") == []
    assert len(index.search(Every())) == 3


def test_a_change_during_the_first_rebuild_does_not_disturb_it(index, publish, found):
    rebuilder = Rebuilder(index)
    new = rebuilder.start()
    publish("Measles")
    assert found("measles") == ["Measles"]
    new.add_items(Advert, list(Advert.objects.all()))
    rebuilder.finish()
    assert found("measles") == ["Measles"]


def test_only_the_new_generation_is_left(index, publish, rebuild):
    publish("Measles")
    rebuild()
    rebuild()
    assert [path for path in index.storage.directory.iterdir() if path.is_dir()] == [
        index.storage.current()
    ]


def test_a_second_rebuild_at_the_same_time_is_refused(index):
    under_way = Rebuilder(index)
    under_way.start()
    with pytest.raises(IndexLocked):
        Rebuilder(index).start()
    under_way.finish()


def test_a_rebuild_may_follow_one_that_was_given_up(index, publish, found, rebuild):
    Rebuilder(index).start()
    publish("Measles")
    rebuild()
    assert found("measles") == ["Measles"]


# Several at once: without the database, which these tests have in memory


def in_threads(*works):
    """Runs the works at the same time. Raises the first error of any."""
    errors = []

    def guarded(work):
        try:
            work()
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=guarded, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]


def test_readers_beside_a_writer_see_every_step_and_none_twice(index):
    index.add_items(Advert, [Advert(text="First")])
    finished = threading.Event()

    def write():
        try:
            for number in range(15):
                index.add_items(Advert, [Advert(text=f"Bed {number}")])
        finally:
            finished.set()

    def read():
        seen = [1]
        while not finished.is_set():
            keys = [key for key, _ in index.search(Every())]
            assert len(keys) == len(set(keys))
            seen.append(len(keys))
        assert seen == sorted(seen)
        assert len(index.search(Every())) == 16

    in_threads(write, read, read)


def test_a_commit_between_finding_the_newest_state_and_opening_it_leaves_no_gap(index, monkeypatch):
    index.add_items(Advert, [Advert(text="First")])
    latest = TOC._latest_generation

    def latest_before_a_commit(storage, name):
        found = latest(storage, name)
        monkeypatch.undo()
        index.add_items(Advert, [Advert(text="Second")])
        return found

    monkeypatch.setattr(TOC, "_latest_generation", latest_before_a_commit)
    assert len(index.search(Every())) == 2


def test_readers_beside_rebuilds_always_see_a_whole_index(index):
    adverts = [Advert(text=f"Bed {number}") for number in range(10)]
    index.add_items(Advert, adverts)
    finished = threading.Event()

    def rebuild():
        try:
            for _ in range(6):
                rebuilder = Rebuilder(index)
                rebuilder.start().add_items(Advert, adverts)
                rebuilder.finish()
        finally:
            finished.set()

    def read():
        while not finished.is_set():
            assert len(index.search(Every())) == 10

    in_threads(rebuild, read, read)


def test_writers_at_once_lose_nothing(tmp_path):
    patient = SearchBackend({"PATH": tmp_path, "LOCK_TIMEOUT": 20})
    index = patient.get_index_for_model(Advert)

    def write():
        for number in range(5):
            index.add_items(Advert, [Advert(text=f"Bed {number}")])

    in_threads(write, write, write)
    assert len(index.search(Every())) == 15
