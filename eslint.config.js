import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: a name is found by search and renamed in one go.',
};

const noElectron = {
  name: 'electron',
  message: 'Only main and preload know Electron; ask for it through the contract (ARCHITECTURE.md).',
};

export default ts.config(
  {
    ignores: ['out/', 'dist/', '.cache/', 'demo-output/', 'test-results/', 'playwright-report/', 'coverage/'],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.svelte'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.node.json', 'tsconfig.preload.json', 'tsconfig.web.json', 'tsconfig.test.json'],
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      // A handler is async by its type, whether or not it waits for anything.
      '@typescript-eslint/require-await': 'off',
      // Control characters are what readers of files look for.
      'no-control-regex': 'off',
      // Template literals show numbers as they are; that is what is meant.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
    },
  },
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser }, globals: globals.browser },
    rules: {
      // The one way a hostile article could reach the page as markup.
      'svelte/no-at-html-tags': 'error',
      'svelte/require-each-key': 'error',
      // It takes the words after a svelte-ignore's dash for further codes.
      'svelte/no-unused-svelte-ignore': 'off',
      'svelte/button-has-type': 'error',
      'svelte/no-target-blank': 'error',
      // Rows are $state.raw and replaced as a whole; a Map within a function is no state.
      'svelte/prefer-svelte-reactivity': 'off',
      // `let { title } = $props()` is how Svelte writes it.
      'prefer-const': 'off',
      'svelte/prefer-const': [
        'error',
        { destructuring: 'all', excludedRunes: ['$props', '$derived', '$state'] },
      ],
      // The types of handlers in markup are svelte-check's: here they come out as any.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      // TypeScript knows the names; in .svelte files this rule does not know the runes' types.
      'no-undef': 'off',
    },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      // Matchers such as expect.any() and what a page hands back are of type any.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // Playwright reads a fixture's needs from the pattern, and one without any is `{}`.
      'no-empty-pattern': 'off',
    },
  },
  {
    files: ['src/**/*.ts', 'tests/**/*.ts', 'scripts/**/*.mjs'],
    ignores: ['**/*.d.ts'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport], 'no-undef': 'off' },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.svelte'],
    ignores: ['src/main/**', 'src/preload/**'],
    rules: { 'no-restricted-imports': ['error', { paths: [noElectron] }] },
  },
  {
    files: ['src/**/*.{ts,svelte}'],
    rules: { 'no-console': 'error' },
  },
  {
    // The command line's words go to the terminal; the shell's log writes there in development.
    files: ['src/cli/**/*.ts', 'src/main/log.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', 'scripts/setup/default-app/*.js', '*.js'],
    languageOptions: { globals: globals.node },
  },
  {
    // The benchmarks hand functions to the page, which has its own globals.
    files: ['tests/bench/**/*.mjs'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
);
