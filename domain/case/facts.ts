import type { ClauseId } from '../clauses';
import type { ComparisonFacts } from './comparison/facts';
import type { BenefitFacts } from './benefits/facts';
import type { ClassFacts } from './classes/facts';
import type { CorrectionFacts } from './correction/facts';
import type { EmploymentFacts } from './employment/facts';
import type { EndingFacts } from './ending/facts';
import type { FollowUpFacts } from './follow-up/facts';
import type { HardshipFacts } from './hardship/facts';
import type { HouseholdFacts } from './household/facts';
import type { IntakeFacts } from './intake/facts';
import type { LongTermFacts } from './long-term/facts';
import type { PublicPostFacts } from './public-post/facts';
import type { RetirementFacts } from './retirement/facts';
import type { SearchFacts } from './search/facts';
import type { SelfReportFacts } from './self-report/facts';
import type { PushFacts } from './pushes/facts';
import type { RepeatFacts } from './repeat/facts';
import type { ServiceFacts } from './services/facts';
import type { TaskFacts } from './task-facts';
import type { TransferFacts } from './transfer/facts';
import type { VisitFacts } from './visit/facts';

/** What happened to a case, by kind. Plain JSON: codes, dates and ids only; never a name, number or free text. */
export interface FactData
  extends
    IntakeFacts,
    CorrectionFacts,
    TaskFacts,
    ServiceFacts,
    ClassFacts,
    PushFacts,
    BenefitFacts,
    FollowUpFacts,
    HardshipFacts,
    LongTermFacts,
    EmploymentFacts,
    PublicPostFacts,
    HouseholdFacts,
    EndingFacts,
    ComparisonFacts,
    RetirementFacts,
    SelfReportFacts,
    SearchFacts,
    RepeatFacts,
    TransferFacts,
    VisitFacts {}

export type FactKind = keyof FactData;

/** A fact as decided, before the ledger gives it a number: what happened, under which clauses. */
export type Fact = { [K in FactKind]: { kind: K; clauses: ClauseId[]; data: FactData[K] } }[FactKind];

export type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;
