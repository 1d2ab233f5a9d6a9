"""Rounds the weights to 7 bits and writes the network as ONNX: `export.py OUT_FOLDER`.

OUT_FOLDER is train.py's. Activations are quantised while running, one scale per text; weights have one scale per
column and seven bits, because processors without VNNI add pairs of products in 16 bits and would overflow with eight:
scores would depend on the machine. Embeddings keep 8 bits, one scale per token. One text at a time, so no padding.
"""

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from model import HEADS, LAYERS, OUTPUTS, WIDTH, SecondStage

POSITIONS = 128
WEIGHT_LEVELS, TOKEN_LEVELS = 63, 127


def rounded_columns(module: torch.nn.Linear) -> tuple[np.ndarray, np.ndarray]:
    """Its weights, inputs x outputs, rounded, and the scale of each column."""
    weight = module.weight.detach().numpy().T.astype(np.float32)
    scales = np.maximum(np.abs(weight).max(0), 1e-8) / WEIGHT_LEVELS
    return np.clip(np.rint(weight / scales), -WEIGHT_LEVELS, WEIGHT_LEVELS).astype(np.int8), scales.astype(np.float32)


class Graph:
    """Nodes and constants of an ONNX graph."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: np.ndarray) -> str:
        self.constants.append(numpy_helper.from_array(np.asarray(value, order="C"), name))
        return name

    def node(self, kind: str, inputs: list[str], name: str, outputs: int = 1, **attributes: object) -> list[str]:
        names = [name] if outputs == 1 else [f"{name}.{n}" for n in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, name=f"{kind}:{name}", **attributes))
        return names

    def linear(self, name: str, quantised: list[str], module: torch.nn.Linear) -> str:
        rounded, scales = rounded_columns(module)
        w = self.constant(f"{name}.w", rounded)
        zero = self.constant(f"{name}.zero", np.array(0, dtype=np.int8))
        (whole,) = self.node("MatMulInteger", [quantised[0], w, quantised[2], zero], f"{name}.int")
        return self.scaled(name, whole, quantised[1], scales, module)

    def scaled(self, name: str, whole: str, scale: str, scales: np.ndarray, module: torch.nn.Linear) -> str:
        """A product of rounded numbers as real ones, and the bias added."""
        s = self.constant(f"{name}.s", scales)
        b = self.constant(f"{name}.b", module.bias.detach().numpy().astype(np.float32))
        (real,) = self.node("Cast", [whole], f"{name}.real", to=TensorProto.FLOAT)
        (both,) = self.node("Mul", [scale, s], f"{name}.scales")
        (scaled,) = self.node("Mul", [real, both], f"{name}.scaled")
        return self.node("Add", [scaled, b], name)[0]

    def quantised(self, name: str, x: str) -> list[str]:
        return self.node("DynamicQuantizeLinear", [x], name, outputs=3)

    def norm(self, name: str, x: str, module: torch.nn.LayerNorm) -> str:
        w = self.constant(f"{name}.w", module.weight.detach().numpy())
        b = self.constant(f"{name}.b", module.bias.detach().numpy())
        return self.node("LayerNormalization", [x, w, b], name, axis=-1, epsilon=1e-12)[0]

    def head(self, at: str, x: str, module: torch.nn.Linear, output: str) -> None:
        """The output over the mean and the maximum of the rows; its nodes' names begin with `at`."""
        axis = self.constant(f"{at}axis", np.array([0], dtype=np.int64))
        (mean,) = self.node("ReduceMean", [x, axis], f"{at}mean", keepdims=1)
        (most,) = self.node("ReduceMax", [x, axis], f"{at}most", keepdims=1)
        (pooled,) = self.node("Concat", [mean, most], f"{at}pooled", axis=1)
        w = self.constant(f"{at}head.w", module.weight.detach().numpy().T)
        b = self.constant(f"{at}head.b", module.bias.detach().numpy())
        (product,) = self.node("MatMul", [pooled, w], f"{at}head.product")
        self.node("Add", [product, b], output)

    def shaped(self, name: str, x: str, shape: list[int]) -> str:
        return self.node("Reshape", [x, self.constant(f"{name}.shape", np.array(shape, dtype=np.int64))], name)[0]

    def turned(self, name: str, x: str, order: list[int]) -> str:
        return self.node("Transpose", [x], name, perm=order)[0]


def build(model: SecondStage) -> onnx.ModelProto:
    """The graph: `numbers` and `positions` (tokens) to `logits` (1 x outputs)."""
    g = Graph()
    table = model.word.weight.detach().numpy()
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / TOKEN_LEVELS
    rounded = np.rint(table / scale).astype(np.int8)
    (small,) = g.node("Gather", [g.constant("table", rounded), "numbers"], "word.small")
    (real,) = g.node("Cast", [small], "word.real", to=TensorProto.FLOAT)
    (scales,) = g.node("Gather", [g.constant("table.scales", scale.astype(np.float32)), "numbers"], "word.scales")
    (words,) = g.node("Mul", [real, scales], "word")
    positions = g.constant("position.table", model.position.detach().numpy()[:POSITIONS])
    (places,) = g.node("Gather", [positions, "positions"], "position")
    (x,) = g.node("Add", [words, places], "embedded")
    x = g.norm("norm", x, model.norm)
    size = WIDTH // HEADS
    for number, layer in enumerate(model.layers):
        at = f"layer{number}"
        qkv = g.linear(f"{at}.qkv", g.quantised(f"{at}.x", x), layer.qkv)
        lengths = g.constant(f"{at}.thirds", np.array([WIDTH] * 3, dtype=np.int64))
        q, k, v = g.node("Split", [qkv, lengths], f"{at}.split", outputs=3, axis=1)
        q = g.turned(f"{at}.q", g.shaped(f"{at}.q3", q, [-1, HEADS, size]), [1, 0, 2])
        k = g.turned(f"{at}.k", g.shaped(f"{at}.k3", k, [-1, HEADS, size]), [1, 2, 0])
        v = g.turned(f"{at}.v", g.shaped(f"{at}.v3", v, [-1, HEADS, size]), [1, 0, 2])
        (likeness,) = g.node("MatMul", [q, k], f"{at}.likeness")
        root = g.constant(f"{at}.root", np.array(size**-0.5, dtype=np.float32))
        (scaled,) = g.node("Mul", [likeness, root], f"{at}.likeness.scaled")
        (shares,) = g.node("Softmax", [scaled], f"{at}.shares", axis=-1)
        (mixed,) = g.node("MatMul", [shares, v], f"{at}.mixed")
        mixed = g.shaped(f"{at}.mixed2", g.turned(f"{at}.mixed3", mixed, [1, 0, 2]), [-1, WIDTH])
        attended = g.linear(f"{at}.attended", g.quantised(f"{at}.m", mixed), layer.attended)
        (summed,) = g.node("Add", [x, attended], f"{at}.sum1")
        x = g.norm(f"{at}.norm1", summed, layer.norm1)
        inner = g.linear(f"{at}.inner", g.quantised(f"{at}.y", x), layer.inner)
        (inner,) = g.node("Gelu", [inner], f"{at}.gelu")
        outer = g.linear(f"{at}.outer", g.quantised(f"{at}.z", inner), layer.outer)
        (summed,) = g.node("Add", [x, outer], f"{at}.sum2")
        x = g.norm(f"{at}.norm2", summed, layer.norm2)
    g.head("", x, model.head, "logits")
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["tokens"]) for name in ("numbers", "positions")]
    outputs = [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, len(OUTPUTS)])]
    graph = helper.make_graph(g.nodes, "second-stage", inputs, outputs, g.constants)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)


def load(folder: Path) -> tuple[SecondStage, list[str]]:
    """The trained model and its vocabulary."""
    vocabulary = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    model = SecondStage(len(vocabulary))
    model.load_state_dict(torch.load(folder / "checkpoint.pt")["model"])
    return model.eval(), vocabulary


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    model, vocabulary = load(options.out)
    assert len(model.layers) == LAYERS
    network = build(model)
    onnx.checker.check_model(network)
    onnx.save(network, options.out / "second-stage.onnx")
    print(len(vocabulary), "tokens,", (options.out / "second-stage.onnx").stat().st_size, "bytes")


if __name__ == "__main__":
    main()
