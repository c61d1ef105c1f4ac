import { defineConfig } from 'vitest/config';
import { filesAtOnce } from './test/database-server.ts';

/** For what hangs: nothing here is held to a time, on however busy a machine. */
const patienceMs = 240_000;

/**
 * Six projects: `unit` needs nothing, `database` a real PostgreSQL (embedded, or the server in DATABASE_URL), `fuzz` too,
 * `browser` Debian's Chromium, `faults` kills real processes, `package` packs and installs as a stranger would.
 */
export default defineConfig({
  test: {
    // Node reads the source as it does for the app: arithmetic is four times as fast as in the runner's own modules.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'test/language/*.test.ts'],
          exclude: ['**/*.database.test.ts'],
          maxWorkers: 2,
          testTimeout: patienceMs,
          hookTimeout: patienceMs,
        },
      },
      {
        test: {
          name: 'database',
          include: [
            'src/**/*.database.test.ts',
            'test/*.database.test.ts',
            'test/api/*.database.test.ts',
            'test/forms/*.database.test.ts',
            'test/language/*.database.test.ts',
            'test/records/*.database.test.ts',
            'test/visibility/*.database.test.ts',
          ],
          globalSetup: ['test/database-server.ts'],
          maxWorkers: filesAtOnce,
          // After the units: projects that run side by side must agree on how many files they run at once.
          sequence: { groupOrder: 1 },
          // The files share what they import, compiled and warm: nothing of ours keeps state in a module.
          isolate: false,
          testTimeout: patienceMs,
          hookTimeout: patienceMs,
        },
      },
      {
        test: {
          name: 'fuzz',
          include: ['test/fuzz/*.test.ts'],
          globalSetup: ['test/database-server.ts'],
          testTimeout: 3_600_000,
          maxWorkers: 2,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/*.test.ts'],
          globalSetup: ['test/browser/start-forestall.ts', 'test/database-server.ts'],
          testTimeout: patienceMs,
          hookTimeout: patienceMs,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['test/faults/*.test.ts'],
          globalSetup: ['test/faults/make-ready-home.ts'],
          testTimeout: 300_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'package',
          include: ['test/package/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
