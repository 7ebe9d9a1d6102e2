import { encodings } from '#domain/article-reading.ts';
import { t } from './strings.ts';

/** What a person calls an encoding: its script in the language spoken, its own name after it. An unknown label stays. */
export function encodingName(label: string): string {
  const name = encodings.find((encoding) => encoding.label === label)?.name;
  if (name === undefined) return label;
  const [script = '', rest = ''] = name.split(/(?= \()/);
  return `${t(`script.${script}` as Parameters<typeof t>[0])}${rest}`;
}
