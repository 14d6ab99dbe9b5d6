import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

type Headers = Readonly<Record<string, string>>;

export interface Answer {
  status: number;
  headers: Readonly<Record<string, unknown>>;
  /** The parsed body; empty where there is none. */
  body: Readonly<Record<string, unknown>>;
}

/** Somebody who uses the service. */
export class Member {
  constructor(
    private readonly app: FastifyInstance,
    readonly staffId: string,
    readonly token: string | undefined,
  ) {}

  get(url: string): Promise<Answer> {
    return this.request('GET', url);
  }

  /** Posts with a fresh command id unless told. */
  post(url: string, body: unknown, key: string = randomUUID()): Promise<Answer> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': key };
    return this.request('POST', url, headers, typeof body === 'string' ? body : JSON.stringify(body));
  }

  async request(
    method: 'DELETE' | 'GET' | 'POST',
    url: string,
    headers: Headers = {},
    payload?: string,
  ): Promise<Answer> {
    const response = await this.app.inject({
      method,
      url,
      headers: { ...(this.token && { authorization: `Bearer ${this.token}` }), ...headers },
      ...(payload !== undefined && { payload }),
    });
    const isJson = /json/.test(String(response.headers['content-type']));
    return {
      status: response.statusCode,
      headers: response.headers,
      body: isJson ? response.json<Record<string, unknown>>() : {},
    };
  }
}
