import { createHash, randomBytes } from 'node:crypto';
import type { Instant } from '../../domain/civil-date';
import { levelOf } from '../../domain/organisation';
import type { PrismaClient } from '../../prisma/client/client';
import type { Bytes } from '../../prisma/column-cipher';
import type { StaffActor } from './actor';
import { hashPassword, verifyPassword } from './password';

const LIFETIME_MS = 12 * 3_600_000;
const TOKEN_BYTES = 32;

export interface OpenedSession {
  token: string;
  expiresAt: Instant;
  actor: StaffActor;
}

/** Logins: an opaque token for twelve hours, of which only the SHA-256 is kept. */
export class Sessions {
  private standIn: Promise<string> | undefined;

  constructor(
    private readonly db: PrismaClient,
    private readonly clock: () => Instant,
  ) {}

  /**
   * Opens a session, or answers undefined for an unknown user, a wrong password and an account out of use, each after
   * the same work, so that the time taken tells nobody which names exist.
   */
  async open(username: string, password: string): Promise<OpenedSession | undefined> {
    const staff = await this.db.staff.findUnique({ where: { username }, include: { organisation: true } });
    const isRight = await verifyPassword(password, staff?.passwordHash ?? (await this.standInHash()));
    if (!staff?.active || !isRight) return undefined;
    const now = this.clock();
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const expiresAt = new Date(Date.parse(now) + LIFETIME_MS);
    await this.db.staffSession.deleteMany({ where: { staffId: staff.id, expiresAt: { lte: now } } });
    await this.db.staffSession.create({
      data: { tokenHash: hashOf(token), staffId: staff.id, createdAt: now, expiresAt },
    });
    return { token, expiresAt: expiresAt.toISOString(), actor: actorOf(staff) };
  }

  /** Who holds the token, or undefined when it is unknown, ended, expired or its holder out of use. One round trip. */
  async find(token: string): Promise<StaffActor | undefined> {
    const [row] = await this.db.$queryRaw<Omit<StaffActor, 'level'>[]>`
      SELECT s.id AS "staffId", s.username, s.display_name AS "displayName", s.role::text AS role,
             s.org_code AS "orgCode", o.name AS "orgName"
        FROM staff_sessions t
        JOIN staff s ON s.id = t.staff_id
        JOIN organisations o ON o.code = s.org_code
       WHERE t.token_hash = ${hashOf(token)} AND t.expires_at > ${this.clock()}::timestamptz AND s.active`;
    return row && { ...row, level: levelOf(row.orgCode) };
  }

  async end(token: string): Promise<void> {
    await this.db.staffSession.deleteMany({ where: { tokenHash: hashOf(token) } });
  }

  private standInHash(): Promise<string> {
    this.standIn ??= hashPassword(randomBytes(TOKEN_BYTES).toString('hex'));
    return this.standIn;
  }
}

type StaffRow = Omit<StaffActor, 'staffId' | 'orgName' | 'level'> & {
  id: string;
  organisation: { name: string };
};

function actorOf({ id, username, displayName, role, orgCode, organisation }: StaffRow): StaffActor {
  return {
    staffId: id,
    username,
    displayName,
    role,
    orgCode,
    orgName: organisation.name,
    level: levelOf(orgCode),
  };
}

function hashOf(token: string): Bytes {
  return Uint8Array.from(createHash('sha256').update(token).digest());
}
