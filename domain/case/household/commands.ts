export interface HouseholdCommands {
  /** `householdId` is opaque and shared by the members; the first of them brings a new one. */
  joinHousehold: { householdId: string };
  /** The system's own: the zero-employment household of the person was cleared. */
  noteHouseholdCleared: { householdId: string };
}
