"""What the words, names, ages and blocks of two accounts tell of whether they are of one incident."""

from pathlib import Path

import pytest

from tests.builders import make_account, make_report
from variorum.edges.resources.linking import load_shares, load_weights
from variorum.errors import ResourceError
from variorum.model.claim import Standing
from variorum.stages.link import Profile, compare, keys, profile
from variorum.stages.link.telling import in_common, telling_names, telling_words
from variorum.stages.link.weights import Curve

WEIGHTS = load_weights()


def told(report: str, text: str, *, published: str | None = None, standing: Standing = "main") -> Profile:
    account = make_account(report, [], name=f"a-{report}", standing=standing, span=(0, len(text)))
    return profile(account, [], make_report(report, published, text=text), shares=WEIGHTS.shares)


def weight(left: str, right: str, feature: str) -> float | None:
    found = compare(told("r-1", left), told("r-2", right), WEIGHTS)
    return next((reason.weight for reason in found if reason.feature == feature), None)


def test_a_rare_word_in_common_tells_more_than_a_common_one() -> None:
    rare, _ = in_common(*(telling_words([text], WEIGHTS.shares) for text in ("the ropeway", "a ropeway fell")))
    common, _ = in_common(*(telling_words([text], WEIGHTS.shares) for text in ("the police", "a police fell")))
    assert rare > 3 * common


def test_what_is_said_again_tells_more() -> None:
    once, often = telling_words(["ropeway granary"], {}), telling_words(["ropeway granary ropeway ropeway"], {})
    assert often["ropeway"] > once["ropeway"]


def test_of_a_dozen_words_in_common_less_is_made_than_of_many() -> None:
    few = telling_words(["ropeway"], {})
    many = telling_words([" ".join("ropeway" + letter * 3 for letter in "abcdefghijklmnopqrst")], {})
    assert in_common(few, few)[0] < 0.5
    assert in_common(many, many)[0] > 0.9


def test_that_two_accounts_of_few_words_have_none_in_common_says_little() -> None:
    few = weight("A ropeway fell.", "The granary burnt.", "words")
    long = [" ".join(f"{stem}{a}{b}" for a in "abcdefgh" for b in "abcdefgh") for stem in ("ropeway", "granary")]
    assert few is not None
    assert WEIGHTS.words.weights[0] / 2 < few < 0
    assert weight(long[0], long[1], "words") == pytest.approx(WEIGHTS.words.weights[0], abs=0.2)


def test_names_stand_inside_sentences() -> None:
    assert set(telling_names(["Later the Harrow Bridge was shut. Police came to Dorn."], {})) == {
        "harrow",
        "bridge",
        "dorn",
    }


def test_people_of_one_age_speak_for_one_incident_and_of_other_ages_against() -> None:
    assert weight("Vera Lind, 34, was hit.", "A 34-year-old woman was hit.", "ages") == WEIGHTS.people.same_age
    assert weight("Vera Lind, 34, was hit.", "A woman aged 61 was hit.", "ages") == WEIGHTS.people.other_ages
    assert weight("Vera Lind, 34, was hit.", "A woman was hit.", "ages") is None
    both = weight("Vera Lind, 34, and Ole Strand, 7, fell.", "A man of 34 fell, 34, and Ole, 7, too.", "ages")
    assert both == WEIGHTS.people.same_age + WEIGHTS.people.further_age


def test_the_block_of_a_street_tells_one_shooting_from_another() -> None:
    here = "It was in the 2200 block of Harrow Street."
    assert weight(here, "In the 2200 block of Harrow, police said.", "block") == WEIGHTS.place.same_block
    assert weight(here, "In the 900 block of Harrow, police said.", "block") == WEIGHTS.place.other_block


def test_reports_of_a_trial_meet_those_of_the_deed_by_two_names_that_both_hold() -> None:
    deed = told("r-1", "Shots fell at the mill. The girl, Oda Brekkhus, lived in Vindal.", published="2030-01-02")
    trial = told("r-2", "A jury in Vindal heard of it. The father of Brekkhus wept.", published="2031-11-20")
    assert any(key.startswith("names ") for key in set(keys(deed)) & set(keys(trial)))
    aside = told("r-3", "A jury in Vindal heard of it. The father of Brekkhus wept.", standing="background")
    assert not any(key.startswith("names ") for key in keys(aside))


def test_a_report_is_filed_under_so_many_pairs_of_names_and_no_more() -> None:
    text = "There was " + " and ".join(f"Nam{letter}{other}" for letter in "abcdefgh" for other in "abcdefgh")
    assert sum(key.startswith("names ") for key in keys(told("r-1", text))) == 65


def test_beside_the_day_it_tells_when_two_reports_came_out() -> None:
    def reason(day: str) -> float | None:
        left, right = told("r-1", "x", published="2031-05-08"), told("r-2", "y", published=day)
        found = compare(left, right, WEIGHTS)
        return next((reason.weight for reason in found if reason.feature == "publication"), None)

    assert reason("2031-05-09") == WEIGHTS.date.near_publication
    assert reason("2031-05-20") is None
    assert reason("2032-05-09") == WEIGHTS.date.far_publication


@pytest.mark.parametrize(("share", "found"), [(0.0, -2.0), (0.1, -1.0), (0.2, 0.0), (0.6, 4.0), (1.0, 4.0)])
def test_a_weight_grows_straight_from_share_to_share(share: float, found: float) -> None:
    assert Curve((0.0, 0.2, 0.6), (-2.0, 0.0, 4.0)).at(share) == pytest.approx(found)


@pytest.mark.parametrize(("shares", "weights"), [((), ()), ((0.0, 0.1), (1.0,)), ((0.2, 0.1), (1.0, 2.0))])
def test_a_curve_that_does_not_grow_is_refused(shares: tuple[float, ...], weights: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="shares"):
        Curve(shares, weights)


def test_a_line_that_is_no_word_with_its_reports_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "words.tsv"
    path.write_text("# a comment\nropeway\tmany\n")
    with pytest.raises(ResourceError, match="whole number"):
        load_shares(path)
