"""Adds a glance to the network: `glance.py ROWS.ndjson OUT_FOLDER`, after export.py or unpack.py.

A glance is a small convolution over the network's own word embeddings, a seventeenth of the network's
multiplications, that has learned to say what that says (distillation: Hinton et al. 2015, arXiv:1503.02531; convolutions over
words: Kim 2014, arXiv:1408.5882). It is asked first; where it leaves no doubt, the network is not run at all. It
becomes the output `glance` of `second-stage.onnx`; one that is there already is replaced.
"""

import argparse
import json
import math
import re
import time
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import TensorProto, helper, numpy_helper
from torch import nn

import rows as data
from export import Graph, rounded_columns
from model import OUTPUTS, WIDTH, padded
from said import LONGEST, logits_of
from tokens import WordPiece, read_emoji

HERE = Path(__file__).parent
NARROW, INNER, DEPTH = 192, 256, 3
EPOCHS, TOKENS, MOST_ROWS = 6, 4096, 256
RATE, WARMUP, WEIGHT_DECAY, DROPOUT = 2.5e-3, 0.1, 0.01, 0.1
# Sets of whole comments, whose sentences are learned from, too; words of the shortest.
SENTENCES_OF = ("jigsaw_6label_cleaned", "jigsaw_toxic_binary", "civil_comments_respanned", "toxic_spans_civil", "fox_news_en", "youtube_spam")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\s*\n\s*")
SHORTEST = 3
# Nodes and constants of a glance begin so.
PREFIX = "glance"


class Glance(nn.Module):
    """Convolutions of three words, each reaching twice as far as the one before, and the mean and maximum over the text."""

    def __init__(self) -> None:
        super().__init__()
        self.down = nn.Linear(WIDTH, NARROW)
        self.inner = nn.ModuleList(nn.Linear(3 * (INNER if n else NARROW), INNER) for n in range(DEPTH))
        self.head = nn.Linear(2 * INNER, len(OUTPUTS))

    def forward(self, x: torch.Tensor, present: torch.Tensor) -> torch.Tensor:
        """Logits, rows x outputs; `x` are embedded tokens, `present` is true where one stands."""
        there = present[:, :, None]
        x = F.gelu(self.down(F.dropout(x, DROPOUT, self.training))) * there
        for n, inner in enumerate(self.inner):
            reach = 2**n
            before = F.pad(x, (0, 0, reach, 0))[:, : x.shape[1]]
            behind = F.pad(x, (0, 0, 0, reach))[:, reach:]
            y = F.gelu(inner(torch.cat([before, x, behind], 2))) * there
            x = x + y if n else y
        mean = x.sum(1) / there.sum(1)
        most = x.masked_fill(~there, -1e4).amax(1)
        return self.head(F.dropout(torch.cat([mean, most], 1), DROPOUT, self.training))


class Embedding:
    """The network's embedded words, as they were published."""

    def __init__(self, network: onnx.ModelProto) -> None:
        said = {c.name: torch.from_numpy(np.array(numpy_helper.to_array(c))) for c in network.graph.initializer}
        self.words = said["table"].float() * said["table.scales"]
        self.places = said["position.table"]
        self.norm = said["norm.w"], said["norm.b"]

    def of(self, tokens: torch.Tensor) -> torch.Tensor:
        x = self.words[tokens] + self.places[: tokens.shape[1]]
        return F.layer_norm(x, (WIDTH,), *self.norm, 1e-12)


def texts_of(rows: list[data.Row]) -> list[str]:
    """The rows' texts, and the sentences of long comments each by itself: what the network says of them can be learned, too."""
    texts = [row.text for row in rows]
    seen = set(texts)
    for row in rows:
        if row.set in SENTENCES_OF:
            for sentence in SENTENCE_END.split(row.text):
                if len(sentence.split()) >= SHORTEST and sentence not in seen:
                    seen.add(sentence)
                    texts.append(sentence)
    return texts


def learn(encoded: list[list[int]], meant: np.ndarray, embedding: Embedding, seed: int, epochs: int) -> Glance:
    """A glance that says what the network said, by the mean squared difference."""
    middle, spread = meant.mean(0), meant.std(0)
    target = torch.from_numpy((meant - middle) / spread)
    glance = Glance()
    optimizer = torch.optim.AdamW(glance.parameters(), lr=0.0, weight_decay=WEIGHT_DECAY)
    order = [b for epoch in range(epochs) for b in data.batches(encoded, TOKENS, MOST_ROWS, seed + epoch)]
    began, loss_sum = time.monotonic(), 0.0
    for step, numbers in enumerate(order):
        done = step / len(order)
        scale = min(1.0, (step + 1) / (WARMUP * len(order))) * 0.5 * (1 + math.cos(math.pi * done))
        optimizer.param_groups[0]["lr"] = RATE * scale
        tokens, present = padded(encoded, numbers)
        loss = F.mse_loss(glance(embedding.of(tokens), present), target[numbers])
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        loss_sum += loss.item()
        if (step + 1) % 500 == 0:
            spent = time.monotonic() - began
            print(f"step {step + 1}/{len(order)} loss {loss_sum / 500:.4f} {spent:.0f} s", flush=True)
            loss_sum = 0.0
    with torch.no_grad():
        glance.head.weight *= torch.from_numpy(spread)[:, None]
        glance.head.bias.mul_(torch.from_numpy(spread)).add_(torch.from_numpy(middle))
    return glance.eval()


def convolved(g: Graph, at: str, quantised: list[str], inner: nn.Linear, reach: int) -> str:
    """What `inner` makes of the three rows around each, `reach` apart: rounded once, multiplied three times, and added up."""
    rounded, scale, middle = quantised
    weights, scales = rounded_columns(inner)
    rows = g.constant(f"{at}.rows", np.array([0], dtype=np.int64))
    zero = g.constant(f"{at}.zero", np.array(0, dtype=np.int8))
    last = 2**31 - 1
    products = []
    for n, (begin, end) in enumerate([(0, -2 * reach), (reach, -reach), (2 * reach, last)]):
        from_row = g.constant(f"{at}.begin{n}", np.array([begin], dtype=np.int64))
        to_row = g.constant(f"{at}.end{n}", np.array([end], dtype=np.int64))
        (part,) = g.node("Slice", [rounded, from_row, to_row, rows], f"{at}.part{n}")
        w = g.constant(f"{at}.w{n}", np.split(weights, 3)[n])
        products += g.node("MatMulInteger", [part, w, middle, zero], f"{at}.int{n}")
    (two,) = g.node("Add", products[:2], f"{at}.int01")
    (whole,) = g.node("Add", [two, products[2]], f"{at}.int")
    return g.scaled(at, whole, scale, scales, inner)


def attach(network: onnx.ModelProto, glance: Glance) -> None:
    """Adds the glance's nodes to the network, in the place of those of another."""
    graph = network.graph
    for part in (graph.node, graph.initializer, graph.output):
        left = [item for item in part if not item.name.split(":")[-1].startswith(PREFIX)]
        del part[:]
        part.extend(left)
    g = Graph()
    x = g.linear("glance.down", g.quantised("glance.x", "norm"), glance.down)
    (x,) = g.node("Gelu", [x], "glance.narrow")
    width = NARROW
    for n, inner in enumerate(glance.inner):
        at, reach = f"glance.inner{n}", 2**n
        zero = g.constant(f"{at}.zeros", np.zeros((reach, width), dtype=np.float32))
        (longer,) = g.node("Concat", [zero, x, zero], f"{at}.longer", axis=0)
        y = convolved(g, at, g.quantised(f"{at}.q", longer), inner, reach)
        (y,) = g.node("Gelu", [y], f"{at}.gelu")
        x = g.node("Add", [x, y], f"{at}.sum")[0] if n else y
        width = INNER
    g.head("glance.", x, glance.head, PREFIX)
    graph.node.extend(g.nodes)
    graph.initializer.extend(g.constants)
    graph.output.append(helper.make_tensor_value_info(PREFIX, TensorProto.FLOAT, [1, len(OUTPUTS)]))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("rows", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(2)
    file = options.out / "second-stage.onnx"
    pieces = WordPiece((options.out / "vocab.txt").read_text(encoding="utf-8").splitlines(), read_emoji(HERE / "emoji.txt"))
    rows = data.read(options.rows, "train")
    texts = texts_of(rows)
    print(len(rows), "rows,", len(texts), "texts", flush=True)
    encoded = [pieces.encode(text, LONGEST) for text in texts]
    meant = logits_of(file, encoded, ["logits"], options.out / "train.npz")["logits"]
    network = onnx.load(file)
    glance = learn(encoded, meant, Embedding(network), options.seed, options.epochs)
    attach(network, glance)
    onnx.checker.check_model(network)
    onnx.save(network, file)
    about = {"rows": len(rows), "texts": len(texts), "epochs": options.epochs, "seed": options.seed}
    about["weights"] = sum(p.numel() for p in glance.parameters())
    (options.out / "glance.json").write_text(json.dumps(about) + "\n")


if __name__ == "__main__":
    main()
