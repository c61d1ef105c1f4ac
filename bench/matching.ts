// How fast screening is, and how often the top answer to a name in its own script is right, on the lists in the folder that
// FORESTALL_SHARED names, or ../shared beside the clone: node bench/matching.ts
// The names in their own script are asked of an index that holds each list’s Latin names only, one list at a time.
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readListFile } from '../src/act/sanctions/list-file-service.ts';
import { indexedSubject } from '../src/act/sanctions/listed-index.ts';
import type { ListedSubject } from '../src/act/sanctions/lists/listed-subject.ts';
import type { NameKind } from '../src/matching/name-parts.ts';
import { SubjectIndexBuilder } from '../src/matching/subject-index.ts';
import { readCsv } from '../src/platform/files/csv-file.ts';
import { fileAt } from '../src/platform/files/file-bytes.ts';
import { unvoweledHebrew } from './unvoweled-hebrew.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = join(resolve(root, process.env.FORESTALL_SHARED || '../shared'), 'data/sanctions');
const files = ['un-consolidated-2025-03-23.xml.gz', 'uk-list.jsonl.gz', 'eu-list.jsonl.gz', 'ofac-sdn-2022-01.csv.gz'];

async function subjectsIn(name: string): Promise<readonly ListedSubject[]> {
  const subjects: ListedSubject[] = [];
  await readListFile(join(folder, name), (subject) => subjects.push(subject));
  return subjects;
}

const started = performance.now();
const lists = await Promise.all(files.map(subjectsIn));
const read = performance.now();
const builder = new SubjectIndexBuilder();
for (const subject of lists.flat()) builder.add(indexedSubject(subject));
const index = builder.build();
const built = performance.now();
console.log(
  `${lists.flat().length} subjects, ${index.names.names.length} names: read in ${(read - started).toFixed(0)} ms, indexed in ${(built - read).toFixed(0)} ms`,
);

const asked: string[] = [];
await readCsv(fileAt(join(folder, 'negatives_global-dev.csv.gz')), ({ line, values }) => {
  if (line > 1) asked.push(values[0] ?? '');
});
const times: number[] = [];
for (const name of asked) {
  const begun = performance.now();
  index.search({ kind: 'person', name });
  times.push(performance.now() - begun);
}
const total = times.reduce((sum, time) => sum + time, 0);
times.sort((left, right) => left - right);
const quantile = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
console.log(
  `${asked.length} names: ${Math.round((asked.length / total) * 1000)} a second; one takes ${quantile(0.5)} ms, of a hundred 99 at most ${quantile(0.99)} ms, the slowest ${quantile(0.9999)} ms`,
);

const scripts = ['Arabic', 'Cyrillic', 'Hebrew', 'Han', 'Hangul', 'Georgian', 'Greek'] as const;
const patterns = scripts.map((script) => [script, new RegExp(`\\p{Script=${script}}`, 'u')] as const);
const scriptOf = (text: string) => patterns.find(([, pattern]) => pattern.test(text))?.[0];
const isLatin = (text: string) => !/[^\p{Script=Latin}\P{L}]/u.test(text);
const scores = new Map<string, { asked: number; right: number }>();
for (const list of lists) {
  const latin = list.map(indexedSubject).map((each) => ({ ...each, names: each.names.filter(isLatin) }));
  const own = new SubjectIndexBuilder();
  for (const { kind, names } of latin) own.add({ kind, names });
  const ownIndex = own.build();
  for (const [at, { names, unReference, kind }] of list.entries()) {
    const nameKind: NameKind = latin[at]?.kind ?? 'unknown';
    const first = latin[at]?.names[0];
    // Of each person’s first Latin name a Hebrew spelling is made, and asked for too.
    const made = first === undefined ? [] : [{ text: unvoweledHebrew(first), made: true }];
    for (const { text, made: isMade } of [...names.map((name) => ({ ...name, made: false })), ...made]) {
      const script = isMade ? 'made Hebrew' : scriptOf(text);
      if (script === undefined || latin[at]?.names.length === 0 || kind !== 'person') continue;
      const [top] = ownIndex.search({ kind: nameKind, name: text }, 0.001);
      const answer = top === undefined ? undefined : list[top.subject];
      const same = top?.subject === at || (answer?.unReference !== undefined && answer.unReference === unReference);
      const score = scores.get(script) ?? { asked: 0, right: 0 };
      scores.set(script, { asked: score.asked + 1, right: score.right + (same ? 1 : 0) });
    }
  }
}
for (const [script, score] of scores) {
  console.log(
    `${script}, people: top answer right for ${score.right} of ${score.asked} (${(score.right / score.asked).toFixed(3)})`,
  );
}
