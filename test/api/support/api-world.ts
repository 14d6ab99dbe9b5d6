import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { hashPassword } from '../../../api/access/password';
import { buildApp, type AppDeps } from '../../../api/app';
import type { CaseCommands } from '../../../api/commands/case-commands';
import { createDatabase } from '../../../api/database';
import type { Instant } from '../../../domain/civil-date';
import type { PrismaClient, StaffRole } from '../../../prisma/client/client';
import { ColumnCipher, KeyedHash } from '../../../prisma/column-cipher';
import type { TestDatabase } from '../../../local/test-servers';
import { EncryptingCodec } from '../../../temporal/payload-codec';
import { TEST_KEYS } from '../../support/payload-keys';
import { freshDatabase } from '../../support/servers';
import { Member } from './member';

export const PASSWORD = 'correct horse battery';

/** A Monday morning. */
export const MONDAY: Instant = '2026-11-23T01:30:00.000Z';

const SESSION_MS = 12 * 3_600_000;

/** Temporal as it is when it cannot be reached. */
export const TEMPORAL_AWAY: CaseCommands = {
  execute: () => Promise.resolve({ kind: 'UNAVAILABLE' }),
  isUp: () => Promise.resolve(false),
  close: () => Promise.resolve(),
};

type WorldOptions = Partial<
  Pick<AppDeps, 'commands' | 'logger' | 'loginLimits' | 'receiptKeys' | 'temporalUiOrigin'>
> & {
  clock?: 'real';
};

/** The service on a database of its own, with a clock that the test sets. */
export class ApiWorld {
  private constructor(
    readonly app: FastifyInstance,
    readonly db: PrismaClient,
    /** As the database's owner, who may write what the application may not. */
    readonly owner: PrismaClient,
    readonly database: TestDatabase,
    readonly cipher: ColumnCipher,
    readonly hash: KeyedHash,
    private readonly time: { now: Instant; clock: () => Instant },
    private readonly passwordHash: string,
  ) {}

  static async start({ commands = TEMPORAL_AWAY, clock, ...more }: WorldOptions = {}): Promise<ApiWorld> {
    const database = await freshDatabase();
    const [db, owner] = [createDatabase(database.applicationUrl), createDatabase(database.ownerUrl)];
    const cipher = new ColumnCipher([randomBytes(32)]);
    const hash = new KeyedHash(randomBytes(32));
    const time = { now: MONDAY, clock: () => (clock === 'real' ? new Date().toISOString() : time.now) };
    const codec = new EncryptingCodec(TEST_KEYS);
    const app = await buildApp({ database: db, cipher, hash, commands, codec, clock: time.clock, ...more });
    const passwordHash = await hashPassword(PASSWORD);
    return new ApiWorld(app, db, owner, database, cipher, hash, time, passwordHash);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await Promise.all([this.db.$disconnect(), this.owner.$disconnect()]);
    await this.database.drop();
  }

  get now(): Instant {
    return this.time.clock();
  }

  set now(instant: Instant) {
    this.time.now = instant;
  }

  /** Hires somebody; their name is unique. */
  async hire(role: StaffRole, orgCode: string): Promise<{ staffId: string; username: string }> {
    const id = randomUUID();
    const username = `${role.toLowerCase()}-${id.slice(0, 8)}`;
    const { passwordHash } = this;
    await this.owner.staff.create({
      data: { id, username, displayName: `工作人员${id.slice(0, 4)}`, orgCode, role, passwordHash },
    });
    return { staffId: id, username };
  }

  /** Hires somebody who is logged in already. */
  async member(role: StaffRole, orgCode: string): Promise<Member> {
    const { staffId } = await this.hire(role, orgCode);
    const token = randomBytes(32).toString('base64url');
    const tokenHash = Uint8Array.from(createHash('sha256').update(token).digest());
    const expiresAt = new Date(Date.parse(this.now) + SESSION_MS);
    await this.owner.staffSession.create({ data: { tokenHash, staffId, createdAt: this.now, expiresAt } });
    return new Member(this.app, staffId, token);
  }

  /** Somebody who is not logged in. */
  get stranger(): Member {
    return new Member(this.app, '', undefined);
  }

  /** How many rows there are in each table that a request could write. */
  async rowCounts(): Promise<Record<string, number>> {
    const { db } = this;
    const counts = {
      persons: db.person.count(),
      registrations: db.registration.count(),
      cases: db.case.count(),
      startRequests: db.startRequest.count(),
      facts: db.fact.count(),
      tasks: db.task.count(),
      particulars: db.particular.count(),
      accessRecords: db.accessRecord.count(),
      handovers: db.handover.count(),
    };
    const rows = Object.entries(counts).map(async ([table, count]) => [table, await count] as const);
    return Object.fromEntries(await Promise.all(rows));
  }
}
