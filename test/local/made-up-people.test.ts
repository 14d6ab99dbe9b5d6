import { assessEligibility } from '../../domain/eligibility';
import { parseIdentityDocument } from '../../domain/identity-number';
import { lowestDivisions } from '../../local/divisions';
import { madeUpRegistrations } from '../../local/made-up-people';

const asOf = '2026-11-23';
const places = lowestDivisions();
const people = [...madeUpRegistrations({ count: 1000, seed: 7, asOf, places })];

describe('made-up people', () => {
  it('are the same for the same seed and others for another', () => {
    expect([...madeUpRegistrations({ count: 1000, seed: 7, asOf, places })]).toEqual(people);
    expect([...madeUpRegistrations({ count: 1000, seed: 8, asOf, places })]).not.toEqual(people);
  });

  it('may all register, each with a number of their own that is right', () => {
    expect(new Set(people.map(({ person }) => person.documentNumber)).size).toBe(1000);
    for (const { person, declarations, commitment, placeType, profile } of people) {
      const document = parseIdentityDocument('CN_ID', person.documentNumber, asOf);
      if (!document.ok || !document.birthDate) throw new Error('every number is right');
      const { drawsPension, ...declared } = declarations;
      const application = {
        birthDate: document.birthDate,
        declarations: { ...declared, drawsNoPension: !drawsPension },
        commitmentSigned: commitment.signed,
        place: placeType,
      };
      expect(assessEligibility(application, asOf)).toEqual({ eligible: true });
      expect(profile.unemployedSince < asOf).toBe(true);
    }
  });

  it('can be nobody: no county has their area code, no mobile their prefix', () => {
    const areas = new Set(places.map(({ code }) => code.slice(0, 6)));
    for (const { person } of people) {
      expect(areas).not.toContain(person.documentNumber.slice(0, 6));
      expect(person.documentNumber).toMatch(/^4199/);
      expect(person.phone).toMatch(/^100\d{8}$/);
    }
  });

  it('live in communities that exist, and are a mix', () => {
    const codes = new Set(places.map(({ code }) => code));
    expect(codes.size).toBeGreaterThan(2400);
    expect(people.every(({ orgCode }) => codes.has(orgCode))).toBe(true);
    expect(new Set(people.map(({ profile }) => profile.education)).size).toBeGreaterThan(5);
    expect(new Set(people.map(({ profile }) => profile.unemploymentReason)).size).toBeGreaterThan(4);
    expect(new Set(people.flatMap(({ profile }) => profile.wishes)).size).toBe(6);
  });

  it('are confined to the divisions asked for', () => {
    const here = lowestDivisions(['411071', '411002001']);
    expect(here.length).toBeGreaterThan(2);
    expect(here.every(({ code }) => /^(411071|411002001)/.test(code))).toBe(true);
  });
});
