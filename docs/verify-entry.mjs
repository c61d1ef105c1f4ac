// Checks, with nothing but Node and away from any Forestall, that one ledger entry stands in a tree with a known root.
//   forestall ledger prove ID --json > proof.json
//   node verify-entry.mjs proof.json ROOT
// ROOT is the root that you were told at some earlier time, by another way than this file: `forestall ledger verify`
// prints it. Exits 0 when the entry, word for word, is part of that ledger, 1 when it is not.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [file, root] = process.argv.slice(2);
if (file === undefined || root === undefined) {
  console.error('Use: node verify-entry.mjs proof.json ROOT');
  process.exit(2);
}
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const { entry, path } = JSON.parse(readFileSync(file, 'utf8'));

// The entry as one JSON list, every column in this order; a leaf is hashed behind a zero byte (RFC 6962, 2.1).
const words = JSON.stringify([
  entry.id,
  entry.at,
  entry.person,
  entry.personName,
  entry.role,
  entry.organisation,
  entry.kind,
  entry.subjectType,
  entry.subjectId,
  entry.place,
  entry.fromState,
  entry.toState,
  entry.owner,
  entry.marking,
  entry.caveats,
  entry.audience,
  entry.payload,
  sha256(entry.payload).toString('hex'),
]);
let hash = sha256(Buffer.of(0), words);

// From the leaf up to the root; a node is hashed behind a one byte, the left hash first.
for (const { side, hash: beside } of path) {
  const other = Buffer.from(beside, 'hex');
  hash = side === 'left' ? sha256(Buffer.of(1), other, hash) : sha256(Buffer.of(1), hash, other);
}

const reached = hash.toString('hex');
if (reached === root.toLowerCase()) {
  console.log(`The entry is in the ledger: ${entry.kind} at ${entry.at}, by ${entry.personName}.`);
} else {
  console.error(`The entry is not in the ledger with that root. Its path leads to ${reached}.`);
  process.exitCode = 1;
}
