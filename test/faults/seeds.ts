/** The seeds of the rounds: as `npm run test:faults` asks, one fixed one otherwise. */
export function faultSeeds(): number[] {
  const rounds = Number(process.env['BANGFU_FAULT_ROUNDS'] ?? '1');
  const first = Number(process.env['BANGFU_FAULT_SEED'] ?? '20230625');
  return Array.from({ length: rounds }, (_, round) => first + round);
}
