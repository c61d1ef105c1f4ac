"""scikit-learn's side of bench/boosting.ts: writes the data both learn from, fits, and prints one JSON line.

Run by hand: python3 bench/boosting.py FOLDER, then node bench/boosting.ts FOLDER (python3-sklearn is Debian's).
"""
import json
import sys
import time
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

folder = Path(sys.argv[1])
ROWS, COLUMNS, KEPT_APART = 80_000, 60, 20_000
random = np.random.default_rng(1)
features = random.standard_normal((ROWS + KEPT_APART, COLUMNS))
features[random.random(features.shape) < 0.05] = np.nan
known = np.nan_to_num(features)
log_odds = -2 + 2 * known[:, 0] * known[:, 1] + np.sin(3 * known[:, 2]) + known[:, 3] + 0.5 * (known[:, 4] > 1)
outcome = (random.random(len(log_odds)) < 1 / (1 + np.exp(-log_odds))).astype(np.uint8)
features.astype("<f8").tofile(folder / "features.f64")
outcome.tofile(folder / "outcome.u8")


def loss(probability):
    happened = outcome[ROWS:]
    return float(-np.mean(np.log(np.where(happened == 1, probability, 1 - probability))))


def fastest(make, fit_on, score_on):
    times = []
    for _ in range(3):
        model = make()
        begun = time.perf_counter()
        model.fit(fit_on, outcome[:ROWS])
        times.append(time.perf_counter() - begun)
    return {"seconds": min(times), "logLoss": loss(model.predict_proba(score_on)[:, 1])}


boosting = fastest(
    lambda: HistGradientBoostingClassifier(max_iter=100, early_stopping=False), features[:ROWS], features[ROWS:]
)
mean, spread = known[:ROWS].mean(0), known[:ROWS].std(0)
scaled = (known - mean) / spread
penalty = 0.002
saga = fastest(
    lambda: LogisticRegression(
        penalty="elasticnet", solver="saga", l1_ratio=0.5, C=1 / (penalty * ROWS), tol=1e-4, max_iter=1000
    ),
    scaled[:ROWS],
    scaled[ROWS:],
)
print(json.dumps({"boosting": boosting, "elasticNet": saga}))
