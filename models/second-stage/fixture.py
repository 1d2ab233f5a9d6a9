"""Writes what the network says of a few texts, for the test that the program says the same.

`fixture.py OUT_FOLDER ../../crates/comity_classify/data/second_stage/fixture.json`, after glance.py. The texts are made
up; some are offensive, as tests of such a model must be.
"""

import argparse
import json
from pathlib import Path

from fit import STEPS
from said import LONGEST, said_of, session_of
from tokens import WordPiece, read_emoji

TEXTS = [
    "the bridge at lower ashby reopens on monday, the council said.",
    "you are a complete idiot and should shut up.",
    "i hate all gardeners, they are vermin.",
    "nobody should ever say that immigrants are vermin.",
    "our striker is going to kill them on saturday!",
    "",
    "   ...   ",
    "café ÅNGSTRÖM naïve ﬁne",
    "don't @user #tag http://example.org/?q=1&r=2 50% $5 a_b",
    "🐀🤮 these people 🐀",
    "👨🏿 reads the paper 🙂 ☕",
    "мост 桥 جسر կամուրջ",
    "antidisestablishmentarianism supercalifragilisticexpialidocious",
    "x" * 80,
    "the new road layout is a disgrace and the mayor should resign. " * 12,
    "zero\u200bwidth\u0000control\ttab\nline",
]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("file", type=Path)
    options = parser.parse_args()
    vocabulary = (options.out / "vocab.txt").read_text(encoding="utf-8").splitlines()
    pieces = WordPiece(vocabulary, read_emoji(Path(__file__).parent / "emoji.txt"))
    session = session_of(options.out / "second-stage.onnx")
    cases = []
    for text in TEXTS:
        tokens = pieces.encode(text, LONGEST)
        said = said_of(session, tokens, list(STEPS))
        cases.append({"text": text, "tokens": tokens, "logits": [[round(float(x), 3) for x in step] for step in said]})
    lines = ",\n".join(json.dumps(case, ensure_ascii=True) for case in cases)
    options.file.parent.mkdir(parents=True, exist_ok=True)
    options.file.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
