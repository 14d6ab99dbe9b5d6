import { evolve, newCase } from '../../../domain/case/evolve';
import type { Fact } from '../../../domain/case/facts';
import { presentState, STATE_SCHEMA } from '../../../domain/case/schema';

describe('what a newer build wrote', () => {
  it('a fact of an unknown kind stops the fold: the case is not what this build would make of it', () => {
    const fact = { kind: 'OfLater', clauses: [], data: {} } as unknown as Fact;
    expect(() => evolve(newCase('a-case'), fact)).toThrow('OfLater');
  });

  it('a state of a later shape is not touched', () => {
    const later = { ...newCase('a-case'), schemaVersion: STATE_SCHEMA + 1 };
    expect(() => presentState(later)).toThrow(`version ${STATE_SCHEMA + 1}`);
  });

  it('a state of the present shape stays as it is', () => {
    expect(presentState(newCase('a-case'))).toEqual(newCase('a-case'));
  });
});
