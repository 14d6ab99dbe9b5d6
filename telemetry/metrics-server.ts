import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { METRICS } from './metrics';

/** What a process knows of itself and of what it needs, each by a name. */
export type Readiness = Readonly<Record<string, boolean>>;

export interface MetricsServerOptions {
  host: string;
  /** 0 for any that is free. */
  port: number;
  /** The process is ready when all are true. */
  readiness: () => Promise<Readiness>;
  /** Figures that others keep, in Prometheus' text format, to be shown with ours. */
  others?: () => Promise<string>;
}

/**
 * The address at which a process is watched, apart from where it serves people: `/metrics` for Prometheus, `/healthz`
 * (the event loop turns) and `/readyz` (it does its work).
 */
export class MetricsServer {
  private constructor(private readonly server: Server) {}

  /** @throws when the address cannot be had */
  static async listen({ host, port, ...sources }: MetricsServerOptions): Promise<MetricsServer> {
    const server = createServer(({ method, url }, response) => {
      const route = method === 'GET' ? url?.split('?')[0] : undefined;
      answer(route, sources, response).catch(() => send(response, 500, 'text/plain', ''));
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
    return new MetricsServer(server);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

/** What the server answers; a manifest's probes name nothing else. */
export const WATCH_ROUTES = ['/metrics', '/healthz', '/readyz'] as const;

async function answer(
  route: string | undefined,
  { readiness, others }: Pick<MetricsServerOptions, 'readiness' | 'others'>,
  response: ServerResponse,
): Promise<void> {
  switch (WATCH_ROUTES.find((known) => known === route)) {
    case '/metrics': {
      const [ours, theirs] = await Promise.all([METRICS.metrics(), others?.().catch(() => '') ?? '']);
      return send(response, 200, METRICS.contentType, `${ours}\n${theirs}`);
    }
    case '/healthz':
      return send(response, 200, 'application/json', JSON.stringify({ status: 'ok' }));
    case '/readyz': {
      const ready = await readiness();
      const status = Object.values(ready).every(Boolean) ? 200 : 503;
      return send(response, status, 'application/json', JSON.stringify(ready));
    }
    case undefined:
      return send(response, 404, 'text/plain', '');
  }
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type }).end(body);
}
