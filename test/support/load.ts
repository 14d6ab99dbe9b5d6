import { civilDateOf } from '../../domain/civil-date';
import { application } from '../api/support/application';
import { CaseworkerClient, type Answer } from './caseworker-client';
import type { RunningSystem } from './running-system';

/** What everybody gets, one command each. */
export const OUTCOMES = ['REGISTRATION_SERVICE', 'INFORMATION_SERVICE', 'POLICY_SERVICE'] as const;
const AT_ONCE = 8;

/** How a command is sent: once, twice at the same time, beside another person's on one version, or with an old one after it. */
export const MANNERS = ['ONCE', 'TWICE_AT_ONCE', 'RIVALS', 'OLD_ONE_AGAIN'] as const;
export type Manner = (typeof MANNERS)[number];

/** One person's case, and what became of every command that was sent for it. */
export interface HelpedPerson {
  readonly caseId: string;
  /** Command id and the numbers of the facts that were answered. */
  readonly accepted: { id: string; seqs: number[] }[];
  readonly refused: string[];
}

/** Caseworkers who register people and record outcomes, and never give up on an answer; and what they were told. */
export class Load {
  readonly people: HelpedPerson[] = [];
  private begun = 0;
  private readonly caseworker: CaseworkerClient;
  private readonly rival: CaseworkerClient;

  /**
   * @param name of its commands' ids, which no other load on the system has
   * @param mannerOf how the person's nth command is sent
   */
  constructor(
    system: RunningSystem,
    private readonly name: string,
    private readonly mannerOf: (person: number, outcome: number) => Manner = () => 'ONCE',
  ) {
    this.caseworker = new CaseworkerClient(system.instance.apiUrl, system.account('caseworker'));
    this.rival = new CaseworkerClient(system.instance.apiUrl, system.account('reviewer'));
  }

  /** Helps one person after the other, several at once, for as long as more are wanted. */
  async run(wanted: (begun: number) => boolean): Promise<void> {
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (wanted(this.begun)) this.people.push(await this.help(this.begun++));
      }),
    );
  }

  private async help(n: number): Promise<HelpedPerson> {
    const answer = await this.caseworker.post('/v1/registrations', `${this.name}-person-${n}`, application());
    if (![200, 201].includes(answer.status)) throw unexpected(answer);
    const person: HelpedPerson = { caseId: String(answer.body.caseId), accepted: [], refused: [] };
    for (const [index, item] of OUTCOMES.entries()) {
      const version = await this.versionOf(person);
      const body = {
        caseVersion: version,
        item,
        answer: 'PROVIDED',
        on: civilDateOf(new Date().toISOString()),
      };
      await this.send(person, `${this.name}-${n}-${item}`, body, this.mannerOf(n, index));
    }
    return person;
  }

  private async versionOf({ caseId }: HelpedPerson): Promise<unknown> {
    return (await this.caseworker.get(`/v1/cases/${caseId}`)).body.caseVersion;
  }

  private async send(person: HelpedPerson, id: string, body: object, manner: Manner): Promise<void> {
    const post = (client: CaseworkerClient, commandId: string) =>
      client.post(`/v1/cases/${person.caseId}/services`, commandId, body);
    const sendings = {
      ONCE: [[this.caseworker, id]],
      TWICE_AT_ONCE: [
        [this.caseworker, id],
        [this.caseworker, id],
      ],
      RIVALS: [
        [this.caseworker, id],
        [this.rival, `${id}-rival`],
      ],
      OLD_ONE_AGAIN: [[this.caseworker, id]],
    } satisfies Record<Manner, [CaseworkerClient, string][]>;
    const answers = await Promise.all(
      sendings[manner].map(async ([client, commandId]) => ({
        commandId,
        ...(await post(client, commandId)),
      })),
    );
    for (const answer of answers) this.note(person, answer.commandId, answer);
    const standing = answers.filter(({ status }) => status === 200);
    if (standing.length !== (manner === 'TWICE_AT_ONCE' ? 2 : 1))
      throw new Error(`${manner} ${id}: ${JSON.stringify(answers)}`);
    // The network delivers a copy late: everything after it stands already, and its version is long overtaken.
    if (manner === 'OLD_ONE_AGAIN') {
      await this.send(person, `${id}-next`, { ...body, ...(await this.next(person)) }, 'ONCE');
      this.note(person, id, await post(this.caseworker, id));
    }
  }

  /** Another outcome on the present version. */
  private async next(person: HelpedPerson): Promise<object> {
    return { caseVersion: await this.versionOf(person), item: 'BUSINESS_SERVICE' };
  }

  /** A command is answered with the same facts however often it is sent. */
  private note(person: HelpedPerson, id: string, answer: Answer): void {
    if (answer.status === 409 && answer.body.code === 'STALE_VERSION') return void person.refused.push(id);
    if (answer.status !== 200) throw unexpected(answer);
    const seqs = (answer.body.facts as { seq: number }[]).map(({ seq }) => seq);
    const known = person.accepted.find((one) => one.id === id);
    if (!known) return void person.accepted.push({ id, seqs });
    if (String(known.seqs) !== String(seqs))
      throw new Error(`${id} was answered with ${known.seqs.join()}, then ${seqs.join()}`);
  }
}

function unexpected({ status, body }: Answer): Error {
  return new Error(`answered with ${status}: ${JSON.stringify(body)}`);
}
