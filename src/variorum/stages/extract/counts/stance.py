"""How sure a report is that somebody was struck, and whether it says that it happened at all."""

from variorum.model.claim import Stance
from variorum.model.text import AnnotatedReport, Token
from variorum.stages.extract.counts.vocabulary import CountVocabulary, StanceWords

_CLAUSES = frozenset({"ccomp", "xcomp", "conj", "acomp", "oprd", "attr", "dobj", "nsubj", "nsubjpass", "pobj", "prep"})


def clause(report: AnnotatedReport, token: Token) -> list[Token]:
    """Give the verbs over a word, nearest first, up to its sentence's root."""
    found = [token] if token.pos in {"VERB", "AUX"} else []
    for each in report.ancestors(token):
        if each.pos in {"VERB", "AUX"}:
            found.append(each)
    return found


def negated(report: AnnotatedReport, token: Token) -> bool:
    """Tell whether the verb of a word is denied: "was not hurt"."""
    verb = token if token.pos == "VERB" else next(iter(clause(report, token)), token)
    own = any(child.dep == "neg" for each in (token, verb) for child in report.below(each))
    return own or (verb.dep in {"xcomp", "conj"} and verb.tag == "VB" and any(report.below(report.head(verb), "neg")))


def happened(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> bool:
    """Tell whether the word speaks of what was or is said to be, and not of a wish, a threat, a rule or a condition."""
    words = vocabulary.stance
    verbs = clause(report, token)
    if not verbs:
        return True
    verb = verbs[0]
    if any(child.lower in words.conditionals for child in report.below(verb, "mark")):
        return False
    auxiliaries = {child.lower for child in report.below(verb, "aux")}
    if verb.dep == "conj" and verb.tag == "VB" and not auxiliaries:
        auxiliaries = {child.lower for child in report.below(report.head(verb), "aux")}
    if verb.dep in {"relcl", "acl"} and report.head(verb).dep == "attr" and "to" in auxiliaries:
        return True  # "the second man to die"
    perfect = "have" in auxiliaries
    if auxiliaries & words.unreal_auxiliaries and not (perfect and not auxiliaries & {"could", "would", "should"}):
        if not ("to" in auxiliaries and verb.dep in {"xcomp", "acl"} and _told(report, verb, words)):
            return False
    if any(
        each.lower in words.habitual_determiners
        for child in report.below(verb, "npadvmod")
        for each in report.below(child)
    ):
        return False
    return not (verb.dep in {"xcomp", "acl"} and report.head(verb).lemma in words.unreal_verbs)


def _told(report: AnnotatedReport, verb: Token, words: StanceWords) -> bool:
    """Tell whether an infinitive says what is thought to have been: "believed to be dead"."""
    return report.head(verb).lemma in words.hedge_verbs | {"say", "report", "know", "confirm"}


def stance_of(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> Stance:
    """Give the stance of the clause in which a word stands."""
    words = vocabulary.stance
    verbs = clause(report, token)
    if any(verb.lemma in words.denials for verb in verbs[1:] or ()):
        return "denies"
    near = verbs[:2]
    for verb in near:
        for child in report.below(verb, "advmod", "aux"):
            if child.lower in words.hedge_adverbs or child.lower in words.hedge_auxiliaries:
                return "hedges"
    if any(child.lower in words.hedge_adverbs for child in report.below(token, "advmod")):
        return "hedges"
    hedged = len(verbs) > 1 and verbs[1].lemma in words.hedge_verbs and verbs[0].dep in {"xcomp", "ccomp"}
    return "hedges" if hedged else "asserts"
