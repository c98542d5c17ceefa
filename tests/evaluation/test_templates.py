"""Templates are aligned and scored by the rules of 1992."""

from variorum.evaluation import slots
from variorum.evaluation.templates import Fill, Key, Response, Value, align, same_string, score_slot

CREDITS = {"type": slots.type_credit, "date": slots.date_credit}


def fill(*values: str, optional: bool = False, of: tuple[str, ...] = ()) -> Fill:
    return Fill(tuple(Value(value, of) for value in values), optional)


def key(type_: str, day: str, *strings: str, optional: bool = False) -> Key:
    return Key({"type": (fill(type_),), "date": (fill(day),)}, strings, optional)


def response(type_: str, day: str, *strings: str) -> Response:
    return Response({"type": (Value(type_),), "date": (Value(day),)}, strings)


def marked(slot: str, keys: list[Key], responses: list[Response]) -> tuple[float, float, float]:
    pairs = align(keys, responses, CREDITS)
    mark = score_slot(slot, slot, keys, responses, pairs, CREDITS[slot], unit="m", text="")
    return mark.gold, mark.given, mark.hit


def test_a_perfect_template_earns_every_fill() -> None:
    keys, found = [key("BOMBING", "02 MAR 90", "RED FRONT")], [response("BOMBING", "02 MAR 90", "the Red Front")]
    assert marked("type", keys, found) == (1, 1, 1)
    assert marked("date", keys, found) == (1, 1, 1)


def test_attack_for_a_bombing_is_half_right() -> None:
    assert marked("type", [key("BOMBING", "02 MAR 90", "x")], [response("ATTACK", "02 MAR 90", "x")]) == (1, 1, 0.5)


def test_templates_of_other_types_or_without_a_shared_string_are_not_paired() -> None:
    other_type = marked("date", [key("ARSON", "02 MAR 90", "x")], [response("BOMBING", "02 MAR 90", "x")])
    no_string = marked("date", [key("ARSON", "02 MAR 90", "mill")], [response("ARSON", "02 MAR 90", "bridge")])
    assert other_type == no_string == (1, 1, 0)


def test_a_missed_template_costs_recall_a_spurious_one_precision_an_optional_one_nothing() -> None:
    assert marked("type", [key("ARSON", "02 MAR 90", "x")], []) == (1, 0, 0)
    assert marked("type", [], [response("ARSON", "02 MAR 90", "x")]) == (0, 1, 0)
    assert marked("type", [key("ARSON", "02 MAR 90", "x", optional=True)], []) == (0, 0, 0)


def test_each_template_is_paired_once_with_the_one_that_fits_best() -> None:
    keys = [key("ATTACK", "01 MAR 90", "mill"), key("ATTACK", "05 MAR 90", "mill")]
    found = [response("ATTACK", "05 MAR 90", "mill"), response("ATTACK", "01 MAR 90", "mill")]
    assert sorted(align(keys, found, CREDITS)) == [(0, 1), (1, 0)]
    assert marked("date", keys, found) == (2, 2, 2)


def test_an_optional_fill_counts_only_when_it_is_given() -> None:
    keys = [Key({"type": (fill("ARSON"),), "date": (fill("02 MAR 90", optional=True),)}, ("x",))]
    without = [Response({"type": (Value("ARSON"),), "date": ()}, ("x",))]
    assert marked("date", keys, without) == (0, 0, 0)
    assert marked("date", keys, [response("ARSON", "02 MAR 90", "x")]) == (1, 1, 1)


def test_any_of_the_alternatives_is_right() -> None:
    keys = [Key({"type": (fill("ARSON"),), "date": (fill("02 MAR 90", "03 MAR 90"),)}, ("x",))]
    assert marked("date", keys, [response("ARSON", "03 MAR 90", "x")]) == (1, 1, 1)


def test_the_right_class_or_number_of_the_wrong_string_is_half_right() -> None:
    wanted = Value("DEATH", ("MONKS", "THE MONKS"))
    assert slots.class_credit(Value("DEATH", ("two monks",)), wanted) == 1
    assert slots.class_credit(Value("DEATH", ("a baker",)), wanted) == 0.5
    assert slots.class_credit(Value("INJURY", ("two monks",)), wanted) == 0
    assert slots.number_credit(Value("6-8", ("bakers",)), Value("6 - 8", ("MONKS",))) == 0.5


def test_dates_that_overlap_are_half_right() -> None:
    assert slots.date_credit(Value("03 MAR 90"), Value("01 MAR 90 - 09 MAR 90")) == 0.5
    assert slots.date_credit(Value("03 MAR 90"), Value("04 MAR 90")) == 0
    assert slots.date_credit(Value("- 03 MAR 90"), Value("- 03 MAR 90")) == 1


def test_places_are_right_with_their_country_and_half_right_without_the_place() -> None:
    wanted = Value("PERU: CUZCO (DEPARTMENT): SANTA ANA (TOWN)")
    assert slots.place_credit(Value("PERU: Santa Ana"), wanted) == 1
    assert slots.place_credit(Value("PERU"), wanted) == 0.5
    assert slots.place_credit(Value("CHILE: Santa Ana"), wanted) == 0
    assert slots.place_credit(Value("PERU"), Value("PERU")) == 1


def test_strings_are_the_same_by_their_telling_words() -> None:
    assert same_string("THE RED FRONT", "Red Front rebels")
    assert not same_string("RED FRONT", "Blue Front")
