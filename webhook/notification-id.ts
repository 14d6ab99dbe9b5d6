const FORM = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-(\d{1,9})$/;

/** Names a notification outside, the same in every attempt: the case and the fact that owed it, which name nobody. */
export function notificationId(caseId: string, seq: number): string {
  return `${caseId}-${seq}`;
}

/** @returns undefined for what is no id of a notification */
export function readNotificationId(id: string): { caseId: string; seq: number } | undefined {
  const [, caseId, seq] = FORM.exec(id) ?? [];
  return caseId && seq ? { caseId, seq: Number(seq) } : undefined;
}
