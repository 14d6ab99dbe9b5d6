import { writeBundle } from './bundle';

writeBundle().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
