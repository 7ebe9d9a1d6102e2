/**
 * True when the browser engine breaks long words of a language by its rules. It takes them from the system; where that
 * has none, as on Linux, `hyphens: auto` does nothing and nobody is told.
 */
export function canHyphenate(language: string): boolean {
  const probe = document.createElement('div');
  probe.lang = language;
  probe.textContent = language === 'uk' ? 'найнеймовірнішими непередбачуваностями' : 'incomprehensibilities';
  probe.style.cssText =
    'position: absolute; visibility: hidden; width: 6em; hyphens: auto; overflow-wrap: normal';
  document.body.append(probe);
  const broken = probe.offsetHeight;
  probe.style.hyphens = 'manual';
  const whole = probe.offsetHeight;
  probe.remove();
  return broken > whole;
}
