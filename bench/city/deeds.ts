import type { Actor, CommandData } from '../../domain/case/commands';
import type { EmploymentType } from '../../domain/case/employment/facts';
import type { EndingGround } from '../../domain/case/state';
import type { Task, TaskKind } from '../../domain/case/task';
import { addMonths, type CivilDate } from '../../domain/civil-date';
import { GROUND_RULES } from '../../domain/endings';
import type { HardshipCategory } from '../../domain/hardship/categories';
import type { SeededRandom } from '../../local/seeded-random';
import type { LeanCase } from './lean-case';

/** Something that people do on a case at a time; what it leads to is done later. */
export interface Deed {
  on: CivilDate;
  act: (life: LeanCase, random: SeededRandom) => Deed[] | undefined;
}

const CASEWORKER: Actor = { staffId: 'caseworker', level: 'COMMUNITY' };
const COUNTY: Actor = { staffId: 'county', level: 'COUNTY' };

export function nameOwner(on: CivilDate): Deed {
  return deed(on, (life) => {
    if (open(life, 'ASSIGN_OWNER')) {
      life.does('assignOwner', { orgCode: life.input.orgCode, staffId: 'caseworker' }, COUNTY);
    }
  });
}

/** Gives what is left of the four basic services, or only the first of them when the person has little time. */
export function giveBasicFour(on: CivilDate, most = 4): Deed {
  return deed(on, (life) => {
    for (const item of left(open(life, 'BASIC_FOUR')).slice(0, most)) {
      const answer = item === 'BUSINESS_SERVICE' ? 'NO_NEED' : 'PROVIDED';
      life.does('recordService', { item, answer, on: life.today }, CASEWORKER);
    }
  });
}

/** Gives what is left of 131; now and then a vacancy is sent that was sent before. */
export function give131(on: CivilDate): Deed {
  return deed(on, (life, random) => {
    for (const item of left(open(life, 'PACKAGE_131'))) {
      const sends = item === 'VACANCY' ? 3 : 1;
      for (let n = 0; n < sends; n++) {
        const isSame = n > 0 && random.chance(0.05);
        const reference = `${item}-${isSame ? n - 1 : n}`;
        const answer = item !== 'CAREER_GUIDANCE' && random.chance(0.2) ? 'DECLINED' : 'PROVIDED';
        life.does(
          'recordService',
          { item, answer, on: life.today, reference, fitReason: 'WAGE' },
          CASEWORKER,
        );
      }
    }
  });
}

/** Gives what the wishes oblige to, asks what came of the vacancies, and tells of the policies that were found. */
export function followWishes(on: CivilDate): Deed {
  return deed(on, (life, random) => {
    const services = life.state.tasks.filter(({ kind }) => kind === 'CLASS_SERVICE').flatMap(left);
    const pushed = life.state.tasks.filter(({ kind }) => kind === 'PUSH_RESULT');
    const found = life.state.tasks.filter(({ kind }) => kind === 'BENEFIT_GUIDANCE');
    const results = pushed
      .flatMap(({ references = [] }) => references)
      .map((reference) => outcome(reference, random));
    const referrals = found
      .flatMap(({ references = [] }) => references)
      .map((policyCode) => ({ policyCode, to: 'INFORMED' as const, oneToOne: true }));
    if (services.length + results.length + referrals.length === 0) return;
    life.does(
      'recordVisit',
      {
        on: life.today,
        channel: 'PHONE',
        outcome: 'REACHED',
        ...(services.length > 0 && {
          services: services.map((item) => ({ item, answer: random.chance(0.8) ? 'PROVIDED' : 'DECLINED' })),
        }),
        ...(results.length > 0 && { results }),
        ...(referrals.length > 0 && { referrals }),
      },
      CASEWORKER,
    );
  });
}

function outcome(reference: string, random: SeededRandom) {
  const result = random.weighted([
    [10, 'INTERVIEW'],
    [60, 'NOT_HIRED'],
    [30, 'DECLINED'],
  ] as const);
  return { reference, result, ...(result === 'DECLINED' && { reason: 'WAGE' as const }) };
}

/** Calls; where nobody answers the attempt is recorded, and the call is made again on another day or not at all. */
export function followUp(on: CivilDate, again: CivilDate | undefined, changes: boolean): Deed {
  return deed(on, (life, random) => {
    const task = open(life, 'FOLLOW_UP');
    if (!task || life.today < task.opensOn || life.today > task.dueOn) return undefined;
    if (again && random.chance(0.15)) {
      life.does(
        'recordContactAttempt',
        { on: life.today, channel: 'PHONE', outcome: 'NO_ANSWER' },
        CASEWORKER,
      );
      return [followUp(again, undefined, changes)];
    }
    life.does(
      'recordFollowUp',
      {
        on: life.today,
        channel: random.chance(0.8) ? 'PHONE' : 'VISIT',
        findings: {
          jobSearch: 'SEARCHING',
          income: changes ? 'CHANGED' : 'UNCHANGED',
          family: 'UNCHANGED',
          intent: 'UNCHANGED',
        },
      },
      CASEWORKER,
    );
    return undefined;
  });
}

/** Certifies, and makes the plan on a later day. */
export function certify(on: CivilDate, category: HardshipCategory, planOn: CivilDate): Deed {
  return deed(on, (life) => {
    if (life.state.registration !== 'ACTIVE' || life.state.hardship.includes(category)) return undefined;
    life.does('certifyHardship', { category, on: life.today, evidenceId: 'evidence' }, COUNTY);
    return [
      deed(planOn, (later) => {
        if (open(later, 'PLAN')) later.does('agreePlan', planOf(later.today), CASEWORKER);
      }),
    ];
  });
}

function planOf(on: CivilDate): CommandData['agreePlan'] {
  const measures = (['VACANCIES', 'TRAINING'] as const).map((measure) => ({
    measure,
    staffId: CASEWORKER.staffId,
    dueOn: addMonths(on, 3),
  }));
  return { on, planId: 'plan', helperId: CASEWORKER.staffId, measures };
}

export function refresh(on: CivilDate): Deed {
  return deed(on, (life) => {
    if (open(life, 'REFRESH')) life.does('refreshRecord', { on: life.today }, CASEWORKER);
  });
}

export function findWork(on: CivilDate, type: EmploymentType, contractMonths: number): Deed {
  return deed(on, (life) => {
    if (life.state.registration !== 'ACTIVE') return;
    life.does(
      'reportEmployment',
      {
        type,
        startedOn: life.today,
        evidenceId: 'evidence',
        evidenceKind: type === 'SELF_EMPLOYED' ? 'BUSINESS_LICENCE' : 'EMPLOYMENT_REGISTRATION',
        contractMonths,
      },
      CASEWORKER,
    );
    tell(life);
  });
}

/** Loses the work again and registers anew, which ends this case. */
export function loseWork(on: CivilDate): Deed {
  return deed(on, (life) => {
    if (life.state.employment === 'UNEMPLOYED') return;
    life.does('recordUnemployedAgain', { nextCaseId: 'next' }, CASEWORKER);
  });
}

/** Asks for an ending; where a second person decides, they do so on a later day. */
export function end(on: CivilDate, ground: EndingGround, reviewOn: CivilDate): Deed {
  return deed(on, (life) => {
    if (life.state.pendingEnding) return undefined;
    const [evidenceKind = 'LEGAL_DOCUMENT'] = GROUND_RULES[ground].evidence;
    const cited = ground === 'OTHER_LAW' ? { documentNumber: '豫人社〔2024〕5号' } : {};
    const fact = { ground, happenedOn: life.today, evidenceId: 'evidence', evidenceKind, ...cited };
    life.does('requestEnding', fact, CASEWORKER);
    tell(life);
    return [
      deed(reviewOn, (later) => {
        if (later.state.pendingEnding) later.does('reviewEnding', { decision: 'APPROVE' }, COUNTY);
        tell(later);
      }),
    ];
  });
}

/** Tells the person on the same day, where there is something to tell. */
function tell(life: LeanCase): void {
  if (life.state.notice)
    life.does('recordNotice', { channel: 'PHONE', on: life.today, delivered: true }, CASEWORKER);
}

function deed(on: CivilDate, act: (life: LeanCase, random: SeededRandom) => Deed[] | undefined | void): Deed {
  return { on, act: (life, random) => act(life, random) ?? undefined };
}

function open(life: LeanCase, kind: TaskKind): Task | undefined {
  return life.state.tasks.find((task) => task.kind === kind);
}

function left(task: Task | undefined): string[] {
  return task?.items?.filter(({ min, done }) => done.length < min).map(({ code }) => code) ?? [];
}
