import type { CommandKind } from '../../domain/case/commands';
import type { StaffRole } from '../../prisma/client/client';

/** An act on a case that a person can ask for; what is left out is the system's own. */
export type CaseAct = Exclude<CommandKind, 'recordUnemployedAgain' | 'noteHouseholdCleared'>;

/** Every act that a route stands for. */
export type Act =
  | CaseAct
  | 'readOwnAccount'
  | 'endSession'
  | 'register'
  | 'registerJobSeeker'
  | 'readCase'
  | 'readParticulars'
  | 'readQueues'
  | 'claimTask'
  | 'readHouseholds'
  | 'readStaff'
  | 'orderHandover'
  | 'cancelHandover'
  | 'readHandovers'
  | 'readPolicies'
  | 'draftPolicy'
  | 'approvePolicy'
  | 'withdrawPolicy'
  | 'readReconciliations'
  | 'readRuleAnnouncements'
  | 'readSeals'
  | 'readLedger'
  | 'readProcessHistory'
  | 'readCalendar'
  | 'publishCalendarYear';

const HELPERS = ['CASEWORKER', 'REVIEWER', 'COUNTY_OFFICER'] as const;
const REVIEWERS = ['REVIEWER', 'COUNTY_OFFICER'] as const;
const READERS = [...HELPERS, 'CITY_POLICY_OFFICER', 'AUDITOR'] as const;
const EVERYBODY = [...READERS, 'ADMINISTRATOR'] as const;

const COUNTY = ['COUNTY_OFFICER'] as const;

const CITY_RULES = ['CITY_POLICY_OFFICER'] as const;

/**
 * Who may do what, within the scope of the own organisation. The city's policy officer reads and never edits a case;
 * the auditor reads particulars too, and each such reading is written down; the administrator sees no case.
 */
export const PERMISSIONS: Readonly<Record<Act, readonly StaffRole[]>> = {
  readOwnAccount: EVERYBODY,
  endSession: EVERYBODY,
  register: HELPERS,
  registerJobSeeker: HELPERS,
  readCase: READERS,
  readParticulars: [...HELPERS, 'AUDITOR'],
  readQueues: READERS,
  claimTask: HELPERS,
  readHouseholds: ['COUNTY_OFFICER', 'CITY_POLICY_OFFICER', 'AUDITOR'],
  readStaff: [...REVIEWERS, 'ADMINISTRATOR'],
  orderHandover: REVIEWERS,
  cancelHandover: REVIEWERS,
  readHandovers: [...REVIEWERS, 'AUDITOR'],
  readPolicies: [...CITY_RULES, 'AUDITOR'],
  draftPolicy: CITY_RULES,
  approvePolicy: CITY_RULES,
  withdrawPolicy: CITY_RULES,
  readReconciliations: [...CITY_RULES, 'AUDITOR'],
  readRuleAnnouncements: [...CITY_RULES, 'AUDITOR'],
  readSeals: [...CITY_RULES, 'AUDITOR'],
  readLedger: ['AUDITOR'],
  readProcessHistory: ['AUDITOR'],
  readCalendar: EVERYBODY,
  publishCalendarYear: CITY_RULES,
  recordService: HELPERS,
  setClasses: HELPERS,
  recordPushResult: HELPERS,
  findPolicies: HELPERS,
  recordReferral: HELPERS,
  correctEntry: HELPERS,
  recordFollowUp: HELPERS,
  recordContactAttempt: HELPERS,
  recordVisit: HELPERS,
  agreePlan: HELPERS,
  refreshRecord: HELPERS,
  reportEmployment: HELPERS,
  requestEnding: HELPERS,
  tellHardship: HELPERS,
  askHardship: HELPERS,
  applyForHardship: HELPERS,
  checkHardship: HELPERS,
  objectToHardship: HELPERS,
  openProblem: HELPERS,
  followProblem: HELPERS,
  reviewHardship: REVIEWERS,
  confirmHardship: COUNTY,
  certifyHardship: COUNTY,
  endHardship: COUNTY,
  recommendPost: HELPERS,
  applyForPost: HELPERS,
  placeInPost: COUNTY,
  endPublicPost: HELPERS,
  joinHousehold: HELPERS,
  reviewEnding: REVIEWERS,
  recordNotice: HELPERS,
  recordObjection: HELPERS,
  reviewObjection: ['COUNTY_OFFICER'],
  assignOwner: REVIEWERS,
  recordComparison: COUNTY,
  verifySign: HELPERS,
  urgeEmployment: HELPERS,
  recordSelfReport: HELPERS,
  recordPensionCheck: HELPERS,
  transferCase: REVIEWERS,
};

export function mayDo(role: StaffRole, act: Act): boolean {
  return PERMISSIONS[act].includes(role);
}
