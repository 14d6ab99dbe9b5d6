import { Type, type Static } from '@sinclair/typebox';
import type { CaseState } from '../../domain/case/state';
import { contactStanding, SEARCH_STEPS, type SearchStep } from '../../domain/contact/lost-contact';
import { CivilDateType, Nullable, StringEnum } from '../validation/types';

const step = StringEnum(Object.keys(SEARCH_STEPS) as SearchStep[], {
  description: Object.values(SEARCH_STEPS).join(', '),
});

export const ContactSchema = Type.Object(
  {
    standing: StringEnum(['IN_CONTACT', 'SEARCHED', 'TRACED', 'LOST'], {
      description: '联系正常, 寻找中, 比对有线索待核实, 失联',
    }),
    since: Nullable(CivilDateType),
    done: Type.Array(step),
    next: Nullable(step),
  },
  { description: '联系情况: a mark only; nothing ends because of it (R-64, A-12)' },
);

/** How it stands with contact to the person, for whoever looks at the case. */
export function contactView({ search }: CaseState): Static<typeof ContactSchema> {
  const contact = contactStanding(search);
  switch (contact.standing) {
    case 'IN_CONTACT':
      return { standing: contact.standing, since: null, done: [], next: null };
    case 'SEARCHED':
      return {
        standing: contact.standing,
        since: search?.first.on ?? null,
        done: contact.done,
        next: contact.next,
      };
    case 'TRACED':
      return { standing: contact.standing, since: contact.on, done: [], next: null };
    case 'LOST':
      return { standing: contact.standing, since: contact.since, done: [], next: null };
  }
}
