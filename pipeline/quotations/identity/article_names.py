"""Names of one article: their fullest forms, and runs of capitals where nobody looked for mentions."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from pipeline.annotations import Mention, text_of
from pipeline.language.en.classes import words
from pipeline.mentions.name_words import is_title
from pipeline.quotations.cues.speaking_nouns import TITLES
from pipeline.vocabulary import EntityLabel, FoundBy


def fullest_names(actors: Sequence[Mention], text: str) -> dict[str, str]:
    """Each name, and the longest in the article that adds to it: "Wali", "Amin Wali" and "Nur Amin Wali".

    A first name alone stands for the one person in the article who bears it in full.
    """
    names = sorted({m.entity_name or text[m.start : m.end] for m in actors}, key=lambda n: (-len(n.split()), n))
    words = {name: without_titles(name) for name in names}
    fullest = {}
    for name in names:
        own = words[name]
        longer = [n for n in names if adds_to(words[n], own)]
        first = [n for n in names if len(own) == 1 < len(words[n]) and words[n][:1] == own]
        chosen = longer[0] if longer else first[0] if len(first) == 1 else name
        fullest[name] = " ".join(words[chosen]) or chosen
    return fullest


def without_titles(name: str) -> list[str]:
    """The words of a name without titles and nicknames before it; its last word always stays, with a royal one
    where it is the only one: "Prince Charles"."""
    words = name.split()
    while len(words) > 1 and (words[0].lower() in TITLES | EPITHETS or is_title(words[0])):
        if len(words) == 2 and words[0].lower() in ROYAL:
            break
        words = words[1:]
    return words


def printed_bodies(actors: Sequence[Mention], text: str) -> dict[tuple[str, str], str]:
    """By entity and the name its row has: the fullest form in which the article prints it.

    Only forms of that name count, in capitals and without its article: "UN Security Council".
    """
    found: dict[tuple[str, str], str] = {}
    for mention in actors:
        if mention.entity_type not in BODIES or not mention.entity_id:
            continue
        printed = " ".join(text[mention.start : mention.end].split()).removeprefix("the ").removeprefix("The ")
        key = (mention.entity_id, mention.entity_name)
        if is_form_of(printed, mention.entity_name) and len(printed) > len(found.get(key, "")):
            found[key] = printed
    return found


def is_form_of(printed: str, name: str) -> bool:
    """Whether a printed name is another form of a name that shares a word of it; letters alone are none."""
    own, theirs = printed.split(), name.split()
    proper = all(word[0].isupper() or word in FUNCTION for word in own)
    shared = {w.lower() for w in own if w[0].isupper()} & {w.lower() for w in theirs if w[0].isupper()}
    return proper and bool(shared)


def adds_to(longer: Sequence[str], name: Sequence[str]) -> bool:
    """Whether a name with more words keeps the last and, in order, the others of a shorter one."""
    rest = iter(longer)
    return 0 < len(name) < len(longer) and longer[-1] == name[-1] and all(word in rest for word in name)


def joined(actors: Sequence[Mention], text: str) -> list[Mention]:
    """The mentions, a person's name that the model cut in two put together: "Haji Nur" and "Wali Amin"."""
    found: list[Mention] = []
    for mention in actors:
        last = found[-1] if found else None
        if last is not None and halves(last, mention) and text[last.end : mention.start] == " ":
            name = text[last.start : mention.end]
            found[-1] = model_name(last.start, mention.end, name, "person", last.rule_id)
        else:
            found.append(mention)
    return found


def model_name(start: int, end: int, name: str, kind: str, rule_id: str) -> Mention:
    """An actor whom no pattern knows."""
    return Mention(start, end, EntityLabel.ACTOR, "", name, kind, "", "", None, None, FoundBy.MODEL, rule_id)


def halves(first: Mention, second: Mention) -> bool:
    persons = first.entity_type == second.entity_type == "person" and not first.entity_id + second.entity_id
    return persons and first.entity_name != second.entity_name


BODIES = frozenset({"organization", "government", "military"})
ROYAL = words("identity.royal")
PARTS_OF_TITLES = words("identity.parts_of_titles")
EPITHETS = words("identity.epithets")
CALENDAR = words("weekdays") | words("months")


def name_runs(doc: Doc) -> list[Mention]:
    """Runs of capitalised words as mentions of unknown type, for a doc in which nobody looked for names.

    Without tags a single word that opens a sentence counts only where it has its capital elsewhere too.
    """
    inner = {t.text for t in doc if t.is_title and not t.is_sent_start and t.i}
    text = text_of(doc)
    found = []
    run: list[Token] = []
    for token in [*doc, None]:
        if token is not None and (is_proper(token, run, inner) or is_hyphen(token, run)):
            run.append(token)
        elif run:
            run = after_titles(run)
            start, end = run[0].idx, run[-1].idx + len(run[-1])
            found.append(
                Mention(start, end, EntityLabel.ACTOR, "", text[start:end], "", "", "", None, None, FoundBy.MODEL, "")
            )
            run = []
    return found


def is_hyphen(token: Token, run: Sequence[Token]) -> bool:
    """Whether a hyphen joins the last name of a run to the next: "Jean-Bosco"."""
    glued = bool(run) and token.text == "-" and not run[-1].whitespace_ and not token.whitespace_
    return glued and token.i + 1 < len(token.doc) and token.doc[token.i + 1].text[:1].isupper()


def after_titles(run: list[Token]) -> list[Token]:
    """A run of capitals without the ranks before a name: "Colonel", "Prime Minister"; not "Foreign" of a ministry."""
    while len(run) > 1 and is_title(run[0].text) and (run[0].lower_ not in PARTS_OF_TITLES or is_title(run[1].text)):
        run = run[1:]
    return run


def is_proper(token: Token, run: Sequence[Token], inner: set[str]) -> bool:
    if token.lower_ in CALENDAR:
        return False
    if token.tag:
        return token.tag_ in ("NNP", "NNPS")
    if token.is_upper and len(token) > 1:
        return True
    if not token.is_title:
        return False
    opens = token.i == 0 or token.is_sent_start
    following = token.i + 1 < len(token.doc) and token.doc[token.i + 1].is_title
    return bool(run) or not opens or token.text in inner or (following and token.lower_ not in FUNCTION)


FUNCTION = words("identity.function")


def named_too(doc: Doc, mentions: Sequence[Mention]) -> list[Mention]:
    """The actors among the mentions and, where no model looked for names, the capitals that no mention covers."""
    actors = [m for m in mentions if m.label == "ACTOR"]
    if actors and doc.has_annotation("TAG"):
        return actors
    taken = {i for m in mentions for i in range(m.start, m.end)}
    free = [m for m in name_runs(doc) if m.start not in taken and m.end - 1 not in taken]
    return sorted([*actors, *free], key=lambda m: m.start)
