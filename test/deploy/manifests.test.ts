import { existsSync } from 'node:fs';
import path from 'node:path';
import { readApiConfig } from '../../api/config';
import { projectRoot } from '../../prisma/project-root';
import { WATCH_ROUTES } from '../../telemetry/metrics-server';
import { readTemporalConfig } from '../../temporal/connection';
import { readWorkerConfig } from '../../worker/config';
import { SERVER_VERSION } from '../cluster/support/server-tools';
import {
  composeContainers,
  composeServices,
  kubernetesContainers,
  kubernetesObjects,
  textOf,
  type Labels,
  type ProductContainer,
} from './manifests';
import { probeRoutes } from './probe-routes';

const PRODUCT = ['deploy', 'kubernetes'];
const CLUSTER = ['deploy', 'kubernetes', 'temporal'];
const product = kubernetesObjects(PRODUCT);
const cluster = kubernetesObjects(CLUSTER);
const containers = [...composeContainers(), ...kubernetesContainers(product)];

/** What each program of the image reads of its environment. */
const READERS: Record<string, (env: NodeJS.ProcessEnv) => unknown> = {
  'dist/api/main.js': readApiConfig,
  'dist/worker/main.js': readWorkerConfig,
  'dist/local/migrate-database.js': (env) => env['DATABASE_URL'],
  'dist/local/make-namespace.js': readTemporalConfig,
  'dist/local/deployment.js': readTemporalConfig,
};

function readerOf({ where, command }: ProductContainer): (env: NodeJS.ProcessEnv) => unknown {
  const [node, script = ''] = command;
  const reader = READERS[script];
  if (node !== 'node' || !reader)
    throw new Error(`${where} runs ${command.join(' ')}, which is no program of the image`);
  return reader;
}

/** The environment with a site's own values where the manifest leaves them open. */
function filledIn(env: ProductContainer['env']): Record<string, string> {
  const key = Buffer.alloc(32, 1).toString('base64');
  const file = path.join(projectRoot(), 'package.json');
  const value = (name: string, text: string) => {
    // What a site need not give.
    if (/^\$\{\w+:-\}$/.test(text)) return '';
    const isOpen = text === 'REPLACE' || text.startsWith('${');
    if (name.endsWith('_KEYS') && isOpen) return `1:${key}`;
    if (name.endsWith('_KEY') && isOpen) return key;
    return text.startsWith('/etc/bangfu/') ? file : text.replace(/\$\{\w+:\?\}/g, 'filled-in');
  };
  return Object.fromEntries(Object.entries(env).map(([name, text]) => [name, value(name, text)]));
}

function namesRead(reader: (env: NodeJS.ProcessEnv) => unknown, env: Record<string, string>): Set<string> {
  const names = new Set<string>();
  reader(new Proxy(env, { get: (target, name: string) => (names.add(name), target[name]) }));
  return names;
}

describe('the manifests in deploy/', () => {
  it('run all five programs, in compose and in Kubernetes', () => {
    const programs = (of: ProductContainer[]) => of.map(({ command }) => command[1]).sort();
    expect(programs(composeContainers())).toEqual(Object.keys(READERS).sort());
    expect(programs(kubernetesContainers(product))).toEqual(Object.keys(READERS).sort());
  });

  it.each(containers.map((container) => [container.where, container] as const))(
    '%s: its program takes its environment, and reads every variable of it',
    (_, container) => {
      const env = filledIn(container.env);
      const read = namesRead(readerOf(container), env);
      expect(Object.keys(env).filter((name) => !read.has(name))).toEqual([]);
    },
  );

  it('ask in their probes for routes that anybody may ask for, at the port where they are served', async () => {
    const served: Record<string, { routes: readonly string[]; port: string }> = {
      'dist/api/main.js': { routes: await probeRoutes(), port: 'PORT' },
      'dist/worker/main.js': { routes: WATCH_ROUTES, port: 'METRICS_PORT' },
    };
    const probed = containers.filter(({ probes }) => probes.length > 0);
    const eachIn = (place: string) =>
      probed
        .filter(({ where }) => where.startsWith(place))
        .map(({ probes }) => probes.map(({ path }) => path));
    expect(eachIn('compose')).toEqual([['/readyz'], ['/readyz']]);
    const three = ['/healthz', '/healthz', '/readyz'];
    expect(eachIn('kubernetes')).toEqual([three, three]);
    for (const { command, probes, env } of probed) {
      const { routes, port } = served[command[1] ?? ''] ?? { routes: [], port: '' };
      for (const probe of probes) {
        expect(routes).toContain(probe.path);
        expect(String(probe.port)).toBe(env[port]);
      }
    }
  });

  it('show their figures to nobody where people are served', async () => {
    expect(await probeRoutes()).not.toContain('/metrics');
    const services = product.filter(({ kind }) => kind === 'Service');
    expect(JSON.stringify(services)).not.toMatch(/metrics|9464/);
  });

  it('fill every ${NAME} of compose from example.env', () => {
    const wanted = [...textOf('deploy', 'compose.yaml').matchAll(/(?<!\$)\$\{(\w+)(:\?|:-)?\}/g)].map(
      ([, name]) => name,
    );
    const given = [...textOf('deploy', 'example.env').matchAll(/^(\w+)=/gm)].map(([, name]) => name);
    expect([...new Set(wanted)].sort()).toEqual(given.sort());
  });

  it('mount files that exist', () => {
    const files = Object.values(composeServices()).flatMap(({ volumes = [] }) => volumes);
    const ours = files.filter((file) => file.startsWith('./')).map((file) => file.split(':')[0] ?? '');
    expect(ours.length).toBeGreaterThan(0);
    expect(ours.filter((file) => !existsSync(path.join(projectRoot(), 'deploy', file)))).toEqual([]);
  });

  it('run the Temporal version on which the cluster is tested', () => {
    const images = [
      ...Object.values(composeServices()).map(({ image }) => image),
      ...cluster.flatMap(({ spec }) => spec?.template?.spec.containers ?? []).map(({ image }) => image),
    ].filter((image) => image.startsWith('temporalio/'));
    expect(images.length).toBeGreaterThan(5);
    for (const image of images) expect(image).toContain(SERVER_VERSION);
  });
});

describe.each([
  ['the product', product],
  ['the Temporal cluster', cluster],
])('in Kubernetes, %s', (_, objects) => {
  const named = (kind: string, name: unknown) =>
    objects.some((object) => object.kind === kind && object.metadata.name === name);
  const pods = objects.flatMap(({ spec }) => spec?.template ?? []);
  const covers = (selector: Labels, labels: Labels) =>
    Object.entries(selector).every(([name, value]) => labels[name] === value);

  it('refers only to ConfigMaps and Secrets that are there', () => {
    const references = pods.flatMap(({ spec }) => [
      ...spec.containers.flatMap(({ envFrom = [] }) =>
        envFrom.map(({ configMapRef, secretRef }) => [configMapRef?.name, secretRef?.name] as const),
      ),
      ...(spec.volumes ?? []).map(({ configMap, secret }) => [configMap?.name, secret?.secretName] as const),
    ]);
    const generated = ['temporal-dynamic-config'];
    const missing = references.filter(
      ([configMap, secret]) =>
        (configMap && !generated.includes(configMap) && !named('ConfigMap', configMap)) ||
        (secret && !named('Secret', secret)),
    );
    expect(missing).toEqual([]);
  });

  it('selects pods that are there, and scales a Deployment that is there', () => {
    const selectors = objects.flatMap(({ kind, spec }): Labels[] => {
      if (kind === 'Service') return [spec?.['selector'] as Labels];
      const at = kind === 'NetworkPolicy' ? 'podSelector' : 'selector';
      const { matchLabels } = (spec?.[at] ?? {}) as { matchLabels?: Labels };
      return matchLabels ? [matchLabels] : [];
    });
    expect(selectors.length).toBeGreaterThan(3);
    for (const selector of selectors)
      expect(pods.some(({ metadata }) => covers(selector, metadata.labels))).toBe(true);
    const scaled = objects.filter(({ kind }) => kind === 'HorizontalPodAutoscaler');
    for (const { spec } of scaled)
      expect(named('Deployment', (spec?.['scaleTargetRef'] as { name: string }).name)).toBe(true);
  });

  it('gives nobody root, a writable root file system or a token of the cluster', () => {
    for (const { spec } of pods) {
      expect(spec.automountServiceAccountToken).toBe(false);
      expect(spec.securityContext).toMatchObject({ runAsNonRoot: true });
      for (const container of spec.containers)
        expect(container.securityContext).toMatchObject({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
    }
  });
});

describe('the image', () => {
  const dockerfile = textOf('deploy', 'Dockerfile');

  it('is made of files that exist, and runs as nobody in particular', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources = '']) =>
      sources.split(' '),
    );
    expect(copied).toEqual(expect.arrayContaining(['prisma/migrations', 'prisma/reference', 'package.json']));
    expect(copied.filter((file) => !existsSync(path.join(projectRoot(), file)))).toEqual([]);
    expect(dockerfile).toMatch(/^USER node$/m);
  });

  it('has the programs that the manifests run, and Node in the version that package.json asks for', () => {
    for (const { command } of containers) {
      const source = (command[1] ?? '').replace(/^dist\/(.*)\.js$/, '$1.ts');
      expect(existsSync(path.join(projectRoot(), source))).toBe(true);
    }
    const { engines, scripts } = JSON.parse(textOf('package.json')) as {
      engines: { node: string };
      scripts: Record<string, string>;
    };
    const wanted = /\d+/.exec(engines.node)?.[0];
    for (const [, major] of dockerfile.matchAll(/^FROM node:(\d+)/gm)) expect(major).toBe(wanted);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['api', 'worker', 'migrate', 'namespace']));
  });
});
