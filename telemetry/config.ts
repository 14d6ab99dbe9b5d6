/** How this process lets itself be watched. */
export interface TelemetryConfig {
  /** Where figures and the health of the process are served; nowhere when left out. */
  metrics?: { host: string; port: number };
  /** Whether traces are sent: to where OpenTelemetry's own variables say. */
  traces: boolean;
}

/**
 * Reads the environment. `OTEL_…` are OpenTelemetry's own variables, which its libraries read by themselves.
 * @throws Error with one line that names the variable and what it should be
 */
export function readTelemetryConfig(env: NodeJS.ProcessEnv): TelemetryConfig {
  const metrics = readMetrics(env);
  const endpoints = [env['OTEL_EXPORTER_OTLP_ENDPOINT'], env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT']];
  return { traces: endpoints.some(Boolean), ...(metrics && { metrics }) };
}

function readMetrics(env: NodeJS.ProcessEnv): TelemetryConfig['metrics'] {
  const [text, host] = [env['METRICS_PORT'], env['METRICS_HOST'] || '127.0.0.1'];
  if (!text) return undefined;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new Error('METRICS_PORT is not a port number from 0 to 65535');
  return { host, port };
}
