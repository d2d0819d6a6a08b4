"""Contents that say nothing by themselves: days, bare nouns, the name of a statement, how somebody is a source."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from pipeline.language.en.classes import words
from pipeline.quotations.contents.forms import aside, fronted, infinitive, object_phrase, reported_clause
from pipeline.quotations.contents.forms.object_phrase import COUNTED, SPEECH_NOUNS
from pipeline.quotations.contents.stretches import SUBJECTS
from pipeline.quotations.cues.frames import FINITE
from pipeline.quotations.cues.speaking_nouns import STATEMENTS, singular


def is_empty(doc: Doc, first: int, last: int) -> bool:
    """Whether tokens hold no word but of days and small words: "early on Tuesday morning"."""
    return all(t.lower_ in DAYS or t.is_punct or t.like_num or t.tag_ in EMPTY for t in doc[first:last])


def is_participle(doc: Doc, first: int, last: int) -> bool:
    """Whether tokens begin with a participle of a noun before them: "a message [posted on the network]"."""
    opens = doc[first]
    return opens.tag_ in ("VBN", "VBD") and opens.pos_ != "AUX" and not any(t.dep_ in SUBJECTS for t in doc[first:last])


EMPTY = frozenset({"IN", "RB", "DT", "PRP", "WP", "WDT", "WRB", "CC", "TO", "_SP"})


def says_nothing(doc: Doc, stretches: Sequence[tuple[int, int]], rule: str) -> bool:
    """Whether a content found by that rule says nothing by itself: "it", "Tuesday morning", "the army", "not to be
    named"."""
    return len(stretches) == 1 and any(holds(doc, *stretches[0], rule) for holds in BARE)


def only_sources(doc: Doc, first: int, last: int, rule: str) -> bool:
    """asked [not to be named], whatever the parse makes of it, declined [to comment]"""
    opens = next((t for t in doc[first:last] if t.lower_ != "not"), doc[first])
    sourcing = SOURCING if rule == infinitive.ID or opens.tag_ == "TO" else ANONYMOUS
    return any(t.lower_ in sourcing for t in doc[first : min(last, first + SOURCED_WITHIN)])


def only_names(doc: Doc, first: int, last: int, rule: str) -> bool:
    """as everyone calls [him, spoke]"""
    return last - first > 1 and doc[first].tag_ == "PRP" and doc[first + 1].text == ","


def only_denies(doc: Doc, first: int, last: int, rule: str) -> bool:
    """charges [the embassy denied]"""
    return last - first <= SOURCED_WITHIN and doc[last - 1].lower_ in DENIALS


def only_dates(doc: Doc, first: int, last: int, rule: str) -> bool:
    """said [on Tuesday]"""
    return last - first <= SHORT and is_empty(doc, first, last)


def only_adds(doc: Doc, first: int, last: int, rule: str) -> bool:
    """a message [posted online]"""
    return last - first <= SHORT and is_participle(doc, first, last)


def only_noun(doc: Doc, first: int, last: int, rule: str) -> bool:
    """confirmed [it], denied [the army]; not: denied [any losses]"""
    if rule != object_phrase.ID or last - first > SHORT:
        return False
    counted = any(t.like_num or t.lower_ in COUNTED for t in doc[first:last])
    return doc[first].tag_ in NO_NOUNS or (last - first < SHORT and not counted)


def only_setting(doc: Doc, first: int, last: int, rule: str) -> bool:
    """stated the minister [during the prayers]; ..., the minister says, [despite the shelling]"""
    if rule not in OF_CLAUSES or any(t.tag_.startswith(("VB", "MD")) for t in doc[first:last]):
        return False
    return doc[first].tag_ == "IN" or doc[last - 1].tag_ == "POS"


def only_topic(doc: Doc, first: int, last: int, rule: str) -> bool:
    """discussed [the latest fighting], reported [on the incident]: what was spoken of, not what was said of it"""
    if rule != object_phrase.ID or any(t.tag_ in FINITE for t in doc[first:last]):
        return False
    if doc[first].tag_ == "IN" and doc[first].dep_ == "prep":
        return True
    return last - first <= TOPIC and doc[first].lower_ in DEFINITE and not any(is_more(t) for t in doc[first:last])


def is_more(token: Token) -> bool:
    """Whether a word tells more of a noun than its name: a number, a phrase or a clause behind it, another noun."""
    return token.like_num or token.dep_ in TELLS_MORE or token.tag_ in ("CC", "POS")


def only_occasion(doc: Doc, first: int, last: int, rule: str) -> bool:
    """said [during a debate that the club had called], [as he left the court], [to those who had come]: when, where and
    to whom, though a verb stands in it"""
    if rule != reported_clause.ID:
        return False
    opens = doc[first]
    head = opens if opens.dep_ in ("prep", "dative") else opens.head if opens.lower_ in SUBORDINATORS else None
    if head is None or (head.dep_ != "advcl" if head is not opens else opens.lower_ in TOLD_OF):
        return False
    hangs = head.head.i < first and head.head.pos_ in ("VERB", "AUX")
    told = any(c.dep_ in TELLS for c in head.head.rights if c.i >= first)
    return hangs and not told and last <= head.right_edge.i + 1


SUBORDINATORS = words("quotations.subordinators") - {"because"}
TOLD_OF = words("quotations.regarding") | {"that", "like", "as"}
TELLS = frozenset({"ccomp", "dobj", "parataxis", "oprd"})
TOPIC = 4  # words
DEFINITE = frozenset({"the", "this", "these", "those"})
OF_CLAUSES = frozenset({reported_clause.ID, fronted.ID, aside.ID})
BARE = (
    only_sources,
    only_names,
    only_denies,
    only_dates,
    only_adds,
    only_noun,
    only_setting,
    only_topic,
    only_occasion,
)


SHORT = 3  # words
NO_NOUNS = frozenset({"PRP", "WP", "WDT", "WRB"})
DAYS = words("weekdays") | words("months") | words("quotations.time_words")
# How somebody is a source, not what he says: declined to comment, asked not to be named.
ANONYMOUS = words("quotations.anonymous")
SOURCING = ANONYMOUS | words("quotations.sourcing")
SOURCED_WITHIN = 6  # words
DENIALS = words("quotations.denials")


def is_statement(noun: Token) -> bool:
    """Whether an object only names a statement: denied the president's claim, told another story; not denied any ..."""
    if any(c.lower_ in COUNTED for c in noun.lefts):
        return False
    return singular(noun.lower_) in SPEECH_NOUNS and not any(c.dep_ in TELLS_MORE for c in noun.rights)


def is_setting(preposition: Token) -> bool:
    """Whether a prepositional phrase tells where or by what something was said: at a press conference, on the radio."""
    return any(singular(c.lower_) in SETTINGS for c in preposition.rights if c.dep_ == "pobj")


SETTINGS = STATEMENTS | words("quotations.settings")


TELLS_MORE = frozenset({"ccomp", "acl", "relcl", "prep", "appos"})
