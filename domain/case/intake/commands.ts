export interface IntakeCommands {
  assignOwner: {
    orgCode: string;
    staffId: string;
    /** Only while this person owns the case: of an order that was given some time before. */
    insteadOf?: string;
  };
}
