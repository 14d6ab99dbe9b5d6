import { setTimeout as delay } from 'node:timers/promises';

export interface Answer {
  status: number;
  body: Record<string, unknown>;
}

/** Answers after which the same command may be sent again. */
const AGAIN = new Set([429, 503]);

/**
 * A caseworker's program that never gives up: sends a command again under the same key until it is answered. What it
 * is told was accepted, it remembers.
 */
export class CaseworkerClient {
  private session: Promise<string> | undefined;

  constructor(
    private readonly apiUrl: string,
    private readonly account: { username: string; password: string },
  ) {}

  async get(path: string): Promise<Answer> {
    return this.untilAnswered(() => this.request('GET', path));
  }

  async post(path: string, commandId: string, body: unknown): Promise<Answer> {
    return this.untilAnswered(() => this.request('POST', path, body, commandId));
  }

  private async untilAnswered(send: () => Promise<Answer>): Promise<Answer> {
    for (;;) {
      const answer = await send().catch(() => undefined);
      if (answer?.status === 401) this.session = undefined;
      else if (answer && !AGAIN.has(answer.status)) return answer;
      await delay(200);
    }
  }

  private async request(method: string, path: string, body?: unknown, commandId?: string): Promise<Answer> {
    const token = await this.login();
    const response = await fetch(`${this.apiUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(commandId !== undefined && { 'idempotency-key': commandId }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  /** One session for all that is under way; a login that failed is tried anew by the next request. */
  private login(): Promise<string> {
    this.session ??= this.openSession().catch((error: unknown) => {
      this.session = undefined;
      throw error;
    });
    return this.session;
  }

  private async openSession(): Promise<string> {
    const response = await fetch(`${this.apiUrl}/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(this.account),
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) throw new Error(`login was answered with ${response.status}`);
    return ((await response.json()) as { token: string }).token;
  }
}
