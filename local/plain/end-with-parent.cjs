'use strict';
// Preloaded into our children: whoever started us may be killed without a chance to tell us.
const GRACE_MS = 30_000;

if (process.connected) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), GRACE_MS).unref();
  });
  // Being able to hear of it is no reason to stay alive.
  process.channel.unref();
}
