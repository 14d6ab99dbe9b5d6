import type { PolicyRow } from '../../../domain/benefits/policy-table';
import { policiesAt, suggestPolicies } from '../../../domain/benefits/suggestions';
import { explain, type Known } from '../../../domain/explained';

const row = (code: string, ruleId?: PolicyRow['ruleId']): PolicyRow => ({
  code,
  name: code,
  target: '登记失业人员',
  content: '…',
  materials: '身份证',
  agency: '公共就业服务机构',
  validFrom: '2023-06-25',
  sourceDocument: '通知',
  status: 'IN_FORCE',
  ...(ruleId && { ruleId }),
});
const answer = (holds: Known) => explain([{ field: 'f', holds, text: '条件', source: '文件' }]);

describe('policies of the place of registration (R-48)', () => {
  it('R-48: are those of the city and of the county where the person registered', () => {
    const rows = [{ areaCode: '4110' }, { areaCode: '411002' }, { areaCode: '411003' }];
    expect(policiesAt(rows, '411002001001')).toEqual([{ areaCode: '4110' }, { areaCode: '411002' }]);
  });
});

describe('policies to speak of without being asked (R-22)', () => {
  const rows = [row('A', 'INTERNSHIP'), row('B', 'START_UP_LOAN'), row('C', 'TRAINING_SUBSIDY'), row('D')];

  it('R-22 R-30: are first what the person seems entitled to, then what an open question decides', () => {
    const answers = {
      INTERNSHIP: answer(undefined),
      START_UP_LOAN: answer(true),
      TRAINING_SUBSIDY: answer(false),
    };
    const suggested = suggestPolicies(rows, answers);
    expect(suggested.map(({ row: { code }, explained }) => [code, explained.verdict])).toEqual([
      ['B', 'ELIGIBLE'],
      ['A', 'UNKNOWN'],
    ]);
    expect(suggested[1]?.explained.missing).toEqual(['f']);
  });

  it('R-22: are none while nothing is known of the person', () => {
    expect(suggestPolicies(rows, {})).toEqual([]);
  });
});
