import type { Settings } from '#contract/api.ts';

/** The part of the settings that says how things look. */
export type Appearance = Pick<
  Settings,
  'theme' | 'contrast' | 'motion' | 'textSize' | 'measure' | 'lineHeight' | 'readerFont' | 'hyphenate'
>;

const wantsContrast = matchMedia('(prefers-contrast: more)');
const wantsLessMotion = matchMedia('(prefers-reduced-motion: reduce)');
let stopFollowing = (): void => undefined;

/** Has the page look so from now on, and follow the system where the system is to decide. */
export function applyAppearance(appearance: Appearance): void {
  stopFollowing();
  const root = document.documentElement;
  const show = (): void => {
    mark(root, 'theme', appearance.theme === 'system' ? null : appearance.theme);
    mark(root, 'contrast', appearance.contrast === 'more' || wantsContrast.matches ? 'more' : null);
    mark(root, 'motion', appearance.motion === 'less' || wantsLessMotion.matches ? 'less' : null);
  };
  show();
  for (const [name, value] of readingStyle(appearance)) root.style.setProperty(name, value);
  wantsContrast.addEventListener('change', show);
  wantsLessMotion.addEventListener('change', show);
  stopFollowing = () => {
    wantsContrast.removeEventListener('change', show);
    wantsLessMotion.removeEventListener('change', show);
  };
}

/** How articles are set, as values of the names in tokens.css. */
export function readingStyle(
  appearance: Omit<Appearance, 'theme' | 'contrast' | 'motion'>,
): readonly (readonly [name: string, value: string])[] {
  return [
    ['--reader-size', `${appearance.textSize}px`],
    ['--reader-leading', String(appearance.lineHeight / 100)],
    ['--measure', `${appearance.measure}ch`],
    ['--reader-font', appearance.readerFont === 'sans' ? 'var(--font-ui)' : 'var(--font-text)'],
    ['--reader-hyphens', appearance.hyphenate ? 'auto' : 'manual'],
  ];
}

function mark(root: HTMLElement, name: string, value: string | null): void {
  if (value === null) delete root.dataset[name];
  else root.dataset[name] = value;
}
