/**
 * An address as what a link may lead to, or null when it is anything but http or https: an article's URL comes from outside and
 * may be `javascript:`.
 */
export function webAddress(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}
