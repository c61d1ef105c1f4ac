import { resolve } from 'node:path';
import { StartRefused } from './database/start-refused.ts';

/** Where the app listens and keeps its data, who signs people in and for how long, from the environment. */
export type Config = {
  readonly port: number;
  readonly host: string;
  /** Folder for the embedded database and its log. */
  readonly home: string;
  /** A server of one's own, 15 or later; without it the embedded one in `home` is used. */
  readonly databaseUrl: string | undefined;
  /** The identity provider that signs people in; without it there are demonstration roles on the machine itself. */
  readonly issuer?: IssuerConfig;
  readonly sessionLimits?: SessionLimits;
  readonly outlets?: OutletConfig;
  /** Where reports come in by e-mail; without it no port is opened for them. */
  readonly intake?: IntakeConfig;
};

/** One address, for which mail is taken by a listener of the app's own. */
export type IntakeConfig = {
  readonly address: string;
  readonly host: string;
  readonly port: number;
  /** Files in PEM: with them mail is taken encrypted alone. Nothing comes from beyond this machine without. */
  readonly tls: { readonly certificateFile: string; readonly keyFile: string } | undefined;
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
  /** Whether sources that run by themselves may be read from private networks and this machine. */
  readonly allowPrivateSources: boolean;
  /** Whose timestamps (RFC 3161) evidence carries when it is given out; without it, none. */
  readonly timestamps?: {
    readonly authority: string /** In PEM: what its answers must lead to. */;
    readonly certificatesFile: string;
  };
};

/** An OpenID Connect issuer, and what this app is to it. */
export type IssuerConfig = {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** How the secret is sent to the issuer: OpenID Connect Core 1.0, section 9. */
  readonly clientAuthentication: ClientAuthentication;
  /** Where people's browsers find this app: no path, no closing slash. */
  readonly publicUrl: string;
  /** The file that says which claim means what; without it docs/sign-in.md's own. */
  readonly claimsFile: string | undefined;
};

const clientAuthentications = ['client_secret_basic', 'client_secret_post'] as const;
export type ClientAuthentication = (typeof clientAuthentications)[number];

export type SessionLimits = {
  /** A session that nobody uses for so long ends. */
  readonly idleMinutes: number;
  /** However much it is used, a session ends so long after signing in. */
  readonly absoluteHours: number;
};

export const defaultSessionLimits: SessionLimits = { idleMinutes: 30, absoluteHours: 12 };

const refuse = (sentence: string) => new StartRefused('start.setting', sentence);

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws StartRefused naming the variable that is not usable, and what it takes. */
export function readConfig(environment: Environment): Config {
  const databaseUrl = environment.DATABASE_URL || undefined;
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw refuse('DATABASE_URL takes an address of the form postgres://user:password@host:port/database.');
  }
  const issuer = readIssuer(environment);
  const host = environment.FORESTALL_HOST || '127.0.0.1';
  const port = readNumber(environment, 'FORESTALL_PORT', 3000, 65_535);
  return {
    port,
    host,
    home: resolve(environment.FORESTALL_HOME || 'var'),
    databaseUrl,
    ...(issuer === undefined ? {} : { issuer }),
    sessionLimits: readSessionLimits(environment),
    outlets: readOutlets(environment, `http://${host.includes(':') ? `[${host}]` : host}:${port}`),
    ...readIntake(environment),
  };
}

function readOutlets(environment: Environment, ownAddress: string): OutletConfig {
  const publicText = environment.FORESTALL_PUBLIC_URL || ownAddress;
  const publicUrl = URL.parse(publicText);
  if (publicUrl === null || !/^https?:$/.test(publicUrl.protocol) || publicUrl.href !== `${publicUrl.origin}/`) {
    throw refuse(`FORESTALL_PUBLIC_URL is “${publicText}”; it takes an address such as https://forestall.example.org.`);
  }
  const smtpUrl = environment.FORESTALL_SMTP_URL || undefined;
  if (smtpUrl !== undefined && !/^smtps?:\/\/./.test(smtpUrl)) {
    throw refuse('FORESTALL_SMTP_URL takes an address of the form smtp://user:password@host:port, or smtps:.');
  }
  return {
    publicUrl: publicUrl.origin,
    smtpUrl,
    mailFrom: environment.FORESTALL_MAIL_FROM || `Forestall <forestall@${publicUrl.hostname}>`,
    allowPrivateWebhooks: readYes(environment, 'FORESTALL_ALLOW_PRIVATE_WEBHOOKS'),
    allowPrivateSources: readYes(environment, 'FORESTALL_ALLOW_PRIVATE_SOURCES'),
    ...readTimestamps(environment),
  };
}

const intakeVariables = ['HOST', 'PORT', 'CERTIFICATE', 'KEY'].map((name) => `FORESTALL_INTAKE_${name}`);
const ownMachine = ['127.0.0.1', '::1', 'localhost'];

/** Off until an address is set: what else is set without one was meant to have one. */
function readIntake(environment: Environment): Pick<Config, 'intake'> {
  const address = environment.FORESTALL_INTAKE_ADDRESS || undefined;
  if (address === undefined) {
    const without = intakeVariables.filter((name) => environment[name]);
    if (without.length === 0) return {};
    throw refuse(
      `${without.join(', ')} is set without FORESTALL_INTAKE_ADDRESS, the address to which reports are mailed.`,
    );
  }
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(address)) {
    throw refuse(
      `FORESTALL_INTAKE_ADDRESS is “${address}”; it takes an address such as reports@forestall.example.org.`,
    );
  }
  if (!environment.FORESTALL_SMTP_URL) {
    throw refuse(
      'FORESTALL_INTAKE_ADDRESS takes FORESTALL_SMTP_URL as well: whoever mails a report is told by mail that it waits.',
    );
  }
  const host = environment.FORESTALL_INTAKE_HOST || '127.0.0.1';
  const certificateFile = environment.FORESTALL_INTAKE_CERTIFICATE || undefined;
  const keyFile = environment.FORESTALL_INTAKE_KEY || undefined;
  if ((certificateFile === undefined) !== (keyFile === undefined)) {
    throw refuse('FORESTALL_INTAKE_CERTIFICATE and FORESTALL_INTAKE_KEY are set together, or neither.');
  }
  if (keyFile === undefined && !ownMachine.includes(host)) {
    throw refuse(
      'FORESTALL_INTAKE_HOST is beyond this machine: reports come encrypted alone, so set FORESTALL_INTAKE_CERTIFICATE and FORESTALL_INTAKE_KEY.',
    );
  }
  const tls =
    certificateFile === undefined || keyFile === undefined
      ? undefined
      : { certificateFile: resolve(certificateFile), keyFile: resolve(keyFile) };
  return { intake: { address, host, port: readNumber(environment, 'FORESTALL_INTAKE_PORT', 2525, 65_535), tls } };
}

function readYes(environment: Environment, name: string): boolean {
  const text = environment[name] || 'no';
  if (text !== 'yes' && text !== 'no') throw refuse(`${name} is “${text}”; it takes yes or no.`);
  return text === 'yes';
}

/** Both or neither: a timestamp that leads to nobody who is trusted proves nothing. */
function readTimestamps(environment: Environment): Pick<OutletConfig, 'timestamps'> {
  const authority = environment.FORESTALL_TIMESTAMP_AUTHORITY || undefined;
  const certificatesFile = environment.FORESTALL_TIMESTAMP_CERTIFICATES || undefined;
  if (authority === undefined && certificatesFile === undefined) return {};
  if (authority === undefined || certificatesFile === undefined) {
    throw refuse('FORESTALL_TIMESTAMP_AUTHORITY and FORESTALL_TIMESTAMP_CERTIFICATES are set together, or neither.');
  }
  const url = URL.parse(authority);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '') {
    throw refuse(`FORESTALL_TIMESTAMP_AUTHORITY is “${authority}”; it takes an address of the web, http or https.`);
  }
  return { timestamps: { authority: url.href, certificatesFile: resolve(certificatesFile) } };
}

function readNumber(environment: Environment, name: string, otherwise: number, most: number): number {
  const text = environment[name] || String(otherwise);
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > most) {
    throw refuse(`${name} is “${text}”; it takes a whole number from 1 to ${most}.`);
  }
  return number;
}

function readSessionLimits(environment: Environment): SessionLimits {
  const { idleMinutes, absoluteHours } = defaultSessionLimits;
  return {
    idleMinutes: readNumber(environment, 'FORESTALL_SESSION_IDLE_MINUTES', idleMinutes, 24 * 60),
    absoluteHours: readNumber(environment, 'FORESTALL_SESSION_HOURS', absoluteHours, 7 * 24),
  };
}

const issuerVariables = [
  'FORESTALL_ISSUER',
  'FORESTALL_CLIENT_ID',
  'FORESTALL_CLIENT_SECRET',
  'FORESTALL_PUBLIC_URL',
] as const;

/** All of an issuer or none of it: half a configuration would leave the demonstration open where none is wanted. */
function readIssuer(environment: Environment): IssuerConfig | undefined {
  // The public address alone is no half of one: mail and webhooks name it too.
  const given = [...issuerVariables, 'FORESTALL_CLAIMS', 'FORESTALL_CLIENT_AUTHENTICATION'].filter(
    (name) => environment[name] && name !== 'FORESTALL_PUBLIC_URL',
  );
  if (given.length === 0) return undefined;
  const missing = issuerVariables.filter((name) => !environment[name]);
  if (missing.length > 0) {
    throw refuse(
      `Sign-in by an identity provider takes ${missing.join(', ')} as well; now there is ${given.join(', ')}.`,
    );
  }
  const required = (name: (typeof issuerVariables)[number]): string => environment[name] ?? '';
  const publicUrl = readSecureUrl('FORESTALL_PUBLIC_URL', required('FORESTALL_PUBLIC_URL'));
  if (publicUrl.pathname !== '/' || publicUrl.search !== '' || publicUrl.hash !== '') {
    throw refuse('FORESTALL_PUBLIC_URL takes an address without a path, such as https://forestall.example.');
  }
  return {
    issuer: readSecureUrl('FORESTALL_ISSUER', required('FORESTALL_ISSUER')),
    clientId: required('FORESTALL_CLIENT_ID'),
    clientSecret: required('FORESTALL_CLIENT_SECRET'),
    clientAuthentication: readClientAuthentication(environment),
    publicUrl: publicUrl.origin,
    claimsFile: environment.FORESTALL_CLAIMS ? resolve(environment.FORESTALL_CLAIMS) : undefined,
  };
}

function readClientAuthentication(environment: Environment): ClientAuthentication {
  const text = environment.FORESTALL_CLIENT_AUTHENTICATION || 'client_secret_basic';
  const known = clientAuthentications.find((name) => name === text);
  if (known === undefined) {
    throw refuse(`FORESTALL_CLIENT_AUTHENTICATION is “${text}”; it takes ${clientAuthentications.join(' or ')}.`);
  }
  return known;
}

/** Codes, tokens and cookies travel encrypted; unencrypted only on the machine itself, for a trial. */
function readSecureUrl(name: string, text: string): URL {
  const url = URL.parse(text);
  const local = url !== null && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url === null || url.username !== '' || !(url.protocol === 'https:' || (local && url.protocol === 'http:'))) {
    throw refuse(`${name} is “${text}”; it takes an https address (http only for this machine itself, for a trial).`);
  }
  return url;
}
