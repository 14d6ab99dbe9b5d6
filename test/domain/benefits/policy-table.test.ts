import { policiesInForce, policyRowFaults, type PolicyRow } from '../../../domain/benefits/policy-table';

const row: PolicyRow = {
  code: 'LOAN',
  name: '创业担保贷款',
  target: '登记失业人员等',
  content: '个人最高30万元',
  materials: '身份证、创业计划',
  agency: '创业贷款担保中心',
  validFrom: '2023-10-01',
  ruleId: 'START_UP_LOAN',
  sourceDocument: '财金〔2023〕75号',
  status: 'IN_FORCE',
};
const codesOn = (date: string, ...rows: PolicyRow[]) => policiesInForce(rows, date).map(({ code }) => code);

describe('the policy list (R-20)', () => {
  it('holds a row from its first day to its last', () => {
    const dated = { ...row, validTo: '2026-11-23' };
    expect(codesOn('2023-09-30', dated)).toEqual([]);
    expect(codesOn('2023-10-01', dated)).toEqual(['LOAN']);
    expect(codesOn('2026-11-23', dated)).toEqual(['LOAN']);
    expect(codesOn('2026-11-24', dated)).toEqual([]);
  });

  it('holds the later of two versions, whatever their order', () => {
    const newer = { ...row, validFrom: '2026-01-01', content: '个人最高50万元' };
    expect(policiesInForce([newer, row], '2026-11-23')).toEqual([newer]);
    expect(policiesInForce([row, newer], '2026-11-23')).toEqual([newer]);
    expect(policiesInForce([row, newer], '2025-12-31')).toEqual([row]);
  });

  it('shows what is to be confirmed and leaves out what is suspended, an older version included', () => {
    expect(codesOn('2026-11-23', { ...row, status: 'TO_CONFIRM' })).toEqual(['LOAN']);
    expect(codesOn('2026-11-23', row, { ...row, validFrom: '2026-01-01', status: 'SUSPENDED' })).toEqual([]);
  });

  it('is sorted by code', () => {
    expect(codesOn('2026-11-23', row, { ...row, code: 'A' })).toEqual(['A', 'LOAN']);
  });
});

describe('a row of the list', () => {
  it('has the five contents of the notice and a source', () => {
    expect(policyRowFaults(row)).toEqual([]);
    expect(policyRowFaults({ ...row, materials: ' ', sourceDocument: '' })).toEqual([
      'materials',
      'sourceDocument',
    ]);
  });

  it('of a scheme for a time names its end, and no row ends before it begins', () => {
    expect(policyRowFaults({ ...row, ruleId: 'ONE_TIME_HIRING_SUBSIDY' })).toEqual(['validTo']);
    expect(policyRowFaults({ ...row, validTo: '2023-09-30' })).toEqual(['validTo']);
  });
});
