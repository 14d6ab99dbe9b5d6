import { HANDOUTS, handoutsOutdated, handoutsOwed, type Delivery } from '../../domain/information';

const given = (handout: Delivery['handout'], version = '2026-01', arrived = true): Delivery => ({
  handout,
  version,
  on: '2026-11-23',
  arrived,
});
const current = { LEAFLET: '2026-01', POLICY_LIST: '2026-02', AGENCY_LIST: '2026-01' };

describe('what everybody is given', () => {
  it('R-19: a leaflet that tells what help follows and what ends a registration', () => {
    expect(handoutsOwed([given('POLICY_LIST'), given('AGENCY_LIST')])).toEqual(['LEAFLET']);
    expect(HANDOUTS.LEAFLET.contents).toEqual(['后续就业帮扶服务', '失业登记注销条件']);
  });

  it('R-20: the policy list with name, target, content, materials and agency', () => {
    expect(handoutsOwed([given('LEAFLET'), given('AGENCY_LIST')])).toEqual(['POLICY_LIST']);
    expect(HANDOUTS.POLICY_LIST.contents).toHaveLength(5);
  });

  it('R-21: the agencies with name, address and telephone', () => {
    expect(handoutsOwed([given('LEAFLET'), given('POLICY_LIST')])).toEqual(['AGENCY_LIST']);
    expect(HANDOUTS.AGENCY_LIST.contents).toEqual(['机构名称', '办公地址', '联系电话']);
  });

  it('R-20 R-21: what was sent and did not arrive was not given', () => {
    expect(handoutsOwed([given('LEAFLET', '2026-01', false)])).toEqual([
      'LEAFLET',
      'POLICY_LIST',
      'AGENCY_LIST',
    ]);
  });

  it('R-20: an older version is no debt, and is renewed with the next contact', () => {
    const deliveries = [given('LEAFLET'), given('POLICY_LIST'), given('AGENCY_LIST')];
    expect(handoutsOwed(deliveries)).toEqual([]);
    expect(handoutsOutdated(deliveries, current)).toEqual(['POLICY_LIST']);
    expect(handoutsOutdated([given('LEAFLET')], current)).toEqual([]);
    expect(handoutsOutdated([...deliveries, given('POLICY_LIST', '2026-02')], current)).toEqual([]);
  });
});
