export interface IntakeCommands {
  assignOwner: { orgCode: string; staffId: string };
}
