export interface HouseholdFacts {
  /** The person belongs to a household that is looked at as one. */
  HouseholdJoined: { householdId: string };
  /** Its zero-employment status is over; whether the person's own category still holds is to be looked at. */
  HouseholdClearanceNoted: { householdId: string };
}
