import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';

const CHAR_OID = 18;
const TEXT_OID = 25;

/**
 * The catalogue has columns of the one-byte type "char", which the adapter does not know: it reads them as text, and
 * the engine is told that they are characters.
 */
function queryWithChars(adapter) {
  return async (query) => {
    const charColumns = new Set();
    const reading = Object.create(adapter, {
      performIO: {
        value: async (request) => {
          const result = await adapter.performIO(request);
          result.fields?.forEach((field, column) => {
            if (field.dataTypeID !== CHAR_OID) return;
            charColumns.add(column);
            field.dataTypeID = TEXT_OID;
          });
          return result;
        },
      },
    });
    const result = await Object.getPrototypeOf(adapter).queryRaw.call(reading, query);
    for (const column of charColumns) result.columnTypes[column] = ColumnTypeEnum.Character;
    return result;
  };
}

/** @prisma/adapter-pg as far as the schema engine needs it, its gap filled. For tools only. */
export function toolAdapter(connectionString) {
  const factory = new PrismaPg({ connectionString });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    adapter.queryRaw = queryWithChars(adapter);
    return adapter;
  };
  return factory;
}
