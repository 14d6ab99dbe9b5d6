import { civilDateOf, startOfDay, type CivilDate, type Instant } from '../../domain/civil-date';
import { openQuestions, type Provenance } from '../../domain/policy/provenance';
import { approvalRefusal, isAnnouncedAhead, policyInForce } from '../../domain/policy/version';
import type { Prisma, PrismaClient } from '../../prisma/client/client';
import type { StaffActor } from '../access/actor';
import { ApiError } from '../errors/api-error';
import type { RuleActs } from '../rule-acts';
import { checkedPack } from './pack-check';
import { actsOf, datedVersion, differencesOf, namesOf, summaryOf } from './policy-view';
import type { DraftRequest, PoliciesView, PolicyView } from './schema';

const PACK = { parameters: true, provenance: true } as const;

/** 政策版本, for one actor: drafted, approved by a second person, or withdrawn. */
export class PolicyBook {
  constructor(
    private readonly db: PrismaClient,
    private readonly actor: StaffActor,
    private readonly acts: RuleActs,
    private readonly clock: () => Instant,
  ) {}

  async list(): Promise<PoliciesView> {
    const rows = await this.db.policyVersion.findMany({
      omit: PACK,
      orderBy: [{ validFrom: 'desc' }, { createdAt: 'desc' }],
    });
    const nameOf = await namesOf(
      this.db,
      rows.flatMap(({ createdBy, approvedBy }) => [createdBy, approvedBy]),
    );
    return { versions: rows.map((row) => summaryOf(row, rows, this.today(), nameOf)) };
  }

  /** @throws ApiError POLICY_NOT_FOUND */
  async get(id: string): Promise<PolicyView> {
    const [row, others, acts] = await Promise.all([
      this.db.policyVersion.findUnique({ where: { id } }),
      this.db.policyVersion.findMany({ omit: PACK }),
      this.db.ruleAct.findMany({ where: { subject: id }, orderBy: { at: 'asc' } }),
    ]);
    if (!row) throw new ApiError('POLICY_NOT_FOUND');
    const inForce = policyInForce(others.map(datedVersion), this.today());
    const compared = inForce && (await this.db.policyVersion.findUnique({ where: { id: inForce.id } }));
    const nameOf = await namesOf(this.db, [row.createdBy, row.approvedBy, ...acts.map(({ by }) => by)]);
    return {
      ...summaryOf(row, others, this.today(), nameOf),
      parameters: row.parameters,
      provenance: row.provenance,
      openQuestions: openQuestions(row.provenance as unknown as Provenance),
      acts: actsOf(acts, nameOf),
      comparedWith: compared?.id ?? null,
      differences: compared ? differencesOf(compared, row) : [],
    };
  }

  /** @throws ApiError POLICY_INVALID, POLICY_DATE_NOT_AHEAD; nothing is written then */
  async draft(request: DraftRequest, commandId: string): Promise<{ view: PolicyView; repeated: boolean }> {
    const { validFrom, sourceDocument } = request;
    const { parameters, provenance } = checkedPack(request);
    const act = { kind: 'POLICY_DRAFTED', commandId, content: request } as const;
    const { subject, repeated } = await this.acts.carryOut(act, async (tx, at) => {
      if (!isAnnouncedAhead(validFrom, civilDateOf(at))) {
        throw new ApiError('POLICY_DATE_NOT_AHEAD', { field: 'validFrom' });
      }
      const id = await freeId(tx, validFrom);
      // The application may not say which status a new version has, and Prisma would.
      await tx.$executeRaw`
        INSERT INTO policy_versions (id, valid_from, source_document, parameters, provenance, created_by, created_at)
        VALUES (${id}, ${validFrom}::date, ${sourceDocument}, ${JSON.stringify(parameters)}::jsonb,
                ${JSON.stringify(provenance)}::jsonb, ${this.actor.staffId}::uuid, ${at}::timestamptz)`;
      return id;
    });
    return { view: await this.get(subject), repeated };
  }

  /**
   * Approves a version, of which open cases are told once it is in force.
   * @throws ApiError POLICY_NOT_FOUND, POLICY_NOT_A_DRAFT, OWN_ACT, POLICY_DATE_NOT_AHEAD, POLICY_INVALID
   */
  async approve(id: string, commandId: string): Promise<PolicyView> {
    await this.require(id);
    const act = { kind: 'POLICY_APPROVED', commandId, content: id } as const;
    await this.acts.carryOut(act, async (tx, at) => {
      const row = await tx.policyVersion.findUniqueOrThrow({ where: { id } });
      const { staffId } = this.actor;
      const version = { ...datedVersion(row), ...(row.createdBy && { createdBy: row.createdBy }) };
      const refusal = approvalRefusal(version, { by: staffId, on: civilDateOf(at) });
      if (refusal) throw new ApiError(refusal, refusal === 'OWN_ACT' ? SECOND_PERSON : {});
      // What was right when it was drafted may not be for the rules that will read it.
      checkedPack(row);
      await tx.policyVersion.update({
        where: { id },
        data: { status: 'APPROVED', approvedBy: staffId, approvedAt: at },
      });
      const notBefore = startOfDay(version.validFrom);
      await tx.ruleAnnouncement.create({ data: { id, kind: 'POLICY', notBefore } });
      return id;
    });
    return this.get(id);
  }

  /** @throws ApiError POLICY_NOT_FOUND, POLICY_NOT_A_DRAFT */
  async withdraw(id: string, commandId: string): Promise<PolicyView> {
    await this.require(id);
    const act = { kind: 'POLICY_WITHDRAWN', commandId, content: id } as const;
    await this.acts.carryOut(act, async (tx) => {
      const { status } = await tx.policyVersion.findUniqueOrThrow({
        where: { id },
        select: { status: true },
      });
      if (status !== 'DRAFT') throw new ApiError('POLICY_NOT_A_DRAFT');
      await tx.policyVersion.update({ where: { id }, data: { status: 'WITHDRAWN' } });
      return id;
    });
    return this.get(id);
  }

  private today(): CivilDate {
    return civilDateOf(this.clock());
  }

  private async require(id: string): Promise<void> {
    const found = await this.db.policyVersion.findUnique({ where: { id }, select: { id: true } });
    if (!found) throw new ApiError('POLICY_NOT_FOUND');
  }
}

const SECOND_PERSON = { nextStep: '请由另一名市级政策岗人员批准' } as const;

/** 'policy-2027-01-01', and with a number behind it for another version of the same date: it stands in every fact. */
async function freeId(tx: Prisma.TransactionClient, validFrom: CivilDate): Promise<string> {
  const drafted = await tx.policyVersion.count({ where: { id: { startsWith: `policy-${validFrom}` } } });
  return drafted === 0 ? `policy-${validFrom}` : `policy-${validFrom}-${drafted + 1}`;
}
