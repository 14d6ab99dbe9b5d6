import { Type, type Static } from '@sinclair/typebox';
import { INELIGIBILITY_CODES } from '../../domain/eligibility';
import { CivilDateType, InstantType, Strict, StringEnum, UuidType } from '../validation/types';

export const JobSeekerAnswer = Strict({
  jobSeekerRegistrationId: UuidType,
  registeredAt: InstantType,
  registeredOn: CivilDateType,
  orgCode: Type.String(),
  orgName: Type.String(),
  reasons: Type.Array(StringEnum(INELIGIBILITY_CODES)),
});

export type JobSeekerAnswerBody = Static<typeof JobSeekerAnswer>;
