import type { CivilDate } from '../../domain/civil-date';
import type { OurSide } from '../bed/our-side';

/** The six first duties: the four basic services, guidance, training; the vacancies of 131 come after them. */
export const FIRST_DUTIES = [
  'REGISTRATION_SERVICE',
  'INFORMATION_SERVICE',
  'POLICY_SERVICE',
  'BUSINESS_SERVICE',
  'CAREER_GUIDANCE',
  'TRAINING',
] as const;

const FINDINGS = { jobSearch: 'SEARCHING', income: 'UNCHANGED', family: 'UNCHANGED', intent: 'UNCHANGED' };

export interface OpenCase {
  caseId: string;
  version: number;
}

/** Records the six first duties, a command each. */
export async function recordOneByOne(ours: OurSide, one: OpenCase): Promise<void> {
  for (const item of FIRST_DUTIES) {
    one.version = await ours.act(one.caseId, 'services', one.version, {
      item,
      answer: 'PROVIDED',
      on: ours.today,
    });
  }
}

/** Records the six first duties as what one visit yielded: one command. */
export async function recordAsVisit(ours: OurSide, one: OpenCase): Promise<void> {
  const services = FIRST_DUTIES.map((item) => ({ item, answer: 'PROVIDED' }));
  const visit = { on: ours.today, channel: 'VISIT', outcome: 'REACHED', services };
  one.version = await ours.act(one.caseId, 'visits', one.version, visit);
}

/** Holds the month's follow-up. */
export async function followUp(ours: OurSide, one: OpenCase, on: CivilDate): Promise<void> {
  one.version = await ours.act(one.caseId, 'follow-ups', one.version, {
    on,
    channel: 'PHONE',
    findings: FINDINGS,
  });
}
