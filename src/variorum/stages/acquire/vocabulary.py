"""The words that the acquire stage knows; the lists themselves stand in ``data/vocabulary/acquire.toml``."""

from msgspec import Struct


class AcquireVocabulary(Struct, frozen=True, forbid_unknown_fields=True):
    """What names a publisher, a day or a language. All words are in lower case and compared without case.

    ``outlets`` are names of publishers; ``outlet_words`` end such names ("news", "herald"); ``not_outlets`` stand after
    a dash in headlines without naming a publisher ("police", "live updates"); ``sections`` are parts of a site
    ("world"). ``byline_words`` open a byline, ``caption_words`` mark a line that is no headline, ``sentence_words`` one
    that is a sentence, ``date_words`` may stand around the date on a line of its own, ``page_day_names`` are the
    ``meta`` tags that hold a page's day, best first. ``months`` gives the number of each month's name,
    ``languages`` the ISO 639-1 codes that detection chooses among, ``language_names`` the code of a language that is
    written otherwise.
    """

    outlets: frozenset[str]
    outlet_words: frozenset[str]
    not_outlets: frozenset[str]
    sections: frozenset[str]
    byline_words: frozenset[str]
    caption_words: frozenset[str]
    sentence_words: frozenset[str]
    date_words: frozenset[str]
    page_day_names: tuple[str, ...]
    months: dict[str, int]
    languages: tuple[str, ...]
    language_names: dict[str, str]
