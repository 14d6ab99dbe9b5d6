import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { Resource } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { traceParent } from './trace-parent';
import { WordlessExporter } from './wordless-exporter';

/**
 * Sends the spans of this process to the collector that `OTEL_EXPORTER_OTLP_ENDPOINT` names. What share of traces is
 * kept (`OTEL_TRACES_SAMPLER`), headers and timeouts are read from OpenTelemetry's own variables.
 * @returns a function that sends what is left, and ends
 */
export function startTracing(service: string): () => Promise<void> {
  const resource = new Resource({ 'service.name': process.env['OTEL_SERVICE_NAME'] || service });
  const processor = new BatchSpanProcessor(new WordlessExporter(new OTLPTraceExporter()));
  const provider = new NodeTracerProvider({ resource, spanProcessors: [processor] });
  provider.register({ propagator: traceParent });
  // A collector that is away at the end keeps nobody from ending.
  return () => provider.shutdown().catch(() => undefined);
}
