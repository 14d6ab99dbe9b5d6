import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';

const ERROR_STATUS = /^[45]\d\d$/;

interface ResponseObject {
  content?: Record<string, { schema?: { properties?: object } }>;
}

/** Describes every route at /docs, for people, and at /docs/json, from which clients are generated. */
export async function describeRoutes(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '帮扶 Bangfu',
        version: '0.1.0',
        description:
          '失业人员分级分类就业帮扶. Dates are civil dates in Asia/Shanghai, instants are ISO 8601 in UTC.',
      },
      components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } } },
      security: [{ session: [] }],
    },
    transformObject: (document) => {
      if (!('openapiObject' in document)) return document.swaggerObject;
      for (const path of Object.values(document.openapiObject.paths ?? {})) {
        for (const operation of Object.values(path ?? {})) nameProblems(operation);
      }
      return document.openapiObject;
    },
  });
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true });
}

/** Errors are application/problem+json; a route's schema has no place to say so. */
function nameProblems(operation: unknown): void {
  if (typeof operation !== 'object' || operation === null || !('responses' in operation)) return;
  for (const [status, response] of Object.entries(operation.responses as Record<string, ResponseObject>)) {
    const json = response.content?.['application/json'];
    const isProblem = 'nextStep' in (json?.schema?.properties ?? {});
    if (ERROR_STATUS.test(status) && json && isProblem)
      response.content = { 'application/problem+json': json };
  }
}
