import { connect, createServer, type Server, type Socket } from 'node:net';

const LOOPBACK = '127.0.0.1';

/** What stands before the frontends of a cluster: one address, and behind it whichever of them answers. */
export class Balancer {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private turn = 0;

  private constructor(private readonly backends: readonly number[]) {
    this.server = createServer((socket) => this.serve(socket));
  }

  /** @param backends ports on loopback */
  static async start(port: number, backends: readonly number[]): Promise<Balancer> {
    const balancer = new Balancer(backends);
    await new Promise<void>((resolve, reject) => {
      balancer.server.once('error', reject);
      balancer.server.listen(port, LOOPBACK, resolve);
    });
    return balancer;
  }

  /** Breaks every connection and takes no more. */
  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private serve(client: Socket): void {
    this.keep(client);
    this.turn += 1;
    this.reach(client, this.turn, this.backends.length);
  }

  private reach(client: Socket, turn: number, attempts: number): void {
    const port = this.backends[turn % this.backends.length];
    if (attempts === 0 || port === undefined || client.destroyed) return void client.destroy();
    const backend = this.keep(connect(port, LOOPBACK));
    const next = () => this.reach(client, turn + 1, attempts - 1);
    backend.once('error', next);
    backend.once('connect', () => {
      backend.off('error', next);
      backend.once('close', () => client.destroy());
      client.once('close', () => backend.destroy());
      client.pipe(backend).pipe(client);
    });
  }

  private keep(socket: Socket): Socket {
    this.sockets.add(socket);
    // A broken connection is what this stands for; its end is heard by the 'close' that follows.
    socket.on('error', () => undefined);
    socket.once('close', () => this.sockets.delete(socket));
    return socket;
  }
}
