import { setTimeout as delay } from 'node:timers/promises';
import type { RegistrationAnswerBody, RegistrationRequest } from '../../api/registrations/schema';
import type { Problem } from '../../api/errors/problem';
import { SetupError } from '../setup-error';

export interface Login {
  apiUrl: string;
  username: string;
  password: string;
}

/** What the service said to one registration. */
export type Answer =
  | { kind: 'REGISTERED'; repeated: boolean; registration: RegistrationAnswerBody }
  | { kind: 'REFUSED'; problem: Problem }
  /** It could not say: its own fault, or it was away for too long. */
  | { kind: 'UNANSWERED'; why: string; isAway: boolean };

export interface Patience {
  /** How long the service may be away before it is given up, in milliseconds. */
  giveUpAfterMs: number;
  firstWaitMs: number;
  longestWaitMs: number;
}

const PATIENCE: Patience = { giveUpAfterMs: 120_000, firstWaitMs: 500, longestWaitMs: 15_000 };
const ANSWER_WITHIN_MS = 60_000;

/** Sends registrations, as patiently as one does over a bad line: the same command id may be sent again and again. */
export class RegistrationClient {
  private token = '';
  private loggingIn: Promise<void> | undefined;
  private awaySince: number | undefined;

  constructor(
    private readonly login: Login,
    private readonly patience: Patience = PATIENCE,
  ) {}

  /** @throws SetupError when the login is refused, may not register, or the service cannot be reached */
  async open(): Promise<void> {
    const { username, password } = this.login;
    const answer = await this.patiently(() => this.post('/v1/sessions', { username, password }));
    if (!answer) throw new SetupError(`连接不上服务 ${this.login.apiUrl}。`);
    if (answer.status !== 201) {
      const { title, nextStep } = JSON.parse(answer.text) as Problem;
      throw new SetupError(`登录失败:${title}。${nextStep}。`);
    }
    const session = JSON.parse(answer.text) as { token: string; account: { acts: string[] } };
    if (!session.account.acts.includes('register'))
      throw new SetupError(`用户 ${username} 无权办理失业登记。`);
    this.token = session.token;
  }

  async register(request: RegistrationRequest, commandId: string): Promise<Answer> {
    const answer = await this.patiently(() => this.send(request, commandId));
    if (!answer) return { kind: 'UNANSWERED', why: '服务长时间没有应答', isAway: true };
    const { status, text } = answer;
    if (status >= 500) return { kind: 'UNANSWERED', why: `服务出错(${status})`, isAway: false };
    if (status >= 400) return { kind: 'REFUSED', problem: JSON.parse(text) as Problem };
    const registration = JSON.parse(text) as RegistrationAnswerBody;
    return { kind: 'REGISTERED', repeated: status === 200, registration };
  }

  /** Logs in again where the session ran out on the way, once for all rows under way. */
  private async send(request: RegistrationRequest, commandId: string): Promise<Received> {
    const { token } = this;
    const attempt = () =>
      this.post('/v1/registrations', request, {
        'idempotency-key': commandId,
        authorization: `Bearer ${this.token}`,
      });
    const answer = await attempt();
    if (answer.status !== 401) return answer;
    if (token === this.token) {
      this.loggingIn ??= this.open().finally(() => {
        this.loggingIn = undefined;
      });
      await this.loggingIn;
    }
    return attempt();
  }

  private async post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Received> {
    const response = await fetch(new URL(path, this.login.apiUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const retryAfterMs = Number(response.headers.get('retry-after') ?? 0) * 1000;
    return { status: response.status, text: await response.text(), retryAfterMs };
  }

  /** Tries until there is an answer other than “later”. Undefined when the service was away for too long. */
  private async patiently(send: () => Promise<Received>): Promise<Received | undefined> {
    const { giveUpAfterMs, firstWaitMs, longestWaitMs } = this.patience;
    for (let wait = firstWaitMs; ; wait = Math.min(wait * 2, longestWaitMs)) {
      const answer = await send().catch(connectionLost);
      if (answer && answer.status !== 503 && answer.status !== 429) {
        this.awaySince = undefined;
        return answer;
      }
      this.awaySince ??= Date.now();
      if (Date.now() - this.awaySince > giveUpAfterMs) return undefined;
      const least = Math.min(Math.max(wait, answer?.retryAfterMs ?? 0), longestWaitMs);
      // Rows under way at once do not come back at once.
      await delay(least * (0.75 + Math.random() / 2));
    }
  }
}

interface Received {
  status: number;
  text: string;
  retryAfterMs: number;
}

/** What `fetch` rejects with when a connection or an answer was lost; anything else is a mistake of ours. */
const LOST = new Set(['TypeError', 'TimeoutError', 'AbortError']);

function connectionLost(error: Error): undefined {
  if (!LOST.has(error.name)) throw error;
  return undefined;
}
