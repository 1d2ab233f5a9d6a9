"""Reads a published second stage back, so that training can go on from it: `unpack.py second-stage.bin OUT_FOLDER`.

OUT_FOLDER is then as export.py leaves it, for fit.py and fixture.py.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from model import LAYERS, SecondStage


def vocabulary_in(file: Path) -> list[str]:
    """The vocabulary of `second-stage.bin`."""
    packed = file.read_bytes()
    return json.loads(packed[16 : 16 + json_bytes(packed)])["vocabulary"]


def json_bytes(packed: bytes) -> int:
    return int.from_bytes(packed[12:16], "little")


def load_published(model: SecondStage, file: Path) -> None:
    """Takes over the weights as they were rounded; what the sets' sampling added was not published and begins at 0."""
    packed = file.read_bytes()
    network = onnx.load_from_string(packed[16 + json_bytes(packed) : -32])
    said = {c.name: numpy_helper.to_array(c) for c in network.graph.initializer}

    def real(name: str) -> torch.Tensor:
        return torch.from_numpy(np.array(said[name], dtype=np.float32))

    model.word.weight.data = real("table") * real("table.scales")
    places = real("position.table")
    model.position.data[: len(places)] = places
    norms = {"norm": model.norm}
    for number in range(LAYERS):
        layer, at = model.layers[number], f"layer{number}"
        for name in ("qkv", "attended", "inner", "outer"):
            linear = getattr(layer, name)
            linear.weight.data = (real(f"{at}.{name}.w") * real(f"{at}.{name}.s")).T.contiguous()
            linear.bias.data = real(f"{at}.{name}.b")
        norms |= {f"{at}.norm1": layer.norm1, f"{at}.norm2": layer.norm2}
    for name, norm in norms.items():
        norm.weight.data, norm.bias.data = real(f"{name}.w"), real(f"{name}.b")
    model.head.weight.data, model.head.bias.data = real("head.w").T.contiguous(), real("head.b")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    packed = options.file.read_bytes()
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "vocab.txt").write_text("\n".join(vocabulary_in(options.file)) + "\n", encoding="utf-8")
    (options.out / "second-stage.onnx").write_bytes(packed[16 + json_bytes(packed) : -32])


if __name__ == "__main__":
    main()
