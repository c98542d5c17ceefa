"""Gather the event words of a report into episodes: which mentions are one incident, and which is the main one."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from variorum.model.text import Token
from variorum.stages.extract.episodes.campaigns import rescaled, spelled_out
from variorum.stages.extract.episodes.deaths import is_added_up, is_of_the_wounded
from variorum.stages.extract.episodes.distances import Distances
from variorum.stages.extract.episodes.episode import Episode, Facts
from variorum.stages.extract.episodes.places import in_dateline, is_elsewhere, is_nearer_to_another, path, waging
from variorum.stages.extract.episodes.times import (
    FRESH_DAYS,
    SUBORDINATE,
    are_long_past,
    are_of_another_week,
    attach_times,
    is_dated,
    is_fresh,
)
from variorum.stages.extract.events import EventIndex
from variorum.stages.extract.margin import refused, taken
from variorum.stages.extract.mentions import EventMention, PlaceMention
from variorum.stages.extract.readings import Readings

LEAD_SENTENCES = 3
"""The main incident is told in the headline or the first sentences: news puts it first."""
NEAR_SENTENCES = 1
"""How far back "the blast" may point to an incident that is not the main one."""
DETENTION = "detention"
"""The family of arrests: an answer to harm, or, where a report tells of none, its incident."""
_FORETOLD = {"talks", "exercise", "agreement", "truce", "sanction"}
_CAUSING = {"in", "during", "by", "from"}
_COMPATIBLE = {"violence", "abduction"}
HARMFUL = {"violence", "campaign", "unrest", "abduction"}

EventPlaces = Callable[[int], Sequence[PlaceMention]]


class Gathering:
    """The episodes of one report, and the episode that each event word and each sentence belongs to."""

    def __init__(self, readings: Readings, index: EventIndex, event_places: EventPlaces) -> None:
        self.readings, self.annotated, self.index = readings, readings.annotated, index
        self.event_places = event_places
        self.episodes: list[Episode] = []
        self.of_token: dict[int, Episode] = {}
        self.of_sentence: dict[int, Episode] = {}
        self.main: Episode | None = None
        told = [mention for mention in readings.events if mention.family != DETENTION]
        self.events = spelled_out(readings, [rescaled(readings, mention, index) for mention in told])
        self.times = attach_times(readings, self.events, index.vocabulary.aftermath.verbs)
        self.weak_at = {event.token: event for event in self.events if event.weak}
        words = index.vocabulary.death
        self.late = {i for i, event in self.weak_at.items() if is_of_the_wounded(readings, event, words)}
        self.times = {i: times for i, times in self.times.items() if i not in self.late}
        self.distances = Distances(readings, self.events, words, self.times, self.of_token)
        self._gather()

    def _gather(self) -> None:
        by_sentence: dict[int, list[EventMention]] = {}
        for mention in self.events:
            if is_told(mention):
                by_sentence.setdefault(self.annotated.tokens[mention.token].sentence, []).append(mention)
            else:
                span = self.annotated.tokens[mention.token].span
                refused(self.annotated, "incident", span, mention.type, f"it is told as {mention.reality}")
        lead = self._lead(by_sentence)
        body = self.annotated.report.body_start
        # A headline says little of itself and is understood from the story: it comes last.
        for number in sorted(by_sentence, key=lambda n: (self.annotated.sentences[n].end <= body, n)):
            if number >= lead and self.main is None:
                self.main = self._choose_main()
            self._take_sentence(number, by_sentence[number])
        if self.main is None:
            self.main = self._choose_main()
        self._take_arrests()
        self._spread()

    def _take_arrests(self) -> None:
        """Take arrests for the incident of a report that tells of no harm beside them, or only of a war around them."""
        arrests = [mention for mention in self.readings.events if mention.family == DETENTION and is_told(mention)]
        if not arrests:
            return
        if any(e.family in HARMFUL and (e.family != "campaign" or self._counts_at(e)) for e in self.episodes):
            return  # they answer what is told there
        self.times |= attach_times(self.readings, arrests)
        self.events += arrests
        founded: list[Episode] = []
        for mention in arrests:
            number, facts = self.annotated.tokens[mention.token].sentence, self._own_facts(mention)
            same = next((episode for episode in founded if episode.agrees_with(facts)), None)
            if same is not None:
                self._join(same, mention, number, facts, "it can be of the arrests told before")
            else:
                self._found(mention, number, facts)
                founded.append(self.episodes[-1])
            self.of_sentence.setdefault(number, self.of_token[mention.token])
        self.main = founded[0]

    def _lead(self, by_sentence: dict[int, list[EventMention]]) -> int:
        """Give the number of the sentence after the lead; sentences before the telling begins do not count."""
        body = self.readings.annotated.report.body_start
        opening = next((s.i for s in self.annotated.sentences if s.start >= body), 0)
        first = next((n for n in sorted(by_sentence) if n >= opening), opening)
        return first + LEAD_SENTENCES

    def _choose_main(self) -> Episode | None:
        if not self.episodes:
            return None
        told = [e for e in self.episodes if not e.other and not e.closed and not self._is_old(e)] or self.episodes
        return max(told, key=lambda e: (e.family in _COMPATIBLE, self._weight(e), -e.first_sentence))

    def _weight(self, episode: Episode) -> int:
        return len(episode.mentions) + 2 * self._counts_at(episode) + (not episode.weak)

    def _counts_at(self, episode: Episode) -> int:
        tokens = {mention.token for mention in episode.mentions}
        return sum(count.trigger in tokens for count in self.readings.counts)

    def _take_sentence(self, number: int, mentions: list[EventMention]) -> None:
        placed: list[EventMention] = []
        for late in (False, True):
            self._take_mentions(number, [m for m in mentions if self.distances.is_told_from(m.token) == late], placed)
        placed = [m for m in mentions if m.token in self.of_token]
        if placed:
            top = min(placed, key=lambda m: self._depth(self.annotated.tokens[m.token]))
            self.of_sentence[number] = self.of_token[top.token]

    def _take_mentions(self, number: int, mentions: list[EventMention], placed: list[EventMention]) -> None:
        strong = [m for m in mentions if not m.weak and not m.generic and not self._is_summed(m)]
        for mention in strong:
            self._place(mention, number)
        placed += strong
        for mention in sorted(mentions, key=lambda m: not m.generic):
            if mention.weak or mention.generic:
                self._place_weak(mention, number, placed)
                placed += [mention] if mention.generic and mention.token in self.of_token else []

    def _depth(self, token: Token) -> int:
        return sum(1 for _ in self.annotated.ancestors(token))

    def _place(self, mention: EventMention, number: int) -> None:
        facts = self._facts(mention)
        tied = self._tied(mention)
        if tied is not None and self._may_be(tied, mention, facts) and self._can_be(tied, mention):
            self._join(tied, mention, number, facts, "it hangs on a word of that incident")
            return
        for episode in sorted(self._candidates(mention, number), key=lambda e: not e.shares_place(facts)):
            if self._may_tell(episode, mention, facts, number):
                self._join(episode, mention, number, facts, "its day and place can be those of that incident")
                return
        self._found(mention, number, facts)

    def _facts(self, mention: EventMention) -> Facts:
        own = self._own_facts(mention)
        over = None if mention.weak else self._deaths_over(mention)
        if over is None:
            return own
        lent = self._own_facts(over)
        return Facts(own.times or lent.times, own.places or lent.places, own.countries)

    def _deaths_over(self, mention: EventMention) -> EventMention | None:
        """Give the deaths that an event caused: the day of "on Friday ten were killed in a raid" is the raid's, too."""
        token = self.annotated.tokens[mention.token]
        above = self.annotated.head(token)
        if token.dep == "pobj" and above.lower in _CAUSING:
            return self.weak_at.get(above.head)
        if token.dep == "nsubj":
            return self.weak_at.get(above.i)
        when = any(child.lower in {"when", "as"} for child in self.annotated.below(token, "advmod", "mark"))
        return self.weak_at.get(above.i) if token.dep == "advcl" and when else None

    def _own_facts(self, mention: EventMention) -> Facts:
        countries = waging(self.readings, mention) if mention.family == "campaign" else frozenset()
        if mention.token not in self.late:
            self.distances.date(mention.token)
        return Facts(tuple(self.times.get(mention.token, ())), tuple(self.places_of(mention)), countries)

    def places_of(self, mention: EventMention) -> list[PlaceMention]:
        """Give where an event was: no place that only stands in somebody's quoted sentence beside it, and no owners."""
        if mention.token in self.late:
            return []
        near = (p for p in self.event_places(mention.token) if not is_elsewhere(self.readings, p, mention))
        token = self.annotated.tokens[mention.token]
        if token.dep in SUBORDINATE:
            own = {t.start for t in self.annotated.subtree(token)}
            near = (place for place in near if place.start in own)
        near = (
            p for p in near if not in_dateline(self.readings, p) and not self.distances.are_across(p, mention.token)
        )
        return [p for p in near if not is_nearer_to_another(self.readings, p, mention, self.events)]

    def _tied(self, mention: EventMention) -> Episode | None:
        """Give the episode of an event word above this one that it only spells out ("attack of men who shelled")."""
        if mention.other or mention.plural:
            return None
        for above in list(self.annotated.ancestors(self.annotated.tokens[mention.token]))[:5]:
            if above.i in self.of_token:
                return self.of_token[above.i]
        return None

    def _can_be(self, episode: Episode, mention: EventMention) -> bool:
        """Say whether a mention is of an episode's family, or of the other kind of harm that it is told to be, too."""
        if episode.family == mention.family:
            return True
        if {episode.family, mention.family} != _COMPATIBLE:
            return False
        number = self.annotated.tokens[mention.token].sentence
        return episode.first_sentence == number or any(m.family == mention.family for m in episode.mentions)

    def _candidates(self, mention: EventMention, number: int) -> list[Episode]:
        """Give the episodes that a mention may belong to, the likeliest first."""
        alike = [e for e in self.episodes if self._can_be(e, mention) and not self._differs(e, mention)]
        alike = [e for e in alike if not e.closed]
        if mention.other:
            return [e for e in alike if e is not self.main and (e.family == "campaign" or mention.definite)]
        known = [e for e in alike if mention.definite and any(m.type == mention.type for m in e.mentions)]
        near = [e for e in alike if number - e.last_sentence <= NEAR_SENTENCES]
        paragraph = self.annotated.sentences[number].paragraph
        if self.main in near and any(m.type == mention.type for m in self.main.mentions):
            # A new paragraph goes back to the story, whatever older incident the last one ended on.
            near = [e for e in near if self.annotated.sentences[e.last_sentence].paragraph == paragraph]
        order = sorted(near, key=lambda e: -e.last_sentence)
        if self.main is not None and self.main in alike:
            order = [self.main, *order] if not mention.definite else [*order, self.main, *known]
        if mention.family != "violence" or self.main is None:
            order += sorted(alike, key=lambda e: -len(e.mentions))
        return order

    def _is_stale(self, episode: Episode, facts: Facts, number: int) -> bool:
        """Say whether a day is too old for news that gave no day itself: it tells then of another, earlier incident."""
        published = self.annotated.report.published.earliest
        if published is None:
            dated = any(is_dated(time) for time in episode.times)
            return not dated and are_of_another_week(facts.times, self.readings.times)
        if episode.times or number - episode.first_sentence < LEAD_SENTENCES:
            return False
        fresh = (date.fromisoformat(published[:10]) - timedelta(days=FRESH_DAYS)).isoformat()
        return any(time.value.end is not None and time.value.end[:10] < fresh for time in facts.times)

    def _is_old(self, episode: Episode) -> bool:
        """Say whether an episode lies long before another that the report tells: it is not its news."""
        fresh = self.annotated.report.published.earliest
        told = self.readings.times
        if fresh is None and are_of_another_week(tuple(episode.times), told):
            return True
        others = [time for e in self.episodes if e is not episode for time in e.times]
        return are_long_past(episode.times, fresh) and any(is_fresh(time, fresh) for time in others)

    def _differs(self, episode: Episode, mention: EventMention) -> bool:
        """Several at once ("air strikes") are not the one blast of the story, unless the story is of several."""
        if episode.family != "violence" or not mention.plural:
            return False
        return not any(m.plural for m in episode.mentions)

    def _place_weak(self, mention: EventMention, number: int, strong: list[EventMention]) -> None:
        facts = self._facts(mention)
        if mention.weak and is_added_up(self.readings, mention, self.events):
            self._place_sum(mention, number, facts)
            return
        in_headline = self._is_headline(number)
        if in_headline and self._is_another_headline(mention, strong):
            self._place_apart(mention, number, facts)
            return
        nearest = None if in_headline and self.main is not None else self._nearest(mention, strong)
        episode = nearest or self._focus(number, across=mention.generic and mention.definite)
        # The dead of a raid that is avenged are told with it.
        beside = not mention.other or (nearest is not None and nearest.other)
        if episode is not None and beside and self._may_tell(episode, mention, facts, number):
            why = "it is nearest in the parse" if episode is nearest else "the sentences before tell of that incident"
            self._join(episode, mention, number, facts, why)
        elif self.main is not None and not mention.other and self._may_tell(self.main, mention, facts, number):
            self._join(self.main, mention, number, facts, "it can be of the main incident")
        else:
            self._place_apart(mention, number, facts)

    def _may_be(self, episode: Episode, mention: EventMention, facts: Facts) -> bool:
        return episode.agrees_with(facts) and not self.distances.are_apart(mention.token, episode)

    def _may_tell(self, episode: Episode, mention: EventMention, facts: Facts, number: int) -> bool:
        if episode is self.main and self._is_headline(number) and episode.fits_headline(facts):
            return True
        return self._may_be(episode, mention, facts) and not self._is_stale(episode, facts, number)

    def _is_headline(self, number: int) -> bool:
        return self.annotated.sentences[number].end <= self.annotated.report.body_start

    def _is_summed(self, mention: EventMention) -> bool:
        """ "Since 2017, 400 have been killed in such raids": the raids are no incident."""
        over = self._deaths_over(mention)
        return over is not None and is_added_up(self.readings, over, self.events)

    def _is_another_headline(self, mention: EventMention, strong: list[EventMention]) -> bool:
        """ "Seven dead in clash; mayor slain in the south" tells of two incidents."""
        ends = sorted((mention.token, *(m.token for m in strong[:1])))
        return len(ends) > 1 and any(t.text == ";" for t in self.annotated.tokens[ends[0] : ends[1]])

    def _place_sum(self, mention: EventMention, number: int, facts: Facts) -> None:
        """Give the dead of a long time to the war that its sentence tells of, or to an account of their own."""
        wars = [e for e in self.episodes if e.family == "campaign" and e.last_sentence == number]
        if wars:
            self._join(wars[-1], mention, number, facts, "it adds up the dead of that war")
        else:
            self._found(mention, number, facts)
            self.episodes[-1].closed = True

    def _place_apart(self, mention: EventMention, number: int, facts: Facts) -> None:
        """Give a weak mention that does not fit what is in hand to an episode of its own day, or let it found one."""
        own_day = [e for e in self.episodes if e.family in HARMFUL and facts.times and e.times and not e.closed]
        fitting = [e for e in own_day if e.agrees_with(facts)]
        if fitting and not mention.other:
            self._join(fitting[0], mention, number, facts, "its day is that of that incident")
        elif not mention.generic:
            self._found(mention, number, facts)
        else:
            span = self.annotated.tokens[mention.token].span
            refused(self.annotated, "incident", span, mention.type, "a general word that fits no incident told before")

    def _nearest(self, mention: EventMention, strong: list[EventMention]) -> Episode | None:
        """Give the episode of the event word in the same sentence that is nearest in the parse."""
        token = self.annotated.tokens[mention.token]
        harmful = [m for m in strong if self.of_token[m.token].family in HARMFUL]
        if mention.generic and mention.definite:
            harmful = [m for m in harmful if not m.other]  # "the killings came as an officer died in another clash"
        if not harmful:
            return None
        tokens = self.annotated.tokens
        near = min(harmful, key=lambda m: (path(self.annotated, token, tokens[m.token]), abs(m.token - token.i)))
        return self.of_token[near.token]

    def _focus(self, number: int, *, across: bool = False) -> Episode | None:
        """Give the episode that a sentence goes on with: that of the sentence before, in the same paragraph.

        "The incident" may also point ``across`` into the paragraph before.
        """
        paragraph = self.annotated.sentences[number].paragraph - across
        for before in range(number - 1, max(-1, number - 4), -1):
            if self.annotated.sentences[before].paragraph < paragraph:
                break
            episode = self.of_sentence.get(before)
            if episode is not None and episode.family in HARMFUL and not episode.closed:
                return episode
        return self.main or self._choose_main()

    def _join(self, episode: Episode, mention: EventMention, number: int, facts: Facts, why: str) -> None:
        taken(self.annotated, "incident", self.annotated.tokens[mention.token].span, mention.type, why)
        episode.add(mention, facts, number)
        self.of_token[mention.token] = episode

    def _found(self, mention: EventMention, number: int, facts: Facts) -> None:
        episode = Episode(mention, number)
        self.episodes.append(episode)
        self._join(episode, mention, number, facts, "it fits no incident told before")

    def _spread(self) -> None:
        """Give the sentences without an event word the episode that their paragraph is about."""
        for sentence in self.annotated.sentences:
            if sentence.i not in self.of_sentence:
                focus = self._focus(sentence.i)
                if focus is not None:
                    self.of_sentence[sentence.i] = focus

    def answered(self, token: Token) -> Episode | None:
        """Give the incident of harm that sanctions or aid answer: in their sentence or the one before."""
        sentence = self.annotated.sentence(token)
        for i in range(sentence.first, sentence.last):
            episode = self.of_token.get(i)
            if episode is not None and episode.family in HARMFUL:
                return episode
        before = sentence.i - 1
        if before < 0 or self.annotated.sentences[before].paragraph != sentence.paragraph:
            return None
        episode = self.of_sentence.get(before)
        return episode if episode is not None and episode.family in HARMFUL else None

    def episode_at(self, token: Token) -> Episode | None:
        """Give the episode that a word belongs to: its own, that of a word above it, or its sentence's."""
        for each in [token, *self.annotated.ancestors(token)]:
            if each.i in self.of_token:
                return self.of_token[each.i]
        return self.of_sentence.get(token.sentence, self.main)


def is_told(mention: EventMention) -> bool:
    """Say whether a mention tells of something that happened, or of talks and the like that are fixed for a day."""
    return mention.reality == "actual" or (mention.reality == "planned" and mention.family in _FORETOLD)
