"""Which rows are learned from, and how they are cut into batches."""

import hashlib
import json
import random
from dataclasses import dataclass
from pathlib import Path

from model import OUTPUTS

# Rows of each set per pass at most; where there are more, those with the lowest digest of their text. Sets sampled by
# swear words or labelled by few teach little per row; sentences of our own must not drown what people wrote.
MOST = {
    "own": 9000,
    "sentences": 4000,
    "glosses": 4000,
    "jigsaw_6label_cleaned": 6500,
    "jigsaw_6label_original": 300,
    "jigsaw_toxic_binary": 4000,
    "civil_comments_respanned": 4000,
    "toxic_spans_civil": 1800,
    "surge_toxicity_en": 1000,
    "paradetox_en": 6000,
    "davidson_tweets": 2500,
    "edos_sexism": 4000,
    "vicomtech_stormfront": 4000,
    "hatexplain_en": 7000,
    "hatemoji_build_en": 3500,
    "fox_news_en": 1500,
    "sms_spam": 400,
    "youtube_spam": 200,
    "mlma_en": 0,
}
# The same for going on from a published second stage, which has seen the sets: a sample, so that they are not forgotten.
# What is new are sentences that were written one by one, and the glosses of such in other languages; all of them are read.
MOST_GOING_ON = {
    "sentences": 20000,
    "glosses": 30000,
    "own": 2700,
    "jigsaw_6label_cleaned": 1280,
    "jigsaw_6label_original": 80,
    "jigsaw_toxic_binary": 840,
    "civil_comments_respanned": 600,
    "toxic_spans_civil": 300,
    "surge_toxicity_en": 400,
    "paradetox_en": 1600,
    "davidson_tweets": 500,
    "edos_sexism": 880,
    "vicomtech_stormfront": 880,
    "hatexplain_en": 1600,
    "hatemoji_build_en": 1280,
    "fox_news_en": 480,
    "sms_spam": 100,
    "youtube_spam": 100,
}
# How often each row of a set is read while going on.
TIMES_GOING_ON = {"sentences": 3, "glosses": 2}
# Tokens that are read of a row: Wikipedia comments are long, and their labels speak of all of it.
LONGEST = {"jigsaw_6label_cleaned": 96, "jigsaw_6label_original": 96, "jigsaw_toxic_binary": 96}
LONGEST_ELSE = 64
# Of what is left out of account above, rows with these rare labels come in all the same.
RARE = ("threat", "severe")
# What a label weighs at most. Everyday sentences weigh ten times as much in the first stage, which knew no language before.
HEAVIEST = 3.0


@dataclass
class Row:
    set: str
    domain: int
    text: str
    value: list[float]
    weight: list[float]
    first: dict[str, float]


def read(path: Path, split: str) -> list[Row]:
    """The rows of one split, in the order of the file."""
    rows = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["split"] == split and row["text"].strip():
                labels = [row["labels"].get(name, (0.0, 0.0)) for name in OUTPUTS]
                value, weight = [v for v, _ in labels], [min(w, HEAVIEST) for _, w in labels]
                rows.append(Row(row["set"], row["domain"], row["text"], value, weight, row["first"]))
    return rows


def choose(rows: list[Row], goes_on: bool) -> list[Row]:
    """The rows that are learned from. Frames filled with other names of groups are the same text: it stands once."""
    most_of = MOST_GOING_ON if goes_on else MOST
    seen: set[str] = set()
    by_set: dict[str, list[Row]] = {}
    for row in rows:
        if row.set == "own" and row.text in seen:
            continue
        seen.add(row.text)
        by_set.setdefault(row.set, []).append(row)
    chosen = []
    for name in sorted(by_set):
        most = most_of.get(name, 0)
        ordered = sorted(by_set[name], key=lambda r: hashlib.sha256(r.text.encode()).digest())
        chosen.extend(ordered[:most] * (TIMES_GOING_ON.get(name, 1) if goes_on else 1))
        if most and not goes_on:
            chosen.extend(r for r in ordered[most:] if any(r.value[OUTPUTS.index(k)] > 0.5 for k in RARE))
    return chosen


def batches(encoded: list[list[int]], tokens: int, most: int, seed: int) -> list[list[int]]:
    """Numbers of rows, in batches of like length, in random order."""
    draw = random.Random(seed)
    order = list(range(len(encoded)))
    draw.shuffle(order)
    made = []
    for begin in range(0, len(order), 4096):
        batch: list[int] = []
        for number in sorted(order[begin : begin + 4096], key=lambda n: len(encoded[n])):
            if batch and (len(batch) == most or (len(batch) + 1) * len(encoded[number]) > tokens):
                made.append(batch)
                batch = []
            batch.append(number)
        made.append(batch)
    draw.shuffle(made)
    return made
