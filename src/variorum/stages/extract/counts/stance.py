"""How sure a report is that somebody was struck, and whether it says that it happened at all."""

from variorum.model.claim import Stance
from variorum.model.text import AnnotatedReport, Token
from variorum.stages.extract.counts.vocabulary import CountVocabulary, StanceWords

_REPORTED = frozenset({"ccomp", "xcomp", "acl", "conj", "dobj"})
"""How a clause hangs on the verb that denies it."""


def clause(report: AnnotatedReport, token: Token) -> list[Token]:
    """Give the verbs over a word, nearest first, up to its sentence's root."""
    found = [token] if token.pos in {"VERB", "AUX"} else []
    return found + [each for each in report.ancestors(token) if each.pos in {"VERB", "AUX"}]


def negated(report: AnnotatedReport, token: Token) -> bool:
    """Tell whether the verb of a word is denied: "was not hurt"."""
    verb = token if token.pos == "VERB" else next(iter(clause(report, token)), token)
    own = any(child.dep == "neg" for each in (token, verb) for child in report.below(each))
    return own or (verb.dep in {"xcomp", "conj"} and verb.tag == "VB" and any(report.below(report.head(verb), "neg")))


def happened(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> bool:
    """Tell whether the word speaks of what was or is said to be, and not of a wish, a threat, a rule or a condition."""
    words = vocabulary.stance
    verb = next(iter(clause(report, token)), None)
    if verb is None:
        return True
    if any(child.lower in words.conditionals for child in report.below(verb, "mark")):
        return False
    wished = verb.dep in {"xcomp", "acl"} or (verb.dep == "ccomp" and verb.tag in {"VB", "VBP"})
    if wished and report.head(verb).lemma in words.unreal_verbs:
        return False
    if _customary(report, verb, words):
        return False
    return _real(report, verb, words)


def _customary(report: AnnotatedReport, verb: Token, words: StanceWords) -> bool:
    """Tell whether a verb speaks of a habit: "kills thousands every year"."""
    adverbs = list(report.below(verb, "npadvmod", "advmod"))
    determiners = (each.lower for adverb in adverbs for each in report.below(adverb, "det"))
    return any(each.lower in words.habitual for each in adverbs) or any(
        each in words.habitual_determiners for each in determiners
    )


def _real(report: AnnotatedReport, verb: Token, words: StanceWords) -> bool:
    """Tell whether the helpers of a verb leave it something that was or is."""
    auxiliaries = {child.lower for child in report.below(verb, "aux")}
    above = verb
    while above.dep == "conj" and verb.tag == "VB" and not auxiliaries and above.head != above.i:
        above = report.head(above)
        auxiliaries = {child.lower for child in report.below(above, "aux")}
    if not auxiliaries and above.tag == "VB" and above.dep in {"ccomp", "advcl", "xcomp"}:
        return False  # "demanded that troops free"
    unreal = auxiliaries & words.unreal_auxiliaries
    if not unreal or ("have" in auxiliaries and not unreal & {"could", "would", "should"}):
        return True
    if "to" not in auxiliaries:
        return False
    if verb.dep in {"relcl", "acl"} and report.head(verb).dep == "attr":
        return True  # "the second man to die"
    return verb.dep in {"xcomp", "acl"} and report.head(verb).lemma in words.hedge_verbs | words.telling_verbs


def stance_of(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> Stance:
    """Give the stance of the clause in which a word stands."""
    words = vocabulary.stance
    verbs = clause(report, token)
    if _denied(report, token, words):
        return "denies"
    near = [child for verb in (token, *verbs[:2]) for child in report.below(verb, "advmod", "aux")]
    if any(child.lower in words.hedge_adverbs or child.lower in words.hedge_auxiliaries for child in near):
        return "hedges"
    hedged = len(verbs) > 1 and verbs[1].lemma in words.hedge_verbs and verbs[0].dep in {"xcomp", "ccomp"}
    # "feared dead": the word itself is no verb
    hedged |= (
        verbs[:1] != [token]
        and token.dep in {"oprd", "acomp", "xcomp"}
        and any(verb.lemma in words.hedge_verbs for verb in verbs[:1])
    )
    return "hedges" if hedged else "asserts"


def _denied(report: AnnotatedReport, token: Token, words: StanceWords) -> bool:
    """Tell whether a word stands in what somebody denies: "denied that", "rejected reports that"."""
    for above in report.ancestors(token):
        if above.lemma in words.denials and above.pos == "VERB" and token.dep in _REPORTED:
            return True
        if token.dep not in _REPORTED | {"nsubjpass", "nsubj", "attr", "acomp", "auxpass"}:
            return False
        token = above
    return False
