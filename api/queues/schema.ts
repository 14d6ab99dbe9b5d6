import { Type, type Static } from '@sinclair/typebox';
import { TaskSchema } from '../tasks/task-view';
import { CivilDateType, CountType, InstantType, Strict, StringEnum, UuidType } from '../validation/types';
import { QUEUE_IDS } from './queue-ids';

export const QueueParams = Strict({ id: Type.String({ description: QUEUE_IDS.join(', ') }) });

export const QueueQuery = Strict({
  cursor: Type.Optional(
    Type.String({ minLength: 1, maxLength: 300, description: '`next` of the page before' }),
  ),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
});

export const QueuesSchema = Type.Object({
  orgCode: Type.String(),
  orgName: Type.String(),
  queues: Type.Array(
    Type.Object({
      id: StringEnum(QUEUE_IDS),
      label: Type.String({ examples: ['跟踪回访'] }),
      total: CountType,
      open: Type.Integer({
        minimum: 0,
        description: 'In time and not urgent; the three counts add up to the total',
      }),
      urgent: CountType,
      overdue: CountType,
    }),
  ),
});
export type QueuesView = Static<typeof QueuesSchema>;

const Person = Type.Object({ staffId: UuidType, name: Type.String() });

export const QueueTaskSchema = Type.Composite([
  TaskSchema,
  Type.Object({
    caseId: UuidType,
    caseVersion: CountType,
    personName: Type.String({ examples: ['张**'] }),
    level: StringEnum(['I', 'II']),
    employment: StringEnum(['UNEMPLOYED', 'FLEXIBLE', 'STABLE']),
    focused: Type.Boolean({ description: '再次失业重点帮扶 (R-56, A-11)' }),
    orgCode: Type.String(),
    orgName: Type.String(),
    owner: Type.Union([Person, Type.Null()]),
    lastContactOn: Type.Union([CivilDateType, Type.Null()]),
    lastContact: Type.String({ examples: ['12天前', '从未联系'] }),
    lostSince: Type.Union([CivilDateType, Type.Null()], {
      description: '失联: a mark, which ends nothing (R-64)',
    }),
    claimed: Type.Union([Type.Object({ ...Person.properties, until: InstantType }), Type.Null()]),
  }),
]);
export type QueueTask = Static<typeof QueueTaskSchema>;

export const QueuePageSchema = Type.Object({
  id: StringEnum(QUEUE_IDS),
  label: Type.String(),
  tasks: Type.Array(QueueTaskSchema),
  next: Type.Union([Type.String(), Type.Null()], {
    description: '`cursor` of the next page; null on the last',
  }),
});
export type QueuePage = Static<typeof QueuePageSchema>;
