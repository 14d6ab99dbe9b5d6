import { parse } from 'yaml';
import { SCHEDULES } from '../../worker/schedules';
import { textOf } from './manifests';

interface Rule {
  alert: string;
  expr: string;
  labels: { severity: string };
  annotations: { summary: string };
}

const { groups } = parse(textOf('deploy', 'prometheus', 'alerts.yaml')) as { groups: { rules: Rule[] }[] };
const rules = groups.flatMap((group) => group.rules);
const runbook = textOf('docs', 'runbook.md');

describe('the alerts', () => {
  it('are explained in the runbook, every one and no other', () => {
    const explained = [...runbook.matchAll(/^### (\w+)$/gm)].map(([, name]) => name);
    expect(explained).toEqual(rules.map(({ alert }) => alert));
  });

  it('say what happened, and whether somebody is to be woken', () => {
    for (const { annotations, labels } of rules) {
      expect(annotations.summary).toBeTruthy();
      expect(['page', 'ticket']).toContain(labels.severity);
    }
  });

  it('take the maximum of what every worker shows alike, and never its sum', () => {
    for (const { expr } of rules) {
      const shared = expr.match(
        /\b(sum|avg)[^(]*\((?!max)[^()]*bangfu_(open_|wake_overdue|start_request|notification|seal|archive|reconciliation)/,
      );
      expect(shared).toBeNull();
    }
  });
});

describe('the runbook', () => {
  it('names schedules that there are', () => {
    const known = SCHEDULES.map(({ id }) => id);
    const named = [...runbook.matchAll(/--schedule-id\s+([a-z-]+)/g)].map(([, id]) => id);
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((id) => !known.includes(String(id)))).toEqual([]);
  });

  it('names commands that there are', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    const named = [...runbook.matchAll(/npm run ([a-z:-]+)/g)].map(([, name]) => String(name));
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
