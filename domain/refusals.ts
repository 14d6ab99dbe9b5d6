/** refusals of help after which what is offered is gone through with the person. */
export interface RefusalParameters {
  refusalsBeforeReview: number;
}

/**
 * What refusals are for: so many of them since the plan or the wishes were last gone through say that what
 * is offered does not suit. They lead to nothing else, however many they are.
 */
export function callsForReview(refusals: number, { refusalsBeforeReview }: RefusalParameters): boolean {
  return refusals >= refusalsBeforeReview;
}
