import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-node';

/** What a span may say. Ids of cases and runs, and names of code; nothing that somebody typed. */
const ATTRIBUTES = new Set([
  'http.request.method',
  'http.route',
  'http.response.status_code',
  'error.type',
  'temporalWorkflowId',
  'run_id',
  'temporalActivityId',
]);

/**
 * Lets spans out without words: libraries attach what an error said, and a caller's own id of a command, which may be
 * a phone number.
 */
export class WordlessExporter implements SpanExporter {
  constructor(private readonly next: SpanExporter) {}

  export(spans: ReadableSpan[], done: Parameters<SpanExporter['export']>[1]): void {
    this.next.export(spans.map(wordless), done);
  }

  shutdown(): Promise<void> {
    return this.next.shutdown();
  }
}

function wordless(span: ReadableSpan): ReadableSpan {
  const attributes = Object.entries(span.attributes).filter(([name]) => ATTRIBUTES.has(name));
  // A span's methods live on its prototype.
  return Object.create(span, {
    attributes: { value: Object.fromEntries(attributes) },
    events: { value: [] },
    status: { value: { code: span.status.code } },
  }) as ReadableSpan;
}
