import { isAbove, isAtLeast, type OrgLevel } from '../organisation';
import type { BenefitParameters, PolicyParameters, Rung } from './parameters';
import type { PackageItem, ServicePackage } from './service-package';
import type { PolicyProblem } from './shape';

/** Ids of tasks that are not packages: a package under one of them would never be opened. */
const TAKEN_IDS: readonly string[] = ['plan'];

/** What is wrong between the parameters of a pack of the right form. */
export function inconsistencies(parameters: PolicyParameters): PolicyProblem[] {
  const { packages, followUp, publicPosts, benefits } = parameters;
  const { priorityMonths, nearRetirementMonths } = publicPosts.ranking;
  return [
    ...packages.flatMap(packageProblems),
    ...repeated(
      packages.map(({ id }, index) => ({ name: id, field: `packages.${index}.id` })),
      '服务包编号不能重复',
    ),
    ...repeated(itemNames(packages), '服务项目代码在所有服务包中不能重复'),
    ...ladderProblems(parameters),
    ...rule(!climbs(followUp.missedLadder), 'followUp.missedLadder', '层级应由低到高,不能后退'),
    ...rule(
      priorityMonths > nearRetirementMonths,
      'publicPosts.ranking.priorityMonths',
      '优先安置的月数不能大于大龄的月数',
    ),
    ...benefitProblems(benefits),
  ];
}

function packageProblems({ id, dueWorkdays, urgentWorkdays, items }: ServicePackage, index: number) {
  const field = `packages.${index}`;
  return [
    ...rule(TAKEN_IDS.includes(id), `${field}.id`, '该编号已用于其他待办,请另取'),
    ...rule(urgentWorkdays > dueWorkdays, `${field}.urgentWorkdays`, '提醒的工作日不能晚于到期的工作日'),
    ...items.flatMap((item, position) => itemProblems(item, `${field}.items.${position}.fulfilledBy`)),
  ];
}

function itemProblems({ fulfilledBy, distinct }: PackageItem, field: string): PolicyProblem[] {
  return [
    ...rule(!fulfilledBy.includes('PROVIDED'), field, '应包含“已提供”(PROVIDED)'),
    ...rule(distinct && fulfilledBy.includes('NO_NEED'), field, '要求各不相同的项目不能按“无需求”办结'),
  ];
}

function itemNames(packages: readonly ServicePackage[]) {
  return packages.flatMap(({ items }, index) =>
    items.map(({ code }, position) => ({ name: code, field: `packages.${index}.items.${position}.code` })),
  );
}

function repeated(named: readonly { name: string; field: string }[], sentence: string): PolicyProblem[] {
  const isRepeated = ({ name }: { name: string }, index: number) =>
    named.findIndex((other) => other.name === name) < index;
  return named.filter(isRepeated).map(({ field }) => ({ field, sentence }));
}

function ladderProblems({ ladders, packages }: PolicyParameters): PolicyProblem[] {
  return Object.entries(ladders).flatMap(([kind, rungs]) => {
    const lengths = packages
      .filter(({ taskKind }) => taskKind === kind)
      .map(({ dueWorkdays, urgentWorkdays }) => dueWorkdays - urgentWorkdays);
    // Work that is no package is urgent on its last day.
    const urgentDays = lengths.length > 0 ? Math.max(0, Math.min(...lengths)) : 0;
    return rungs.flatMap((rung, index) =>
      rungProblems(rung, rungs[index - 1], `ladders.${kind}.${index}`, urgentDays),
    );
  });
}

function rungProblems(
  { level, from, afterWorkdays }: Rung,
  below: Rung | undefined,
  field: string,
  urgentDays: number,
): PolicyProblem[] {
  const goesBack = below !== undefined && below.from === 'BREACH' && from === 'URGENT';
  const isSooner = below !== undefined && below.from === from && below.afterWorkdays > afterWorkdays;
  return [
    ...rule(
      below !== undefined && !isAbove(level, below.level),
      `${field}.level`,
      '每一级应高于前一级,且不重复',
    ),
    ...rule(goesBack, `${field}.from`, '到期前的提醒应排在逾期后的提醒之前'),
    ...rule(isSooner, `${field}.afterWorkdays`, '不能早于前一级'),
    ...rule(
      from === 'URGENT' && afterWorkdays > urgentDays,
      `${field}.afterWorkdays`,
      `到期前的提醒最迟在到期日,应不大于${urgentDays}`,
    ),
  ];
}

function benefitProblems({ unemploymentInsurance, oneTimeHiring, internship }: BenefitParameters) {
  const { minContributionMonths, steps, capMonths } = unemploymentInsurance;
  const field = 'benefits.unemploymentInsurance';
  const ascends = steps.every(({ fromContributionMonths, months }, index) => {
    const before = steps[index - 1];
    return !before || (before.fromContributionMonths < fromContributionMonths && before.months <= months);
  });
  const youth = { oneTimeHiring, internship };
  return [
    ...rule(!ascends, `${field}.steps`, '应按缴费月数由少到多排列,领取月数不减少'),
    ...rule(
      steps[0]?.fromContributionMonths !== minContributionMonths,
      `${field}.minContributionMonths`,
      '应等于第一档的缴费月数',
    ),
    ...rule(
      steps.some(({ months }) => months > capMonths),
      `${field}.capMonths`,
      '不能小于各档的领取月数',
    ),
    ...Object.entries(youth).flatMap(([name, { youthFromAge, youthToAge }]) =>
      rule(youthFromAge > youthToAge, `benefits.${name}.youthToAge`, '不能小于起始年龄'),
    ),
    ...rule(
      internship.minMonths > internship.maxMonths,
      'benefits.internship.maxMonths',
      '不能小于最短见习月数',
    ),
  ];
}

function climbs(levels: readonly OrgLevel[]): boolean {
  return levels.every((level, index) => {
    const before = levels[index - 1];
    return before === undefined || isAtLeast(level, before);
  });
}

function rule(isBroken: boolean, field: string, sentence: string): PolicyProblem[] {
  return isBroken ? [{ field, sentence }] : [];
}
