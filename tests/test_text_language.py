"""A text in another language is named and set aside, one in English never is."""

from __future__ import annotations

from pathlib import Path

import pytest
from input_samples import TEXT

from pipeline.corpus import Article, Columns, read, text_language
from pipeline.corpus.text_language import language_of
from pipeline.tables.records import ErrorRow

DISPATCHES = sorted((Path(__file__).parent.parent / "data").rglob("*.txt"))
SPANISH = (
    "El alcalde de la ciudad dijo el lunes que dos soldados resultaron heridos cerca del puente. Los vecinos oyeron "
    "tres explosiones antes del amanecer y las ventanas del café se rompieron. Nadie se atribuyó el ataque, y la "
    "carretera sobre el puente sigue cerrada hasta el fin de semana."
)
GERMAN = (
    "Der Bürgermeister der Stadt sagte am Montag, zwei Soldaten seien in der Nähe der Brücke verletzt worden. Die "
    "Nachbarn hörten vor der Morgendämmerung drei Explosionen, und die Fenster des Cafés zerbrachen. Niemand bekannte "
    "sich zu dem Angriff, und die Straße über die Brücke bleibt bis zum Ende der Woche geschlossen."
)
RUSSIAN = (
    "Мэр города сказал в понедельник, что двое солдат были ранены у моста. Соседи слышали три взрыва перед рассветом, "
    "и окна кафе разбились. Никто не взял на себя ответственность за нападение, а дорога через мост закрыта. Армия "
    "отправила в долину ещё одну роту, где в апреле на рынке погибли семь человек."
)
CHINESE = "市长星期一说，两名士兵在桥附近受伤。邻居们在黎明前听到三声爆炸，咖啡馆的窗户碎了。" * 8
OTHERS = {"es": SPANISH, "de": GERMAN, "ru": RUSSIAN, "zh": CHINESE}


@pytest.mark.parametrize("language", OTHERS)
def test_another_language_is_named(language: str) -> None:
    assert language_of(OTHERS[language]) == language


@pytest.mark.parametrize("path", DISPATCHES, ids=lambda path: path.stem)
def test_no_dispatch_of_ours_is_doubted(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_language, "model", lambda: pytest.fail("the model was asked"))
    assert language_of(path.read_text(encoding="utf-8")) in ("en", "")


@pytest.mark.parametrize("text", ["Hola.", "Dos soldados murieron en el puente.", "Zwei Tote.", "1,2,3 4 5 6" * 50])
def test_a_short_text_is_never_set_aside(text: str) -> None:
    assert language_of(text) == ""


def test_an_article_in_another_language_is_set_aside_and_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(SPANISH, encoding="utf-8")
    with read([tmp_path]) as corpus:
        first, second = corpus
    told = "is in Spanish (es), not in English; to read it all the same, add --any-language"
    assert isinstance(first, Article)
    assert second == ErrorRow("b", "b.txt", "read", "language", told)


def test_an_article_in_another_language_is_read_where_that_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(SPANISH, encoding="utf-8")
    with read([tmp_path], columns=Columns(any_language=True)) as corpus:
        (found,) = corpus
    assert isinstance(found, Article)
    assert (found.language, found.text) == ("es", SPANISH)
