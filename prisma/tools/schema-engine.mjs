import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createRequire } from 'node:module';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';

const glue = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');

// The engine calls this on a panic, before it dies.
globalThis.PRISMA_WASM_PANIC_REGISTRY ??= {
  set_message: (message) => console.error(`schema engine: ${message.split('\n')[0]}`),
};

/**
 * Prisma's schema engine as WebAssembly: the native one is a download from a site of its own.
 * @param adapterFactory a driver adapter of Prisma, bound to the database
 * @param {[path: string, content: string][]} files of the schema
 */
export async function loadSchemaEngine(adapterFactory, files) {
  const bindings = await import(glue);
  const bytes = await readFile(path.join(path.dirname(glue), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const ignoreLog = () => undefined;
  return bindings.SchemaEngine.new(
    { datamodels: files },
    ignoreLog,
    bindMigrationAwareSqlAdapterFactory(adapterFactory),
  );
}
