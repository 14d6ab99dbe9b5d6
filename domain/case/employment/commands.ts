import type { CivilDate } from '../../civil-date';
import type { EvidenceKind } from '../../endings';
import type { ParticularId } from '../particular';
import type { EmploymentType } from './facts';

export interface EmploymentCommands {
  reportEmployment: {
    type: EmploymentType;
    startedOn: CivilDate;
    evidenceId: ParticularId;
    evidenceKind: EvidenceKind;
    /** Length of the contract, months of social insurance, months of the business licence: whole months. */
    contractMonths?: number;
    insuredMonths?: number;
    licenceMonths?: number;
  };
  recordUnemployedAgain: { nextCaseId: string };
}
