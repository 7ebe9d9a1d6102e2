/** Marks a branch the compiler has proved unreachable; throws if a value from outside gets there all the same. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
