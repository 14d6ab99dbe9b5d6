import {
  isSpanContextValid,
  trace,
  TraceFlags,
  type Context,
  type TextMapPropagator,
} from '@opentelemetry/api';

const HEADER = 'traceparent';
const FORM = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/**
 * Carries a trace on by W3C's `traceparent` alone. Its companions, `tracestate` and `baggage`, are free text of
 * whoever sends them, and what is carried on here stays in histories.
 */
export const traceParent: TextMapPropagator = {
  inject(context, carrier, setter) {
    const span = trace.getSpanContext(context);
    if (!span || !isSpanContextValid(span)) return;
    const flags = span.traceFlags.toString(16).padStart(2, '0');
    setter.set(carrier, HEADER, `00-${span.traceId}-${span.spanId}-${flags}`);
  },
  extract(context, carrier, getter): Context {
    const value = getter.get(carrier, HEADER);
    const [, traceId = '', spanId = '', flags = '0'] = FORM.exec(String(value)) ?? [];
    const traceFlags = parseInt(flags, 16) & TraceFlags.SAMPLED;
    const span = { traceId, spanId, traceFlags, isRemote: true };
    return isSpanContextValid(span) ? trace.setSpanContext(context, span) : context;
  },
  fields: () => [HEADER],
};
