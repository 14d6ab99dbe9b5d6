export interface TransferFacts {
  /** The case, with everything that is owed on it, belongs to another organisation; the registration stays where it was made. */
  CaseTransferred: { from: string; to: string; noteId?: string };
}
