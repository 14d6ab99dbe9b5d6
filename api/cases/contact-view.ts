import { Type, type Static } from '@sinclair/typebox';
import type { RulesInForce } from '../../domain/case/context';
import type { CaseState } from '../../domain/case/state';
import type { CivilDate } from '../../domain/civil-date';
import { HIT_FINDINGS, SIGN_KINDS, urgingStanding, type SignKind } from '../../domain/comparison-hit';
import {
  contactStanding,
  SEARCH_STEPS,
  type ContactStanding,
  type SearchStep,
} from '../../domain/contact/lost-contact';
import { isZombieRecord } from '../../domain/contact/zombie-records';
import { CivilDateType, Nullable, StringEnum } from '../validation/types';

const step = StringEnum(Object.keys(SEARCH_STEPS) as SearchStep[], {
  description: Object.values(SEARCH_STEPS).join(', '),
});

export const ContactSchema = Type.Object(
  {
    standing: StringEnum(['IN_CONTACT', 'SEARCHED', 'TRACED', 'LOST'], {
      description: '联系正常, 寻找中, 比对有线索待核实, 失联',
    }),
    since: Nullable(CivilDateType),
    done: Type.Array(step),
    next: Nullable(step),
    comparedOn: Nullable(CivilDateType),
    untouched: Type.Boolean({
      description:
        '僵尸数据: neither contact nor comparison for the days of the policy; worked on first (R-65)',
    }),
  },
  { description: '联系情况: a mark only; nothing ends because of it (R-64, A-12)' },
);

/** How it stands with contact to the person, for whoever looks at the case. */
export function contactView(
  state: CaseState,
  today: CivilDate,
  { policy }: RulesInForce,
): Static<typeof ContactSchema> {
  const { phase, search, followUps, compared, registeredOn, registration } = state;
  const isRegistered = phase === 'OPEN' && registration === 'ACTIVE';
  const contact = contactStanding(search);
  const signs = {
    registeredOn,
    ...(followUps.lastOn && { contactedOn: followUps.lastOn }),
    ...(compared && { comparedOn: compared.on }),
  };
  return {
    standing: contact.standing,
    since: sinceOf(contact) ?? search?.first.on ?? null,
    done: contact.standing === 'SEARCHED' ? contact.done : [],
    next: contact.standing === 'SEARCHED' ? contact.next : null,
    comparedOn: compared?.on ?? null,
    untouched: isRegistered && isZombieRecord(signs, today, policy.parameters.longTerm),
  };
}

function sinceOf(contact: ContactStanding): CivilDate | undefined {
  if (contact.standing === 'LOST') return contact.since;
  return contact.standing === 'TRACED' ? contact.on : undefined;
}

export const SignsSchema = Type.Array(
  Type.Object({
    kind: StringEnum(Object.keys(SIGN_KINDS) as SignKind[]),
    label: Type.String({ examples: ['单位参保'] }),
    on: CivilDateType,
    finding: Nullable(StringEnum(HIT_FINDINGS)),
  }),
  { description: '待核验及核验结果, the latest of each kind (R-59)' },
);

/** What speaks against being unemployed, and what verifying it came to. */
export function signsView({ said }: CaseState): Static<typeof SignsSchema> {
  return (said?.signs ?? []).map(({ kind, on, finding = null }) => ({
    kind,
    label: SIGN_KINDS[kind].name,
    on,
    finding,
  }));
}

export const UrgingSchema = Type.Object(
  {
    on: CivilDateType,
    registerBy: CivilDateType,
    standing: StringEnum(['WAITING', 'COUNTY'], { description: '等待就业登记, 由县级跟进' }),
  },
  { description: '督促就业登记 (R-60)' },
);

/** Who has the registration of a confirmed employment in hand. */
export function urgingView({ said }: CaseState, today: CivilDate): Static<typeof UrgingSchema> | null {
  if (!said?.urging) return null;
  return { ...said.urging, standing: urgingStanding(said.urging, today) };
}

export const RetirementSchema = Type.Object(
  {
    earliest: Type.String({ examples: ['2027-04'] }),
    latest: Type.String({ examples: ['2027-04'] }),
    checkOn: Nullable(CivilDateType),
  },
  { description: '法定退休月份: two of them while a woman’s category is unknown; age ends nothing (A-14)' },
);

/** The months of statutory age, and when it is next asked whether a pension is drawn. */
export function retirementView({ retirement }: CaseState): Static<typeof RetirementSchema> | null {
  return retirement ? { checkOn: null, ...retirement } : null;
}
