"""The measurements themselves, of little; how they come into a laboratory, in the slow one."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from cms.passages.models import Passage
from cms.search.measuring import benchmark
from cms.search.measuring.evaluation import evaluate
from cms.search.measuring.generated import PER_PUBLICATION, generate, questions
from cms.search.measuring.timing import percentile

ROOT = Path(__file__).resolve().parents[3]
NAMES = {"ndcg@10", "map", "recall@100", "p50_ms", "p95_ms", "docs_per_s"}


@pytest.mark.django_db
@pytest.mark.parametrize("backend", ["cms.search.whoosh", "wagtail.search.backends.database"])
def test_a_collection_is_evaluated(collection, settings, tmp_path, backend):
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": backend, "PATH": tmp_path / "index"}}
    result = evaluate(collection)
    assert set(result) == NAMES
    assert result["ndcg@10"] == result["map"] == result["recall@100"] == 1
    assert min(result.values()) > 0


@pytest.mark.django_db
def test_so_is_a_model_of_meaning(collection, settings):
    pytest.importorskip("numpy", reason="NumPy is of requirements-dev.txt: make test installs it")
    settings.SEMANTIC_SEARCH = "tests.search.semantic.by_hand.ByHand"
    assert evaluate(collection)["vectors_per_s"] > 0


@pytest.mark.django_db
def test_nothing_is_measured_among_passages_of_a_site(collection, guide):
    with pytest.raises(RuntimeError, match="laboratory"):
        evaluate(collection)


@pytest.mark.django_db
def test_long_titles_and_nul_can_be_stored(collection):
    row = {"id": "d4", "title": "word " * 100, "text": "nul\0"}
    with (collection / "docs.jsonl").open("a") as file:
        file.write(json.dumps(row))
    evaluate(collection)
    last = Passage.objects.latest("pk")
    assert f"{last.heading}{last.text}".split() == ["word"] * 100 + ["nul"]


@pytest.mark.django_db
def test_generated_passages_are_always_the_same_and_some_are_hidden():
    generate(50 * PER_PUBLICATION)
    texts = list(Passage.objects.order_by("pk").values_list("heading", "text"))
    hidden = Passage.objects.count() - Passage.objects.visible().count()
    assert hidden == 2 * PER_PUBLICATION  # one unpublished, one private
    assert all(2 <= len(question.split()) <= 3 for question in questions(10, len(texts)))
    Page.objects.filter(slug__startswith="publication-").delete()
    Passage.objects.all().delete()
    generate(3)
    assert list(Passage.objects.order_by("pk").values_list("heading", "text")) == texts[:3]


@pytest.mark.django_db
def test_a_benchmark_measures_indexing_searching_and_changes(monkeypatch):
    monkeypatch.setattr(benchmark, "QUERIES", 5)
    monkeypatch.setattr(benchmark, "CHANGES", 2)
    indexed, searched = benchmark.index("100"), benchmark.search("100")
    assert min(indexed.values()) > 0
    assert searched["and_queries"] == 5
    assert searched["change_p95_ms"] > 0


@pytest.mark.parametrize("documents", [99, 100_001])
def test_a_benchmark_has_its_limits(documents):
    with pytest.raises(CommandError, match="Between 100 and 100,000"):
        call_command("benchmark_search", documents=documents)


@pytest.mark.parametrize(
    ("percent", "value"), [(0, 1), (50, 5), (95, 10), (90, 9), (91, 10), (100, 10)]
)
def test_a_percentile_is_a_value_that_was_measured(percent, value):
    assert percentile([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], percent) == value


@pytest.mark.slow
@pytest.mark.parametrize("command", ["evaluate_search", "benchmark_search"])
def test_the_last_line_of_a_command_is_json_and_the_site_is_untouched(
    collection, tmp_path, command
):
    options = {
        "evaluate_search": [str(collection), "--backend", "whoosh"],
        "benchmark_search": ["--documents", "100", "--backend", "whoosh", "--backend", "sqlite"],
    }
    process = subprocess.run(
        [sys.executable, "manage.py", command, *options[command]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={"DJANGO_SETTINGS_MODULE": "cms.settings.dev", "VAR_DIR": str(tmp_path / "var")},
    )
    assert process.returncode == 0, process.stderr
    result = json.loads(process.stdout.splitlines()[-1])
    assert set(result) >= (NAMES if command == "evaluate_search" else {"whoosh", "sqlite"})
    assert not {"db.sqlite3", "search"} & {path.name for path in (tmp_path / "var").iterdir()}
