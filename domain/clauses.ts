/** A clause of the notice (R-01 … R-99) or a reading of it (A-1 … A-20): see docs/clauses.md. */
export type ClauseId = `R-${number}` | `A-${number}`;
