import { context, defaultTextMapGetter, defaultTextMapSetter, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { readTelemetryConfig } from '../../telemetry/config';
import { safeError } from '../../telemetry/safe-error';
import { traceParent } from '../../telemetry/trace-parent';
import { WordlessExporter } from '../../telemetry/wordless-exporter';

const NAME = '欧阳某某';
const HEADER = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('an error that is logged', () => {
  it('says its kind, code and place, and nothing that it quotes', () => {
    const error = Object.assign(new TypeError(`invalid input: "${NAME}"`), {
      code: '22P02',
      detail: `Failing row contains (${NAME})`,
      parameters: [NAME],
    });
    const said = safeError(error);
    expect(said).toMatchObject({ type: 'TypeError', message: '', code: '22P02' });
    expect(said.stack).toMatch(/parts\.test/);
    expect(JSON.stringify(said)).not.toContain(NAME);
  });

  it.each([
    [undefined],
    [NAME],
    [{ name: NAME, code: `${NAME} 13800000000`, type: '13800000000', stack: NAME }],
  ])('is some error when it is none: %p', (thrown) => {
    expect(safeError(thrown)).toEqual({ type: 'Error', message: '', stack: '' });
  });
});

describe('a trace that is carried on', () => {
  const extract = (traceparent: string) =>
    trace.getSpanContext(traceParent.extract(ROOT_CONTEXT, { traceparent }, defaultTextMapGetter));

  it('is the same on the other side, without what others attached', () => {
    const carried: Record<string, string> = {};
    const from = { traceparent: HEADER, tracestate: `who=${NAME}`, baggage: `who=${NAME}` };
    traceParent.inject(
      traceParent.extract(ROOT_CONTEXT, from, defaultTextMapGetter),
      carried,
      defaultTextMapSetter,
    );
    expect(carried).toEqual({ traceparent: HEADER });
  });

  it.each([
    [''],
    [HEADER.toUpperCase()],
    [`${HEADER}, ${HEADER}`],
    ['00-00000000000000000000000000000000-b7ad6b7169203331-01'],
  ])('is begun anew after %p', (header) => {
    expect(extract(header)).toBeUndefined();
  });
});

describe('a span that leaves', () => {
  it('keeps what it may say, and loses the words of callers and errors', async () => {
    const memory = new InMemorySpanExporter();
    const provider = new NodeTracerProvider({
      spanProcessors: [new SimpleSpanProcessor(new WordlessExporter(memory))],
    });
    const span = provider.getTracer('test').startSpan('request', {}, context.active());
    span.setAttributes({ 'http.route': '/v1/cases/:id', temporalUpdateId: '13800000000' });
    span.recordException(new Error(NAME));
    span.setStatus({ code: 2, message: NAME });
    span.end();
    await provider.forceFlush();
    const [left] = memory.getFinishedSpans();
    expect(left).toMatchObject({ name: 'request', status: { code: 2 }, events: [] });
    expect(left?.attributes).toEqual({ 'http.route': '/v1/cases/:id' });
    expect(left?.status.message).toBeUndefined();
    expect(left?.spanContext()).toEqual(span.spanContext());
  });
});

describe('the environment of whoever watches', () => {
  it('turns nothing on by itself', () => {
    expect(readTelemetryConfig({ METRICS_PORT: '', METRICS_HOST: '0.0.0.0' })).toEqual({ traces: false });
  });

  it('turns figures on by a port, on loopback unless told, and traces by a collector', () => {
    expect(
      readTelemetryConfig({ METRICS_PORT: '9464', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318' }),
    ).toEqual({
      metrics: { host: '127.0.0.1', port: 9464 },
      traces: true,
    });
  });

  it.each(['no', '70000', '-1'])('refuses METRICS_PORT=%s in one line', (port) => {
    expect(() => readTelemetryConfig({ METRICS_PORT: port })).toThrow(/^METRICS_PORT is not a port number/);
  });
});
