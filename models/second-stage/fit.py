"""Mixes both stages, chooses the cascade's thresholds, measures, and writes the file the program reads.

`fit.py ROWS.ndjson OUT_FOLDER second-stage.bin --version 4`, after export.py or unpack.py. Mixes, curves and thresholds
come from the rows that calibrate; figures from those that neither stage has seen. When the first stage has been trained anew,
write ROWS again and run this again: the network itself stays as it is.
"""

import argparse
import hashlib
import json
import struct
from pathlib import Path

import numpy as np
import onnxruntime

import rows as data
from curves import bend, logistic, odds_of, regress, rising
from measure import auc
from model import OUTPUTS
from tokens import WordPiece, read_emoji

HERE = Path(__file__).parent
FORMAT = 2
LONGEST = 96
# The attributes that are mixed, and the output that each stands on.
MIXED = {
    "TOXICITY": "toxic",
    "SEVERE_TOXICITY": "severe",
    "IDENTITY_ATTACK": "hate",
    "INSULT": "insult",
    "OBSCENE": "obscene",
    "THREAT": "threat",
}
WATCHED = ("TOXICITY", "IDENTITY_ATTACK")
# Sentences of our own that were written one by one.
WRITTEN_DOMAIN = 23
# What can be true of a blind sentence, and the attribute that should say so.
BLIND = ("IDENTITY_ATTACK", "INSULT", "THREAT", "TOXICITY")
# Quality that the cascade may lose against asking both about everything.
ALLOWED_LOSS = 0.0015


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


def key_of(network: bytes, text: str) -> str:
    return hashlib.sha256(network + text.encode()).hexdigest()


def logits_of(network: Path, pieces: WordPiece, rows: list[data.Row], cache: Path) -> np.ndarray:
    """What the network says of each row; kept in `cache`, by network and text, for the next time."""
    digest = hashlib.sha256(network.read_bytes()).digest()
    known: dict[str, np.ndarray] = {}
    if cache.exists():
        kept = np.load(cache)
        known = dict(zip(kept["keys"].tolist(), kept["logits"], strict=True))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(network), options)
    keys = [key_of(digest, row.text) for row in rows]
    for key, row in zip(keys, rows, strict=True):
        if key not in known:
            tokens = np.array(pieces.encode(row.text, LONGEST))
            known[key] = session.run(None, {"numbers": tokens, "positions": np.arange(len(tokens))})[0][0]
    logits = np.array([known[key] for key in keys], dtype=np.float32)
    np.savez(cache, keys=np.array(keys), logits=logits)
    return logits


class Part:
    """Rows of a split, what both stages say of them, and their labels."""

    def __init__(self, rows: list[data.Row], logits: np.ndarray) -> None:
        self.rows, self.logits = rows, logits
        self.family = np.array(["jigsaw" if r.set.startswith("jigsaw") else r.set for r in rows])
        self.first = {a: np.array([r.first.get(a, 0.0) for r in rows]) for a in MIXED}

    def inputs(self, attribute: str) -> np.ndarray:
        first = odds_of(self.first[attribute])
        return np.column_stack([np.ones(len(self.rows)), first, self.logits])

    def labels(self, attribute: str) -> tuple[np.ndarray, np.ndarray]:
        k = OUTPUTS.index(MIXED[attribute])
        return np.array([r.value[k] for r in self.rows]), np.array([r.weight[k] for r in self.rows])

    def mixed(self, attribute: str, mix: dict) -> np.ndarray:
        return bend(mix["curve"], logistic(self.inputs(attribute) @ np.array(mix["weights"])))

    def highest(self) -> np.ndarray:
        return np.maximum(*(self.first[a] for a in WATCHED))


def fit_mix(part: Part, attribute: str) -> dict:
    value, trust = part.labels(attribute)
    known = trust > 0
    domains = np.array([r.domain for r in part.rows])[known]
    inputs, value, trust = part.inputs(attribute)[known], value[known], trust[known]
    pairs = np.array([mix_weights(d, v >= 0.5, attribute) for d, v in zip(domains, value, strict=True)])
    own = 2 + OUTPUTS.index(MIXED[attribute])
    weights = regress(inputs, value, trust * pairs[:, 0], trust * pairs[:, 1], domains, own)
    curve = rising(logistic(inputs @ weights), value, trust * pairs[:, 1])
    return {"weights": [round(float(w), 6) for w in weights], "curve": curve}


def ours(part: Part) -> np.ndarray:
    """Rows of our own writing, which are no comments that people wrote."""
    reported = np.char.startswith(part.family, "contrast") | np.char.startswith(part.family, "blind")
    return reported | (part.family == "own") | (part.family == "sentences")


def aucs(part: Part, attribute: str, scores: np.ndarray) -> dict[str, float]:
    """AUC in each set, and over all of them."""
    value, trust = part.labels(attribute)
    figures = {}
    for family in [*sorted(set(part.family)), "all"]:
        if family in ("own", "sentences") or family.startswith(("contrast", "blind")):
            continue
        picked = (trust > 0) & ((part.family == family) if family != "all" else ~ours(part))
        figure = auc(scores[picked].tolist(), (value[picked] >= 0.5).tolist()) if picked.any() else None
        if figure is not None:
            figures[family] = figure
    return figures


def asked(part: Part, unsure: tuple[float, float]) -> np.ndarray:
    highest = part.highest()
    return (unsure[0] <= highest) & (highest <= unsure[1])


def ordinary_share(part: Part, unsure: tuple[float, float]) -> float:
    """The share of ordinary traffic that is asked about: Wikipedia talk with one toxic comment in ten."""
    value, trust = part.labels("TOXICITY")
    picked = (part.family == "jigsaw") & (trust > 0)
    toxic = picked & (value >= 0.5)
    clean = picked & (value < 0.5)
    inside = asked(part, unsure)
    return float(0.1 * inside[toxic].mean() + 0.9 * inside[clean].mean())


def cascade(part: Part, attribute: str, mixes: dict[str, dict], unsure: tuple[float, float]) -> np.ndarray:
    said = np.where(asked(part, unsure), part.mixed(attribute, mixes[attribute]), part.first[attribute])
    if attribute != "TOXICITY":
        return said
    # Threats and attacks on groups are toxic, as `composed.rs` has it.
    threat, hate = (cascade(part, a, mixes, unsure) for a in ("THREAT", "IDENTITY_ATTACK"))
    said = np.where(threat >= 0.5, np.maximum(said, 0.95 * threat), said)
    return np.where((hate >= 0.5) & (said > 0.15), np.maximum(said, 0.5 + 0.2 * (hate - 0.5)), said)


def quality(part: Part, mixes: dict[str, dict], unsure: tuple[float, float]) -> list[float]:
    """What thresholds are held to: the mean over the sets, and Wikipedia comments by themselves, of each watched attribute."""
    figures = [aucs(part, a, cascade(part, a, mixes, unsure)) for a in WATCHED]
    return [figure for f in figures for figure in (float(np.mean(list(f.values()))), f["jigsaw"])]


def choose(part: Part, mixes: dict[str, dict]) -> tuple[float, float]:
    """The thresholds that ask about the least ordinary traffic while nothing that is watched loses more than allowed."""
    everything = quality(part, mixes, (0.0, 1.0))
    best, best_share = (0.0, 1.0), 1.0
    for low in [n / 100 for n in (0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 18, 22, 26, 30)]:
        for high in (0.9, 0.95, 0.98, 1.0):
            share = ordinary_share(part, (low, high))
            if share >= best_share:
                continue
            left = quality(part, mixes, (low, high))
            if max(before - after for before, after in zip(everything, left, strict=True)) <= ALLOWED_LOSS:
                best, best_share = (low, high), share
    return best


def trade(part: Part, mixes: dict[str, dict], unsure: tuple[float, float]) -> dict:
    """What another lower threshold would cost and bring."""
    means = {a: float(np.mean(list(aucs(part, a, cascade(part, a, mixes, unsure)).values()))) for a in WATCHED}
    return {"low": unsure[0], "asked": ordinary_share(part, unsure), **means}


def report(part: Part, mixes: dict[str, dict], unsure: tuple[float, float]) -> dict:
    """Figures on rows that nothing was fitted on."""
    figures: dict = {"unsure": unsure, "asked_ordinary": ordinary_share(part, unsure), "auc": {}, "contrast": {}}
    figures["trade"] = [trade(part, mixes, (low, unsure[1])) for low in (0.0, 0.02, 0.05, 0.1, 0.2, 0.3)]
    for attribute, mix in mixes.items():
        kinds = {
            "first": part.first[attribute],
            "second": part.logits[:, OUTPUTS.index(MIXED[attribute])],
            "both": part.mixed(attribute, mix),
            "cascade": cascade(part, attribute, mixes, unsure),
        }
        said = {kind: aucs(part, attribute, scores) for kind, scores in kinds.items()}
        figures["auc"][attribute] = {
            family: {kind: round(said[kind][family], 4) for kind in kinds} for family in said["first"]
        }
    for attribute in WATCHED:
        value, trust = part.labels(attribute)
        for suite in sorted(f for f in set(part.family) if f.startswith("contrast")):
            picked = (part.family == suite) & (trust > 0)
            if not picked.any():
                continue
            right = {}
            for kind, scores in {
                "first": part.first[attribute],
                "both": part.mixed(attribute, mixes[attribute]),
                "cascade": cascade(part, attribute, mixes, unsure),
            }.items():
                right[kind] = round(float(((scores >= 0.5) == (value >= 0.5))[picked].mean()), 3)
            figures["contrast"][f"{suite.removeprefix('contrast:')} {attribute}"] = right
    figures["blind"] = {attribute: blind(part, attribute, mixes, unsure) for attribute in BLIND}
    return figures


def blind(part: Part, attribute: str, mixes: dict[str, dict], unsure: tuple[float, float]) -> dict:
    """Found and spared, of all, among the sentences that were only ever counted; and right by case."""
    value, trust = part.labels(attribute)
    picked = np.char.startswith(part.family, "blind") & (trust > 0)
    figures: dict = {"cases": {}}
    for kind, scores in {"first": part.first[attribute], "cascade": cascade(part, attribute, mixes, unsure)}.items():
        right = (scores >= 0.5) == (value >= 0.5)
        sides = {"found": picked & (value >= 0.5), "spared": picked & (value < 0.5)}
        figures[kind] = {side: [int(right[those].sum()), int(those.sum())] for side, those in sides.items()}
        for family in sorted(set(part.family[picked])):
            those = picked & (part.family == family)
            case = figures["cases"].setdefault(family.removeprefix("blind:"), {"true": bool(value[those][0] >= 0.5)})
            case[kind] = [int(right[those].sum()), int(those.sum())]
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
    parts = {}
    for split in ("calibrate", "develop"):
        rows = data.read(options.rows, split)
        parts[split] = Part(rows, logits_of(network, pieces, rows, options.out / f"{split}.npz"))
    mixes = {attribute: fit_mix(parts["calibrate"], attribute) for attribute in MIXED}
    unsure = choose(parts["calibrate"], mixes)
    figures = report(parts["develop"], mixes, unsure)
    (options.out / "figures.json").write_text(json.dumps(figures, indent=1) + "\n")
    header = {
        "name": "second-stage",
        "version": options.version,
        "longest": LONGEST,
        "vocabulary": vocabulary,
        "emoji": emoji,
        "outputs": OUTPUTS,
        "mixes": mixes,
        "unsure": unsure,
    }
    packed = pack(header, network.read_bytes())
    options.file.write_bytes(packed)
    print(json.dumps(figures, indent=1))
    print(len(packed), "bytes")


if __name__ == "__main__":
    main()
