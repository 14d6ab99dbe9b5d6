import {
  assessEnding,
  CANCELLATION_GROUNDS,
  EVIDENCE_KINDS,
  FORBIDDEN_PROVINCIAL_CODES,
  GROUND_RULES,
  type CancellationGround,
  type EndingRequest,
  type EvidenceKind,
} from '../../domain/endings';
import codes from '../fixtures/codes.json';

const asOf = '2026-11-23';

function uncited(ground: CancellationGround, evidence = GROUND_RULES[ground].evidence): EndingRequest {
  return { ground, evidence, happenedOn: '2026-11-20' };
}

function requestFor(ground: CancellationGround, evidence?: readonly EvidenceKind[]): EndingRequest {
  return { ...uncited(ground, evidence), documentNumber: '人社厅发〔2020〕3号' };
}

function groundsWhere(holds: (ground: CancellationGround) => boolean) {
  return CANCELLATION_GROUNDS.filter(holds);
}

describe('the grounds for cancelling a registration (R-61)', () => {
  it('are the ten of the notice, C01 to C10', () => {
    expect(CANCELLATION_GROUNDS.map((ground) => GROUND_RULES[ground].code)).toEqual(
      ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'].map((number) => `C${number}`),
    );
  });

  it('have the names and provincial codes of the table of codes', () => {
    const rows = CANCELLATION_GROUNDS.map((ground) => {
      const { code, provincialCode } = GROUND_RULES[ground];
      return [code, [ground, provincialCode]];
    });
    expect(Object.fromEntries(rows)).toEqual(codes.cancelGround);
    const blocked = Object.entries(codes.cancelReason_provincial).filter(([, name]) =>
      name.includes('BLOCKED'),
    );
    expect(Object.keys(FORBIDDEN_PROVINCIAL_CODES)).toEqual(blocked.map(([code]) => code));
  });

  it('know neither refusals nor lost contact (R-63, R-64)', () => {
    const names = JSON.stringify([CANCELLATION_GROUNDS, GROUND_RULES, EVIDENCE_KINDS]);
    expect(names).not.toMatch(/REFUS|CONTACT|拒绝|联系/);
  });

  it('map to the provincial codes, none of which is 22, 31 or 32', () => {
    const codes = CANCELLATION_GROUNDS.map((ground) => GROUND_RULES[ground].provincialCode);
    expect(codes).toEqual(['21', '11', '12', '24', '24', '24', '23', '25', '26', '90']);
  });

  it('let the help go on after work was found, and end it otherwise', () => {
    expect(groundsWhere((ground) => GROUND_RULES[ground].then === 'FOLLOW_UP')).toEqual([
      'HIRED',
      'BUSINESS',
    ]);
  });

  it('are told to the person, unless abroad, in prison or dead (R-62)', () => {
    expect(groundsWhere((ground) => !GROUND_RULES[ground].notifyPerson)).toEqual([
      'ABROAD',
      'PRISON',
      'DEATH',
    ]);
  });

  it('need the subdistrict for incapacity and the county for other law', () => {
    expect(groundsWhere((ground) => GROUND_RULES[ground].decidedBy === 'CLERK_AND_SUBDISTRICT')).toEqual([
      'INCAPABLE',
    ]);
    expect(groundsWhere((ground) => GROUND_RULES[ground].decidedBy === 'COUNTY')).toEqual(['OTHER_LAW']);
  });
});

describe('a request to cancel (R-61)', () => {
  it.each(CANCELLATION_GROUNDS)(
    'for %s stands on any one of its kinds of evidence, and on no other',
    (ground) => {
      for (const kind of Object.keys(EVIDENCE_KINDS) as EvidenceKind[]) {
        const isAccepted = GROUND_RULES[ground].evidence.includes(kind);
        expect([kind, assessEnding(requestFor(ground, [kind]), asOf).ok]).toEqual([kind, isAccepted]);
      }
    },
  );

  it('without evidence is refused and told what would serve', () => {
    const refused = assessEnding(requestFor('PENSION', []), asOf);
    expect(refused).toMatchObject({ ok: false, code: 'EVIDENCE_MISSING', field: 'evidence', clause: 'R-61' });
    expect(refused).toMatchObject({ nextStep: expect.stringContaining('养老待遇发放比对') as string });
  });

  it('under other law cites a document number', () => {
    expect(assessEnding(uncited('OTHER_LAW'), asOf)).toMatchObject({ code: 'DOCUMENT_NUMBER_MISSING' });
    expect(assessEnding({ ...uncited('OTHER_LAW'), documentNumber: ' ' }, asOf)).toMatchObject({ ok: false });
    expect(assessEnding(requestFor('OTHER_LAW'), asOf)).toMatchObject({ ok: true, provincialCode: '90' });
  });

  it('waits until the fact has happened', () => {
    expect(assessEnding({ ...requestFor('HIRED'), happenedOn: asOf }, asOf)).toMatchObject({ ok: true });
    expect(assessEnding({ ...requestFor('HIRED'), happenedOn: '2026-11-24' }, asOf)).toMatchObject({
      code: 'NOT_YET_HAPPENED',
    });
  });

  it('is filed with the province under its own code for public posts and for signed requests', () => {
    expect(assessEnding(requestFor('HIRED', ['PUBLIC_POST_AGREEMENT']), asOf)).toMatchObject({
      provincialCode: '14',
    });
    expect(assessEnding(requestFor('OTHER_LAW', ['SIGNED_REQUEST']), asOf)).toMatchObject({
      provincialCode: '31',
    });
  });
});

describe('a request with a forbidden provincial code', () => {
  it.each([
    ['31', 'REFUSALS_NEVER_CANCEL', 'R-63'],
    ['32', 'LOST_CONTACT_NEVER_CANCELS', 'R-64'],
    ['22', 'AGE_NEVER_CANCELS', 'A-14'],
  ] as const)(
    '%s is refused for %s whatever the ground and its evidence (%s, A-12)',
    (provincialCode, code, clause) => {
      expect(FORBIDDEN_PROVINCIAL_CODES[provincialCode]).toMatchObject({ code, clause });
      for (const ground of CANCELLATION_GROUNDS.filter((name) => name !== 'OTHER_LAW')) {
        expect(assessEnding({ ...requestFor(ground), provincialCode }, asOf)).toMatchObject({
          ok: false,
          code,
          clause,
        });
      }
      const cited = requestFor('OTHER_LAW', ['LEGAL_DOCUMENT']);
      expect(assessEnding({ ...cited, provincialCode }, asOf)).toMatchObject({ ok: false, code, clause });
    },
  );

  it('31 remains for who signs that the wish to work has ended, decided by the county (C11)', () => {
    const signed = { ...requestFor('OTHER_LAW', ['SIGNED_REQUEST']), provincialCode: '31' };
    expect(assessEnding(signed, asOf)).toMatchObject({ ok: true, rule: { decidedBy: 'COUNTY' } });
  });
});
