import { randomInt } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { SetupError } from './setup-error';

const LOOPBACK = '127.0.0.1';
// Below those that systems give to whoever asks for any: nobody gets one by chance between our choice and its use.
const CHOICE = { from: 10_000, below: 32_768 };
const TRIES = 1_000;

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

function hold(port: number): Promise<HeldPort> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      resolve({ port, release: () => new Promise((released) => server.close(() => released())) });
    });
  });
}

/** The port, held; undefined when somebody else has it. */
export async function holdPort(port: number): Promise<HeldPort | undefined> {
  return (await isFree(port)) ? hold(port).catch(() => undefined) : undefined;
}

/** @throws SetupError when hardly a port is free */
async function holdAnyPort(): Promise<HeldPort> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const held = await holdPort(randomInt(CHOICE.from, CHOICE.below));
    if (held) return held;
  }
  throw new SetupError(`No port between ${CHOICE.from} and ${CHOICE.below} is free on this machine.`);
}

/** The usual port where it is free, another one where not; held. */
export async function holdFreePort(usual: number): Promise<HeldPort> {
  return (await holdPort(usual)) ?? holdAnyPort();
}

/** A port on loopback that nobody uses now. */
export async function anyFreePort(): Promise<number> {
  const held = await holdAnyPort();
  await held.release();
  return held.port;
}
