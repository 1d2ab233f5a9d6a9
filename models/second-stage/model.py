"""MiniLM (BERT, 6 layers, width 384) with a head of several labels, in plain PyTorch."""

import torch
import torch.nn.functional as F
from torch import nn

LAYERS, WIDTH, HEADS, INNER, POSITIONS = 6, 384, 12, 1536, 512
OUTPUTS = ["toxic", "offensive", "severe", "hate", "insult", "obscene", "threat", "sexual"]
DOMAINS = 32


def padded(encoded: list[list[int]], numbers: list[int]) -> tuple[torch.Tensor, torch.Tensor]:
    """Some of the texts as rows of one length, and where a token stands."""
    longest = max(len(encoded[n]) for n in numbers)
    tokens = torch.zeros(len(numbers), longest, dtype=torch.long)
    for row, number in enumerate(numbers):
        tokens[row, : len(encoded[number])] = torch.tensor(encoded[number])
    present = torch.zeros(tokens.shape, dtype=torch.bool)
    for row, number in enumerate(numbers):
        present[row, : len(encoded[number])] = True
    return tokens, present


class Layer(nn.Module):
    """One encoder layer."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        rows, length, _ = x.shape
        q, k, v = self.qkv(x).view(rows, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        mixed = self.attended(mixed.transpose(1, 2).reshape(rows, length, WIDTH))
        x = self.norm1(x + F.dropout(mixed, self.dropout, self.training))
        inner = self.outer(F.gelu(self.inner(x)))
        return self.norm2(x + F.dropout(inner, self.dropout, self.training))


class SecondStage(nn.Module):
    """The encoder, and a head over the mean and the maximum of the last layer."""

    def __init__(self, vocabulary: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, WIDTH)
        self.position = nn.Parameter(torch.zeros(POSITIONS, WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.head = nn.Linear(2 * WIDTH, len(OUTPUTS))
        # How each set was sampled; thrown away after training.
        self.domains = nn.Embedding(DOMAINS, len(OUTPUTS))
        self.dropout = dropout
        nn.init.zeros_(self.domains.weight)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def forward(self, numbers: torch.Tensor, present: torch.Tensor) -> torch.Tensor:
        """Logits, rows x outputs. `present` is true where a token stands."""
        x = self.word(numbers) + self.position[: numbers.shape[1]]
        x = F.dropout(self.norm(x), self.dropout, self.training)
        mask = present[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        x = x.float()
        there = present[:, :, None]
        mean = (x * there).sum(1) / there.sum(1)
        most = x.masked_fill(~there, -1e4).amax(1)
        pooled = F.dropout(torch.cat([mean, most], 1), self.dropout, self.training)
        return F.linear(pooled, self.head.weight, self.head.bias)

    def load_pretrained(self, weights: dict[str, torch.Tensor], kept: list[int]) -> None:
        """Takes over MiniLM's weights; `kept` are the numbers of the tokens that stay in the vocabulary."""
        types = weights["embeddings.token_type_embeddings.weight"][0]
        self.word.weight.data = weights["embeddings.word_embeddings.weight"][kept].clone()
        self.position.data = weights["embeddings.position_embeddings.weight"] + types
        norms = {"norm": "embeddings.LayerNorm"}
        for number, layer in enumerate(self.layers):
            at = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                kinds = [weights[f"{at}attention.self.{kind}.{part}"] for kind in ("query", "key", "value")]
                getattr(layer.qkv, part).data = torch.cat(kinds)
                getattr(layer.attended, part).data = weights[f"{at}attention.output.dense.{part}"].clone()
                getattr(layer.inner, part).data = weights[f"{at}intermediate.dense.{part}"].clone()
                getattr(layer.outer, part).data = weights[f"{at}output.dense.{part}"].clone()
            norms[f"layers.{number}.norm1"] = f"{at}attention.output.LayerNorm"
            norms[f"layers.{number}.norm2"] = f"{at}output.LayerNorm"
        for ours, theirs in norms.items():
            module = self.get_submodule(ours)
            module.weight.data = weights[theirs + ".weight"].clone()
            module.bias.data = weights[theirs + ".bias"].clone()
