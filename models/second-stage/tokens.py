"""WordPiece as the program does it: lower case, no accents, emoji as words, greedy longest match.

The Rust reading of the same rules is `crates/comity_classify/src/second_stage/wordpiece.rs`; `fixture.py` writes the
cases that keep both alike.
"""

import unicodedata
from pathlib import Path

PAD, UNKNOWN, BEGIN, END = "[PAD]", "[UNK]", "[CLS]", "[SEP]"
LONGEST_WORD = 64


def read_emoji(path: Path) -> dict[str, str]:
    """From each emoji to its words."""
    table = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            characters, words = line.split(" ", 1)
            for character in characters:
                if character not in "\u200d\ufe0f":
                    table.setdefault(character, words)
    return table


def words_of(text: str, emoji: dict[str, str]) -> list[str]:
    """The words and marks of a text, in lower case and without accents."""
    words, word = [], []

    def close() -> None:
        if word:
            words.append("".join(word))
            word.clear()

    for c in text:
        if c in emoji:
            close()
            words.extend(emoji[c].split())
            continue
        for low in unicodedata.normalize("NFD", c.lower()):
            if unicodedata.category(low)[0] == "M":
                continue
            if low.isspace() or unicodedata.category(low) == "Cc":
                close()
            elif not low.isalnum() or 0x3400 <= ord(low) <= 0x9FFF:
                close()
                words.append(low)
            else:
                word.append(low)
    close()
    return words


class WordPiece:
    """A vocabulary and the way to cut words into it."""

    def __init__(self, vocabulary: list[str], emoji: dict[str, str]) -> None:
        self.vocabulary = vocabulary
        self.numbers = {token: number for number, token in enumerate(vocabulary)}
        self.emoji = emoji
        self.cache: dict[str, list[int]] = {}

    def pieces(self, word: str) -> list[int]:
        """The numbers of a word's pieces, or that of the unknown word."""
        if word in self.cache:
            return self.cache[word]
        found, begin = [], 0
        while begin < len(word) and len(word) <= LONGEST_WORD:
            for end in range(len(word), begin, -1):
                number = self.numbers.get(("##" if begin else "") + word[begin:end])
                if number is not None:
                    found.append(number)
                    begin = end
                    break
            else:
                break
        if begin < len(word):
            found = [self.numbers[UNKNOWN]]
        self.cache[word] = found
        return found

    def encode(self, text: str, longest: int) -> list[int]:
        """Begin, at most `longest` - 2 pieces, end."""
        numbers = [self.numbers[BEGIN]]
        for word in words_of(text, self.emoji):
            if len(numbers) >= longest - 1:
                break
            numbers.extend(self.pieces(word))
        return numbers[: longest - 1] + [self.numbers[END]]
