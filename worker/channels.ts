import { MailServer, WebhookGateway, type BatchDeps } from '../activities';
import { ColumnCipher } from '../prisma/column-cipher';
import type { WorkerConfig } from './config';

/** The ways out of this machine that the site has configured; none unless it has. */
export function channelsOf({
  sms,
  mail,
}: Pick<WorkerConfig, 'sms' | 'mail'>): Pick<BatchDeps, 'sms' | 'mail'> {
  return {
    ...(sms && {
      sms: {
        gateway: new WebhookGateway(sms.url, sms.key),
        cipher: new ColumnCipher(sms.dataKeys),
        takenIsDelivered: sms.takenIsDelivered,
      },
    }),
    ...(mail && { mail: { server: new MailServer(mail.site), link: mail.link } }),
  };
}
