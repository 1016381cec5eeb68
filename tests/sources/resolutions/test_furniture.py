"""Page furniture: told from the text, set aside with the reason, never inside a sentence."""

import pytest

from tests.sources.resolutions.resolutionmaking import resolution, texts, unaccounted, why

SENTENCE = "1. Requests the authorities of the lower river to open the\n{}\ncrossings to all;"
WHOLE = "Requests the authorities of the lower river to open the crossings to all;"


@pytest.mark.parametrize(
    "furniture",
    [
        "S/RES/9107 (2031)\n7/11 14-56271",
        "S/RES/9107 (2031)\n7/1114-56271",
        "S/RES/9107 (2031)\n13-314172",
        "14-562714/11",
        "94-06562 (E) /...\nS/RES/9107 (2031)\nPage 2",
        "97-02619 (E) 290197 /...",
        "/...\nPage 3",
        "*1331417*",
        "\n20-08606 3/17\n",
        "\n20-08606 **5/17**\n",
        "3\nS/RES/9107 (2031)",
        "S/RES/9107 (2031)\nEnglish\nPage\n3",
        "14-56271                                                              7/11",
        "PAGE 2 of 5",
        "\f",
    ],
)
def test_furniture_in_a_sentence_is_set_aside(furniture: str) -> None:
    read = resolution(
        "S/RES/9107 (2031)", SENTENCE.format(furniture), "2. Decides to remain seized of the matter."
    )
    assert texts(read)["1"] == WHOLE
    assert set(why(read).values()) <= {"page furniture", "cover", "opening words"}
    assert unaccounted(read) == []


@pytest.mark.parametrize("words", ["(S/RES/9001 (2029)) of the", "12 boats of the", "2031/32 for the"])
def test_symbols_and_figures_of_the_sentence_stay(words: str) -> None:
    read = resolution(SENTENCE.format(words), "2. Decides to remain seized of the matter.")
    assert words in texts(read)["1"]
