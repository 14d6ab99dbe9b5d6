import { Type } from '@sinclair/typebox';
import { CORRECTABLE_KINDS, CORRECTION_REASONS } from '../../domain/case/correction/facts';
import { FreeText, StringEnum } from '../validation/types';
import { defineCommand, type CommandDefinition } from './definition';

/** A wrong entry is answered by a new fact, never overwritten. */
export const CORRECTION_COMMANDS: readonly CommandDefinition[] = [
  defineCommand({
    kind: 'correctEntry',
    path: 'corrections',
    summary: '更正记录',
    description:
      `An entry that was wrong counts no more; what is right is entered anew (R-58). Of ${CORRECTABLE_KINDS.join(', ')}; ` +
      'what it had settled is owed again on its old date.',
    refusals: ['ENTRY_NOT_CORRECTABLE', 'ALREADY_CORRECTED'],
    fields: {
      seq: Type.Integer({ minimum: 1, description: 'The number of the entry in the timeline' }),
      reason: StringEnum(CORRECTION_REASONS, {
        description: '未实际办理, 记错人, 日期有误, 内容有误, 重复记录',
      }),
      note: FreeText(2000, '更正说明'),
    },
    example: { seq: 9, reason: 'OTHER_PERSON', note: '误记为本人,实为同楼另一住户' },
    read: (reader, { seq }) => reader.entryAndRest(seq),
    data: ({ reason, note }, words, found) => ({ ...found, reason, noteId: words.keep('note', note) }),
  }),
];
