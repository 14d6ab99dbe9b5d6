import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SharedKey } from '../../webhook/signature';

export interface ReceivedMessage {
  headers: IncomingHttpHeaders;
  raw: string;
  id: string;
  phone: string;
  text: string;
}

/** What a gateway does with a message: answers with a status, points elsewhere, says nothing, or hangs up. */
export type Behaviour = number | 'REDIRECT' | 'SILENCE' | 'HANG_UP';

/** A real HTTP server that plays a site's SMS gateway, and checks signatures by the documentation's words alone. */
export class TestGateway {
  readonly received: ReceivedMessage[] = [];
  behaviour: (message: ReceivedMessage) => Behaviour = () => 202;
  readonly key: SharedKey = { id: 'k1', secret: Buffer.alloc(32, 5) };

  private constructor(private readonly server: Server) {}

  static async open(): Promise<TestGateway> {
    const server = createServer();
    const gateway = new TestGateway(server);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => gateway.take(request.headers, Buffer.concat(chunks).toString(), response));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return gateway;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/messages`;
  }

  /** How often each message came, by its id. */
  get counts(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { id } of this.received) counts[id] = (counts[id] ?? 0) + 1;
    return counts;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private take(headers: IncomingHttpHeaders, raw: string, response: ServerResponse): void {
    const message = { headers, raw, ...(JSON.parse(raw) as { id: string; phone: string; text: string }) };
    this.received.push(message);
    const behaviour = this.behaviour(message);
    if (behaviour === 'SILENCE') return;
    if (behaviour === 'HANG_UP') return void response.destroy();
    if (behaviour === 'REDIRECT') response.writeHead(302, { location: `${this.url}/elsewhere` }).end();
    else response.writeHead(behaviour).end('{"says":"anything"}');
  }
}

/** docs/notifications.md, "Checking the signature", followed step by step. */
export function signatureHolds({ headers, raw }: ReceivedMessage, { secret }: SharedKey): boolean {
  const expected = createHmac('sha256', secret)
    .update(`${String(headers['bangfu-timestamp'])}.${raw}`)
    .digest('hex');
  return headers['bangfu-signature'] === `v1=${expected}`;
}
