import type { Edit } from './build';

/**
 * A later build with one of each: a rule that refuses what it allowed, a deed of time with a kind of fact that earlier
 * builds do not know, and a concern with a command and a kind of task of its own.
 */
export const JOB_FAIR_EDITS: readonly Edit[] = [
  {
    file: 'domain/case/decide.ts',
    find: `export function guard(state: CaseState, command: Command): Refusal | undefined {`,
    put: `export function guard(state: CaseState, command: Command): Refusal | undefined {
  if (command.kind === 'recordService') return { code: 'HELP_ENDED' };`,
  },
  {
    file: 'domain/case/decide.ts',
    find: `const ACTS: Acts<CommandData> = {`,
    put: `import { jobFairActs } from './job-fair';
const ACTS: Acts<CommandData> = { ...jobFairActs,`,
  },
  {
    file: 'domain/case/evolve.ts',
    find: `const FOLDS: Folds<FactData> = {`,
    put: `import { jobFairFolds } from './job-fair-fold';
const FOLDS: Folds<FactData> = { ...jobFairFolds,`,
  },
  {
    file: 'domain/case/wake.ts',
    find: `const DEEDS_OF_TIME: readonly ((draft: Draft) => void)[] = [`,
    put: `import { announceJobFair } from './job-fair';
const DEEDS_OF_TIME: readonly ((draft: Draft) => void)[] = [ announceJobFair,`,
  },
];

export const JOB_FAIR_FILES = {
  'domain/case/job-fair.ts': `
import { today } from './context';
import type { Draft } from './draft';
import { completeTask, openWorkdayTask } from './tasks';

const TASK = { id: 'job-fair', kind: 'JOB_FAIR', clauses: ['R-39'] };

export function announceJobFair(draft: Draft): void {
  if (draft.state.jobFairOn) return;
  const on = today(draft.context);
  draft.add('JobFairAnnounced', ['R-39'], { on });
  openWorkdayTask(draft, TASK, { from: on, workdays: 10 });
}

export const jobFairActs = {
  recordJobFair(draft: Draft, { data }: { data: { on: string } }): void {
    draft.add('JobFairAttended', ['R-39'], data);
    for (const task of draft.state.tasks) if (task.id === TASK.id) completeTask(draft, task, data.on);
  },
};
`,
  'domain/case/job-fair-fold.ts': `
export const jobFairFolds = {
  JobFairAnnounced: (state, { on }) => ({ ...state, jobFairOn: on }),
  JobFairAttended: (state) => state,
};
`,
};

/** A later build whose state has a field that every state must have: the shape's second version. */
export const STATE_FIELD_EDITS: readonly Edit[] = [
  {
    file: 'domain/case/schema.ts',
    find: `const MIGRATIONS: readonly Migration[] = [`,
    put: `const MIGRATIONS: readonly Migration[] = [ (state) => ({ ...state, calls: { count: 0 } }),`,
  },
  {
    file: 'domain/case/evolve.ts',
    find: `    schemaVersion: STATE_SCHEMA,`,
    put: `    schemaVersion: STATE_SCHEMA, calls: { count: 0 },`,
  },
  {
    file: 'domain/case/evolve.ts',
    find: `  return fold({ ...state, seq: state.seq + 1 }, data);`,
    put: `  const { count } = state.calls;
  const calls = { count: kind === 'ContactAttempted' ? count + 1 : count };
  return fold({ ...state, calls, seq: state.seq + 1 }, data);`,
  },
];

/** A changed loop: a case that opens reads its rules twice. */
export const UNGUARDED_LOOP: readonly Edit[] = [loopThat('await loadOpening({ caseId, orgCode, at })')];

/** The same change behind a patch: runs that opened before it are replayed without it. */
export const GUARDED_LOOP: readonly Edit[] = [
  loopThat(`if (patched('rules-read-twice')) await loadOpening({ caseId, orgCode, at })`),
];

function loopThat(does: string): Edit {
  return {
    file: 'workflows/case-workflow.ts',
    find: `  const { caseId, orgCode } = registration;`,
    put: `  const { caseId, orgCode } = registration;
  const { patched } = require('@temporalio/workflow');
  const at = new Date().toISOString();
  ${does};`,
  };
}
