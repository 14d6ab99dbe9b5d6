import { chmodSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from './processes';
import type { Report } from './report';
import { SetupError } from './setup-error';
import { cachedTool, sdkDownload, type ToolSource } from './tool-cache';

const NAME = 'temporal-test-server';
const JAR_VERSION = '1.38.0';
const COPY_TIMEOUT_MS = 15 * 60_000;

const ADVICE = [
  'Any one of these helps:',
  '  - the path of a Temporal test server in BANGFU_TEMPORAL_TEST_SERVER',
  '  - a way to the internet, so that it can be downloaded',
  `  - Java and Maven with a repository that has io.temporal:temporal-test-server:${JAR_VERSION}`,
].join('\n');

const PROJECT = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>bangfu</groupId>
  <artifactId>test-server</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>io.temporal</groupId>
      <artifactId>temporal-test-server</artifactId>
      <version>${JAR_VERSION}</version>
    </dependency>
  </dependencies>
</project>
`;

/**
 * Started by the SDK with the port as argument. A killed parent would leave the server behind, so a watcher ends it;
 * `exec` makes the server the very process that the SDK ends.
 */
function launcher(command: string): string {
  return `#!/bin/sh
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
parent=$PPID
server=$$
(while kill -0 "$parent" && kill -0 "$server"; do sleep 1; done; kill "$server") </dev/null >/dev/null 2>&1 &
exec ${command} "$@"
`;
}

const JAVA_COMMAND = [
  '"${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:TieredStopAtLevel=1',
  '-cp "$here/lib/*" io.temporal.testserver.TestServer',
].join(' ');

/** Writes the program into the folder that is to be kept. */
function writeLauncher(home: string, command: string): void {
  const file = path.join(home, NAME);
  writeFileSync(file, launcher(command));
  chmodSync(file, 0o755);
}

const asFile = sdkDownload('time-skipping', 'the time-skipping test server');

const download: ToolSource = {
  doing: asFile.doing,
  async obtain(folder) {
    const file = await asFile.obtain(folder);
    const home = path.join(folder, 'home');
    mkdirSync(home);
    renameSync(file, path.join(home, 'server'));
    writeLauncher(home, '"$here/server"');
    return home;
  },
};

const maven: ToolSource = {
  doing: 'copying the time-skipping test server with Maven (38 MB, once on this machine)',
  async obtain(folder) {
    const java = await runCommand('java', ['-version']);
    if (!java.ok) throw new Error('Java is not installed');
    writeFileSync(path.join(folder, 'pom.xml'), PROJECT);
    const result = await runCommand(
      'mvn',
      ['-q', '-B', 'dependency:copy-dependencies', '-DincludeScope=runtime', '-DoutputDirectory=home/lib'],
      { cwd: folder, timeoutMs: COPY_TIMEOUT_MS },
    );
    if (!result.ok) throw new Error(result.output.slice(-300) || 'it took too long');
    const home = path.join(folder, 'home');
    writeLauncher(home, JAVA_COMMAND);
    return home;
  },
};

/**
 * The path of a server whose clock can be moved, for
 * `TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path } } })`:
 * configured, in the user's cache, downloaded, or copied with Maven.
 * @throws SetupError naming all of these, when none works
 */
export async function timeSkippingServer(report: Report = () => undefined): Promise<string> {
  const configured = process.env['BANGFU_TEMPORAL_TEST_SERVER'];
  if (configured) {
    if (existsSync(configured)) return configured;
    throw new SetupError(`BANGFU_TEMPORAL_TEST_SERVER names ${configured}, which does not exist.`);
  }
  const home = await cachedTool(`${NAME}-${JAR_VERSION}`, [download, maven], report, ADVICE);
  return path.join(home, NAME);
}
