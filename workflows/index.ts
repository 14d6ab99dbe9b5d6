export { batchWorkflow } from './batch-workflow';
export { caseWorkflow } from './case-workflow';
export { householdWorkflow } from './household-workflow';
