/**
 * Learns the weights of `src/matching/name-weights.ts` from labelled pairs of names and writes them:
 * `node scripts/fit-name-weights.ts FILE.csv [--dry]`, where the file has the columns of nomenklatura’s name cases
 * (`schema, name1, name2, is_match`). Prints the scores in cross-validation and the pairs that are missed. A ridge logistic with
 * a sign for each feature, so that what speaks against can never speak for. The same file gives the same weights.
 */

import { readFile, writeFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { kindOfSchema, pairScores } from '../src/act/sanctions/matching-evaluation.ts';
import { groupFolds } from '../src/forecasting/models/cross-validation.ts';
import { fitLogisticPath, type LogisticModel, logOddsOf } from '../src/forecasting/models/elastic-net-logistic.ts';
import { seededRandom } from '../src/forecasting/random.ts';
import { type SparseRows, toSparseRows } from '../src/forecasting/sparse-rows.ts';
import { compareParts, nameFeatures } from '../src/matching/name-features.ts';
import { prepareName } from '../src/matching/name-parts.ts';
import { sameFrom } from '../src/matching/name-probability.ts';

const [file = '', dry] = process.argv.slice(2);
const penalties = [0.3, 0.1, 0.03, 0.01, 0.005];
const folds = 5;
const draws = 20;

type Row = { readonly schema: string; readonly name1: string; readonly name2: string; readonly is_match: string };

// csv-parse gives objects with the header’s names, which its types do not know.
const cases = parse(await readFile(file), { columns: true, bom: true }) as readonly Row[];
const features = Float64Array.from(
  cases.flatMap(({ schema, name1, name2 }) => {
    const kind = kindOfSchema(schema);
    return [...compareParts(prepareName(name1, kind), prepareName(name2, kind)).features];
  }),
);
const matrix = toSparseRows(features, cases.length, nameFeatures.length);
const outcomes = Uint8Array.from(cases, ({ is_match }) => (is_match === 'true' ? 1 : 0));
const all = Uint32Array.from(cases.keys());
// Pairs about the same second name stay on one side of a fold.
const groupNumbers = new Map<string, number>();
const groups = cases.map(({ name2 }) => {
  const name = prepareName(name2)
    .parts.map(({ text }) => text)
    .sort()
    .join(' ');
  if (!groupNumbers.has(name)) groupNumbers.set(name, groupNumbers.size);
  return groupNumbers.get(name) ?? 0;
});

const free = new Set(['organisation']);
const signs = Float64Array.from(nameFeatures, (name) => (free.has(name) ? 0 : name === 'agreement' ? 1 : -1));

function fitted(rows: Uint32Array, penalty: number): LogisticModel {
  const path = penalties.filter((each) => each >= penalty);
  const options = { mixing: 0, penaltyFactors: new Float64Array(nameFeatures.length).fill(1), signs };
  const model = fitLogisticPath(matrix, { rows, outcomes, penalties: path, ...options }).at(-1);
  if (model === undefined) throw new Error('There is a penalty for each fit.');
  return model;
}

const probability = (model: LogisticModel, of: SparseRows, row: number) =>
  1 / (1 + Math.exp(-logOddsOf(model, of, row)));

/** Probabilities of each pair by models that have not seen it nor others about its second name, by draw of the folds. */
function crossValidated(penalty: number): readonly Float64Array[] {
  return Array.from({ length: draws }, (_, draw) => {
    const said = new Float64Array(cases.length);
    for (const { training, validation } of groupFolds(all, (row) => groups[row] ?? 0, folds, seededRandom(draw + 1))) {
      const model = fitted(training, penalty);
      for (const row of validation) said[row] = probability(model, matrix, row);
    }
    return said;
  });
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
let best = { penalty: 0.01, logLoss: Number.POSITIVE_INFINITY, said: [] as readonly Float64Array[] };
for (const penalty of penalties) {
  const said = crossValidated(penalty);
  const scores = said.map((each) => pairScores(each, outcomes));
  const logLoss = mean(
    said.map((each) => mean([...each].map((p, row) => -Math.log(Math.max(1e-9, outcomes[row] === 1 ? p : 1 - p))))),
  );
  const told = (name: keyof (typeof scores)[number]) => mean(scores.map((each) => each[name])).toFixed(4);
  console.log(
    `penalty ${penalty}: log loss ${logLoss.toFixed(4)}, F1 ${told('f1')} (${Math.min(...scores.map(({ f1 }) => f1)).toFixed(3)} to ${Math.max(...scores.map(({ f1 }) => f1)).toFixed(3)}), precision ${told('precision')}, recall ${told('recall')}, AUC ${told('auc')}`,
  );
  if (logLoss < best.logLoss) best = { penalty, logLoss, said };
}
const model = fitted(all, best.penalty);
for (const [row, { name1, name2 }] of cases.entries()) {
  const said = mean(best.said.map((each) => each[row] ?? 0));
  if (said >= sameFrom !== (outcomes[row] === 1))
    console.log(`${said.toFixed(2)} ${outcomes[row] === 1 ? 'missed' : 'false '}  ${name1} | ${name2}`);
}
for (const [at, name] of nameFeatures.entries()) console.log(`${name}: ${model.coefficients[at]?.toFixed(4)}`);

const lines = nameFeatures.map((name, at) => `    ${name}: ${Number((model.coefficients[at] ?? 0).toFixed(4))},`);
const text = `import type { NameFeature } from './name-features.ts';

/**
 * Weights of the features of a pair of names, in log-odds, learnt by \`scripts/fit-name-weights.ts\` from ${cases.length} labelled pairs;
 * penalty ${best.penalty}, chosen in cross-validation. Made by that script: change it, not this.
 */
export const nameWeights: { readonly intercept: number; readonly coefficients: Readonly<Record<NameFeature, number>> } = {
  intercept: ${Number(model.intercept.toFixed(4))},
  coefficients: {
${lines.join('\n')}
  },
};
`;
if (dry === undefined) await writeFile(new URL('../src/matching/name-weights.ts', import.meta.url), text);
