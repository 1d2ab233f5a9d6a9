"""What an exported network says of texts."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import onnxruntime

LONGEST = 96
WORKERS = 2


def session_of(network: Path) -> onnxruntime.InferenceSession:
    """The network, on one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(str(network), options)


def said_of(session: onnxruntime.InferenceSession, tokens: list[int], outputs: list[str]) -> np.ndarray:
    """The outputs for one text, outputs x numbers."""
    inputs = {"numbers": np.array(tokens), "positions": np.arange(len(tokens))}
    return np.stack([said[0] for said in session.run(outputs, inputs)])


def logits_of(network: Path, encoded: list[list[int]], outputs: list[str], cache: Path) -> dict[str, np.ndarray]:
    """What each output says of each text, texts x numbers; kept in `cache`, by network and tokens, for the next time."""
    digest = hashlib.sha256(network.read_bytes() + " ".join(outputs).encode()).digest()
    keys = [hashlib.sha256(digest + np.array(tokens, dtype=np.int32).tobytes()).hexdigest() for tokens in encoded]
    known: dict[str, np.ndarray] = {}
    if cache.exists():
        kept = np.load(cache)
        known = dict(zip(kept["keys"].tolist(), kept["logits"], strict=True))
    missing = {key: tokens for key, tokens in zip(keys, encoded, strict=True) if key not in known}
    session = session_of(network)
    with ThreadPoolExecutor(WORKERS) as pool:
        said = pool.map(lambda tokens: said_of(session, tokens, outputs), missing.values())
        known.update(zip(missing, said, strict=True))
    logits = np.array([known[key] for key in keys], dtype=np.float32)
    np.savez(cache, keys=np.array(keys), logits=logits)
    return {output: logits[:, n] for n, output in enumerate(outputs)}
