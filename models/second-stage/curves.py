"""Logistic mixes and rising curves, as the first stage fits them (`train/combination.rs`)."""

import numpy as np

MAX_ODDS = 7.0
DOMAINS = 32
OWN_RIDGE, OTHER_RIDGE, FREE_RIDGE = 0.002, 0.05, 1e-5
MIN_BLOCK, MAX_POINTS, RISE = 60.0, 24, 0.04


def logistic(z: np.ndarray) -> np.ndarray:
    return 1.0 / (1.0 + np.exp(-z))


def odds_of(p: np.ndarray) -> np.ndarray:
    with np.errstate(divide="ignore"):
        return np.clip(np.log(p) - np.log1p(-p), -MAX_ODDS, MAX_ODDS)


def bend(curve: list[list[float]], x: np.ndarray) -> np.ndarray:
    return np.interp(x, [point[0] for point in curve], [point[1] for point in curve])


def regress(
    inputs: np.ndarray, value: np.ndarray, weight: np.ndarray, mix: np.ndarray, domains: np.ndarray, own: int
) -> np.ndarray:
    """Penalised logistic regression; input 0 is constant, 1 the first stage's log odds, `own` the output's own logit.

    Each domain has an intercept of its own, so that no weight learns how a set was sampled; in the end they give way
    to their mean over the realistic mix.
    """
    width = inputs.shape[1]
    x = np.hstack([inputs, np.eye(DOMAINS)[domains]])
    start = np.zeros(x.shape[1])
    start[1] = start[own] = 0.5
    ridge = np.full(x.shape[1], OTHER_RIDGE)
    ridge[[1, own]] = OWN_RIDGE
    ridge[[0, *range(width, x.shape[1])]] = FREE_RIDGE
    ridge *= weight.sum()
    weights = start.copy()
    for _ in range(14):
        p = logistic(x @ weights)
        gradient = x.T @ (weight * (p - value)) + ridge * (weights - start)
        bent = weight * np.maximum(p * (1 - p), 1e-4)
        step = np.linalg.solve(x.T @ (x * bent[:, None]) + np.diag(ridge), gradient)
        weights -= step / max(1.0, np.abs(step).max())
    offset = (mix * weights[width + domains]).sum() / max(mix.sum(), 1e-9)
    weights = weights[:width]
    weights[0] += offset
    return weights


def rising(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> list[list[float]]:
    """The rising curve through (probability, share of yes): pool adjacent violators, then thin out."""
    blocks: list[list[float]] = []
    for n in np.lexsort((y, x)):
        if weight[n] <= 0:
            continue
        point = [weight[n] * x[n], weight[n] * y[n], weight[n]]
        if blocks and blocks[-1][2] < MIN_BLOCK:
            blocks[-1] = [a + b for a, b in zip(blocks[-1], point, strict=True)]
        else:
            blocks.append(point)
        while len(blocks) > 1 and blocks[-1][2] >= MIN_BLOCK and (
            blocks[-2][1] / blocks[-2][2] >= blocks[-1][1] / blocks[-1][2]
        ):
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last, strict=True)]
    every = max(1, -(-len(blocks) // MAX_POINTS))
    curve = [[0.0, 0.0]]
    for begin in range(0, len(blocks), every):
        sums = np.sum(blocks[begin : begin + every], axis=0)
        height = (1 - RISE) * sums[1] / sums[2] + RISE * sums[0] / sums[2]
        place = sums[0] / sums[2]
        if curve[-1][0] + 1e-4 < place < 1 - 1e-4 and height >= curve[-1][1]:
            curve.append([round(float(place), 6), round(min(float(height), 1.0), 6)])
    return [*curve, [1.0, 1.0]]
