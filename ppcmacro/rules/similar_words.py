"""How alike two words are, as far as slips of the keyboard go."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["closest", "distance", "only_misses"]


def distance(left: str, right: str) -> int:
    """Return how many letters were missed, added, replaced or swapped with their neighbour between two words."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        current = [i]
        for j, b in enumerate(right, 1):
            best = min(current[-1] + 1, row[j] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and b == left[i - 2]:
                best = min(best, before[j - 2] + 1)
            current.append(best)
        before, row = row, current
    return row[-1]


def only_misses(word: str, meant: str, most: int) -> bool:
    """Tell whether `word` is `meant` with at most so many letters left out, and nothing else wrong."""
    letters = iter(meant)
    return len(meant) - len(word) <= most and all(letter in letters for letter in word)


def closest(word: str, candidates: Iterable[str], most: int) -> str:
    """Return the candidate with the smallest distance, at most `most`; of several the first; "" when there is none."""
    best, result = most + 1, ""
    for candidate in candidates:
        if abs(len(candidate) - len(word)) < best:
            found = distance(word, candidate)
            if found < best:
                best, result = found, candidate
    return result
