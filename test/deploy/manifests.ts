import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { projectRoot } from '../../prisma/project-root';

/** A container of the product's own image, as a manifest describes it. */
export interface ProductContainer {
  readonly where: string;
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Paths and ports of its HTTP probes. */
  readonly probes: readonly { path: string; port: number }[];
}

/** An object of Kubernetes, as far as the tests look into it. */
export interface KubernetesObject {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly data?: Record<string, string>;
  readonly stringData?: Record<string, string>;
  readonly spec?: Record<string, unknown> & { template?: { metadata: { labels: Labels }; spec: PodSpec } };
}

export type Labels = Readonly<Record<string, string>>;

interface PodSpec {
  automountServiceAccountToken?: boolean;
  securityContext?: object;
  containers: ContainerSpec[];
  volumes?: { configMap?: { name: string }; secret?: { secretName: string } }[];
}

interface ContainerSpec {
  name: string;
  image: string;
  command?: string[];
  securityContext?: object;
  env?: { name: string; value?: string }[];
  envFrom?: { configMapRef?: { name: string }; secretRef?: { name: string } }[];
  ports?: { name: string; containerPort: number }[];
  startupProbe?: ProbeSpec;
  livenessProbe?: ProbeSpec;
  readinessProbe?: ProbeSpec;
}

interface ProbeSpec {
  httpGet?: { path: string; port: string };
}

/** The text of a file, by its path from the project's folder. */
export function textOf(...file: string[]): string {
  return readFileSync(path.join(projectRoot(), ...file), 'utf8');
}

export interface ComposeService {
  image: string;
  command?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  healthcheck?: { test: string[] | string };
}

/** The services of the compose file, its anchors and merges resolved. */
export function composeServices(): Record<string, ComposeService> {
  const file = parse(textOf('deploy', 'compose.yaml'), { merge: true }) as {
    services: Record<string, ComposeService>;
  };
  return file.services;
}

/** Every object of a kustomization with the examples of its Secrets. */
export function kubernetesObjects(folder: readonly string[]): KubernetesObject[] {
  const { resources } = parse(textOf(...folder, 'kustomization.yaml')) as { resources: string[] };
  return [...resources, 'secrets.example.yaml'].flatMap((file) =>
    parseAllDocuments(textOf(...folder, file)).map((document) => document.toJS() as KubernetesObject),
  );
}

/** The product's containers in the compose file. */
export function composeContainers(): ProductContainer[] {
  return Object.entries(composeServices())
    .filter(([, { image }]) => image.startsWith('bangfu:'))
    .map(([name, { command = [], environment = {}, healthcheck }]) => ({
      where: `compose ${name}`,
      command,
      env: environment,
      probes: [...JSON.stringify(healthcheck ?? '').matchAll(/127\.0\.0\.1:(\d+)(\/\w+)/g)].map(
        ([, port, path = '']) => ({ path, port: Number(port) }),
      ),
    }));
}

/** The product's containers in the Kubernetes manifests, with the values of what their environment comes from. */
export function kubernetesContainers(objects: readonly KubernetesObject[]): ProductContainer[] {
  const containers = objects.flatMap(({ spec }) => spec?.template?.spec.containers ?? []);
  return containers
    .filter(({ image }) => image === 'bangfu')
    .map((container) => productContainer(container, objects));
}

function productContainer(container: ContainerSpec, objects: readonly KubernetesObject[]): ProductContainer {
  const { name, command = [], env = [], envFrom = [], ports = [] } = container;
  const valuesOf = ({ configMapRef, secretRef }: (typeof envFrom)[number]) => {
    const [kind, wanted] = configMapRef ? ['ConfigMap', configMapRef.name] : ['Secret', secretRef?.name];
    const source = objects.find((object) => object.kind === kind && object.metadata.name === wanted);
    if (!source) throw new Error(`${name}: there is no ${kind} ${wanted}`);
    return source.data ?? source.stringData ?? {};
  };
  const probes = [container.startupProbe, container.livenessProbe, container.readinessProbe];
  return {
    where: `kubernetes ${name}`,
    command,
    env: Object.assign(
      {},
      ...envFrom.map(valuesOf),
      ...env.map((one) => ({ [one.name]: one.value })),
    ) as Record<string, string>,
    probes: probes.flatMap((probe) =>
      probe?.httpGet
        ? {
            path: probe.httpGet.path,
            port: ports.find((port) => port.name === probe.httpGet?.port)?.containerPort ?? 0,
          }
        : [],
    ),
  };
}
