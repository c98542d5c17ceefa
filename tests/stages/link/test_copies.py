"""Reprints are found; follow-ups and reports that quote the same words are not."""

import re

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import make_report
from variorum.stages.link import find_copies, shingle_keys

WIRE = (
    "Gunmen on motorcycles stormed the salt market of Tarmeen on Monday and killed nine traders, the district "
    "governor said. The attackers arrived shortly after dawn and opened fire on stalls near the old weighbridge. "
    "Traders fled towards the river, where fishermen took several of them aboard. "
    "No group has claimed the raid so far. "
    "The governor, Idrin Malou, told local radio that soldiers were searching the dunes north of the town. "
    "Tarmeen lies on the caravan road to the mines, and convoys there have been robbed twice this year. "
    "A clinic run by nuns treated fourteen people for gunshot wounds, its matron said by telephone. "
    "The market will stay closed until the end of the week, according to the traders' union."
)
EDITED = (
    "Nine traders were shot dead when gunmen raided a market in Tarmeen. "
    "The attackers arrived soon after dawn and opened fire on stalls near the weighbridge. "
    "Traders ran towards the river, where fishermen took several aboard. No group has so far claimed the raid. "
    "Governor Idrin Malou told local radio that soldiers were searching dunes north of the town. "
    "A clinic run by nuns treated fourteen people for gunshot wounds, its matron said. "
    "The market will stay closed until the week's end, according to the traders' union."
)
FOLLOW_UP = (
    "Relatives buried nine traders in Tarmeen on Wednesday while the army said it had surrounded the raiders' camp. "
    "Hundreds of mourners walked behind the biers to the hill above the town, some carrying the scales of the dead. "
    "An army colonel said helicopters had spotted motorcycles in a gorge forty kilometres away. "
    "The union asked the government for an escort on every market day and threatened to strike. "
    "Tarmeen lies on the caravan road to the mines, and convoys there have been robbed twice this year. "
    "The governor offered a reward for information."
)
STATEMENT = (
    "“We shall find those who did this, wherever they hide, and the dunes will not protect them,” the governor said."
)


def copy_in(original: str, reprint: str) -> str | None:
    first = make_report("r-1", "2031-05-05", text=original)
    return find_copies(make_report("r-2", "2031-05-06", text=reprint), [first])


def test_an_edited_and_shortened_reprint_is_found() -> None:
    assert copy_in(WIRE, EDITED) == "r-1"


def test_a_reprint_cut_after_some_paragraphs_is_found() -> None:
    assert copy_in(WIRE, WIRE[: WIRE.index("Tarmeen lies")]) == "r-1"


def test_a_reprint_in_another_order_is_found() -> None:
    sentences = WIRE.split(". ")
    assert copy_in(WIRE, ". ".join(sentences[4:] + sentences[:4])) == "r-1"


def test_a_cut_with_another_lead_and_sentences_run_together_is_found() -> None:
    told = (
        "Traders in Tarmeen are counting their losses. The attackers had come shortly after dawn and opened fire on "
        "stalls near the old weighbridge, as traders fled towards the river, where fishermen took several of them "
        "aboard while no group has claimed the raid so far. Idrin Malou, the governor, told local radio soldiers were "
        "searching the dunes north of town."
    )
    assert copy_in(WIRE, told) == "r-1"


def test_a_reprint_with_a_paragraph_of_the_outlets_own_is_found() -> None:
    own = (
        " Bread is short in the villages along the river as well, our correspondent adds. Two bakers in Little Quenn "
        "have closed for good. They blame the tax on flour that was raised in the spring."
    )
    assert copy_in(WIRE, WIRE + own) == "r-1"


def test_a_text_with_blanks_around_every_sign_is_the_same_text() -> None:
    spaced = re.sub(r"([.,'])", r" \1 ", WIRE)
    assert copy_in(WIRE, spaced) == "r-1"


def test_a_report_that_holds_a_short_one_and_much_more_is_no_reprint_of_it() -> None:
    flash = WIRE[: WIRE.index("Traders fled")]
    assert copy_in(flash, WIRE + " " + FOLLOW_UP) is None


def test_two_reports_in_one_digest_do_not_become_one() -> None:
    first, digest = make_report("r-1", "2031-05-05", text=WIRE), make_report("r-2", "2031-05-06", text=WIRE + FOLLOW_UP)
    second = make_report("r-3", "2031-05-06", text=FOLLOW_UP)
    assert find_copies(second, [first]) is None
    assert find_copies(second, [first, digest]) == "r-2"


def test_two_reports_of_one_notice_in_words_of_their_own_are_no_reprints() -> None:
    left = (
        "Two men were shot dead in Little Quenn on Friday night, police said. Officers were called to the 200 block of "
        "Mill Road at 9 p.m. and found the men with several gunshot wounds. Both were pronounced dead at the scene. "
        "Police are asking anyone with information to call the hotline."
    )
    right = (
        "A shooting on Mill Road has left two dead. At about 9 p.m. on Friday neighbours heard shots, and officers "
        "found two men on the pavement who were pronounced dead at the scene. Their names are not yet known. Anyone "
        "with information should call the Quenn police, a spokeswoman said."
    )
    assert copy_in(left, right) is None


def test_of_a_long_text_the_beginning_is_compared() -> None:
    book = " ".join(f"Word {i % 97} follows word {i % 89} here." for i in range(40_000))
    assert copy_in(book, book + " The end.") == "r-1"
    assert copy_in(book, WIRE) is None


def test_a_follow_up_that_repeats_the_background_is_no_reprint() -> None:
    assert copy_in(WIRE, FOLLOW_UP) is None


def test_two_reports_that_quote_one_statement_are_no_reprints() -> None:
    left = "A raid shook the salt town. " + STATEMENT + " Shops stayed shut and school was called off for the day."
    right = "Markets across the province closed in mourning. " + STATEMENT + " Prices of salt rose by a third at noon."
    assert copy_in(left, right) is None


def test_the_later_of_two_reprints_the_earlier() -> None:
    late, early = make_report("r-1", "2031-05-06", text=WIRE), make_report("r-2", "2031-05-05", text=EDITED)
    assert find_copies(late, [early]) == "r-2"
    assert find_copies(early, [late]) is None


def test_without_dates_the_longer_is_the_original() -> None:
    long, short = make_report("r-2", text=WIRE), make_report("r-1", text=EDITED)
    assert find_copies(short, [long]) == "r-2"
    assert find_copies(long, [short]) is None


def test_reprints_share_keys_and_strangers_do_not() -> None:
    wire, edited = set(shingle_keys(make_report("r-1", text=WIRE))), set(shingle_keys(make_report("r-2", text=EDITED)))
    other = set(shingle_keys(make_report("r-3", text=STATEMENT)))
    assert len(wire & edited) >= 2
    assert not wire & other


def test_a_thousand_copies_all_go_back_to_one() -> None:
    copies = [make_report(f"r-{i:04d}", "2031-05-06", text=WIRE) for i in range(50)]
    assert {find_copies(report, copies) for report in copies[1:]} == {"r-0000"}
    assert find_copies(copies[0], copies) is None


@given(st.text(), st.text())
def test_any_texts_can_be_compared_and_only_one_reprints_the_other(left: str, right: str) -> None:
    one, other = make_report("r-1", text=left), make_report("r-2", text=right)
    assert None in (find_copies(one, [other]), find_copies(other, [one]))
    assert len(set(shingle_keys(one))) == len(shingle_keys(one))
