import otherCity from '../../fixtures/policy-other-city.json';
import notice from '../../fixtures/notice-parameters.json';
import xuchang from '../../../prisma/reference/policy-xuchang.json';
import { leavesOf, type Leaf } from '../../../domain/policy/leaves';
import type { PolicyParameters } from '../../../domain/policy/parameters';
import { openQuestions, provenanceProblems, type Provenance } from '../../../domain/policy/provenance';

const PARAMETERS = xuchang.parameters as PolicyParameters;
const PROVENANCE = xuchang.provenance as Provenance;
const leaves = leavesOf(PARAMETERS);
const sum = (prefix: string): number =>
  [...leaves]
    .filter(([path]) => path.startsWith(prefix))
    .reduce((total, [, value]) => total + Number(value), 0);

/** Where each parameter of the notice that speaks of one person's case stands, and what it says there. */
const WHERE: Readonly<Record<string, [path: string, value: Leaf]>> = {
  'registration.maxDecisionWorkdays': ['intake.decisionWorkdays', 3],
  'basic4.dueWorkdays': ['packages.basic4.dueWorkdays', 5],
  'basic4.remindWorkdays': ['packages.basic4.urgentWorkdays', 3],
  's131.dueWorkdays': ['packages.s131.dueWorkdays', 5],
  's131.guidance': ['packages.s131.items.CAREER_GUIDANCE.min', 1],
  's131.vacancies': ['packages.s131.items.VACANCY.min', 3],
  's131.trainings': ['packages.s131.items.TRAINING.min', 1],
  'followup.hardship': ['followUp.hardship', 'MONTH'],
  'followup.general': ['followUp.general', 'MONTH'],
  'followup.flexible': ['followUp.flexible', 'QUARTER'],
  'followup.stable': ['followUp.stablePeriods', 2],
  'longTerm.months': ['hardship.longTermMonths', 6],
  'nearRetire.months': ['hardship.nearRetirementMonths', 120],
  'postPriority.months': ['publicPosts.ranking.priorityMonths', 60],
  'certification.totalWorkdays': ['hardship.certificationWorkdays', 7],
  'certification.publicNoticeWorkdays': ['hardship.certificationWorkdays.PUBLIC_NOTICE', 3],
  'hardship.reviewMonths': ['hardship.reviewMonths', 12],
  'zeroHousehold.targetWorkdays': ['household.targetWorkdays', 20],
  'plan.dueWorkdays': ['hardship.planWorkdays', 10],
  'push.resultWorkdays': ['classes.pushResultWorkdays', 10],
  'comparison.intervalMonths': ['comparison.intervalMonths', 1],
  'comparison.handleWorkdays': ['comparison.handleWorkdays', 10],
  'employer.registerDays': ['comparison.employerRegisterDays', 30],
  'ui.minContribMonths': ['benefits.unemploymentInsurance.minContributionMonths', 12],
  'loan.personMax': ['benefits.startUpLoan.personMaxYuan', 300_000],
  'post.maxYears': ['publicPosts.term.maxMonths', 36],
  'stable.definition': ['stableEmployment.insuredMonths', 6],
};
/** These speak of firms and of the city, not of a person. */
const NOT_OF_A_PERSON = ['loan.firmMax', 'incubator.freeShare'];

describe('the parameters of the notice', () => {
  it('are all in the pack, but for those that speak of nobody', () => {
    expect(notice.map(({ id }) => id).sort()).toEqual([...Object.keys(WHERE), ...NOT_OF_A_PERSON].sort());
  });

  it.each(Object.entries(WHERE))('%s', (_id, [path, value]) => {
    expect(leaves.get(path) ?? sum(`${path}.`)).toEqual(value);
  });

  it.each(notice.filter(({ id }) => id in WHERE))(
    '$id carries its source and its status: $status',
    (given) => {
      const [path = ''] = WHERE[given.id] ?? [];
      const known = Object.keys(PROVENANCE)
        .filter((one) => path === one || path.startsWith(`${one}.`))
        .sort((a, b) => b.length - a.length)[0];
      const status = /Q\d+/.exec(given.status)?.[0] ?? (given.status.includes('local') ? 'Q8' : given.status);
      expect(PROVENANCE[known ?? '']).toMatchObject({ status, source: expect.stringMatching(/./) as string });
    },
  );

  it('name the questions that wait for the bureau', () => {
    const questions = openQuestions(PROVENANCE).map(({ question }) => question);
    expect([...new Set(questions)].sort()).toEqual(['Q1', 'Q10', 'Q2', 'Q3', 'Q4', 'Q5', 'Q6', 'Q7', 'Q8']);
  });
});

describe('sources beside the values', () => {
  const problems = (provenance: unknown) => provenanceProblems(provenance, PARAMETERS);

  it('name parameters that are there', () => {
    expect(problems(PROVENANCE)).toEqual([]);
    expect(provenanceProblems(otherCity.provenance, otherCity.parameters as PolicyParameters)).toEqual([]);
  });

  it.each([
    [null, '', '应为一组“参数路径:来源”'],
    [{ nothing: { status: 'V', source: 'x' } }, 'nothing', '没有这个参数'],
    [{ 'followUp.gen': { status: 'V', source: 'x' } }, 'followUp.gen', '没有这个参数'],
    [{ ladders: { status: 'sure', source: 'x' } }, 'ladders.status', '应为 V、default 或问题编号(如 Q4)'],
    [{ ladders: { status: 'V', source: '' } }, 'ladders.source', '应为1至100个字的来源'],
    [{ ladders: { status: 'V' } }, 'ladders.source', '必填'],
  ])('are refused as %j', (provenance, field, sentence) => {
    expect(problems(provenance)).toEqual([{ field, sentence }]);
  });
});
