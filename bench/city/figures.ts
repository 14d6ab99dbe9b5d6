import type { CommandKind } from '../../domain/case/commands';
import type { Fact } from '../../domain/case/facts';
import type { CaseState } from '../../domain/case/state';
import type { Observer } from './lean-case';

type Counts = Record<string, number>;

/** A package or another duty: how many were done in time, done late, withdrawn, and are still open. */
interface DutyFigures {
  inTime: number;
  late: number;
  withdrawn: number;
  open: number;
  /** Of those that were done. */
  inTimeShare: number;
}

/** What a year came to: the same for the same seed. */
export interface YearFigures {
  registrations: number;
  commands: number;
  refusals: Counts;
  wakeUps: number;
  facts: number;
  factsByKind: Counts;
  duties: Record<string, DutyFigures>;
  /** Follow-ups by period: held, missed, and the share that was held (R-47, R-52 … R-54). */
  followUps: Record<string, { held: number; missed: number; coverage: number }>;
  /** Tasks shown to a level above: by a rung of their ladder, or after missed follow-ups. */
  escalations: { byLadder: Counts; byMissedFollowUps: Counts };
  endingsByGround: Counts;
  converted: number;
  closedBy: Counts;
  atYearEnd: { open: number; closed: number; levelTwo: number; employment: Counts };
}

/** Counts what the cases of a year decide, without keeping any of it. */
export class YearTally implements Observer {
  private commands = 0;
  private wakeUps = 0;
  private readonly refusals: Counts = {};
  private readonly byKind: Counts = {};
  private readonly duties: Record<string, DutyFigures> = {};
  private readonly taskKinds = new Map<string, string>();
  private readonly held: Counts = {};
  private readonly missed: Counts = {};
  private readonly byLadder: Counts = {};
  private readonly byMissed: Counts = {};
  private readonly endings: Counts = {};
  private readonly closedBy: Counts = {};
  private readonly employment: Counts = {};
  private readonly phases: Counts = {};
  private levelTwo = 0;

  commanded(): void {
    this.commands += 1;
  }

  woken(): void {
    this.wakeUps += 1;
  }

  refused(kind: CommandKind, code: string): void {
    count(this.refusals, `${kind}: ${code}`);
  }

  facts(facts: readonly Fact[]): void {
    for (const fact of facts) {
      count(this.byKind, fact.kind);
      this.fact(fact);
    }
  }

  /** A case as the year leaves it. */
  left({ phase, level, employment }: CaseState): void {
    count(this.phases, phase);
    if (phase !== 'OPEN') return;
    count(this.employment, employment);
    if (level === 'II') this.levelTwo += 1;
  }

  private fact(fact: Fact): void {
    switch (fact.kind) {
      case 'TaskOpened': {
        const { id, kind, escalatedTo } = fact.data.task;
        this.taskKinds.set(id, kind);
        this.duty(id).open += 1;
        if (escalatedTo) count(this.byMissed, escalatedTo);
        return;
      }
      case 'TaskCompleted':
        this.duty(fact.data.taskId).open -= 1;
        this.duty(fact.data.taskId)[fact.data.late ? 'late' : 'inTime'] += 1;
        return;
      case 'TaskWithdrawn':
        this.duty(fact.data.taskId).open -= 1;
        this.duty(fact.data.taskId).withdrawn += 1;
        return;
      case 'TaskEscalated':
        return count(this.byLadder, fact.data.level);
      case 'FollowUpRecorded':
        if (fact.data.period) count(this.held, fact.data.period);
        return;
      case 'FollowUpMissed':
        this.duty(fact.data.taskId).open -= 1;
        return count(this.missed, fact.data.period);
      case 'RegistrationCancelled':
        return count(this.endings, fact.data.ground);
      case 'CaseClosed':
        return count(this.closedBy, fact.data.reason);
      default:
        return;
    }
  }

  private duty(taskId: string): DutyFigures {
    const kind = this.taskKinds.get(taskId) ?? taskId;
    return (this.duties[kind] ??= { inTime: 0, late: 0, withdrawn: 0, open: 0, inTimeShare: 1 });
  }

  figures(): YearFigures {
    const followUps = Object.keys({ ...this.held, ...this.missed }).map((period) => {
      const [held, missed] = [this.held[period] ?? 0, this.missed[period] ?? 0];
      return [period, { held, missed, coverage: share(held, held + missed) }] as const;
    });
    const duties = Object.entries(this.duties)
      .filter(([kind]) => kind !== 'FOLLOW_UP')
      .map(
        ([kind, duty]) =>
          [kind, { ...duty, inTimeShare: share(duty.inTime, duty.inTime + duty.late) }] as const,
      );
    return {
      registrations: this.byKind.CaseOpened ?? 0,
      commands: this.commands,
      refusals: sorted(this.refusals),
      wakeUps: this.wakeUps,
      facts: Object.values(this.byKind).reduce((sum, n) => sum + n, 0),
      factsByKind: sorted(this.byKind),
      duties: sorted(Object.fromEntries(duties)),
      followUps: sorted(Object.fromEntries(followUps)),
      escalations: { byLadder: sorted(this.byLadder), byMissedFollowUps: sorted(this.byMissed) },
      endingsByGround: sorted(this.endings),
      converted: this.byKind.RegistrationConverted ?? 0,
      closedBy: sorted(this.closedBy),
      atYearEnd: {
        open: this.phases.OPEN ?? 0,
        closed: this.phases.CLOSED ?? 0,
        levelTwo: this.levelTwo,
        employment: sorted(this.employment),
      },
    };
  }
}

function count(counts: Counts, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : Math.round((part / whole) * 10_000) / 10_000;
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
