import type { CaseInput } from '../state';

export interface IntakeFacts {
  /** The case begins with its registration. */
  CaseOpened: CaseInput;
  OwnerAssigned: OwnerCandidate;
}

/** The member of staff who is to own a case, or the organisation that must name one. */
export interface OwnerCandidate {
  orgCode: string;
  staffId?: string;
}
