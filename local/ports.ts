import { connect, createServer } from 'node:net';

const LOOPBACK = '127.0.0.1';

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, LOOPBACK, () => server.close(() => resolve(true)));
  });
}

/** Whether somebody on this machine answers at the port. */
export function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, LOOPBACK);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Whether the port can be had: on some systems a wildcard listener lets a loopback one in beside it. */
export async function isFree(port: number): Promise<boolean> {
  return (await canListen(port)) && !(await answers(port));
}

/** A port kept from others until the process it is meant for is about to take it. */
export interface HeldPort {
  readonly port: number;
  /** Lets go of it; a second call does nothing. */
  release(): Promise<void>;
}

/** Holds this port, or any free one for 0. */
function hold(wanted: number): Promise<HeldPort> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen(wanted, LOOPBACK, () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : wanted;
      resolve({ port, release: () => new Promise((released) => server.close(() => released())) });
    });
  });
}

/** The port, held; undefined when somebody else has it. */
export async function holdPort(port: number): Promise<HeldPort | undefined> {
  return (await isFree(port)) ? hold(port).catch(() => undefined) : undefined;
}

/** The usual port where it is free, another one where not; held. */
export async function holdFreePort(usual: number): Promise<HeldPort> {
  return (await holdPort(usual)) ?? hold(0);
}

/** A port on loopback that nobody uses now. */
export async function anyFreePort(): Promise<number> {
  const held = await hold(0);
  await held.release();
  return held.port;
}
