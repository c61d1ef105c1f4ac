import { readFileSync } from 'node:fs';
import type { Outlets as SubscriptionOutlets } from './account/subscriptions/subscription-service.ts';
import type { OutletConfig } from './platform/config.ts';
import { StartRefused } from './platform/database/start-refused.ts';
import { openMailer } from './platform/mail/mailer.ts';
import { type CheckedGet, checkedGet } from './platform/outbound/checked-get.ts';
import { type CheckedPost, checkedPost } from './platform/outbound/checked-post.ts';
import { openTimestampAuthority, type TimestampAuthority } from './platform/outbound/timestamp-authority.ts';

/** The ways out of the app, and whose timestamps there are. */
export type Outlets = SubscriptionOutlets & {
  /** By which sources are read. */
  readonly get: CheckedGet;
  readonly timestampAuthority?: TimestampAuthority;
};

/** @throws StartRefused where the certificates cannot be read, or are none */
function openAuthority(
  { authority, certificatesFile }: NonNullable<OutletConfig['timestamps']>,
  post: CheckedPost,
): TimestampAuthority {
  try {
    return openTimestampAuthority(authority, readFileSync(certificatesFile, 'utf8'), post);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StartRefused(
      'start.setting',
      `FORESTALL_TIMESTAMP_CERTIFICATES, ${certificatesFile}, cannot be read: ${why}`,
    );
  }
}

/** The ways out that a configuration opens: without one, feeds, webhooks to and sources at public addresses, and no mail. */
export function openOutlets(config?: OutletConfig): Outlets {
  const { publicUrl = 'http://127.0.0.1:3000', smtpUrl, mailFrom = 'forestall@localhost' } = config ?? {};
  const post = checkedPost({ allowPrivate: config?.allowPrivateWebhooks ?? false });
  return {
    publicUrl,
    mailer: smtpUrl === undefined ? undefined : openMailer(smtpUrl, mailFrom),
    post,
    get: checkedGet({ allowPrivate: config?.allowPrivateSources ?? false }),
    ...(config?.timestamps === undefined ? {} : { timestampAuthority: openAuthority(config.timestamps, post) }),
  };
}
