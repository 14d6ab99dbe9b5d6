import type { Instance } from './instance';
import type { SampleAccount } from './sample-accounts';

const ROLE_WIDTH = 20;
const NAME_WIDTH = 15;
const PASSWORD_WIDTH = 18;

function accountLines(accounts: readonly SampleAccount[]): string[] {
  return accounts.map(({ role, username, password, orgCode, orgName }) =>
    [
      '   ',
      role.padEnd(ROLE_WIDTH),
      username.padEnd(NAME_WIDTH),
      password.padEnd(PASSWORD_WIDTH),
      `${orgCode} ${orgName}`,
    ].join(' '),
  );
}

/** What the person who started it needs to know, once everything is up. */
export function summary(instance: Instance, accounts: readonly SampleAccount[], folder: string): string {
  const lines = [
    '',
    'Bangfu 帮扶 is running.',
    '',
    `  API             ${instance.apiUrl}`,
    `  Documentation   ${instance.docsUrl}`,
    `  Temporal        ${instance.temporalUiUrl ?? instance.temporalAddress}`,
    `  Data and logs   ${folder}`,
  ];
  const { metricsUrls } = instance;
  if (metricsUrls) lines.push(`  Metrics         ${metricsUrls.api} and ${metricsUrls.worker}`);
  if (accounts.length > 0) {
    lines.push('', '  Sample accounts (role, user name, password, organisation):', ...accountLines(accounts));
  }
  return [...lines, '', 'Ctrl-C stops everything; the data stay.'].join('\n');
}
