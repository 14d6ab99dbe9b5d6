import type { FastifyInstance, FastifyPluginCallback } from 'fastify';
import { Type } from '@sinclair/typebox';
import type { StaffActor } from '../access/actor';
import { actorOf } from '../access/authentication';
import { COMMAND_PROBLEMS } from '../errors/common';
import { problems } from '../errors/problem';
import { idempotencyKey, IdempotencyHeaders } from '../idempotency';
import { CaseParams, FactSchema } from '../cases/schema';
import { UuidType } from '../validation/types';
import type { CommandDesk } from './command-desk';
import { COMMANDS } from './commands';
import type { CommandDefinition } from './definition';

export interface CommandRoutesOptions {
  commandsFor: (actor: StaffActor) => CommandDesk;
}

const CommandAnswerSchema = Type.Object({
  caseId: UuidType,
  commandId: Type.String(),
  repeated: Type.Boolean({ description: 'The same command stood already: the same answer' }),
  version: Type.Integer({ description: 'Of the case, after the command; the next command carries it' }),
  facts: Type.Array(FactSchema),
});

/** One POST an act under its case. */
export const commandRoutes: FastifyPluginCallback<CommandRoutesOptions> = (app, { commandsFor }, done) => {
  for (const definition of COMMANDS) addRoute(app, definition, commandsFor);
  done();
};

function addRoute(
  app: FastifyInstance,
  definition: CommandDefinition,
  commandsFor: CommandRoutesOptions['commandsFor'],
): void {
  const { kind, path, summary, description, body, refusals, precheck } = definition;
  app.post<{ Params: { id: string }; Body: { caseVersion: number } }>(
    `/v1/cases/:id/${path}`,
    {
      config: { access: { act: kind } },
      ...(precheck && {
        preValidation: (request, _reply, next) => {
          precheck(request.body);
          next();
        },
      }),
      schema: {
        operationId: kind,
        summary,
        description,
        tags: ['办理'],
        headers: IdempotencyHeaders,
        params: CaseParams,
        body,
        response: {
          200: CommandAnswerSchema,
          ...problems(
            ...COMMAND_PROBLEMS,
            'CASE_NOT_FOUND',
            'CASE_CLOSED',
            'STALE_VERSION',
            'IDEMPOTENCY_KEY_REUSED',
            'MALFORMED',
            'CASE_STARTING',
            'PROCESS_UNAVAILABLE',
            ...refusals,
          ),
        },
      },
    },
    (request) =>
      commandsFor(actorOf(request)).carryOut(
        definition,
        request.params.id,
        request.body,
        idempotencyKey(request),
      ),
  );
}
