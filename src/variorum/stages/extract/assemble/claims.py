"""Turn what was found into claims, each with its words, its account, its chain of speakers and its stance."""

import msgspec

from variorum.model.claim import COUNT_FIELDS, AttributionLink, Claim, Field, Stance, make_claim
from variorum.model.text import Token
from variorum.model.values import ActorValue, CountValue, EventValue, Value
from variorum.stages.extract.answers import AnswerIndex, Finder, find_responses
from variorum.stages.extract.assemble.words import chain_and_stance, context_of, own_word
from variorum.stages.extract.episodes import DETENTION, HARMFUL, Episode, Gathering
from variorum.stages.extract.margin import refused
from variorum.stages.extract.mentions import CountMention, Span
from variorum.stages.extract.participants import ActorIndex, find_participants
from variorum.stages.extract.readings import Readings
from variorum.stages.extract.things import ThingIndex, find_damage, find_weapons

_PART_FIELD: dict[str, Field] = {
    "perpetrator": "perpetrator",
    "victim": "victim",
    "target": "target",
    # The contract has no field of its own for those who stand between: the role in the value tells them apart.
    "mediator": "target",
    "party": "target",
}
_REPEATED = frozenset({*COUNT_FIELDS})
"""Fields where every mention is a claim, also when a report repeats itself."""


class Writer:
    """Writes the claims of one report; ``account_of`` gives the id of the account of an episode that is kept."""

    def __init__(self, readings: Readings, gathering: Gathering, account_of: dict[int, str]) -> None:
        self.readings, self.annotated, self.gathering = readings, readings.annotated, gathering
        self.account_of = account_of
        self.claims: dict[str, Claim] = {}
        self._said: set[tuple[object, ...]] = set()

    def account(self, episode: Episode | None) -> str | None:
        """Give the account of an episode, or None where it is not kept."""
        return self.account_of.get(id(episode)) if episode is not None else None

    def write(
        self,
        field: Field,
        value: Value,
        span: Span,
        account: str | None,
        *,
        stance: Stance = "asserts",
        chain: tuple[AttributionLink, ...] = (),
        deed: frozenset[str] = frozenset(),
    ) -> None:
        """Add a claim, unless the same voice has said the same of the same incident before.

        ``chain`` is whose word it is where no reported speech holds the span. ``deed`` are the words of the act
        itself: who "expressed regret" acts, and the act stands on the word of the one who reports it.
        """
        found, settled = chain_and_stance(self.readings, span, stance)
        attribution = (found[1:] if found and found[0].cue in deed else found) or chain
        text = self.annotated.text
        key = (account, field, _essence(value), attribution, settled)
        if field not in _REPEATED and key in self._said:
            refused(self.annotated, "claim", span, field, "the same voice has said it of that incident before")
            return
        self._said.add(key)
        claim = make_claim(
            report=self.annotated.report.id,
            account=account,
            field=field,
            value=value,
            text=text,
            span=span,
            context=context_of(self.readings, span),
            attribution=attribution,
            stance=settled,
        )
        self.claims.setdefault(claim.id, claim)


def _essence(value: Value) -> bytes:
    """Give a value without the words it was said in."""
    data = msgspec.to_builtins(value)
    data.pop("words", None)
    return msgspec.json.encode(data)


def write_claims(writer: Writer, actors: ActorIndex, things: ThingIndex, answers: AnswerIndex) -> None:
    """Write all claims of a report."""
    _events(writer)
    _where(writer)
    _participants(writer, actors)
    _counts(writer)
    _things(writer, things)
    _responsibility(writer, answers, actors)
    _responses(writer, answers, actors)


def _events(writer: Writer) -> None:
    for event in writer.gathering.events:
        episode = writer.gathering.of_token.get(event.token)
        account = writer.account(episode)
        if episode is None or account is None or event.generic or (event.weak and not episode.weak):
            continue
        writer.write("event", EventValue(event.type), (event.start, event.end), account)


def _where(writer: Writer) -> None:
    for event in writer.gathering.events:
        account = writer.account(writer.gathering.of_token.get(event.token))
        if account is None:
            continue
        for place in writer.gathering.places_of(event):
            writer.write("place", place.value, (place.start, place.end), account)


def _participants(writer: Writer, actors: ActorIndex) -> None:
    for event in writer.gathering.events:
        account = writer.account(writer.gathering.of_token.get(event.token))
        if account is None:
            continue
        for participant in find_participants(writer.readings, event, actors):
            actor = participant.actor
            if participant.part in {"mediator", "party"}:
                actor = msgspec.structs.replace(actor, role=participant.part)
            field = _PART_FIELD[participant.part]
            writer.write(field, actor, participant.span, account, stance=participant.stance)


def _counts(writer: Writer) -> None:
    for count in writer.readings.counts:
        episode = _episode_of_count(writer, count)
        account = writer.account(episode)
        value = _as_part(writer, count, episode)
        writer.write(count.kind, value, (count.start, count.end), account, stance=count.stance)
        if account is not None:
            _victim(writer, count, account)


def _as_part(writer: Writer, count: CountMention, episode: Episode | None) -> CountValue:
    """Take those who died later of wounds ("one of the wounded died") for a part of the dead, if more are told."""
    number = count.value.best
    if count.trigger not in writer.gathering.late or count.value.subset_of is not None or number is None:
        return count.value
    told = [c for c in writer.readings.counts if c.kind == count.kind and (c.value.best or c.value.low or 0) > number]
    own = [c for c in told if c.value.subset_of is None and _episode_of_count(writer, c) is episode]
    if not own:
        return count.value
    whole = max(own, key=lambda c: (c.value.best or c.value.low or 0, -c.start))
    return msgspec.structs.replace(count.value, subset_of=whole.value.words)


def _episode_of_count(writer: Writer, count: CountMention) -> Episode | None:
    tokens = writer.annotated.tokens
    if count.trigger >= len(tokens):
        return writer.gathering.main
    if any(e.token == count.trigger and e.reality == "habitual" for e in writer.gathering.events):
        return None
    return writer.gathering.episode_at(tokens[count.trigger])


def _victim(writer: Writer, count: CountMention, account: str) -> None:
    """A named person who was killed or hurt is a victim."""
    if count.person is None or count.attacker or count.stance == "withholds" or count.value.best == 0:
        return
    name = writer.readings.name_at(writer.annotated.tokens[count.head])
    named = name is not None and name.kind == "person"
    value = ActorValue(
        name.name if name is not None and named else count.person,
        name.role if name is not None and named else count.value.group,
        "person" if named else None,
        name.country if name is not None else None,
        named_person=True,
    )
    writer.write("victim", value, (count.start, count.end), account)


def _things(writer: Writer, things: ThingIndex) -> None:
    for field, mentions in (
        ("weapon", find_weapons(writer.annotated, things)),
        ("damage", find_damage(writer.annotated, things)),
    ):
        for mention in mentions:
            episode = writer.gathering.episode_at(writer.annotated.tokens[mention.token])
            account = writer.account(episode)
            if account is not None and episode is not None and episode.family in {"violence", "campaign", "unrest"}:
                writer.write(field, mention.value, (mention.start, mention.end), account)  # type: ignore[arg-type]


def _responsibility(writer: Writer, answers: AnswerIndex, actors: ActorIndex) -> None:
    tokens = writer.annotated.tokens
    for mention in Finder(writer.readings, answers, actors).find():
        chain = own_word(writer.readings, tokens[mention.by], tokens[mention.token]) if mention.by is not None else ()
        account = _answered_account(writer, tokens[mention.token], (mention.start, mention.end))
        writer.write(
            "responsibility", mention.value, (mention.start, mention.end), account, stance=mention.stance, chain=chain
        )


def _responses(writer: Writer, answers: AnswerIndex, actors: ActorIndex) -> None:
    tokens = writer.annotated.tokens
    for mention in find_responses(writer.readings, answers, actors):
        token = tokens[mention.token]
        episode = writer.gathering.of_token.get(token.i)
        if episode is not None and episode.family == DETENTION:
            continue  # the arrest is the incident, and no answer to one
        if episode is not None and episode.family not in HARMFUL:
            episode = writer.gathering.answered(token)
            if episode is None:
                continue
        account = writer.account(episode) or _answered_account(writer, token, (mention.start, mention.end))
        deed = _acts(writer, token, answers)
        span = (mention.start, mention.end)
        writer.write("response", mention.value, span, account, stance=mention.stance, deed=deed)


def _answered_account(writer: Writer, token: Token, span: Span) -> str | None:
    """Give the account that an answer is about; the main one where that beside it is not worth one."""
    return writer.account(_harmful(writer, token, span)) or writer.account(writer.gathering.main)


def _acts(writer: Writer, token: Token, answers: AnswerIndex) -> frozenset[str]:
    """Give the words of the acts in a sentence: "announced aid" is one, "announced that two were held" is a report."""
    annotated = writer.annotated
    acts = answers.giving.verbs | answers.response_verbs.keys()
    words = [word for word in annotated.words(annotated.sentence(token)) if word.lemma in acts]
    return frozenset(word.text for word in words if not any(True for _ in annotated.below(word, "ccomp")))


def _harmful(writer: Writer, token: Token, span: Span) -> Episode | None:
    """Give the incident of harm that an answer is about: one in its words or sentence, else the main one."""
    gathering = writer.gathering
    for each in writer.readings.tokens_in(span):
        episode = gathering.of_token.get(each.i)
        if episode is not None and episode.family in HARMFUL:
            return episode
    sentence = writer.annotated.sentence(token)
    own = {e.i for e in writer.annotated.subtree(token)} | {a.i for a in writer.annotated.ancestors(token)}
    for i in range(sentence.first, sentence.last):
        episode = gathering.of_token.get(i)
        if episode is not None and i in own and episode.family in HARMFUL:
            return episode
    episode = gathering.of_sentence.get(token.sentence)
    if episode is not None and episode.family in {"violence", "abduction", "unrest"}:
        return episode
    return gathering.main
