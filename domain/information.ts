import type { CivilDate } from './civil-date';
import type { ClauseId } from './clauses';

/** What every registered person is given in the first five working days, with the contents the notice demands. */
export const HANDOUTS = {
  LEAFLET: {
    clause: 'R-19',
    name: '服务告知单',
    contents: ['后续就业帮扶服务', '失业登记注销条件'],
  },
  POLICY_LIST: {
    clause: 'R-20',
    name: '就业创业政策清单',
    contents: ['政策名称', '适用对象', '政策内容', '申请材料', '受理机构'],
  },
  AGENCY_LIST: {
    clause: 'R-21',
    name: '公共就业服务机构名单',
    contents: ['机构名称', '办公地址', '联系电话'],
  },
} as const satisfies Record<string, { clause: ClauseId; name: string; contents: readonly string[] }>;
export type Handout = keyof typeof HANDOUTS;

/** A handout that went to the person in a version; only what arrived was given. */
export interface Delivery {
  handout: Handout;
  version: string;
  on: CivilDate;
  arrived: boolean;
}

const ALL = Object.keys(HANDOUTS) as Handout[];

/** What the person has not been given in any version: the information service is not done without it (R-19 … R-21). */
export function handoutsOwed(deliveries: readonly Delivery[]): Handout[] {
  return ALL.filter((handout) => !arrived(deliveries, handout).length);
}

/**
 * What the person has in an older version only, to be renewed with the next contact. Not a debt: the list that was
 * given was the list in force.
 */
export function handoutsOutdated(
  deliveries: readonly Delivery[],
  current: Readonly<Record<Handout, string>>,
): Handout[] {
  return ALL.filter((handout) => {
    const versions = arrived(deliveries, handout);
    return versions.length > 0 && !versions.includes(current[handout]);
  });
}

function arrived(deliveries: readonly Delivery[], handout: Handout): string[] {
  return deliveries
    .filter((delivery) => delivery.handout === handout && delivery.arrived)
    .map(({ version }) => version);
}
