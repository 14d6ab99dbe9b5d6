import { isHelped } from '../../domain/case/state';
import type { CaseState } from '../../domain/case/state';
import { civilDateOf, daysBetween, type Instant } from '../../domain/civil-date';
import type { DocumentKind } from '../../domain/identity-number';
import type { PrismaClient } from '../../prisma/client/client';
import { readNotificationsOf } from '../../prisma/notifications';
import type { Scope } from '../access/scope';
import { CONFIDENTIAL } from '../commands/service-fields';
import { ApiError } from '../errors/api-error';
import { particularText, type Secrets } from '../particulars';
import { numberHash, readDocument } from '../registrations/document';
import { readRules } from '../rules-in-force';
import { staffNames } from '../staff-names';
import { dateOf, taskView } from '../tasks/task-view';
import { contactView, retirementView, signsView, urgingView } from './contact-view';
import { endedView, noticeView } from './ended-view';
import { assistanceView } from './assistance-view';
import { notificationView, type NotificationsView } from '../notifications/view';
import { FACT_FIELDS, factView } from './case-ledger';
import { maskedName, maskPerson, openPerson, SEALED_PERSON, type ContactDetails } from './person';
import { suggestionsView, type SuggestionsRequest, type SuggestionsView } from './policy-suggestions';
import { guidanceView, marketView, referralsView } from './services-view';
import type { CaseView, LookupView, ParticularView, TimelinePage } from './schema';

const AUDIT_REASON = '审计查阅';

/** Cases, for one actor: what lies outside their scope is answered like what is not there. */
export class CaseFile {
  constructor(
    private readonly db: PrismaClient,
    private readonly scope: Scope,
    private readonly secrets: Secrets,
    private readonly clock: () => Instant,
  ) {}

  /**
   * The cases of whoever has this number, within the scope; an empty list for somebody elsewhere and for nobody alike.
   * @throws ApiError ID_NUMBER_… for what is no number
   */
  async lookup(kind: DocumentKind, text: string): Promise<LookupView> {
    const document = readDocument(kind, text, civilDateOf(this.clock()));
    const rows = await this.db.case.findMany({
      where: {
        ...this.scope.where(),
        registration: { person: { numberHash: numberHash(this.secrets, document) } },
      },
      select: {
        id: true,
        seq: true,
        open: true,
        state: true,
        orgCode: true,
        organisation: { select: { name: true } },
        registration: {
          select: {
            status: true,
            registeredOn: true,
            person: { select: { id: true, nameCipher: true } },
          },
        },
      },
      orderBy: { registration: { registeredAt: 'desc' } },
    });
    for (const { id } of rows) await this.noteAudit(id, 'LOOKUP');
    return {
      cases: rows.map(({ id, orgCode, organisation, registration, ...row }) => ({
        caseId: id,
        personName: maskedName(this.secrets.cipher, registration.person),
        phase: phaseOf(row),
        registrationStatus: registration.status,
        registeredOn: dateOf(registration.registeredOn),
        orgCode,
        orgName: organisation.name,
      })),
    };
  }

  /** @throws ApiError CASE_NOT_FOUND */
  async getCase(id: string): Promise<CaseView> {
    const now = this.clock();
    const [row, rules] = await Promise.all([this.findRow(id), readRules(this.db, civilDateOf(now))]);
    await this.noteAudit(id, 'CASE');
    const { registration, tasks, ownerId, ownerOrgCode } = row;
    const nameOf = await staffNames(this.db, [ownerId]);
    const state = row.state as unknown as CaseState;
    return {
      caseId: id,
      caseVersion: row.version,
      phase: phaseOf(row),
      registration: {
        registrationId: registration.id,
        status: registration.status,
        registeredOn: dateOf(registration.registeredOn),
        endedOn: registration.endedOn && dateOf(registration.endedOn),
        ground: registration.ground,
        placeType: registration.placeType,
        tags: registration.tags,
        profile: registration.profile,
        previousRegistrationId: registration.previousId,
      },
      orgCode: row.orgCode,
      orgName: row.organisation.name,
      owner:
        ownerOrgCode === null
          ? null
          : { orgCode: ownerOrgCode, staffId: ownerId, name: ownerId && nameOf(ownerId) },
      person: { ...maskPerson(this.secrets.cipher, registration.person), sex: registration.person.sex },
      level: row.level,
      employment: row.employment,
      classes: state.classes,
      hardship: state.hardship,
      repeated: state.repeated,
      focusedUntil: state.focusedUntil ?? null,
      pendingEnding: state.pendingEnding ?? null,
      nextContact: state.nextContact ?? null,
      ended: endedView(state),
      notice: noticeView(state, rules),
      publicPost: state.publicPost ?? null,
      assistance: assistanceView(state, civilDateOf(now), rules),
      contact: contactView(state, civilDateOf(now), rules),
      signs: signsView(state),
      urging: urgingView(state, civilDateOf(now)),
      retirement: retirementView(state),
      market: marketView(state),
      guidance: guidanceView(state),
      referrals: referralsView(state),
      lastContactOn: row.lastContactOn && dateOf(row.lastContactOn),
      daysSinceContact: row.lastContactOn && daysBetween(dateOf(row.lastContactOn), civilDateOf(now)),
      tasks: tasks.map((task) => taskView(task, now, rules)),
    };
  }

  /**
   * What to tell the person of, by what the case knows and what was answered, which is not kept.
   * @throws ApiError CASE_NOT_FOUND
   */
  async suggestPolicies(id: string, answers: SuggestionsRequest): Promise<SuggestionsView> {
    const today = civilDateOf(this.clock());
    const [row, rules] = await Promise.all([this.findRow(id), readRules(this.db, today)]);
    await this.noteAudit(id, 'POLICY_SUGGESTIONS');
    const { person, tags } = row.registration;
    const { liftedFromPoverty } = tags as { liftedFromPoverty?: string };
    const known = { birthDate: dateOf(person.birthDate), sex: person.sex, liftedFromPoverty };
    return suggestionsView(row.state as unknown as CaseState, known, answers, today, rules);
  }

  /** Facts in their order, from the one after `after`. @throws ApiError CASE_NOT_FOUND */
  async getTimeline(id: string, after: number, limit: number): Promise<TimelinePage> {
    const { corrections = [] } = await this.requireCase(id);
    await this.noteAudit(id, 'TIMELINE');
    const rows = await this.db.fact.findMany({
      where: { caseId: id, seq: { gt: after } },
      select: {
        ...FACT_FIELDS,
        by: true,
        policyVersion: true,
        calendarVersion: true,
        causeKind: true,
        hash: true,
      },
      orderBy: { seq: 'asc' },
      take: limit + 1,
    });
    const page = rows.slice(0, limit);
    const nameOf = await staffNames(
      this.db,
      page.map(({ by }) => by),
    );
    return {
      facts: page.map(({ by, policyVersion, calendarVersion, causeKind, hash, ...fact }) => ({
        ...factView(fact),
        corrected: corrections.includes(fact.seq),
        by: { id: by, name: nameOf(by) },
        cause: causeKind,
        policyVersion,
        calendarVersion,
        hash: Buffer.from(hash).toString('hex'),
      })),
      next: rows.length > limit ? (page.at(-1)?.seq ?? null) : null,
    };
  }

  /** What the person was and is to be told, and how far that is. @throws ApiError CASE_NOT_FOUND */
  async getNotifications(id: string): Promise<NotificationsView> {
    await this.requireCase(id);
    await this.noteAudit(id, 'NOTIFICATIONS');
    const rows = await readNotificationsOf((sql, values) => this.db.$queryRawUnsafe(sql, ...values), id);
    return { notifications: rows.map((row) => notificationView(this.secrets.cipher, row)) };
  }

  /** Name, phone and number in the clear; the reading and its reason are written down with it. */
  async revealContactDetails(id: string, reason: string): Promise<ContactDetails> {
    return this.db.$transaction(async (tx) => {
      const found = await tx.case.findFirst({
        where: { id, ...this.scope.where() },
        select: { registration: { select: { person: { select: SEALED_PERSON } } } },
      });
      if (!found) throw new ApiError('CASE_NOT_FOUND');
      await tx.accessRecord.create({ data: this.accessRecord(id, 'CONTACT_DETAILS', reason) });
      return openPerson(this.secrets.cipher, found.registration.person);
    });
  }

  /**
   * A note, plan or document of the case, in the clear; the reading is written down with it. What was said in
   * counselling is for its author alone.
   */
  async readParticular(caseId: string, id: string): Promise<ParticularView> {
    await this.requireCase(caseId);
    const row = await this.db.$transaction(async (tx) => {
      const found = await tx.particular.findFirst({ where: { id, caseId } });
      if (!found) throw new ApiError('PARTICULAR_NOT_FOUND');
      const isAuthor = found.createdBy === this.scope.actor.staffId;
      if (found.kind === CONFIDENTIAL && !isAuthor) throw new ApiError('PARTICULAR_CONFIDENTIAL');
      await tx.accessRecord.create({ data: this.accessRecord(caseId, `PARTICULAR:${id}`, '') });
      return found;
    });
    const nameOf = await staffNames(this.db, [row.createdBy]);
    return {
      particularId: id,
      kind: row.kind,
      text: particularText(this.secrets, row),
      createdAt: row.createdAt.toISOString(),
      createdBy: { id: row.createdBy, name: nameOf(row.createdBy) },
    };
  }

  private async requireCase(id: string): Promise<CaseState> {
    const found = await this.db.case.findFirst({
      where: { id, ...this.scope.where() },
      select: { state: true },
    });
    if (!found) throw new ApiError('CASE_NOT_FOUND');
    return found.state as unknown as CaseState;
  }

  private async findRow(id: string) {
    const row = await this.db.case.findFirst({
      where: { id, ...this.scope.where() },
      include: {
        organisation: { select: { name: true } },
        registration: { include: { person: true } },
        tasks: { where: { status: 'OPEN' }, orderBy: [{ overdueFrom: 'asc' }, { id: 'asc' }] },
      },
    });
    if (!row) throw new ApiError('CASE_NOT_FOUND');
    return row;
  }

  /** An auditor's own readings are written down, whatever they read. */
  private async noteAudit(caseId: string, what: string): Promise<void> {
    if (this.scope.actor.role !== 'AUDITOR') return;
    await this.db.accessRecord.create({ data: this.accessRecord(caseId, what, AUDIT_REASON) });
  }

  private accessRecord(caseId: string, what: string, reason: string) {
    return { staffId: this.scope.actor.staffId, caseId, what, reason, accessAt: this.clock() };
  }
}

/** A case starts until its first fact; its help has ended while the end of the registration can be contradicted. */
function phaseOf({ seq, open, state }: { seq: number; open: boolean; state: unknown }): CaseView['phase'] {
  if (seq === 0) return 'STARTING';
  if (!open) return 'CLOSED';
  return isHelped(state as CaseState) ? 'OPEN' : 'ENDED';
}
