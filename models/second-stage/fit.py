"""Mixes both stages, chooses the cascade's thresholds, measures, and writes the file the program reads.

`fit.py ROWS.ndjson OUT_FOLDER second-stage.bin --version 7`, after glance.py or unpack.py. Mixes, curves and thresholds
come from the rows that calibrate; figures from those that neither stage has seen. When the first stage has been trained anew,
write ROWS again and run this again: the network itself stays as it is.
"""

import argparse
import hashlib
import json
import struct
from pathlib import Path

import numpy as np

import rows as data
from curves import bend, logistic, odds_of, regress, rising
from measure import auc
from model import OUTPUTS
from said import LONGEST, logits_of
from tokens import WordPiece, read_emoji

HERE = Path(__file__).parent
FORMAT = 4
# The network's outputs, in the order in which they are asked for.
STEPS = ("glance", "logits")
# The attributes that are mixed, and the output that each stands on.
MIXED = {
    "TOXICITY": "toxic",
    "SEVERE_TOXICITY": "severe",
    "IDENTITY_ATTACK": "hate",
    "INSULT": "insult",
    "OBSCENE": "obscene",
    "THREAT": "threat",
}
# The attributes whose scores tell whether the next step is asked.
WATCHED = ("TOXICITY", "IDENTITY_ATTACK", "THREAT")
# Sentences of our own that were written one by one.
WRITTEN_DOMAIN = 23
# Glosses of sentences in other languages are only measured: English is what the mixes are for.
GLOSSES = "glosses"
# What can be true of a blind sentence, and the attribute that should say so.
BLIND = ("IDENTITY_ATTACK", "INSULT", "THREAT", "TOXICITY")
# What the cascade may lose against asking the network about everything: area under the curve, in the mean over the sets and on
# Wikipedia comments by themselves, of the watched attributes but threats, which are few; on sentences of our own; and the share of
# these that is on the right side of 0.5.
ALLOWED_LOSS = 0.002
ALLOWED_OF_THREATS, ALLOWED_OF_SENTENCES, ALLOWED_OF_RIGHT = 2.0, 4.0, 2.0
# Tokens of the longest text that each is asked about. The network is no better than the glance at long ones (held-out Wikipedia
# comments: area 0.9877 and 0.9875 for TOXICITY), and of these the program shows it the worst passage by itself.
MOST_TOKENS = {"glance": LONGEST, "logits": 36}
# The glance is asked from so little on. This and the tokens above were chosen with held-out Wikipedia comments and the time of a comment in
# view: from 0.005 to 0.01, and from 64 tokens to 36, their area for TOXICITY stays between 0.9856 and 0.9860.
GLANCED = 0.01
# Thresholds that are tried.
LOWS = (0.0, 0.01, *(n / 100 for n in (*range(2, 34), *range(34, 60, 2))), 1.0)
HIGHS = (1.0, 0.99, *(n / 100 for n in range(98, 38, -2)))

Bands = dict[str, tuple[float, float]]


def mix_weights(domain: int, positive: bool, attribute: str) -> tuple[float, float]:
    """How much a row counts in the regression and in the curve; the first stage's rule (`train/mix.rs`)."""
    if domain == WRITTEN_DOMAIN:
        # A third of the first stage's numbers: their labels count three times as much here.
        # Threats half as much again: the sentences of version 5 are mostly harmless, and drew the curve down.
        if attribute == "THREAT":
            return (4.0, 4.0) if positive else (4.0, 4 / 3)
        if attribute == "IDENTITY_ATTACK":
            return (4.0, 2.0) if positive else (4.0, 7 / 3)
        return (2 / 3, 1 / 3)
    if domain == 0:
        return (2.0, 1.2) if attribute == "IDENTITY_ATTACK" else (1.5, 0.5)
    if domain == 1:
        return (3.0, 1.0) if positive else (3.0, 2.0)
    if domain == 2:
        return (0.7, 0.4) if positive else (1.5, 1.5)
    table = {3: (2.0, 2.0), 4: (0.5, 0.1), 5: (0.5, 0.08), 7: (0.5, 0.08), 12: (0.5, 0.5)}
    return table.get(domain, (1.3, 0.08) if domain in (6, 8, 9, 11) else (1.0, 1.0))


class Part:
    """Rows of a split, what both stages say of them, and their labels."""

    def __init__(self, rows: list[data.Row], logits: dict[str, np.ndarray], tokens: list[int]) -> None:
        self.rows, self.logits, self.tokens = rows, logits, np.array(tokens)
        self.family = np.array(["jigsaw" if r.set.startswith("jigsaw") else r.set for r in rows])
        self.first = {a: np.array([r.first.get(a, 0.0) for r in rows]) for a in MIXED}
        self.all = np.ones(len(rows), dtype=bool)

    def inputs(self, step: str, attribute: str) -> np.ndarray:
        first = odds_of(self.first[attribute])
        return np.column_stack([np.ones(len(self.rows)), first, self.logits[step]])

    def labels(self, attribute: str) -> tuple[np.ndarray, np.ndarray]:
        k = OUTPUTS.index(MIXED[attribute])
        return np.array([r.value[k] for r in self.rows]), np.array([r.weight[k] for r in self.rows])

    def mixed(self, step: str, attribute: str, mix: dict) -> np.ndarray:
        return bend(mix["curve"], logistic(self.inputs(step, attribute) @ np.array(mix["weights"])))


def fit_mix(part: Part, step: str, attribute: str) -> dict:
    value, trust = part.labels(attribute)
    known = trust > 0
    domains = np.array([r.domain for r in part.rows])[known]
    inputs, value, trust = part.inputs(step, attribute)[known], value[known], trust[known]
    pairs = np.array([mix_weights(d, v >= 0.5, attribute) for d, v in zip(domains, value, strict=True)])
    own = 2 + OUTPUTS.index(MIXED[attribute])
    weights = regress(inputs, value, trust * pairs[:, 0], trust * pairs[:, 1], domains, own)
    curve = rising(logistic(inputs @ weights), value, trust * pairs[:, 1])
    return {"weights": [round(float(w), 6) for w in weights], "curve": curve}


def ours(part: Part) -> np.ndarray:
    """Rows of our own writing, which are no comments that people wrote."""
    reported = np.char.startswith(part.family, "contrast") | np.char.startswith(part.family, "blind")
    return reported | (part.family == "own") | (part.family == "sentences")


class Judged:
    """A split with the scores of each step for all its rows."""

    def __init__(self, part: Part, mixes: dict[str, dict[str, dict]]) -> None:
        self.part = part
        self.said = {step: {a: part.mixed(step, a, mixes[step][a]) for a in MIXED} for step in STEPS}
        self.picked = {a: self.pick(a) for a in MIXED}
        value, trust = part.labels("TOXICITY")
        ordinary = (part.family == "jigsaw") & (trust > 0)
        self.toxic, self.clean = ordinary & (value >= 0.5), ordinary & (value < 0.5)

    def pick(self, attribute: str) -> dict[str, tuple[np.ndarray, np.ndarray]]:
        """Which rows of each set have a label, and what it is; of all sets that people wrote, and of our sentences, too."""
        value, trust = self.part.labels(attribute)
        known, of_people = trust > 0, ~ours(self.part)
        sets = {f: known & of_people & (self.part.family == f) for f in sorted(set(self.part.family[of_people]))}
        sets |= {"all": known & of_people, "sentences": known & (self.part.family == "sentences")}
        return {name: (rows, value[rows] >= 0.5) for name, rows in sets.items() if rows.any()}

    def share(self, asked: np.ndarray) -> float:
        """The share of ordinary traffic that is asked about: Wikipedia talk with one toxic comment in ten."""
        return float(0.1 * asked[self.toxic].mean() + 0.9 * asked[self.clean].mean())

    def unsure(self, scores: dict[str, np.ndarray], bands: Bands) -> np.ndarray:
        """The rows with a watched score between its thresholds."""
        return np.any([(low <= scores[a]) & (scores[a] <= high) for a, (low, high) in bands.items()], axis=0)

    def asked(self, unsure: dict[str, Bands]) -> dict[str, np.ndarray]:
        """The rows that each step is asked about."""
        scores, asked = self.part.first, {}
        for step in STEPS:
            asked[step] = self.unsure(scores, unsure[step]) & (self.part.tokens <= MOST_TOKENS[step])
            scores = {a: np.where(asked[step], self.said[step][a], scores[a]) for a in MIXED}
        return asked

    def cascade(self, asked: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        """The scores where each step is asked about such rows, without what the program lays over them (`composed.rs`) but
        that threats and attacks on groups are toxic."""
        scores = self.part.first
        for step in STEPS:
            scores = {a: np.where(asked[step], self.said[step][a], scores[a]) for a in MIXED}
        toxic, threat, hate = scores["TOXICITY"], scores["THREAT"], scores["IDENTITY_ATTACK"]
        toxic = np.where(threat >= 0.5, np.maximum(toxic, 0.95 * threat), toxic)
        toxic = np.where((hate >= 0.5) & (toxic > 0.15), np.maximum(toxic, 0.5 + 0.2 * (hate - 0.5)), toxic)
        return scores | {"TOXICITY": toxic}

    def aucs(self, attribute: str, scores: np.ndarray) -> dict[str, float]:
        """AUC in each set, and over all of them."""
        sets = {name: rows for name, rows in self.picked[attribute].items() if name != "sentences"}
        figures = {name: auc(scores[rows], positive) for name, (rows, positive) in sets.items()}
        return {name: figure for name, figure in figures.items() if figure is not None}

    def quality(self, asked: dict[str, np.ndarray]) -> np.ndarray:
        """What thresholds are held to, each loss in units of what is allowed for the mean over the sets."""
        scores, figures = self.cascade(asked), []
        for attribute in WATCHED:
            those = scores[attribute]
            of_sets = self.aucs(attribute, those)
            few = ALLOWED_OF_THREATS if attribute == "THREAT" else 1.0
            figures += [float(np.mean(list(of_sets.values()))) / few, of_sets["jigsaw"] / few**2]
            rows, positive = self.picked[attribute]["sentences"]
            figures += [auc(those[rows], positive) / ALLOWED_OF_SENTENCES]
            figures += [((those[rows] >= 0.5) == positive).mean() / ALLOWED_OF_RIGHT]
        return np.array(figures)


def narrowed(places: dict[str, list[int]]) -> list[dict[str, list[int]]]:
    """Places in LOWS and HIGHS a few steps further in: of one attribute, or the lower ones of all."""
    tried = []
    for attribute in places:
        for end, most in enumerate((LOWS, HIGHS)):
            for further in (1, 2, 3, 4):
                other = {a: list(at) for a, at in places.items()}
                other[attribute][end] += further
                if other[attribute][end] < len(most):
                    tried.append(other)
    if all(at[0] + 1 < len(LOWS) for at in places.values()):
        tried.append({a: [at[0] + 1, at[1]] for a, at in places.items()})
    return tried


def choose(judged: Judged) -> dict[str, Bands]:
    """The thresholds by which the network is asked about the least ordinary traffic while nothing that is watched loses more
    than allowed.

    They are narrowed one after the other, each time by what saves most, or, where nothing is saved, by what costs least.
    """
    everything = judged.quality({step: judged.part.tokens <= MOST_TOKENS[step] for step in STEPS})
    places = {a: [0, 0] for a in WATCHED}

    def bands(places: dict[str, list[int]]) -> dict[str, Bands]:
        # A band that ends before it begins is never met.
        narrow = {a: (LOWS[low], HIGHS[high]) for a, (low, high) in places.items() if LOWS[low] < HIGHS[high]}
        return {"glance": {a: (GLANCED, 1.0) for a in WATCHED}, "logits": narrow}

    best = 1.0
    while True:
        found = []
        for other in narrowed(places):
            asked = judged.asked(bands(other))
            share = judged.share(asked["logits"])
            loss = (everything - judged.quality(asked)).max() if share <= best else np.inf
            if loss <= ALLOWED_LOSS:
                found.append((share + (1e-6 if share == best else 0.0), loss, other))
        if not found:
            return bands(places)
        _, _, places = min(found, key=lambda f: f[:2])
        best = judged.share(judged.asked(bands(places))["logits"])


def right(scores: np.ndarray, value: np.ndarray) -> np.ndarray:
    return (scores >= 0.5) == (value >= 0.5)


def report(judged: Judged, unsure: dict[str, Bands]) -> dict:
    """Figures on rows that nothing was fitted on."""
    part = judged.part
    asked = judged.asked(unsure)
    none = ~part.all
    scores = {
        "first": part.first,
        "glance": judged.cascade({"glance": part.all, "logits": none}),
        "both": judged.cascade({"glance": part.all, "logits": part.all}),
        "cascade": judged.cascade(asked),
    }
    figures: dict = {"unsure": unsure, "auc": {}, "contrast": {}}
    figures["asked_ordinary"] = {step: judged.share(asked[step]) for step in STEPS}
    for attribute in MIXED:
        said = {kind: judged.aucs(attribute, those[attribute]) for kind, those in scores.items()}
        figures["auc"][attribute] = {
            family: {kind: round(said[kind][family], 4) for kind in scores} for family in said["first"]
        }
    for attribute in WATCHED[:2]:
        value, trust = part.labels(attribute)
        for suite in sorted(f for f in set(part.family) if f.startswith("contrast")):
            picked = (part.family == suite) & (trust > 0)
            if picked.any():
                figures["contrast"][f"{suite.removeprefix('contrast:')} {attribute}"] = {
                    kind: round(float(right(those[attribute], value)[picked].mean()), 3) for kind, those in scores.items()
                }
    figures["blind"] = {attribute: blind(part, attribute, scores) for attribute in BLIND}
    return figures


def of_glosses(part: Part, mixes: dict[str, dict[str, dict]]) -> dict:
    """AUC on the glosses of sentences in other languages, by the first stage and with each step."""
    figures: dict = {}
    for attribute in MIXED:
        value, trust = part.labels(attribute)
        said = {"first": part.first[attribute]} | {step: part.mixed(step, attribute, mixes[step][attribute]) for step in STEPS}
        found = {kind: auc(scores[trust > 0], value[trust > 0] >= 0.5) for kind, scores in said.items()}
        figures[attribute] = {kind: round(figure, 4) for kind, figure in found.items() if figure is not None}
    return figures


def blind(part: Part, attribute: str, scores: dict[str, dict[str, np.ndarray]]) -> dict:
    """Found and spared, of all, among the sentences that were only ever counted; and right by case."""
    value, trust = part.labels(attribute)
    picked = np.char.startswith(part.family, "blind") & (trust > 0)
    figures: dict = {"cases": {}}
    for kind, those in scores.items():
        is_right = right(those[attribute], value)
        sides = {"found": picked & (value >= 0.5), "spared": picked & (value < 0.5)}
        figures[kind] = {side: [int(is_right[rows].sum()), int(rows.sum())] for side, rows in sides.items()}
        for family in sorted(set(part.family[picked])):
            rows = picked & (part.family == family)
            case = figures["cases"].setdefault(family.removeprefix("blind:"), {"true": bool(value[rows][0] >= 0.5)})
            case[kind] = [int(is_right[rows].sum()), int(rows.sum())]
    return figures


def pack(header: dict, network: bytes) -> bytes:
    text = json.dumps(header, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    body = b"COMITYS2" + struct.pack("<II", FORMAT, len(text)) + text + network
    return body + hashlib.sha256(body).digest()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("rows", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("file", type=Path)
    parser.add_argument("--version", required=True)
    options = parser.parse_args()
    network = options.out / "second-stage.onnx"
    vocabulary = (options.out / "vocab.txt").read_text(encoding="utf-8").splitlines()
    emoji = read_emoji(HERE / "emoji.txt")
    pieces = WordPiece(vocabulary, emoji)

    def part_of(rows: list[data.Row], name: str) -> Part:
        encoded = [pieces.encode(row.text, LONGEST) for row in rows]
        logits = logits_of(network, encoded, list(STEPS), options.out / f"{name}.npz")
        return Part(rows, logits, [len(tokens) for tokens in encoded])

    parts = {}
    for split in ("calibrate", "develop"):
        parts[split] = part_of([row for row in data.read(options.rows, split) if row.set != GLOSSES], split)
    glosses = part_of([row for row in data.read(options.rows, "develop") if row.set == GLOSSES], GLOSSES)
    mixes = {step: {a: fit_mix(parts["calibrate"], step, a) for a in MIXED} for step in STEPS}
    unsure = choose(Judged(parts["calibrate"], mixes))
    figures = report(Judged(parts["develop"], mixes), unsure) | {"glosses": of_glosses(glosses, mixes)}
    (options.out / "figures.json").write_text(json.dumps(figures, indent=1) + "\n")
    header = {
        "name": "second-stage",
        "version": options.version,
        "longest": LONGEST,
        "vocabulary": vocabulary,
        "emoji": emoji,
        "outputs": OUTPUTS,
        "steps": [
            {"output": step, "unsure": unsure[step], "most_tokens": MOST_TOKENS[step], "mixes": mixes[step]}
            for step in STEPS
        ],
    }
    packed = pack(header, network.read_bytes())
    options.file.write_bytes(packed)
    print(json.dumps(figures, indent=1))
    print(len(packed), "bytes")


if __name__ == "__main__":
    main()
