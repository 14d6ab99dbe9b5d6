import type { OrgLevel } from '../../domain/organisation';
import type { StaffRole } from '../../prisma/client/client';

/** Who makes a request: a member of staff, with the organisation whose code is the prefix of all they may reach. */
export interface StaffActor {
  staffId: string;
  username: string;
  displayName: string;
  role: StaffRole;
  orgCode: string;
  orgName: string;
  level: OrgLevel;
}
