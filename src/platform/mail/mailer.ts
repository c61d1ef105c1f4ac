import { createTransport } from 'nodemailer';

export type Mail = { readonly to: string; readonly subject: string; readonly text: string };

export type Mailer = {
  /** @throws Error where the server does not take the mail */
  readonly send: (mail: Mail) => Promise<void>;
};

const timeoutMs = 20_000;

/**
 * Mail by a department's own server.
 * @param smtpUrl smtp://user:password@host:port, or smtps:
 * @param from the address that mail comes from
 */
export function openMailer(smtpUrl: string, from: string): Mailer {
  const transport = createTransport(
    { url: smtpUrl, connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs },
    // A text never makes the mailer read a file or fetch an address.
    { from, disableFileAccess: true, disableUrlAccess: true },
  );
  return {
    async send({ to, subject, text }) {
      // RFC 3834: no out-of-office answer to a machine.
      await transport.sendMail({ to, subject, text, headers: { 'Auto-Submitted': 'auto-generated' } });
    },
  };
}
