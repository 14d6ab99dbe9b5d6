import type { CommandData } from '../commands';

export interface SelfReportFacts {
  /** 主动报告. */
  SelfReported: CommandData['recordSelfReport'];
}
