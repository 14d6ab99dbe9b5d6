import { listingOf } from '../../../domain/case/listing';
import { newCase } from '../../../domain/case/evolve';
import type { CaseState } from '../../../domain/case/state';
import type { Task } from '../../../domain/case/task';

const NOW = '2026-11-25T02:00:00.000Z';

const task = (overdueFrom: string, provisional = false): Task => ({
  id: overdueFrom,
  kind: 'FOLLOW_UP',
  clauses: ['R-52'],
  opensOn: '2026-11-01',
  dueOn: '2026-11-24',
  provisional,
  urgentFrom: overdueFrom,
  overdueFrom,
});

const state = (more: Partial<CaseState>): CaseState => ({
  ...newCase('c'),
  phase: 'OPEN',
  orgCode: '411002001001',
  ...more,
});

describe('how a case is listed', () => {
  it('says county and community, stage and level', () => {
    expect(listingOf(state({ level: 'II' }), NOW)).toEqual({
      county: '411002',
      community: '411002001001',
      stage: 'UNEMPLOYED',
      level: 'II',
      overdue: false,
    });
  });

  it('says when the first of its tasks becomes overdue, and whether one is', () => {
    const tasks = [task('2026-12-31T16:00:00.000Z'), task('2026-11-25T16:00:00.000Z')];
    expect(listingOf(state({ tasks }), NOW)).toMatchObject({
      nextDue: '2026-11-25T16:00:00.000Z',
      overdue: false,
    });
    expect(listingOf(state({ tasks }), '2026-11-25T16:00:00.000Z')).toMatchObject({ overdue: true });
  });

  it('calls nobody overdue on a provisional date', () => {
    const tasks = [task('2026-11-24T16:00:00.000Z', true)];
    expect(listingOf(state({ tasks }), NOW).overdue).toBe(false);
  });

  it.each<[string, Partial<CaseState>]>([
    ['STARTING', { phase: 'NEW' }],
    ['FLEXIBLE', { employment: 'FLEXIBLE' }],
    ['STABLE', { employment: 'STABLE' }],
    ['CLOSED', { phase: 'CLOSED', employment: 'STABLE' }],
  ])('knows the stage %s', (stage, more) => {
    expect(listingOf(state(more), NOW).stage).toBe(stage);
  });
});
