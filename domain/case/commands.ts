import type { OrgLevel } from '../organisation';
import type { ComparisonCommands } from './comparison/commands';
import type { BenefitCommands } from './benefits/commands';
import type { ClassCommands } from './classes/commands';
import type { CorrectionCommands } from './correction/commands';
import type { EmploymentCommands } from './employment/commands';
import type { EndingCommands } from './ending/commands';
import type { FollowUpCommands } from './follow-up/commands';
import type { HardshipCommands } from './hardship/commands';
import type { HouseholdCommands } from './household/commands';
import type { IntakeCommands } from './intake/commands';
import type { LongTermCommands } from './long-term/commands';
import type { PublicPostCommands } from './public-post/commands';
import type { RetirementCommands } from './retirement/commands';
import type { SelfReportCommands } from './self-report/commands';
import type { PushCommands } from './pushes/commands';
import type { ServiceCommands } from './services/commands';
import type { TransferCommands } from './transfer/commands';
import type { VisitCommands } from './visit/commands';

/** Each act a person can do on a case. The kind is also the wire name of its Update: permanent. */
export interface CommandData
  extends
    IntakeCommands,
    CorrectionCommands,
    ServiceCommands,
    ClassCommands,
    PushCommands,
    BenefitCommands,
    FollowUpCommands,
    HardshipCommands,
    LongTermCommands,
    EmploymentCommands,
    PublicPostCommands,
    HouseholdCommands,
    EndingCommands,
    ComparisonCommands,
    RetirementCommands,
    SelfReportCommands,
    TransferCommands,
    VisitCommands {}

export type CommandKind = keyof CommandData;

/** Who acts: a member of staff at their organisation's level, or the system itself. */
export interface Actor {
  staffId: string;
  level: OrgLevel;
}

/**
 * A command: the act, who does it, and the version of the case on which they decided.
 * `id` is the caller's idempotency key; `digest` tells a repeated command from another one under the same key.
 * The system's own commands carry no version: they are decided on whatever stands.
 */
export type Command = {
  [K in CommandKind]: {
    kind: K;
    id: string;
    digest: string;
    by: Actor;
    expectedVersion?: number;
    data: CommandData[K];
  };
}[CommandKind];

export type CommandOf<K extends CommandKind> = Extract<Command, { kind: K }>;
