// The part of the library that the tests use; it has no types of its own.
declare module 'datapackage' {
  type Resource = {
    readonly name: string;
    read(options: { readonly keyed: true; readonly relations: false }): Promise<Record<string, unknown>[]>;
    checkRelations(): Promise<boolean>;
  };
  type LoadedPackage = {
    readonly errors: readonly Error[];
    readonly resources: readonly Resource[];
  };
  const library: {
    readonly Package: { load(path: string, options: { readonly strict: true }): Promise<LoadedPackage> };
  };
  export default library;
}
