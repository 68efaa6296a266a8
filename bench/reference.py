"""The same calculations in numpy, as fast as they can be written there, for bench/numbers.mjs.

Reads one JSON object per line: first the data, then what to run and how
often. Answers each with one line: the version of numpy, then milliseconds per run and the result.
"""

import json
import sys
import time

try:
    import numpy as np
except ImportError:
    print(json.dumps({"numpy": None}), flush=True)
    sys.exit(0)


def acceptability_plain(data):
    """Straightforward: Dirichlet weights, all scores at once, ranks by sorting twice."""
    values = data["acceptability"]["values"]
    rng = np.random.default_rng(1)
    weights = rng.dirichlet(np.ones(values.shape[1]), data["acceptability"]["sets"])
    scores = weights @ values.T
    ranks = (-scores).argsort(axis=1).argsort(axis=1)
    rows = len(values)
    return np.stack([np.bincount(ranks[:, i], minlength=rows) for i in range(rows)])


def acceptability_pairs(data, block=8192):
    """Blocks that stay in the cache, single precision, every pair compared once."""
    values = data["acceptability"]["values"].astype(np.float32)
    rows, criteria = values.shape
    rng = np.random.default_rng(1)
    counts = np.zeros((rows, rows), np.int64)
    sets = data["acceptability"]["sets"]
    for start in range(0, sets, block):
        size = min(block, sets - start)
        scores = values @ rng.standard_exponential((criteria, size), dtype=np.float32)
        ranks = np.zeros((rows, size), np.uint8)
        for i in range(1, rows):
            before = scores[:i] > scores[i]
            ranks[i] = np.add.reduce(before.view(np.uint8), axis=0, dtype=np.uint8)
            ranks[:i] += np.logical_not(before, out=before).view(np.uint8)
        for i in range(rows):
            counts[i] += np.bincount(ranks[i], minlength=rows)
    return counts


def acceptability_sorted(data, block=2048):
    """Single precision scores as whole numbers with the row in their last bits, sorted once."""
    values = data["acceptability"]["values"].astype(np.float32)
    rows, criteria = values.shape
    bits = int(rows - 1).bit_length()
    low = (1 << bits) - 1
    turned = np.ascontiguousarray(values.T)
    rng = np.random.default_rng(1)
    places = np.arange(rows - 1, -1, -1)
    ids = np.arange(rows, dtype=np.int32)
    counts = np.zeros(rows * rows, np.int64)
    sets = data["acceptability"]["sets"]
    for start in range(0, sets, block):
        size = min(block, sets - start)
        scores = rng.standard_exponential((size, criteria), dtype=np.float32) @ turned
        keys = (scores.view(np.int32) & ~low) | ids
        keys.sort(axis=1)
        counts += np.bincount(((keys & low) * rows + places).ravel(), minlength=rows * rows)
    return counts.reshape(rows, rows)


def promethee_pairs(data):
    """Straightforward: all pairs of every criterion, linear preference."""
    given = data["promethee"]
    matrix, weights, q, p = given["matrix"], given["weights"], given["q"], given["p"]
    rows = len(matrix)
    pi = np.zeros((rows, rows))
    for j, weight in enumerate(weights / weights.sum()):
        column = matrix[:, j]
        difference = column[:, None] - column[None, :]
        pi += weight * np.clip((difference - q) / (p - q), 0, 1)
    return pi.sum(axis=1) / (rows - 1) - pi.sum(axis=0) / (rows - 1)


def promethee_sorted(data):
    """By sorting and running sums, criterion by criterion."""
    given = data["promethee"]
    matrix, weights, q, p = given["matrix"], given["weights"], given["q"], given["p"]
    rows = len(matrix)
    flow = np.zeros(rows)
    running = np.zeros(rows + 1)
    for j, weight in enumerate(weights / weights.sum()):
        column = matrix[:, j]
        ordered = np.sort(column)
        np.cumsum(ordered, out=running[1:])
        full, some = np.searchsorted(ordered, (column - p, column - q), side="right")
        count = some - full
        over = full + (count * (column - q) - (running[some] - running[full])) / (p - q)
        some, full = np.searchsorted(ordered, (column + q, column + p), side="left")
        count = full - some
        under = rows - full + (running[full] - running[some] - count * (column + q)) / (p - q)
        flow += weight * (over - under)
    return flow / (rows - 1)


def topsis_plain(data):
    """Straightforward: as the formulas stand in books."""
    given = data["topsis"]
    matrix, weights, is_max = given["matrix"], given["weights"], given["is_max"]
    scaled = matrix / np.sqrt((matrix**2).sum(axis=0)) * (weights / weights.sum())
    best = np.where(is_max > 0, scaled.max(axis=0), scaled.min(axis=0))
    worst = np.where(is_max > 0, scaled.min(axis=0), scaled.max(axis=0))
    far_from_best = np.sqrt(((scaled - best) ** 2).sum(axis=1))
    far_from_worst = np.sqrt(((scaled - worst) ** 2).sum(axis=1))
    return ranked(far_from_worst / (far_from_best + far_from_worst))


def topsis_tight(data):
    """Weights and lengths at once, sums of squares without squares in between."""
    given = data["topsis"]
    matrix, weights, is_max = given["matrix"], given["weights"], given["is_max"]
    scaled = matrix * (weights / weights.sum() / np.sqrt(np.einsum("ij,ij->j", matrix, matrix)))
    high, low = scaled.max(axis=0), scaled.min(axis=0)
    best, worst = np.where(is_max > 0, high, low), np.where(is_max > 0, low, high)
    difference = scaled - best
    far_from_best = np.sqrt(np.einsum("ij,ij->i", difference, difference))
    difference = scaled - worst
    far_from_worst = np.sqrt(np.einsum("ij,ij->i", difference, difference))
    return ranked(far_from_worst / (far_from_best + far_from_worst))


def ranked(closeness):
    """With competition ranks: one more than the number of those better by more than 1e-9."""
    better = len(closeness) - np.searchsorted(np.sort(closeness), closeness + 1e-9, side="right")
    return np.stack((closeness, 1 + better))


def drag(data):
    """New totals and their order after one weight has moved."""
    given = data["drag"]
    weights = given["weights"].copy()
    weights *= (1 - 0.3) / (weights.sum() - weights[0])
    weights[0] = 0.3
    totals = given["scores"] @ weights
    order = np.argsort(-totals, kind="stable")
    contributions = given["scores"] * weights
    return totals[order] + 0 * contributions[order].sum(axis=1)


programs = {
    "acceptability plain": acceptability_plain,
    "acceptability pairs": acceptability_pairs,
    "acceptability sorted": acceptability_sorted,
    "promethee pairs": promethee_pairs,
    "promethee sorted": promethee_sorted,
    "topsis plain": topsis_plain,
    "topsis tight": topsis_tight,
    "drag": drag,
}


def arrays(value):
    if isinstance(value, dict):
        return {key: arrays(part) for key, part in value.items()}
    return np.array(value) * 1.0 if isinstance(value, list) else value


def main():
    data = arrays(json.loads(sys.stdin.readline()))
    print(json.dumps({"numpy": np.__version__}), flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        program, times = programs[asked["run"]], asked["times"]
        began = time.perf_counter()
        for _ in range(times):
            result = program(data)
        took = (time.perf_counter() - began) * 1000 / times
        print(json.dumps({"ms": took, "result": result.tolist()}), flush=True)


main()
