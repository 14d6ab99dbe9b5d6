import { anyOf, explain, type Explained, type Known } from '../explained';

/** 职业培训补贴 (R-78; 就业促进法 art. 49, 河南省就业促进条例 art. 37): who trains on a listed course and passes. */
export function trainingSubsidy(facts: {
  registeredUnemployed: Known;
  courseListed: Known;
  certificateObtained: Known;
}): Explained {
  const source = '就业促进法第49条、河南省就业促进条例第37条';
  return explain(
    [
      {
        field: 'registeredUnemployed',
        holds: facts.registeredUnemployed,
        text: '登记失业人员',
        source,
      },
      {
        field: 'courseListed',
        holds: facts.courseListed,
        text: '参加职业技能培训项目清单内的培训',
        source: '本通知四(三)',
      },
      {
        field: 'certificateObtained',
        holds: facts.certificateObtained,
        text: '取得证书或培训合格',
        source,
      },
    ],
    ['培训补贴标准'],
  );
}

/** 培训期间生活费补贴: hardship persons, families out of poverty, and school leavers without further schooling (两后生). */
export function trainingLivingAllowance(facts: {
  inTraining: Known;
  certifiedHardship: Known;
  outOfPovertyFamily: Known;
  schoolLeaver: Known;
}): Explained {
  const source = '通行做法(待确认)';
  return explain(
    [
      { field: 'inTraining', holds: facts.inTraining, text: '正在参加补贴性培训', source },
      {
        field: 'certifiedHardship',
        holds: anyOf(facts.certifiedHardship, facts.outOfPovertyFamily, facts.schoolLeaver),
        text: '就业困难人员、脱贫家庭成员或两后生',
        source,
      },
    ],
    ['生活费补贴标准'],
  );
}
