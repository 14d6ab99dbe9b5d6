import type { CaseInput } from '../state';

export interface IntakeFacts {
  /** The case begins with its registration. */
  CaseOpened: CaseInput;
  OwnerAssigned: { orgCode: string; staffId?: string };
}
