import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** A free port below those that outgoing connections take, so that nobody takes it before somebody listens on it. */
export function freePort(): Promise<number> {
  const port = randomInt(20_000, 32_000);
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(freePort()));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(port)));
  });
}
