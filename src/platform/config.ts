import { resolve } from 'node:path';

/** Where the app listens and keeps its data, from the environment. */
export type Config = {
  readonly port: number;
  readonly host: string;
  /** Folder for the embedded database and its log. */
  readonly home: string;
  /** A server of one's own, 15 or later; without it the embedded one in `home` is used. */
  readonly databaseUrl: string | undefined;
  readonly outlets?: OutletConfig;
};

/** How people are told of things outside the app. */
export type OutletConfig = {
  /** Where people's browsers find this app: no path, no closing slash. */
  readonly publicUrl: string;
  /** smtp://user:password@host:port, or smtps:; without it no mail is sent. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** Whether webhooks may go to private networks and to this machine. */
  readonly allowPrivateWebhooks: boolean;
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
  const host = environment.FORESTALL_HOST || '127.0.0.1';
  return {
    port,
    host,
    home: resolve(environment.FORESTALL_HOME || 'var'),
    databaseUrl,
    outlets: readOutlets(environment, `http://${host.includes(':') ? `[${host}]` : host}:${port}`),
  };
}

function readOutlets(environment: Readonly<Record<string, string | undefined>>, ownAddress: string): OutletConfig {
  const publicText = environment.FORESTALL_PUBLIC_URL || ownAddress;
  const publicUrl = URL.parse(publicText);
  if (publicUrl === null || !/^https?:$/.test(publicUrl.protocol) || publicUrl.href !== `${publicUrl.origin}/`) {
    throw new Error(
      `FORESTALL_PUBLIC_URL is “${publicText}”; it takes an address such as https://forestall.example.org.`,
    );
  }
  const smtpUrl = environment.FORESTALL_SMTP_URL || undefined;
  if (smtpUrl !== undefined && !/^smtps?:\/\/./.test(smtpUrl)) {
    throw new Error('FORESTALL_SMTP_URL takes an address of the form smtp://user:password@host:port, or smtps:.');
  }
  const allow = environment.FORESTALL_ALLOW_PRIVATE_WEBHOOKS || 'no';
  if (allow !== 'yes' && allow !== 'no') {
    throw new Error(`FORESTALL_ALLOW_PRIVATE_WEBHOOKS is “${allow}”; it takes yes or no.`);
  }
  return {
    publicUrl: publicUrl.origin,
    smtpUrl,
    mailFrom: environment.FORESTALL_MAIL_FROM || `Forestall <forestall@${publicUrl.hostname}>`,
    allowPrivateWebhooks: allow === 'yes',
  };
}
