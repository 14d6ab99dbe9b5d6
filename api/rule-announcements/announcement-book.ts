import type { Instant } from '../../domain/civil-date';
import type { PrismaClient, RuleAnnouncement } from '../../prisma/client/client';
import type { AnnouncementsView } from './schema';

const SHOWN = 200;

type AnnouncementView = AnnouncementsView['announcements'][number];

const KIND_LABELS: Readonly<Record<AnnouncementView['kind'], string>> = {
  CALENDAR: '放假安排',
  POLICY: '政策版本',
};

const STANDING_LABELS: Readonly<Record<AnnouncementView['standing'], string>> = {
  AHEAD: '尚未施行',
  UNDER_WAY: '正在通知在办个案',
  DONE: '已通知在办个案',
};

/** 规则通告: which changes of the rules open cases are told of, and how far that is. Counts of the whole city name nobody. */
export class AnnouncementBook {
  constructor(
    private readonly db: PrismaClient,
    private readonly clock: () => Instant,
  ) {}

  /** The latest announcements. */
  async list(): Promise<AnnouncementsView> {
    const rows = await this.db.ruleAnnouncement.findMany({
      orderBy: [{ notBefore: 'desc' }, { id: 'desc' }],
      take: SHOWN,
    });
    return { announcements: rows.map((row) => this.view(row)) };
  }

  private view({
    id,
    kind,
    requestedAt,
    notBefore,
    told,
    failed,
    doneAt,
  }: RuleAnnouncement): AnnouncementView {
    const standing = doneAt ? 'DONE' : notBefore.toISOString() > this.clock() ? 'AHEAD' : 'UNDER_WAY';
    return {
      id,
      kind,
      kindLabel: KIND_LABELS[kind],
      standing,
      standingLabel: STANDING_LABELS[standing],
      requestedAt: requestedAt.toISOString(),
      notBefore: notBefore.toISOString(),
      told,
      failed,
      doneAt: doneAt?.toISOString() ?? null,
    };
  }
}
