"""Paragraphs, their roles, and the lines of patterns/boilerplate.csv."""

import csv
import json
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from pipeline import annotations
from pipeline.annotations import PARAGRAPHS
from pipeline.components import paragraph_layout  # noqa: F401 - registers the factory
from pipeline.layout.paragraphs import LayoutTable, paragraphs
from pipeline.layout.wrapped_lines import is_wrapped
from pipeline.patterns.entries import LayoutLine

SHARED = Path(__file__).parents[2] / "shared"
SHIPPED = Path(__file__).parents[1] / "patterns" / "boilerplate.csv"
PROSE = "The convoy left the town at noon, and nobody on the road asked it why."


def line(text, match="exact", role="boilerplate", rest=False):
    return LayoutLine(id=f"{match} {text}", match=match, text=text, role=role, rest=rest, file="f.csv", line=2)


def shipped():
    with SHIPPED.open(encoding="utf-8-sig", newline="") as file:
        return LayoutTable(
            LayoutLine(r["id"], r["match"], r["text"], r["role"], r["rest"] == "yes", "boilerplate.csv", number)
            for number, r in enumerate(csv.DictReader(file), start=2)
        )


def roles(text, table=None):
    return [(text[p.start : p.end], p.role) for p in paragraphs(text, table)]


HEADED = "Title: Army retakes hill\nDate: 2021-09-03 10:15\nSlug: army-retakes-hill\nAuthor: desk"


@pytest.mark.parametrize(
    ("header", "title"),
    [
        pytest.param(HEADED, "Army retakes hill", id="a block of lines"),
        pytest.param('---\ntitle: "Army retakes hill"\ntags: [hill]\n---', "Army retakes hill", id="front matter"),
        pytest.param("slug: army-retakes-hill", "", id="a key that is no label"),
        pytest.param("**Headline:** Army retakes hill\n\n**Source:** Desk", "Army retakes hill", id="bold keys"),
    ],
)
def test_the_lines_of_a_crawler_are_no_prose_and_hold_the_title(header, title):
    *lines, last = roles(f"{header}\n\n{PROSE}")
    assert last == (PROSE, "body")
    assert [said for said, role in lines if role == "heading"] == ([title] if title else [])
    assert {role for _, role in lines} <= {"heading", "boilerplate"}


@pytest.mark.parametrize(
    "first",
    [
        pytest.param("Source: three dead in blast on the road.", id="a label of a headline"),
        pytest.param("Time: that is what the town needs now.", id="an ordinary word"),
    ],
)
def test_a_label_alone_is_no_crawlers_line(first):
    assert "boilerplate" not in dict(roles(f"{first}\n\n{PROSE}")).values()


def test_what_an_item_of_a_digest_is_about_stands_before_its_prose():
    assert roles(f"• KALU: Two trucks burnt.\n- DEH NAW: {PROSE}") == [
        ("• KALU:", "heading"),
        ("Two trucks burnt.", "body"),
        ("- DEH NAW:", "heading"),
        (PROSE, "body"),
    ]


def test_a_dateline_in_markdowns_marks_is_a_heading():
    assert roles(f"Convoy leaves\n\n*Kalu, May 3 2021* — {PROSE}")[1:] == [
        ("*Kalu, May 3 2021* —", "heading"),
        (PROSE, "body"),
    ]


def test_a_papers_name_above_the_headline_is_no_heading():
    assert roles(f"The Upland Post\n\nConvoy leaves at noon\n\n{PROSE}") == [
        ("The Upland Post", "boilerplate"),
        ("Convoy leaves at noon", "heading"),
        (PROSE, "body"),
    ]


def test_a_crawlers_key_below_the_first_prose_is_prose():
    assert roles(f"{PROSE}\n\nSource: the desk.\nTags: none.")[-1] == ("Tags: none.", "body")


@pytest.mark.parametrize(
    ("said", "role"),
    [
        pytest.param("Renewed attacks", "heading", id="short line"),
        pytest.param("## What “they” said", "heading", id="Markdown"),
        pytest.param("**Convoy under fire**", "heading", id="bold line"),
        pytest.param("They left at noon.", "body", id="short sentence"),
        pytest.param("“We left at noon”", "body", id="short quotation"),
        pytest.param("Then she added:", "body", id="cue of what follows"),
        pytest.param("• Two trucks burnt", "body", id="bullet point"),
        pytest.param("1. Two trucks burnt", "body", id="numbered point"),
        pytest.param("—Lena Okafor, of the relief team", "body", id="credit of a pulled quotation"),
        pytest.param("██ Held by the army", "body", id="legend of a map"),
        pytest.param("and then it was gone", "body", id="broken line"),
        pytest.param("> @road_watch: Two trucks burnt", "body", id="a message that is quoted"),
        pytest.param("| 3 May | Kalu | 9 | 20 |", "boilerplate", id="row of a table in Markdown"),
        pytest.param("* * *", "boilerplate", id="no words"),
        pytest.param("1,200", "body", id="a number"),
        pytest.param("www.example.org/news", "boilerplate", id="address"),
        pytest.param("desk@example.org", "boilerplate", id="mail address"),
        pytest.param("(+93) 70 000 0000", "boilerplate", id="telephone"),
        pytest.param("Sunday, 3 October 2021", "boilerplate", id="date"),
        pytest.param("Published :`2021-10-03 10:15:00`", "boilerplate", id="date in code marks"),
        pytest.param("Updated: 4 October 2021 | Published: 3 October 2021", "boilerplate", id="two dates"),
        pytest.param("date: 2021-10-03T10:15:00Z", "boilerplate", id="date and time as computers write them"),
        pytest.param("October 3, 2021 10:15 AM GMT", "boilerplate", id="date and time"),
        pytest.param("May 2021 was quiet.", "body", id="prose that begins with a month"),
    ],
)
def test_a_line_gets_its_role(said, role):
    assert roles(f"{PROSE}\n\n{said}\n\n{PROSE}")[1] == (said, role)


@pytest.mark.parametrize(
    ("said", "role"),
    [
        pytest.param("Convoy leaves ‘without a word’, elders say", "heading", id="with marks"),
        pytest.param("Six Elders Leave The Valley After Talks Fail.", "heading", id="capitalised, with a full stop"),
        pytest.param("Six elders left the valley after talks failed.", "body", id="sentence"),
        pytest.param("“We leave,” said one.", "body", id="quotation"),
    ],
)
def test_the_first_line_may_be_a_headline_that_quotes(said, role):
    assert roles(f"{said}\n\n{PROSE}")[0] == (said, role)


def test_a_text_of_one_line_is_read_as_prose_where_it_ends_like_a_sentence():
    assert roles("Two Trucks Were Burnt In Deh Naw.") == [("Two Trucks Were Burnt In Deh Naw.", "body")]


def test_a_date_header_is_cut_off_the_prose_that_follows_it():
    assert roles(f" date 2021-09-03 {PROSE}") == [("date 2021-09-03", "boilerplate"), (PROSE, "body")]


@pytest.mark.parametrize(
    "dateline",
    [
        "DEH NAW —",
        "DEH NAW, Example province —",
        "DEH NAW, Afghanistan (Wire) -",
        "PORT LENA, Okafor, June 3, 2024 (ARN) -",
        "PORT LENA June 3 –",
        "PORT LENA, 3 October 2021 (ARN/Wire) --",
        "ST. LENA, W.Va. -",
        "AL-LENA (ARN) —",
        "DEH NAW:",
        "Deh Naw —",
        "Deh Naw [Okafor], June 3 (ARN):",
        "Deh Naw –",
        "Deh Naw (ARN) –",
        "Deh Naw, Okafor, June 3 (ARN) –",
        "Lena-sur-Mer (North Okafor) (ARN) -",
        "Okafor, 3 October 2021 –",
    ],
)
def test_a_dateline_is_cut_off_the_prose_that_follows_it(dateline):
    assert roles(f"A headline\n\n{dateline} {PROSE}\n\n{PROSE}")[1:] == [
        (dateline, "heading"),
        (PROSE, "body"),
        (PROSE, "body"),
    ]


@pytest.mark.parametrize("dateline", ["(ARN)", "(Wire)", "Deh Naw, Okafor (ARN)"])
def test_an_agency_that_a_page_glues_to_the_text_is_a_dateline(dateline):
    assert roles(f"{dateline}{PROSE}\n\n{PROSE}") == [(dateline, "heading"), (PROSE, "body"), (PROSE, "body")]


def test_an_agency_alone_before_a_dash_is_a_dateline():
    assert roles(f"(Wire) - {PROSE}") == [("(Wire) -", "heading"), (PROSE, "body")]


def test_an_em_dash_needs_no_space_after_a_dateline():
    assert roles(f"DEH NAW—{PROSE}") == [("DEH NAW—", "heading"), (PROSE, "body")]


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("Okafor – Khan's deputy – left at noon.", id="a name with an apposition between dashes"),
        pytest.param("The Mayor (Okafor) – Khan had gone – left at noon.", id="an article before a name"),
        pytest.param("Lena Okafor (Labour): The convoy left at noon.", id="a name with a party before a colon"),
        pytest.param("The convoy left – Khan did not.", id="a clause before a dash"),
        pytest.param("Okafor: The convoy left at noon.", id="a name before a colon"),
        pytest.param("Update – The convoy left at noon.", id="a notice in small letters"),
        pytest.param("US — The convoy left at noon.", id="two letters"),
        pytest.param("NATO — the alliance — left at noon.", id="a clause set off by dashes"),
        pytest.param("TOPSHOT - Drivers wait beside a truck.", id="an agency's notice"),
        pytest.param("CONVOY LEAVES TOWN — NOBODY ASKS WHY.", id="a headline in capitals"),
        pytest.param("NOBODY ON THE ROAD ASKED WHY — The convoy left.", id="a long kicker"),
        pytest.param("DEH NAW 12 - Lena 3.", id="a result"),
        pytest.param("OKAFOR: “We left at noon.”", id="a label before a quotation"),
        pytest.param("Q: Did they leave at noon?", id="a letter as label"),
    ],
)
def test_what_is_no_dateline_stays_with_its_paragraph(said):
    assert roles(f"A headline\n\n{said}\n\n{PROSE}")[1] == (said, "body")


def test_the_labels_of_a_transcript_are_no_datelines():
    text = f"A talk\n\nOKAFOR: {PROSE}\n\nKHAN: {PROSE}"
    assert roles(text)[1:] == [(f"OKAFOR: {PROSE}", "body"), (f"KHAN: {PROSE}", "body")]


def test_an_article_has_one_dateline_and_has_it_near_its_start():
    late = f"DEH NAW — {PROSE}"
    assert roles(f"{late}\n\n{late}")[2] == (late, "body")
    assert roles(f"{PROSE}\n\n" * 6 + late)[6] == (late, "body")


def test_single_line_breaks_part_paragraphs():
    assert [said for said, _ in roles("Key points\n• Two trucks burnt\n• One driver hurt\n" + PROSE)] == [
        "Key points",
        "• Two trucks burnt",
        "• One driver hurt",
        PROSE,
    ]


WRAPPED = """DEH NAW, Oct 3 (ARN) - The convoy that left the town at noon on Sunday
was stopped twice on the road, and its drivers were told to wait until
the elders had met. Nobody was hurt.

"We waited four hours, then we turned back," said a driver, who did not
want his name printed.
"""


def test_lines_of_a_fixed_width_are_joined():
    assert is_wrapped(WRAPPED)
    assert [said.count("\n") for said, _ in roles(WRAPPED)] == [0, 2, 1]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\n".join([PROSE, PROSE + " " + PROSE, PROSE]), id="a longer line among them"),
        pytest.param("Two trucks were burnt on the road to Deh Naw.\n" * 4, id="sentences, each a line"),
        pytest.param("Trucks burnt in Deh Naw\nElders meet\nRoad closed until further notice", id="headlines"),
    ],
)
def test_lines_that_are_paragraphs_are_not_joined(text):
    assert not is_wrapped(text)


@pytest.mark.parametrize(
    ("row", "said", "role"),
    [
        pytest.param(line("Read more"), "READ MORE:", "boilerplate", id="exact, other case and a colon"),
        pytest.param(line("Read more"), "Read more books than papers.", "body", id="exact is the whole line"),
        pytest.param(line("Photo:", "starts", "caption"), "Photo: a road", "caption", id="starts"),
        pytest.param(line("Share", "starts"), "Shared grief brought them here.", "body", id="at word borders"),
        pytest.param(line("Share", "exact"), "**Share**", "boilerplate", id="Markdown aside"),
        pytest.param(line("to this report", "ends"), "A. Khan contributed to this report.", "boilerplate", id="ends"),
        pytest.param(line("for comments", "contains"), "Closed for  comments.", "boilerplate", id="contains"),
        pytest.param(line("noon", "contains"), PROSE * 6, "body", id="long paragraphs are prose"),
    ],
)
def test_layout_lines_match_as_they_say(row, said, role):
    assert roles(f"{PROSE}\n\n{said}\n\n{PROSE}", LayoutTable([row]))[1] == (said, role)


def test_after_a_line_with_rest_all_is_boilerplate():
    text = f"{PROSE}\n\nMore stories\n\n{PROSE}"
    assert [role for _, role in roles(text, LayoutTable([line("More stories", rest=True)]))] == [
        "body",
        "boilerplate",
        "boilerplate",
    ]


def test_an_exact_layout_line_goes_before_one_that_matches_its_start():
    table = LayoutTable([line("Photo", "starts", "caption"), line("Photo editor")])
    assert table.find("Photo editor").role == "boilerplate"


@given(st.text(alphabet=' \n\r\t\xa0ab.“”"#*-•1\u2028', max_size=200))
def test_paragraphs_hold_every_character_but_outer_white_space(text):
    end = 0
    for paragraph in paragraphs(text):
        assert not text[end : paragraph.start].strip()
        said = text[paragraph.start : paragraph.end]
        assert said == said.strip() != ""
        end = paragraph.end
    assert not text[end:].strip()


def test_the_component_writes_the_paragraphs_with_their_rules():
    nlp = spacy.blank("en")
    nlp.add_pipe("layout", config={"lines": [annotations.values(line("Share"))]})
    doc = nlp(f"{PROSE}\n\nShare")
    found = annotations.load(doc, PARAGRAPHS, annotations.Paragraph)
    assert [(p.role, p.rule_id) for p in found] == [("body", ""), ("boilerplate", "exact Share")]
    assert [span.label_ for span in doc.spans[PARAGRAPHS]] == ["body", "boilerplate"]


def test_the_component_makes_the_tree_of_an_unparsed_doc_safe_to_walk():
    nlp = spacy.blank("en")
    nlp.add_pipe("layout")
    doc = nlp("She called it ''a quiet day'' and left.")
    assert [(token.left_edge.i, token.right_edge.i) for token in doc] == [(token.i, token.i) for token in doc]
    assert not doc.has_annotation("DEP")
    assert not doc.has_annotation("SENT_START")


def test_the_component_leaves_a_parse_alone():
    nlp = spacy.blank("en")
    nlp.add_pipe("layout")
    parsed = Doc(nlp.vocab, words=["They", "left"], heads=[1, 1], deps=["nsubj", "ROOT"])
    assert [token.i for token in nlp(parsed)[1].children] == [0]


def test_the_component_comes_back_from_its_config():
    nlp = spacy.blank("en")
    nlp.add_pipe("layout", config={"lines": [annotations.values(line("Share"))]})
    again = spacy.blank("en").from_config(nlp.config)
    doc = again("Share")
    assert doc.spans[PARAGRAPHS][0].label_ == "boilerplate"


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("ADVERTISEMENT", "boilerplate"),
        ("Advertisement - Continue Reading Below", "boilerplate"),
        ("This article is closed for comments.", "boilerplate"),
        ("Printable version | Jan 2, 2022 9:00 |", "boilerplate"),
        ("Image source: Example Press", "caption"),
        ("Elders meet in Deh Naw. | Photo Credit: ARN", "caption"),
        ("(With inputs from agencies)", "boilerplate"),
        ("Subscribers to the fund had asked for their money.", "body"),
        ("Copyrights were not the reason, he said.", "body"),
        ("The Tags were what the soldiers wore.", "body"),
    ],
)
def test_the_shipped_lines_know_their_kind(said, role):
    assert roles(f"{PROSE}\n\n{said}\n\n{PROSE}", shipped())[1] == (said, role)


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the shared gold is not beside this checkout")
def test_no_quotation_of_the_gold_stands_in_boilerplate():
    table = shipped()
    checked, lost = 0, []
    for path in sorted((SHARED / "gold").glob("*/*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (SHARED / path.parent.name / f"{gold['id']}.txt").read_text(encoding="utf-8-sig")
        boilerplate = " \n ".join(text[p.start : p.end] for p in paragraphs(text, table) if p.role == "boilerplate")
        parts = [part for quote in gold["quotes"] for part in quote.get("parts", [quote["text"]])]
        checked += len(parts)
        lost += [part for part in parts if part in boilerplate]
    assert checked > 100
    assert lost == []
