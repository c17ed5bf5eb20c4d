"""The alliance of bench/simulate.yaml over a million futures in NumPy: the same three uncertain inputs, the same settlement written out by hand,
the same statistics of each of the twelve parties. Vectorised throughout; each party's draws are one contiguous array, so that NumPy's own
introselect (np.percentile partitions once for all percentiles) works at its best. Prints JSON. Needs nothing but NumPy.

  python3 bench/simulate.py DRAWS SEED
"""
import json
import sys

import numpy as np

PERCENTS = [5, 10, 25, 50, 75, 80, 90, 95]
TARGETS = np.array([300, 250, 200, 420, 180, 150, 350, 300, 100]) * 100_000.0  # cents
KEY = np.array([15, 12, 8, 20, 8, 7, 14, 11, 5]) / 100
FUNDING = np.array([40, 35, 25]) / 100
FEE = 0.06
NAMES = [f"alue-{i}" for i in (1, 2, 3)] + [f"yritys-{i}" for i in range(1, 10)]


def positions(cost, volume, indicator):
    """Cents by party: a row a party, in the order of NAMES."""
    factor = 0.4 + 0.6 * np.minimum(volume, 1.15)
    whole = TARGETS.sum()
    target = whole * factor
    gap = target - whole * cost
    saving = np.maximum(gap, 0)
    overrun = np.maximum(-gap, 0)
    tenth = 0.1 * target
    gain = 0.5 * np.minimum(saving, tenth) + 0.3 * np.clip(saving - tenth, 0, tenth)
    pain = np.minimum(0.5 * np.minimum(overrun, 0.15 * target), FEE * target)
    score = np.interp(indicator, [10, 20, 40], [-100, 0, 100]) / 100
    results = 12_000_000 * np.maximum(score, 0) - 6_000_000 * np.maximum(-score, 0)
    shared = gain - pain + results
    out = np.empty((12, len(cost)))
    for a in range(3):
        own = TARGETS[3 * a : 3 * a + 3].sum()
        out[a] = -own * cost - (FEE * own) * factor - FUNDING[a] * shared
    for p in range(9):
        out[3 + p] = (FEE * TARGETS[p]) * factor + KEY[p] * shared
    return out


def main():
    draws, seed = int(sys.argv[1]), int(sys.argv[2])
    rng = np.random.default_rng(seed)
    cost = rng.triangular(0.85, 1, 1.25, draws)
    low, mode, high = 0.7, 1.0, 1.2
    spread = high - low
    volume = low + spread * rng.beta(1 + 4 * (mode - low) / spread, 1 + 4 * (high - mode) / spread, draws)
    indicator = rng.triangular(10, 22, 40, draws)
    plan = positions(np.array([1.0]), np.array([1.0]), np.array([20.0]))[:, 0]
    out = positions(cost, volume, indicator)
    parties = []
    for name, row, planned in zip(NAMES, out, plan):
        mean, deviation = row.mean(), row.std(ddof=1)
        pain, loss = (row < planned - 0.5).mean(), (row < -0.5).mean()
        least, greatest = row.min(), row.max()
        percentiles = np.percentile(row, PERCENTS, overwrite_input=True)
        parties.append({"party": name, "plan": planned, "mean": mean, "deviation": deviation, "least": least, "greatest": greatest,
                        "percentiles": percentiles.tolist(), "pain": pain, "loss": loss})
    print(json.dumps({"draws": draws, "parties": parties}))


main()
