import { writeFileSync } from 'node:fs';
import { createServices, recordsOf } from '../src/main.ts';
import { Database } from '../src/platform/database/database.ts';
import { lifecycleDiagram } from '../src/platform/records/lifecycle.ts';
import type { RecordDefinition } from '../src/platform/records/record.ts';

const file = new URL('../docs/lifecycles.md', import.meta.url);

/** Every lifecycle of a record with more than one state, as `docs/lifecycles.md` draws it. */
export function lifecyclesText(definitions: readonly RecordDefinition[]): string {
  const sections = definitions
    .filter(({ lifecycle }) => Object.keys(lifecycle.steps).length > 0)
    .map(({ names, address, lifecycle }) => {
      return `## ${names.one}\n\n\`${address}\`\n\n\`\`\`mermaid\n${lifecycleDiagram(lifecycle)}\n\`\`\`\n`;
    });
  return [
    '# The ways of records\n\nDrawn from the tables that the program runs on, by `node scripts/build-lifecycles.ts`; a test holds this page to them.\n',
    ...sections,
  ].join('\n');
}

if (process.argv[1] === import.meta.filename) {
  // The services are asked for their definitions alone: no database is opened.
  const services = createServices(new Database('postgres://127.0.0.1:1/none'));
  writeFileSync(file, lifecyclesText(recordsOf(services).map(({ definition }) => definition)));
}
