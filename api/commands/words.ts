import type { Instant } from '../../domain/civil-date';
import type { ParticularId } from '../../domain/case/particular';
import { particularRow, type ParticularRow, type Secrets } from '../particulars';

interface Origin {
  caseId: string;
  commandId: string;
  createdBy: string;
  createdAt: Instant;
}

/** What a command says in words: set aside to be written encrypted, so that only ids go on. */
export class Words {
  readonly rows: ParticularRow[] = [];

  constructor(
    private readonly secrets: Secrets,
    private readonly origin: Origin,
  ) {}

  /** @param field of the form, which becomes the particular's kind */
  keep(field: string, text: string): ParticularId {
    const row = particularRow(this.secrets, { ...this.origin, kind: field, text });
    this.rows.push(row);
    return row.id;
  }

  /** `{ [name]: id }` where there are words, nothing where there are none. */
  keepOptional<N extends string>(
    name: N,
    field: string,
    text: string | undefined,
  ): { [K in N]?: ParticularId } {
    if (text === undefined) return {};
    return { [name]: this.keep(field, text) } as { [K in N]: ParticularId };
  }
}
