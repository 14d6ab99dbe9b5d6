import fc from 'fast-check';
import { shareByLoad } from '../../domain/handover';

const worker = (staffId: string, openCases: number) => ({ staffId, orgCode: '411002001001', openCases });

describe('cases of a caseworker who leaves, shared out', () => {
  it('R-68: each goes to whoever has the fewest by then', () => {
    const shares = shareByLoad(
      ['1', '2', '3', '4', '5'],
      [worker('a', 12), worker('b', 10), worker('c', 30)],
    );
    expect(shares.map(({ staffId }) => staffId)).toEqual(['b', 'b', 'a', 'b', 'a']);
  });

  it('R-68: nobody is left more than a case behind, whatever the order of the caseworkers', () => {
    const staff = fc.uniqueArray(
      fc.record({ staffId: fc.uuid(), orgCode: fc.constant('411002001001'), openCases: fc.constant(0) }),
      { selector: ({ staffId }) => staffId, minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(staff, fc.nat({ max: 40 }), (list, count) => {
        const caseIds = Array.from({ length: count }, (_, n) => String(n));
        const shares = shareByLoad(caseIds, list);
        const loads = list.map(({ staffId }) => shares.filter((share) => share.staffId === staffId).length);
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
        expect(shareByLoad(caseIds, [...list].reverse())).toEqual(shares);
      }),
    );
  });

  it('R-68: goes to nobody where there is nobody', () => {
    expect(shareByLoad(['1'], [])).toEqual([]);
  });
});
