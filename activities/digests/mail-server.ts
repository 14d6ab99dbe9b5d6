import { createTransport } from 'nodemailer';

/** Why a mail did not go: classes, which repeat no word of a server. */
export type MailFailure = 'TIMEOUT' | 'UNREACHABLE' | 'LOGIN_REFUSED' | 'NO_TLS' | 'REJECTED' | 'UNFORESEEN';

export class MailFailed extends Error {
  override readonly name = 'MailFailed';

  constructor(readonly failure: MailFailure) {
    super(failure);
  }
}

/** The site's mail server. */
export interface MailSite {
  host: string;
  port: number;
  /** TLS from the first byte; else STARTTLS is asked for. */
  secure: boolean;
  /** On this machine a server may do without TLS. */
  requireTls: boolean;
  auth?: { user: string; pass: string };
  from: string;
}

export interface Mail {
  /** Left of the `@` of its Message-ID: the same however often it is sent. */
  id: string;
  to: string;
  subject: string;
  text: string;
}

const WITHIN_MS = 10_000;

/** Hands mails to the site's server. */
export class MailServer {
  private readonly transport: ReturnType<typeof connect>;

  constructor(private readonly site: MailSite) {
    this.transport = connect(site);
  }

  /** @throws MailFailed */
  async send({ id, to, subject, text }: Mail): Promise<void> {
    const { from } = this.site;
    const messageId = `<${id}@${from.slice(from.indexOf('@') + 1)}>`;
    try {
      await this.transport.sendMail({ from, to, subject, text, messageId });
    } catch (error) {
      throw new MailFailed(failureOf(error));
    }
  }
}

function connect({ host, port, secure, requireTls, auth }: MailSite) {
  return createTransport({
    host,
    port,
    secure,
    requireTLS: requireTls && !secure,
    connectionTimeout: WITHIN_MS,
    greetingTimeout: WITHIN_MS,
    socketTimeout: WITHIN_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(auth && { auth }),
  });
}

const FAILURES: Readonly<Record<string, MailFailure>> = {
  ETIMEDOUT: 'TIMEOUT',
  ECONNECTION: 'UNREACHABLE',
  ECONNREFUSED: 'UNREACHABLE',
  ESOCKET: 'UNREACHABLE',
  EDNS: 'UNREACHABLE',
  EAUTH: 'LOGIN_REFUSED',
  ENOAUTH: 'LOGIN_REFUSED',
  ETLS: 'NO_TLS',
  EENVELOPE: 'REJECTED',
  EMESSAGE: 'REJECTED',
};

function failureOf(error: unknown): MailFailure {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return FAILURES[code] ?? 'UNFORESEEN';
}
