"""The account in words: each class of sentence, with material of its own."""

import pytest

from tests.builders import (
    actor,
    at_least,
    at_place,
    blame,
    event,
    exactly,
    make_claim,
    make_report,
    on_day,
    speaker,
    weapon,
)
from tests.stages.release.conftest import MAYOR, MINISTRY, POST, WIRE, Tell, scene, told
from variorum.model.claim import AttributionLink, Claim
from variorum.model.values import ResponseValue
from variorum.stages.release.brief import BriefWords, fragment, render
from variorum.stages.release.brief.grammar import article, is_plural, named, plural, single
from variorum.stages.release.brief.render import escape_markdown


def test_the_first_sentence_says_how_many_died_in_what_when_where_and_who_says_so(tell: Tell) -> None:
    written = tell([*scene(), make_claim("r-1", "killed", at_least(4), by=MINISTRY)], [POST])
    assert written.sentences[0].text == (
        "At least four people were killed in a shelling on 6 May 2031 near Orlovka, "
        "according to the Ruvian Defence Ministry"
    )


def test_each_clause_has_its_claims_and_each_mark_its_footnote(tell: Tell) -> None:
    claims = [*scene(), make_claim("r-1", "killed", exactly(4), by=MINISTRY)]
    written = tell(claims, [POST])
    first = written.sentences[0]
    assert {claim for clause in first.clauses for claim in clause.claims} == {claim.id for claim in claims}
    assert written.numbers(first) == [None, 1, 2, 3, 4]
    assert [note.number for note in written.footnotes] == [1, 2, 3, 4]
    (source,) = written.footnotes[3].sources
    assert (source.outlet, source.day, source.quote) == ("Lowland Post", "7 May 2031", "4 people")
    assert source.speakers == ("the Ruvian Defence Ministry",)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Ruvian Defence Ministry", "the Ruvian Defence Ministry"),
        ("A Ruvian spokesman", "a Ruvian spokesman"),
        ("Ruvian spokesman", "a Ruvian spokesman"),
        ("Police", "police"),
        ("officials", "officials"),
        ("mayor's office", "the mayor's office"),
        ("Ruvia's armed forces", "Ruvia's armed forces"),
        ("Hill County Sheriff's Office", "the Hill County Sheriff's Office"),
        ("Orlovka airport", "Orlovka airport"),
        ("Mi-24 helicopter", "a Mi-24 helicopter"),
        ("official", "an official"),
        ("same gun", "the same gun"),
        ("Red Column", "Red Column"),
        ("witnesses in Orlovka", "witnesses in Orlovka"),
        ("man in custody", "a man in custody"),
        ("his brother", "his brother"),
        ("2014 report", "a 2014 report"),
        ("sources familiar with it", "sources familiar with it"),
    ],
)
def test_names_get_the_article_that_goes_with_them(words: BriefWords, name: str, written: str) -> None:
    assert named(name, words) == written


def test_a_name_that_ends_in_s_is_one(words: BriefWords) -> None:
    given = ("Vera Hills", "United States", "Ruvian Armed Forces", "police", "two men", "Vera and Ana", "bus")
    assert [is_plural(name, words) for name in given] == [False, False, True, True, True, True, False]


def test_articles_go_by_sound(words: BriefWords) -> None:
    given = ("RPG", "U.S. drone", "UN post", "hour", "university", "attack", "European", "SUV", "mine")
    assert [article(word, words) for word in given] == ["an", "a", "a", "an", "a", "an", "a", "an", "a"]


def test_one_and_many(words: BriefWords) -> None:
    pairs = [("city", "cities"), ("church", "churches"), ("woman", "women"), ("boy", "boys"), ("bus", "buses")]
    assert [(single(many, words), plural(one, words)) for one, many in pairs] == pairs


def test_positions_on_responsibility_stand_in_order_of_time(tell: Tell) -> None:
    own = speaker("Red Column", "armed_group")
    claims = [make_claim("r-2", "responsibility", blame("Red Column", "admitted"), by=own),
              make_claim("r-1", "responsibility", blame("Red Column", "denied"), by=own, stance="denies")]  # fmt: skip
    text = told(tell([*scene(), *claims], [POST, WIRE]))
    assert "Red Column denied responsibility. Red Column admitted responsibility." in text


def test_reserve_is_told(tell: Tell) -> None:
    hedged = make_claim("r-1", "killed", exactly(4), stance="hedges")
    assert told(tell([*scene(), hedged], [POST])).startswith("Four people were reportedly killed")


def test_one_who_passes_on_the_word_of_another_is_named_with_it(tell: Tell) -> None:
    claim = make_claim("r-1", "killed", exactly(4), by=MINISTRY)
    chain = (MINISTRY, AttributionLink("TASS", None, "media", "reported"))
    passed = Claim(**{name: getattr(claim, name) for name in claim.__struct_fields__} | {"attribution": chain})
    text = told(tell([*scene(), passed], [POST]))
    assert "according to TASS, citing the Ruvian Defence Ministry." in text


def test_a_role_is_told_once(tell: Tell) -> None:
    claims = [make_claim("r-1", "killed", exactly(4), by=MAYOR), make_claim("r-1", "wounded", exactly(2), by=MAYOR)]
    assert told(tell([*scene(), *claims], [POST])).count("(mayor of Orlovka)") == 1


def test_a_reprint_does_not_count_as_an_origin(tell: Tell) -> None:
    reprint = make_report("r-2", "2031-05-08", outlet="Wire", copy_of="r-1")
    claims = [make_claim("r-1", "killed", exactly(4)), make_claim("r-2", "killed", exactly(4))]
    text = told(tell([*scene(), *claims], [POST, reprint]))
    assert "according to Lowland Post." in text
    assert "Wire" not in text


def test_outlets_without_a_name_are_counted(tell: Tell) -> None:
    claims = [make_claim(name, "killed", exactly(4)) for name in ("r-1", "r-2", "r-3")]
    assert "according to three outlets not named." in told(tell([*scene(), *claims]))


def test_who_did_it_is_told_by_whom_it_is_said(tell: Tell) -> None:
    claims = [make_claim("r-1", "perpetrator", actor("gunmen"), by=MINISTRY),
              make_claim("r-2", "perpetrator", actor("Red Column"))]  # fmt: skip
    text = told(tell([*scene(), *claims], [POST, WIRE]))
    assert "Wire attributed it to Red Column" in text
    assert "the Ruvian Defence Ministry to gunmen" in text


@pytest.mark.parametrize(
    ("position", "by", "sentence"),
    [
        ("claimed", speaker("Red Column", "armed_group"), "Red Column claimed responsibility."),
        ("claimed", None, "Red Column claimed responsibility, according to Lowland Post."),
        ("blamed", MINISTRY, "The Ruvian Defence Ministry blamed Red Column."),
        ("blamed", None, "Red Column was blamed, according to Lowland Post."),
        ("denied", speaker("Red Column", "armed_group"), "Red Column denied responsibility."),
    ],
)
def test_responsibility_is_told_by_position(
    tell: Tell, position: str, by: AttributionLink | None, sentence: str
) -> None:
    stance = "denies" if position == "denied" else "asserts"
    claim = make_claim("r-1", "responsibility", blame("Red Column", position), by=by, stance=stance)  # type: ignore[arg-type]
    assert sentence in told(tell([*scene(), claim], [POST]))


def test_a_denial_of_blame_is_no_denial_that_somebody_blames(tell: Tell) -> None:
    claim = make_claim("r-1", "responsibility", blame("Red Column", "blamed"), by=MINISTRY, stance="denies")
    text = told(tell([*scene(), claim], [POST]))
    assert "The Ruvian Defence Ministry denied that Red Column was responsible." in text


@pytest.mark.parametrize(
    ("span", "precision", "words_"),
    [
        (("2031-05-03", "2031-05-05"), "range", "between 3 and 5 May 2031"),
        (("2031-04-28", "2031-05-05"), "range", "between 28 April and 5 May 2031"),
        (("2030-12-30", "2031-01-02"), "range", "between 30 December 2030 and 2 January 2031"),
        (("2031-05-01", "2031-05-31"), "month", "in May 2031"),
        (("2031-01-01", "2031-12-31"), "year", "in 2031"),
        (("2029-01-01", "2031-12-31"), "range", "between 2029 and 2031"),
    ],
)
def test_days_are_as_exact_as_they_are_known(tell: Tell, span: tuple[str, str], precision: str, words_: str) -> None:
    claims = [make_claim("r-1", "event", event("attack")), make_claim("r-1", "date", on_day(*span, precision), start=9)]  # type: ignore[arg-type]
    assert told(tell(claims, [POST])).startswith(f"An attack took place {words_}.")


def test_places_with_an_article_get_it(tell: Tell) -> None:
    claims = [make_claim("r-1", "place", at_place("Blue Mountains", precision="region"))]
    assert "took place in the Blue Mountains." in told(tell(claims, [POST]))


def test_responses_are_told(tell: Tell) -> None:
    values = [ResponseValue("apology", "Ana Belt", "the families"), ResponseValue("arrest", None, "two men"),
              ResponseValue("condemnation", None, None), ResponseValue("condemnation", "Ruvia", None)]  # fmt: skip
    claims = [make_claim("r-1", "response", value, start=n) for n, value in enumerate(values)]
    text = told(tell([*scene(), *claims], [POST]))
    assert "Ana Belt apologised to the families, according to Lowland Post" in text
    assert "two men were arrested, according to Lowland Post" in text
    assert "Ruvia condemned it" in text
    assert "it was condemned" not in text


def test_persons_are_named_with_what_became_of_them(tell: Tell) -> None:
    claims = [make_claim("r-1", "victim", actor("Vera Lind", person=True), start=5),
              make_claim("r-1", "killed", exactly(1), quote="Vera Lind", start=5)]  # fmt: skip
    assert "Named as killed is Vera Lind." in told(tell([*scene(), *claims], [POST]))


def test_the_dead_are_named_before_the_wounded(tell: Tell) -> None:
    named_ = (("Ana Zoll", 5), ("Ben Arn", 50))
    claims = [make_claim("r-1", "victim", actor(name, person=True), start=at) for name, at in named_]
    fates = [make_claim("r-1", "wounded", exactly(1), quote="Ana Zoll", start=5),
             make_claim("r-1", "killed", exactly(1), quote="Ben Arn", start=50)]  # fmt: skip
    text = told(tell([*scene(), *claims, *fates], [POST]))
    assert "Named as killed is Ben Arn. Named as wounded is Ana Zoll." in text


def test_long_lists_are_cut_short_with_their_footnotes_complete(tell: Tell) -> None:
    names = ["mortar", "howitzer", "rifle", "grenade", "knife"]
    claims = [make_claim("r-1", "weapon", weapon(name), start=n * 10) for n, name in enumerate(names)]
    written = tell([*scene(), *claims], [POST])
    assert "Of weapons the reports mention a grenade, a howitzer, a knife and two others." in told(written)
    noted = {source.claim for note in written.footnotes for source in note.sources}
    assert {claim.id for claim in claims} <= noted


def test_what_no_report_says_is_said(tell: Tell) -> None:
    text = told(tell([make_claim("r-1", "event", event("shelling"))], [POST]), "open")
    assert text == "No report says when or where it was, who did it or how many were harmed."


def test_talks_name_the_parties_and_nobody_is_missed_who_did_it(tell: Tell) -> None:
    claims = [make_claim("r-1", "event", event("talks")), make_claim("r-1", "perpetrator", actor("Ruvia"), start=9),
              make_claim("r-1", "target", actor("Red Column"), start=30)]  # fmt: skip
    text = told(tell(claims, [POST], kind="talks"))
    assert text.startswith("Talks between Red Column and Ruvia took place.")
    assert "who did it" not in text


def test_days_that_exclude_each_other_stand_side_by_side(tell: Tell) -> None:
    claims = [*scene(), make_claim("r-2", "date", on_day("2031-05-03"), start=8),
              make_claim("r-2", "date", on_day("2031-05-01", "2031-05-31", "month"), start=60)]  # fmt: skip
    text = told(tell(claims, [POST, WIRE]), "differs")
    assert (
        "The day is disputed: it was on 3 May 2031, according to Wire; on 6 May 2031, according to Lowland Post."
        in text
    )
    assert "in May" not in text


HOSTILE = "<script>alert(1)</script>\n# **x** [a](javascript:b) \"'&\x1b[2J\u202egnp.exe"


def test_html_of_hostile_reports_holds_no_markup_of_theirs(tell: Tell) -> None:
    claims = [
        make_claim("r-1", "killed", exactly(4), quote=HOSTILE, by=speaker(HOSTILE, "person", HOSTILE)),
        make_claim("r-1", "place", at_place(HOSTILE), start=9),
        make_claim("r-1", "weapon", weapon(HOSTILE), start=20),
    ]
    written = tell(claims, [make_report("r-1", "2031-05-07", outlet=HOSTILE)])
    page = render(written, "html")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert not {"\x1b", "\u202e"} & set(page + render(written, "text") + render(written, "markdown"))
    assert page.startswith("<!doctype html>")
    assert "<html" not in fragment(written)


def test_markdown_of_hostile_reports_is_read_as_words(tell: Tell) -> None:
    claims = [*scene(), make_claim("r-1", "weapon", weapon(HOSTILE), start=20)]
    written = render(tell(claims, [POST]), "markdown")
    assert "\\[a\\](javascript:b)" in written
    assert "\n# " not in written
    assert "<script" not in written.replace("\\<script", "")


def test_every_mark_of_the_three_formats_has_its_note(tell: Tell) -> None:
    written = tell([*scene(), make_claim("r-1", "killed", exactly(4))], [POST])
    for note in written.footnotes:
        assert f"[^{note.number}]: " in render(written, "markdown")
        assert f"\n[{note.number}] " in render(written, "text")
        assert f'id="i-1-note-{note.number}"' in render(written, "html")


@pytest.mark.parametrize(
    ("words_", "escaped"),
    [
        ("- a list", "\\- a list"),
        ("12. so", "12\\. so"),
        ("a-b (c)", "a-b (c)"),
        ("see https://x.example or www.x.example", "see https\\://x.example or www\\.x.example"),
        ("[a](b)", "\\[a\\](b)"),
    ],
)
def test_markdown_escapes_what_would_be_read_as_a_mark(words_: str, escaped: str) -> None:
    assert escape_markdown(words_) == escaped
