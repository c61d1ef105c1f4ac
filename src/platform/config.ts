import { resolve } from 'node:path';

/** Where the app listens and keeps its data, from the environment. */
export type Config = {
  readonly port: number;
  readonly host: string;
  /** Folder for the embedded database and its log. */
  readonly home: string;
  /** A server of one's own, 15 or later; without it the embedded one in `home` is used. */
  readonly databaseUrl: string | undefined;
};

/** @throws Error naming the variable that is not usable, and what it takes. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const portText = environment.FORESTALL_PORT ?? '3000';
  const port = Number(portText);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`FORESTALL_PORT is “${portText}”; it takes a whole number from 1 to 65535.`);
  }
  const databaseUrl = environment.DATABASE_URL || undefined;
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new Error('DATABASE_URL takes an address of the form postgres://user:password@host:port/database.');
  }
  return {
    port,
    host: environment.FORESTALL_HOST || '127.0.0.1',
    home: resolve(environment.FORESTALL_HOME || 'var'),
    databaseUrl,
  };
}
