/** What a person can be told; the words are the sender's. */
export type NotificationTemplate =
  | 'REGISTRATION_CANCELLED'
  | 'REGISTRATION_CONVERTED'
  | 'OBJECTION_REJECTED'
  | 'REGISTRATION_RESTORED'
  | 'HARDSHIP_RETURNED'
  | 'HARDSHIP_DECLINED'
  | 'HARDSHIP_ENDED';
