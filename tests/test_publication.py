"""The publication date and the title of an article."""

import pytest

from pipeline.corpus.publication import find, title

PROSE = "\n\nThe convoy left the town at noon and met nobody on the road.\n"


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        pytest.param(" date 2021-09-03 The convoy left." + PROSE, "", ("2021-09-03", "header"), id="crawler's header"),
        pytest.param("Sunday, September 15, 2019\xa0" + PROSE, "", ("2019-09-15", "header"), id="line with a weekday"),
        pytest.param("Convoy leaves\n\n3 September 2021" + PROSE, "", ("2021-09-03", "header"), id="British order"),
        pytest.param("Published: Sept. 3, 2021 10:15 am GMT" + PROSE, "", ("2021-09-03", "header"), id="time of day"),
        pytest.param("Published :`2021-09-03 10:15:49`" + PROSE, "", ("2021-09-03", "header"), id="in code marks"),
        pytest.param("By Lena Okafor | 3rd March 2022" + PROSE, "", ("2022-03-03", "header"), id="after the author"),
        pytest.param("Last updated: 4 May 2021" + PROSE, "", ("", ""), id="an update is no publication"),
        pytest.param("Printable version | Mar 17, 2022 7:41:30 AM |" + PROSE, "", ("", ""), id="nor is a print-out"),
        pytest.param(
            "KABUL, Sept 8, 2021 (ARN) — The convoy left." + PROSE, "", ("2021-09-08", "dateline"), id="dateline"
        ),
        pytest.param("DUSHANBE, Sept 8 (ARN) - The convoy left." + PROSE, "", ("", ""), id="dateline without a year"),
        pytest.param(
            "DUSHANBE, Sept 8 (ARN) - The convoy left." + PROSE,
            "wires-2021/convoy",
            ("2021-09-08", "dateline"),
            id="year from the name",
        ),
        pytest.param(
            "Kalu, 8 September 2021 (Upland Post)" + PROSE, "", ("2021-09-08", "dateline"), id="a line in small letters"
        ),
        pytest.param(
            "*Kalu, September 8 2021* — The convoy left." + PROSE,
            "",
            ("2021-09-08", "dateline"),
            id="in Markdown's marks",
        ),
        pytest.param(
            "BUNIA, Ituri, DR Congo, 8 Sept 2021 – The convoy left." + PROSE,
            "",
            ("2021-09-08", "dateline"),
            id="two regions",
        ),
        pytest.param(
            "Published: 3 May 2021 07:40 | Updated: 4 May 2021 18:05" + PROSE,
            "",
            ("2021-05-03", "header"),
            id="updated",
        ),
        pytest.param("Updated: 4 May 2021 | Published: 3 May 2021" + PROSE, "", ("2021-05-03", "header"), id="turned"),
        pytest.param(
            "Weekly digest, compiled 3 May 2021, 22:10 GMT" + PROSE, "", ("2021-05-03", "header"), id="of a digest"
        ),
        pytest.param("The film was released 3 May 2021" + PROSE, "", ("", ""), id="a day that something happened"),
        pytest.param("PARYAN, Afghanistan — The convoy left." + PROSE, "", ("", ""), id="dateline without a day"),
        pytest.param(PROSE, "2021-09-08_convoy", ("2021-09-08", "file name"), id="file name"),
        pytest.param(PROSE, "2021/09/08/convoy", ("2021-09-08", "file name"), id="folders of days"),
        pytest.param(PROSE, "20210908convoy", ("2021-09-08", "file name"), id="file name without separators"),
        pytest.param(PROSE, "000_ff9d080e5f85e270", ("", ""), id="a hash is no date"),
        pytest.param("On 3 September 2021 the convoy left." + PROSE, "", ("", ""), id="a date in prose"),
        pytest.param("September 31, 2021" + PROSE, "", ("", ""), id="no such day"),
        pytest.param("03/09/2021" + PROSE, "", ("", ""), id="day or month"),
    ],
)
def test_publication_date_and_where_it_stands(text, name, expected):
    assert find(text, name=name) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2021-09-03", "2021-09-03"),
        ("2021-09-03T10:15:00Z", "2021-09-03"),
        ("2021-09-03 10:15:00+04:30", "2021-09-03"),
        ("20210903", "2021-09-03"),
        ("3 September 2021", "2021-09-03"),
        ("Fri, 03 Sep 2021 10:15:00 GMT", "2021-09-03"),
        ("Sept 3, 2021", "2021-09-03"),
        ("03/09/2021", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_metadata_is_read_where_it_can_mean_one_day_only(cell, expected):
    assert find(PROSE, metadata=cell).date == expected


def test_metadata_goes_before_the_text():
    assert find(" date 2021-09-03 Text", metadata="2021-09-04") == ("2021-09-04", "metadata")


def test_metadata_that_says_nothing_leaves_the_word_to_the_text():
    assert find(" date 2021-09-03 Text", metadata="unknown") == ("2021-09-03", "header")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Convoy leaves the valley" + PROSE, "Convoy leaves the valley", id="first line"),
        pytest.param(
            " date 2021-09-03 Convoy leaves; army silent" + PROSE, "Convoy leaves; army silent", id="after the header"
        ),
        pytest.param(
            "Sunday, May 2, 2021\n\n# **Convoy leaves**" + PROSE, "Convoy leaves", id="Markdown after a date line"
        ),
        pytest.param(
            "THE HARBOUR GAZETTE\n\nConvoy leaves the valley" + PROSE,
            "Convoy leaves the valley",
            id="below a paper's name",
        ),
        pytest.param("Rebels storm post\n\nBy Lena Okafor" + PROSE, "Rebels storm post", id="above a byline"),
        pytest.param("Rebels Storm Post\n\nBy Lena Okafor" + PROSE, "Rebels Storm Post", id="that ends as papers do"),
        pytest.param("DEH NAW (ARN) — The convoy left.\n\nRenewed attacks" + PROSE, "", id="a dateline is none"),
        pytest.param(PROSE + "\nRenewed attacks\n\nIt was quiet.", "", id="a heading further down is none"),
    ],
)
def test_the_title_is_the_first_heading_before_any_prose(text, expected):
    assert title(text) == expected
