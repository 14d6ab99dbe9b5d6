import { explain, type Explained, type Known } from '../explained';

/**
 * 新就业形态灵活就业意外伤害保险补贴, paid first and refunded. The notice names it; share and ceiling in Henan
 * are not known.
 */
export function accidentInsuranceSubsidy(facts: {
  newFormOfWork: Known;
  boughtAccidentInsurance: Known;
}): Explained {
  return explain(
    [
      {
        field: 'newFormOfWork',
        holds: facts.newFormOfWork,
        text: '从事新就业形态灵活就业',
        source: '本通知四(四)',
      },
      {
        field: 'boughtAccidentInsurance',
        holds: facts.boughtAccidentInsurance,
        text: '已自行购买意外伤害保险(先缴后补)',
        source: '本通知四(四)',
      },
    ],
    ['本市补贴比例和限额'],
  );
}
