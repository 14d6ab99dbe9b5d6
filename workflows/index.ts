export { batchWorkflow } from './batch-workflow';
export { caseWorkflow } from './case-workflow';
