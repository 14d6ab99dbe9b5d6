import { DeliveryFailed } from './delivery-failed';
import { sign, type SharedKey } from '../../webhook/signature';

/** A message to a person's phone. */
export interface TextMessage {
  /** The same however often it is sent. */
  id: string;
  phone: string;
  text: string;
}

/** Whoever hands messages on to phones. */
export interface SmsGateway {
  /** @throws DeliveryFailed when it was not taken, or nobody knows whether it was */
  send(message: TextMessage): Promise<void>;
}

const ANSWER_WITHIN_MS = 10_000;

/** Posts messages to the site's gateway, signed. Redirects are not followed: a signed body goes to one address. */
export class WebhookGateway implements SmsGateway {
  constructor(
    private readonly url: string,
    private readonly key: SharedKey,
    private readonly answerWithinMs = ANSWER_WITHIN_MS,
  ) {}

  async send({ id, phone, text }: TextMessage): Promise<void> {
    const body = JSON.stringify({ id, phone, text });
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': id,
      ...sign(this.key, body, Date.now()),
    };
    const status = await this.post(headers, body);
    const failure = failureOf(status);
    if (failure) throw new DeliveryFailed(failure);
  }

  /** What a gateway says besides its status is for nobody here: it may repeat what it was sent. */
  private async post(headers: Record<string, string>, body: string): Promise<number> {
    const signal = AbortSignal.timeout(this.answerWithinMs);
    try {
      const answer = await fetch(this.url, { method: 'POST', headers, body, redirect: 'manual', signal });
      await answer.body?.cancel();
      return answer.status;
    } catch {
      throw new DeliveryFailed(signal.aborted ? 'TIMEOUT' : 'UNREACHABLE');
    }
  }
}

function failureOf(status: number) {
  if (status >= 200 && status < 300) return undefined;
  if (status < 400) return 'REDIRECTED';
  if (status === 400 || status === 422) return 'REJECTED';
  return status < 500 ? 'HTTP_4XX' : 'HTTP_5XX';
}
