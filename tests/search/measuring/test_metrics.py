"""Values computed by hand from the definitions of trec_eval."""

from math import log2

import pytest

from cms.search.measuring.metrics import average_precision, ndcg, recall

GRADES = {"a": 3, "b": 1, "c": 2, "no": 0, "spam": -2}


def test_ndcg_weighs_grades_by_rank():
    # found: c (2), x, b (1); best: a (3), c (2), b (1)
    found = 2 / log2(2) + 1 / log2(4)
    best = 3 / log2(2) + 2 / log2(3) + 1 / log2(4)
    assert ndcg(["c", "x", "b"], GRADES, 10) == pytest.approx(found / best)
    assert ndcg(["c", "x", "b"], GRADES, 10) == pytest.approx(2.5 / 4.76186, abs=1e-5)


def test_ndcg_of_the_best_order_is_one_and_of_nothing_zero():
    assert ndcg(["a", "c", "b"], GRADES, 10) == 1
    assert ndcg([], GRADES, 10) == 0


def test_ndcg_looks_no_deeper_than_it_is_told_in_either_ranking():
    assert ndcg(["x", "a"], GRADES, 1) == 0
    assert ndcg(["a"], GRADES, 1) == 1


def test_a_negative_grade_is_no_gain_and_no_loss():
    assert ndcg(["spam", "a", "c", "b"], GRADES, 10) == ndcg(["x", "a", "c", "b"], GRADES, 10)


def test_average_precision_counts_what_was_not_found():
    # answers at ranks 1 and 3 of three: (1/1 + 2/3 + 0) / 3
    assert average_precision(["a", "no", "b"], GRADES) == pytest.approx((1 + 2 / 3) / 3)
    assert average_precision(["no", "x"], GRADES) == 0
    assert average_precision(["b", "c", "a"], GRADES) == 1


def test_recall_is_the_share_of_answers_within_the_depth():
    assert recall(["a", "x", "b"], GRADES, 2) == pytest.approx(1 / 3)
    assert recall(["a", "x", "b"], GRADES, 3) == pytest.approx(2 / 3)
