import type { Payload, PayloadCodec } from '@temporalio/common';
import type { Instant } from '../../domain/civil-date';
import type { PrismaClient } from '../../prisma/client/client';
import { ownerOf, PayloadCodecError } from '../../temporal/payload-codec';
import { caseIdOf, caseWorkflowId } from '../../workflows/messages';
import type { Scope } from '../access/scope';
import { ApiError } from '../errors/api-error';
import type { PayloadJson } from './schema';

const AUDIT_REASON = '审计查阅';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What Temporal keeps of cases, opened for one auditor. */
export class ProcessHistory {
  constructor(
    private readonly db: PrismaClient,
    private readonly scope: Scope,
    private readonly codec: PayloadCodec,
    private readonly clock: () => Instant,
  ) {}

  /**
   * Opens the payloads of cases in scope and writes the reading down, once for each case; every other payload is
   * answered as it came.
   * @throws ApiError PAYLOAD_NOT_OPENED for a payload of such a case that the keys do not open
   */
  async open(payloads: readonly PayloadJson[]): Promise<PayloadJson[]> {
    const given = payloads.map(fromJson);
    const readable = await this.readableCases(given.flatMap((payload) => ownCaseOf(payload) ?? []));
    const answers = await Promise.all(
      given.map(async (payload) => {
        const caseId = ownCaseOf(payload);
        return caseId !== undefined && readable.has(caseId) ? this.openOne(payload) : payload;
      }),
    );
    await this.note(readable);
    return answers.map(toJson);
  }

  private async readableCases(caseIds: string[]): Promise<ReadonlySet<string>> {
    const rows = await this.db.case.findMany({
      where: { id: { in: [...new Set(caseIds)] }, ...this.scope.where() },
      select: { id: true },
    });
    return new Set(rows.map(({ id }) => id));
  }

  private async openOne(payload: Payload): Promise<Payload> {
    try {
      const [opened = payload] = await this.codec.decode([payload]);
      return opened;
    } catch (error) {
      if (error instanceof PayloadCodecError) throw new ApiError('PAYLOAD_NOT_OPENED');
      throw error;
    }
  }

  private async note(caseIds: ReadonlySet<string>): Promise<void> {
    const { staffId } = this.scope.actor;
    const [what, reason, accessAt] = ['PROCESS_HISTORY', AUDIT_REASON, this.clock()];
    await this.db.accessRecord.createMany({
      data: [...caseIds].map((caseId) => ({ staffId, caseId, what, reason, accessAt })),
    });
  }
}

function ownCaseOf(payload: Payload): string | undefined {
  const caseId = caseIdOf(ownerOf(payload) ?? '');
  return UUID.test(caseId) && ownerOf(payload) === caseWorkflowId(caseId) ? caseId : undefined;
}

function fromJson({ metadata, data }: PayloadJson): Payload {
  const entries = Object.entries(metadata ?? {});
  return {
    metadata: Object.fromEntries(entries.map(([name, value]) => [name, Buffer.from(value, 'base64')])),
    ...(data !== undefined && { data: Buffer.from(data, 'base64') }),
  };
}

function toJson({ metadata, data }: Payload): PayloadJson {
  const entries = Object.entries(metadata ?? {});
  return {
    metadata: Object.fromEntries(
      entries.map(([name, value]) => [name, Buffer.from(value).toString('base64')]),
    ),
    ...(data && { data: Buffer.from(data).toString('base64') }),
  };
}
