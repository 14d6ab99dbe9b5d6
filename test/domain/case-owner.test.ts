import fc from 'fast-check';
import { ownerFor, type Caseworker } from '../../domain/case-owner';

const worker = (staffId: string, orgCode: string, openCases: number): Caseworker => ({
  staffId,
  orgCode,
  openCases,
});
const HERE = '411002001001';

describe('the named owner of a case', () => {
  it('R-68: is the community’s caseworker with the fewest open cases', () => {
    const staff = [worker('a', HERE, 30), worker('b', HERE, 20), worker('c', '411002001', 0)];
    expect(ownerFor(HERE, staff)?.staffId).toBe('b');
  });

  it('R-05: is the subdistrict’s, then the county’s, where the community has nobody', () => {
    const county = worker('county', '411002', 0);
    const street = worker('street', '411002001', 50);
    expect(ownerFor(HERE, [county, street])?.staffId).toBe('street');
    expect(ownerFor(HERE, [county])?.staffId).toBe('county');
  });

  it('R-05: is nobody of another community, and nobody of the city', () => {
    expect(ownerFor(HERE, [worker('a', '411002001002', 0), worker('b', '4110', 0)])).toBeUndefined();
  });

  it('R-68: is the same whatever the order of the candidates', () => {
    const staff = fc.uniqueArray(
      fc.record({
        staffId: fc.uuid(),
        orgCode: fc.constantFrom(HERE, '411002001', '411002'),
        openCases: fc.integer({ min: 0, max: 3 }),
      }),
      { selector: ({ staffId }) => staffId, minLength: 1 },
    );
    const shuffled = staff.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(ownerFor(HERE, other)).toEqual(ownerFor(HERE, list));
      }),
    );
  });
});
