import type { MailSite } from '../activities';

/** The site's way to the mailboxes of its staff. */
export interface MailConfig {
  site: MailSite;
  /** Where staff do their work: what a mail points to. */
  link: string;
}

const URL_FORM = 'smtps://user:password@host:465, or smtp://… for STARTTLS';
const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];
const USUAL_PORT = { 'smtps:': 465, 'smtp:': 587 } as const;

/**
 * Reads BANGFU_SMTP_URL, BANGFU_MAIL_FROM and BANGFU_PUBLIC_URL.
 * @returns undefined when no server is named: nothing leaves the machine
 * @throws Error with one line that names the variable and what it should be, never a value
 */
export function readMailConfig(env: NodeJS.ProcessEnv): MailConfig | undefined {
  const url = env['BANGFU_SMTP_URL'];
  const from = env['BANGFU_MAIL_FROM'];
  const link = env['BANGFU_PUBLIC_URL'];
  if (!url) return undefined;
  const server = readServer(url);
  if (!server) throw new Error(`BANGFU_SMTP_URL is not of the form ${URL_FORM}`);
  if (!from || !/^[^\s@<>]+@[^\s@<>]+$/.test(from))
    throw new Error('BANGFU_MAIL_FROM is missing or no address: name@host, which mails come from');
  if (!link || !URL.canParse(link) || !/^https?:$/.test(new URL(link).protocol))
    throw new Error('BANGFU_PUBLIC_URL is missing or no address: https://host, where staff do their work');
  return { site: { ...server, from }, link };
}

function readServer(text: string): Omit<MailSite, 'from'> | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, port, username, password } = new URL(text);
  if ((protocol !== 'smtp:' && protocol !== 'smtps:') || !hostname) return undefined;
  const secure = protocol === 'smtps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port ? Number(port) : USUAL_PORT[protocol],
    secure,
    requireTls: !LOOPBACK.includes(hostname),
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  };
}
