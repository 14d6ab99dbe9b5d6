import type { FastifyInstance } from 'fastify';
import { Counter, Histogram } from 'prom-client';
import { METRICS } from '../telemetry/metrics';
import type { CaseCommands } from './commands/case-commands';
import type { ErrorCode } from './errors/table';

const REQUESTS = new Histogram({
  name: 'bangfu_http_request_seconds',
  help: 'Requests by method, pattern of the route and status of the answer',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers: [METRICS],
});

const COMMANDS = new Histogram({
  name: 'bangfu_command_seconds',
  help: 'Commands from their being sent to a case to its answer, by kind and outcome',
  labelNames: ['kind', 'outcome'],
  buckets: [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers: [METRICS],
});

const PROBLEMS = new Counter({
  name: 'bangfu_problems_total',
  help: 'Requests that were refused or could not be carried out, by code of the table of errors',
  labelNames: ['code'],
  registers: [METRICS],
});

/** Counts every request that was answered. What matches no route is one of its kind, whatever was typed. */
export function countRequests(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    REQUESTS.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
    done();
  });
}

export function countProblem(code: ErrorCode): void {
  PROBLEMS.inc({ code });
}

/** The way to the cases' processes, with every command counted. */
export function countCommands(commands: CaseCommands): CaseCommands {
  return {
    execute: async (caseId, command) => {
      const stop = COMMANDS.startTimer({ kind: command.kind });
      const outcome = await commands.execute(caseId, command).catch((error: unknown) => {
        stop({ outcome: 'FAILED' });
        throw error;
      });
      stop({ outcome: outcome.kind });
      return outcome;
    },
    isUp: () => commands.isUp(),
    close: () => commands.close(),
  };
}
