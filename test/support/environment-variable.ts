/**
 * For tests that set a variable of the process: each gives it back as it was.
 * @returns sets it for the test that runs
 */
export function environmentVariable(name: string): (value: string) => void {
  const before = process.env[name];
  afterEach(() => {
    if (before === undefined) delete process.env[name];
    else process.env[name] = before;
  });
  return (value) => void (process.env[name] = value);
}
