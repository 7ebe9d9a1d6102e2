// XML as strings: what REFI-QDA needs is elements, attributes and text, nothing else.

/** What XML 1.0 has no place for, not even as a reference; U+FFFD stands there instead. */
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu;
const inText: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };
const inAttribute: Readonly<Record<string, string>> = {
  ...inText,
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** Words between tags. */
export function xmlText(words: string): string {
  return words.replace(forbidden, '\ufffd').replace(/[&<>\r]/g, (found) => inText[found] ?? found);
}

/** Attributes by name; null leaves one out. */
export type Attributes = Readonly<Record<string, string | number | null>>;

/** The tag that opens an element. */
export function openTag(name: string, attributes: Attributes = {}): string {
  return `<${name}${attributeText(attributes)}>`;
}

/** A whole element. `content` is XML already; none makes an empty element. */
export function element(name: string, attributes: Attributes, content = ''): string {
  return content === ''
    ? `<${name}${attributeText(attributes)}/>`
    : `<${name}${attributeText(attributes)}>${content}</${name}>`;
}

/** An element that holds words; nothing at all when there are none. */
export function textElement(name: string, words: string): string {
  return words === '' ? '' : element(name, {}, xmlText(words));
}

function attributeText(attributes: Attributes): string {
  let text = '';
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) continue;
    const written = String(value)
      .replace(forbidden, '\ufffd')
      .replace(/[&<>"\r\n\t]/g, (found) => inAttribute[found] ?? found);
    text += ` ${name}="${written}"`;
  }
  return text;
}
