// The directions of ARCHITECTURE.md, one rule each. A dependency against them fails `npm run check`.

/** Node's own modules and Electron, which no page and no pure rule may know. */
const platform = { dependencyTypes: ['core'] };

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: '1-domain-stands-alone',
      comment: 'The rules of the field run anywhere, so domain imports only domain.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { pathNot: '^src/domain/' },
    },
    {
      name: '2-contract-knows-domain-and-zod',
      comment:
        'What crosses a process is described by the domain’s types and a schema, by nothing that runs.',
      severity: 'error',
      from: { path: '^src/contract/' },
      to: { pathNot: '^src/(contract|domain)/|(^|/)node_modules/zod/' },
    },
    {
      name: '2b-figures-know-domain-and-d3',
      comment: 'A figure is drawn from plain data, in the page and in core alike, so it knows neither.',
      severity: 'error',
      from: { path: '^src/figures/' },
      to: { pathNot: '^src/(figures|domain)/|(^|/)node_modules/(d3-[a-z]+|svelte|@types/d3-[a-z]+)/' },
    },
    {
      name: '3a-core-knows-no-shell',
      comment: 'The core also serves the command line, where there is no Electron and no window.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: '^src/(main|preload|renderer|cli)/|(^|/)node_modules/electron/|^electron$' },
    },
    {
      name: '3b-only-db-opens-the-database',
      comment:
        'One place where a case file is opened, checked and locked; elsewhere it is a type of a parameter.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/core/db/' },
      to: { path: '(^|/)node_modules/better-sqlite3/|^better-sqlite3$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: '4a-window-knows-the-contract-as-types',
      comment: 'Schemas are checked in core; in the page they would be a second copy of 100 kB.',
      severity: 'error',
      from: { path: '^src/(renderer|preload)/' },
      to: { path: '^src/contract/', dependencyTypesNot: ['type-only', 'pre-compilation-only'] },
    },
    {
      name: '4b-window-knows-no-core-main-or-node',
      comment: 'The page is sandboxed: what it needs comes through the bridge.',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: { path: '^src/(core|main|cli|preload)/' },
    },
    {
      name: '4c-window-uses-no-node',
      comment: 'The page is sandboxed: it has no Node.',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: platform,
    },
    {
      name: '4d-preload-knows-no-core-or-main',
      comment: 'The preload script only passes requests on.',
      severity: 'error',
      from: { path: '^src/preload/' },
      to: { path: '^src/(core|main|cli|renderer)/' },
    },
    {
      name: '5-only-the-shell-knows-electron',
      comment: 'Electron is one place to change, and everything else is tested without it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main|preload)/' },
      to: { path: '(^|/)node_modules/electron(33)?/|^electron$' },
    },
    {
      name: '6a-features-are-apart',
      comment:
        'A feature is read, changed and removed by itself; what two share lies in state, reader-dom or ui.',
      severity: 'error',
      from: { path: '^src/renderer/src/features/([^/]+)/' },
      to: { path: '^src/renderer/src/features/', pathNot: '^src/renderer/src/features/$1/' },
    },
    {
      name: '6b-ui-knows-no-feature',
      comment: 'A button does not know what it is for.',
      severity: 'error',
      from: { path: '^src/renderer/src/(ui|reader-dom)/' },
      to: { path: '^src/renderer/src/(features|app)/' },
    },
    {
      name: '7-no-cycles',
      comment: 'Files that need each other are one file, or lack a third.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'nothing-unresolved',
      comment: 'An import that leads nowhere would pass every rule above.',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        couldNotResolve: true,
        pathNot: '\\?(raw|modulePath|worker|url|inline)$|^virtual:|^vite/client$|\\.css$',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'require', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json', '.svelte'],
    },
    skipAnalysisNotInRules: true,
  },
};
