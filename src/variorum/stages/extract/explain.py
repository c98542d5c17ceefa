"""AnnotatedReport -> Explanation: a report is read once more with a margin, and what was noted is told by sentence."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from variorum.model.claim import Account, AttributionLink, Claim, Stance
from variorum.model.report import Report
from variorum.model.text import AnnotatedReport, Sentence
from variorum.model.values import Value
from variorum.stages.extract.counts.numbers import numbers_among, why_not_counted
from variorum.stages.extract.entries import Entries, Entry
from variorum.stages.extract.fired import Fired
from variorum.stages.extract.margin import Note, watched
from variorum.stages.extract.mentions import Span
from variorum.stages.extract.readings import Readings
from variorum.stages.extract.resources import ExtractResources
from variorum.stages.extract.stage import Worked, work

NO_REASON = "no word beside it says what befell those that it counts"


class Word(Struct, frozen=True):
    """A word as the parser has it; ``head`` is the word that it depends on."""

    text: str
    lemma: str
    tag: str
    dep: str
    head: str
    entity: str


class ReadClaim(Struct, frozen=True):
    """A claim, the entries of the vocabulary that fired for it, and those for the word that reports it.

    ``account`` is the number of its account in the report, ``why`` why its words were given to that one, if they tell
    of an event.
    """

    field: str
    value: Value
    quote: str
    stance: Stance
    attribution: tuple[AttributionLink, ...]
    account: int | None
    entries: tuple[Entry, ...]
    cues: tuple[Entry, ...]
    why: str | None


class Mention(Struct, frozen=True):
    """What a reader found that is no claim by itself: a time, place, name or speech, and the rule or entries for it."""

    reader: str
    quote: str
    what: str
    why: str | None
    entries: tuple[Entry, ...]


class Refusal(Struct, frozen=True):
    """What was considered and refused, by which reader, and why."""

    reader: str
    quote: str
    what: str
    why: str


class ReadSentence(Struct, frozen=True):
    """A sentence and all that was decided in it; ``number`` counts from 1."""

    number: int
    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    claims: tuple[ReadClaim, ...]
    mentions: tuple[Mention, ...]
    refused: tuple[Refusal, ...]


class Explanation(Struct, frozen=True):
    """How the reading of a report came about. The first of the ``accounts`` is that of the main incident."""

    report: Report
    model: str
    accounts: tuple[Account, ...]
    sentences: tuple[ReadSentence, ...]


def explain(annotated: AnnotatedReport, resources: ExtractResources, entries: Entries) -> Explanation:
    """Read a report as ``extract`` does, and tell of each sentence what was taken, what was refused, and why."""
    report = watched(annotated)
    worked = work(report, resources)
    told = _Telling(worked, report.margin, resources, Fired(worked.readings, resources, entries))
    sentences = tuple(told.sentence(sentence) for sentence in annotated.sentences)
    return Explanation(worked.reading.report, annotated.model, worked.reading.accounts, sentences)


class _Telling:
    """Tells of one report, sentence by sentence."""

    def __init__(self, worked: Worked, margin: Sequence[Note], resources: ExtractResources, fired: Fired) -> None:
        self.readings: Readings = worked.readings
        self.annotated, self.reading = self.readings.annotated, worked.reading
        self.resources, self.fired = resources, fired
        self.notes = tuple(dict.fromkeys(margin))
        self.number_of = {account.id: i for i, account in enumerate(self.reading.accounts, 1)}
        self.joined = {(n.start, n.end): n.why for n in self.notes if n.reader == "incident" and n.verdict == "taken"}

    def sentence(self, sentence: Sentence) -> ReadSentence:
        """Tell of one sentence."""
        return ReadSentence(
            sentence.i + 1,
            sentence.start,
            sentence.end,
            self.annotated.text[sentence.start : sentence.end],
            tuple(
                Word(t.text, t.lemma, t.tag, t.dep, self.annotated.head(t).text, t.entity)
                for t in self.annotated.words(sentence)
            ),
            tuple(self._claim(claim) for claim in self.reading.claims if _starts_in(claim.start, sentence)),
            tuple(dict.fromkeys(self._mentions(sentence))),
            tuple(dict.fromkeys(self._refused(sentence))),
        )

    def _claim(self, claim: Claim) -> ReadClaim:
        why = next((why for span, why in self.joined.items() if claim.start <= span[0] < claim.end), None)
        return ReadClaim(
            claim.field,
            claim.value,
            claim.quote,
            claim.stance,
            claim.attribution,
            self.number_of.get(claim.account or ""),
            self.fired.by_claim(claim),
            self.fired.by_cues(claim.attribution),
            why if claim.field == "event" else None,
        )

    def _quote(self, span: Span) -> str:
        return self.annotated.text[slice(*span)]

    def _mentions(self, sentence: Sentence) -> Iterator[Mention]:
        rules = {(n.start, n.end): n.why for n in self.notes if n.reader == "time" and n.verdict == "taken"}
        choices = {(n.start, n.end): n.why for n in self.notes if n.reader == "place" and n.verdict == "weighed"}
        for time in self.readings.times:
            if _starts_in(time.start, sentence):
                span = time.start, time.end
                days = " to ".join(dict.fromkeys(end for end in (time.value.start, time.value.end) if end))
                what = " = ".join(filter(None, (time.value.timex, days)))
                yield Mention("time", self._quote(span), what, rules.get(span), self.fired.by_field("date", span))
        for place in self.readings.places:
            if _starts_in(place.start, sentence):
                span = place.start, place.end
                value = place.value
                where = ", ".join(filter(None, (value.name, value.admin1, value.country)))
                role = " as a government" if place.as_government else " as a people" if place.as_people else ""
                what = f"{where}{role} ({value.gazetteer_id or 'in no gazetteer'})"
                yield Mention("place", self._quote(span), what, choices.get(span), self.fired.by_field("place", span))
        yield from self._names(sentence)
        yield from self._speech(sentence)

    def _names(self, sentence: Sentence) -> Iterator[Mention]:
        for name in self.readings.names:
            for span in name.mentions:
                if _starts_in(span[0], sentence):
                    role = f", {name.role}" if name.role else ""
                    others = f"also {', '.join(name.aliases)}" if name.aliases else None
                    entries = self.fired.by_field("perpetrator", span)
                    yield Mention("name", self._quote(span), f"{name.name}{role} ({name.kind})", others, entries)

    def _speech(self, sentence: Sentence) -> Iterator[Mention]:
        for speech in self.readings.attributions:
            at = next(iter((*speech.cue, *speech.content)), (0, 0))
            if _starts_in(at[0], sentence):
                who = " < ".join(link.name or link.role or link.kind for link in speech.chain) or "the outlet"
                content = " … ".join(self._quote(span) for span in speech.content)
                cue = " ".join(self._quote(span) for span in speech.cue) or "no word: it goes on from before"
                what = f"{who}, {speech.mode}, {speech.stance}: {content}"
                yield Mention("speech", cue, what, None, self.fired.by_cues(speech.chain[:1]))

    def _refused(self, sentence: Sentence) -> Iterator[Refusal]:
        for note in self.notes:
            if note.verdict == "refused" and _starts_in(note.start, sentence) and not self._was_taken(note):
                yield Refusal(note.reader, self._quote((note.start, note.end)), note.what, note.why)
        yield from self._numbers(sentence)

    def _was_taken(self, note: Note) -> bool:
        """Say whether the words were taken in the end, by another rule or in a longer phrase."""
        if note.reader == "place":
            return any(p.start <= note.start and note.end <= p.end for p in self.readings.places)
        taken = (n for n in self.notes if n.verdict == "taken" and n.reader == note.reader != "incident")
        return any(n.start <= note.start and note.end <= n.end for n in taken)

    def _numbers(self, sentence: Sentence) -> Iterator[Refusal]:
        """Tell of each number that is in no count."""
        tokens, vocabulary = self.annotated.tokens, self.resources.counts
        for begin, at in reversed(list(numbers_among(tokens, sentence.first, sentence.last, vocabulary))):
            span = tokens[begin].start, tokens[at - 1].end
            if not any(count.start <= span[0] < count.end for count in self.readings.counts):
                why = why_not_counted(tokens, begin, at, vocabulary) or NO_REASON
                yield Refusal("count", self._quote(span), "count", why)


def _starts_in(start: int, sentence: Sentence) -> bool:
    return sentence.start <= start < sentence.end
