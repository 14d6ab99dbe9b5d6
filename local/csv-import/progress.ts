import type { Outcome } from './outcome';

const EVERY_MS = { terminal: 200, file: 5_000 };

/** One line that tells how far an import is: rewritten in a terminal, now and then a new one elsewhere. */
export class Progress {
  readonly counts: Record<Outcome['result'], number> = {
    REGISTERED: 0,
    REPEATED: 0,
    REFUSED: 0,
    UNANSWERED: 0,
  };
  private readonly began = Date.now();
  private saidAt = this.began;

  constructor(
    private readonly about: number,
    private readonly out: NodeJS.WriteStream = process.stderr,
  ) {}

  get done(): number {
    return Object.values(this.counts).reduce((sum, count) => sum + count, 0);
  }

  count(outcome: Outcome): void {
    this.counts[outcome.result] += 1;
    const every = this.out.isTTY ? EVERY_MS.terminal : EVERY_MS.file;
    if (Date.now() - this.saidAt < every) return;
    this.saidAt = Date.now();
    this.out.write(this.out.isTTY ? `\r${this.line()}\u001b[K` : `${this.line()}\n`);
  }

  /** The last line, whole. */
  finish(): void {
    this.out.write(`${this.out.isTTY ? '\r\u001b[K' : ''}${this.line()}\n`);
  }

  private line(): string {
    const { REGISTERED, REPEATED, REFUSED, UNANSWERED } = this.counts;
    const seconds = Math.max(1, (Date.now() - this.began) / 1000);
    const rate = (this.done / seconds).toFixed(1);
    const unanswered = UNANSWERED > 0 ? ` · 未得到答复 ${UNANSWERED}` : '';
    return `${this.done}/约${this.about} 行 · 登记 ${REGISTERED} · 此前已登记 ${REPEATED} · 未通过 ${REFUSED}${unanswered} · ${rate} 行/秒`;
  }
}
