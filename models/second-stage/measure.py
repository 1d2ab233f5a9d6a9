"""Ranking quality by set."""

import numpy as np
import torch

from model import OUTPUTS, SecondStage
from rows import LONGEST_ELSE, Row
from tokens import WordPiece

MEASURED = ("toxic", "severe", "hate", "insult", "obscene", "threat")


def auc(scores: np.ndarray, labels: np.ndarray) -> float | None:
    """Area under the ROC curve, ties counted half; nothing where one side has fewer than ten."""
    scores, labels = np.asarray(scores), np.asarray(labels, dtype=bool)
    positives = int(labels.sum())
    negatives = len(labels) - positives
    if min(positives, negatives) < 10:
        return None
    _, group, size = np.unique(scores, return_inverse=True, return_counts=True)
    last = size.cumsum()
    ranks = ((last - size + last + 1) / 2)[group]
    return float((ranks[labels].sum() - positives * (positives + 1) / 2) / (positives * negatives))


def logits_of(model: SecondStage, pieces: WordPiece, texts: list[str], longest: int = LONGEST_ELSE) -> list[list[float]]:
    """What the model says of each text, before the sigmoid."""
    encoded = [pieces.encode(text, longest) for text in texts]
    order = sorted(range(len(texts)), key=lambda n: len(encoded[n]))
    said: list[list[float]] = [[]] * len(texts)
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        for begin in range(0, len(order), 32):
            numbers = order[begin : begin + 32]
            width = max(len(encoded[n]) for n in numbers)
            tokens = torch.tensor([encoded[n] + [0] * (width - len(encoded[n])) for n in numbers])
            present = torch.tensor([[True] * len(encoded[n]) + [False] * (width - len(encoded[n])) for n in numbers])
            for number, row in zip(numbers, model(tokens, present).float().tolist(), strict=True):
                said[number] = row
    return said


def auc_by_set(model: SecondStage, pieces: WordPiece, rows: list[Row]) -> dict[str, float]:
    """AUC of each output in each set (Wikipedia's as one) that has enough of both sides."""
    said = logits_of(model, pieces, [row.text for row in rows])
    figures = {}
    families = {row.set: "jigsaw" if row.set.startswith("jigsaw") else row.set for row in rows}
    for family in sorted(set(families.values())):
        for output in MEASURED:
            k = OUTPUTS.index(output)
            picked = [n for n, row in enumerate(rows) if families[row.set] == family and row.weight[k] > 0]
            figure = auc([said[n][k] for n in picked], [rows[n].value[k] >= 0.5 for n in picked])
            if figure is not None:
                figures[f"{output} {family}"] = round(figure, 4)
    return figures
