// How fast boosting and the elastic net are beside scikit-learn, on the rows that bench/boosting.py wrote:
// python3 bench/boosting.py FOLDER && node bench/boosting.ts FOLDER
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { denseLogOdds, ElasticNetPath } from '../src/forecasting/models/elastic-net-logistic-path.ts';
import { fitBoosting, predictBoosting } from '../src/forecasting/models/histogram-boosting.ts';

const folder = process.argv[2];
if (folder === undefined) throw new Error('Name the folder that bench/boosting.py wrote to.');
const [rows, columns] = [80_000, 60];
const bytes = readFileSync(join(folder, 'features.f64'));
const features = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
const outcome = Uint8Array.from(readFileSync(join(folder, 'outcome.u8')));

/** Fits three times; the fastest, and the log loss on the rows that were kept apart. */
function fastest<Model>(learn: () => Model, predict: (model: Model, row: number) => number) {
  const seconds: number[] = [];
  let model = learn();
  for (let run = 0; run < 3; run += 1) {
    const begun = performance.now();
    model = learn();
    seconds.push((performance.now() - begun) / 1000);
  }
  let loss = 0;
  for (let row = rows; row < outcome.length; row += 1) {
    const p = predict(model, row);
    loss -= Math.log(outcome[row] === 1 ? p : 1 - p) / (outcome.length - rows);
  }
  return { seconds: Math.min(...seconds), logLoss: loss };
}

const boosting = fastest(
  () =>
    fitBoosting({
      features: features.subarray(0, rows * columns),
      rows,
      columns,
      outcome: Float64Array.from(outcome.subarray(0, rows)),
      loss: { kind: 'binary' },
      trees: 100,
    }),
  (model, row) => predictBoosting(model, features, row),
);
const known = { rows: outcome.length, columns, values: features.map((value) => (Number.isNaN(value) ? 0 : value)) };
const training = Uint32Array.from({ length: rows }, (_, row) => row);
const elasticNet = fastest(
  () => new ElasticNetPath(known, training, outcome, 0.5).fit(0.002),
  (model, row) => 1 / (1 + Math.exp(-denseLogOdds(model, known, row))),
);
process.stdout.write(`${JSON.stringify({ boosting, elasticNet })}\n`);
