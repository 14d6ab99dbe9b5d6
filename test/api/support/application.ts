import { checkDigit } from '../../../domain/identity-number';
import type { RegistrationRequest } from '../../../api/registrations/schema';

/** 西大街道金地社区 and 文庙社区, 西大街道, 魏都区, 许昌市, and a community of another county. */
export const COMMUNITY = '411002001001';
export const NEIGHBOUR = '411002001002';
export const SUBDISTRICT = '411002001';
export const COUNTY = '411002';
export const CITY = '4110';

let persons = 0;

/** A valid number of a made-up person that no other call returned. */
export function newIdentityNumber(birthDate = '1990-05-17'): string {
  persons += 1;
  const area = 411002 + (Math.floor(persons / 999) % 2);
  const first17 = `${area}${birthDate.replaceAll('-', '')}${String(persons % 1000).padStart(3, '0')}`;
  return first17 + checkDigit(first17);
}

type Changes = {
  [K in keyof RegistrationRequest]?: RegistrationRequest[K] extends readonly unknown[] | string
    ? RegistrationRequest[K]
    : Partial<RegistrationRequest[K]>;
};

/** A complete form of somebody who may register, with changes. */
export function application(changes: Changes = {}): RegistrationRequest {
  return {
    orgCode: COMMUNITY,
    placeType: 'HABITUAL',
    channel: 'COUNTER',
    ...changes,
    person: {
      documentKind: 'CN_ID',
      documentNumber: newIdentityNumber(),
      name: '测试甲',
      phone: '13800000000',
      ...changes.person,
    },
    declarations: {
      ableToWork: true,
      wantsWork: true,
      unemployed: true,
      drawsPension: false,
      ...changes.declarations,
    },
    commitment: { version: '2023-06', signed: true, ...changes.commitment },
    profile: {
      unemploymentReason: '20',
      unemployedSince: '2026-10-31',
      education: '30',
      wishes: ['JOB', 'TRAINING'],
      ...changes.profile,
    },
    tags: { hardship: 'UNKNOWN', graduate: 'NO', liftedFromPoverty: 'NO', ...changes.tags },
  };
}
