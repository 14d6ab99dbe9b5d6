import { Type, type Static } from '@sinclair/typebox';
import { CountType, InstantType, Nullable, StringEnum } from '../validation/types';

export const AnnouncementsSchema = Type.Object({
  announcements: Type.Array(
    Type.Object({
      id: Type.String({ examples: ['calendar-4', 'policy-2027-01-01'] }),
      kind: StringEnum(['CALENDAR', 'POLICY']),
      kindLabel: Type.String({ examples: ['政策版本'] }),
      standing: StringEnum(['AHEAD', 'UNDER_WAY', 'DONE']),
      standingLabel: Type.String({ examples: ['正在通知'] }),
      requestedAt: InstantType,
      notBefore: Type.String({ description: 'When the rules come into force, as an instant' }),
      told: Type.Integer({ minimum: 0, description: 'Cases that were told, a second pass counted again' }),
      failed: CountType,
      doneAt: Nullable(InstantType),
    }),
  ),
});
export type AnnouncementsView = Static<typeof AnnouncementsSchema>;
