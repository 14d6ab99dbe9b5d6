import type { NotificationTemplate } from '../../../domain/case/ending/notification-template';
import { CANCELLATION_GROUNDS, GROUND_RULES } from '../../../domain/endings';
import { notificationText, type NotificationContent } from '../../../domain/notification/text';

const content: NotificationContent = {
  name: '张三',
  on: '2026-11-05',
  orgName: '金地社区',
  phone: '0374-1234567',
};
const TEMPLATES: NotificationTemplate[] = [
  'REGISTRATION_CANCELLED',
  'REGISTRATION_CONVERTED',
  'OBJECTION_REJECTED',
  'REGISTRATION_RESTORED',
  'HARDSHIP_RETURNED',
  'HARDSHIP_DECLINED',
  'HARDSHIP_ENDED',
];

describe('what a person reads (R-62)', () => {
  it.each(TEMPLATES)(
    'R-62: %s says whom it is for, when, under which part of the notice, and whom to ask',
    (template) => {
      const text = notificationText(template, content);
      expect(text).toMatch(/^张三:您/);
      expect(text).toContain('2026年11月5日');
      expect(text).toMatch(/依据:失业人员分级分类就业帮扶通知第[三四]部分第[四六]项/);
      expect(text).toMatch(/咨询:金地社区,电话0374-1234567。$/);
    },
  );

  it.each(TEMPLATES)('R-62: %s fits into four short messages of 67 characters', (template) => {
    const longest = {
      ...content,
      ground: 'BUSINESS',
      orgName: '许昌市城乡一体化示范区某某街道办事处',
    } as const;
    expect(notificationText(template, longest).length).toBeLessThanOrEqual(4 * 67);
  });

  it.each(CANCELLATION_GROUNDS)(
    'R-61 R-62: a cancellation names its ground as the notice does: %s',
    (ground) => {
      expect(notificationText('REGISTRATION_CANCELLED', { ...content, ground })).toContain(
        GROUND_RULES[ground].name,
      );
    },
  );

  it.each(['REGISTRATION_CANCELLED', 'REGISTRATION_CONVERTED'] as const)(
    'R-62: %s says that an objection is open for sixty days from being told',
    (template) => {
      expect(notificationText(template, content)).toContain('自收到本通知之日起60日内');
    },
  );

  it.each(['OBJECTION_REJECTED', 'HARDSHIP_DECLINED', 'HARDSHIP_ENDED'] as const)(
    'R-62: %s names the remedies of the law',
    (template) => {
      expect(notificationText(template, content)).toMatch(/60日内依法申请行政复议.*六个月内提起行政诉讼/);
    },
  );

  it('R-62: without a number of the organisation it names the national hotline', () => {
    const { phone: _none, ...without } = content;
    expect(notificationText('HARDSHIP_ENDED', without)).toMatch(/咨询:金地社区,或拨打12333。$/);
  });

  it('is refused for a template that is newer than the code', () => {
    expect(() => notificationText('SOMETHING_NEWER' as NotificationTemplate, content)).toThrow(RangeError);
  });
});
