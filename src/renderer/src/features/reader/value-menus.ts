import type { ReadingStatus } from '#domain/article.ts';
import { readingStatuses } from '#domain/article.ts';
import { call } from '../../api/client.ts';
import { codebookWords, offeredChoices } from '../../i18n/codebook-words.ts';
import type { ReaderController } from './reader-controller.svelte.ts';
import { t } from './strings.ts';

/** The values that a key shows as a menu and a digit chooses. */
export type MenuList = 'commitment' | 'quotation' | 'readingStatus';

/** One value of a menu with the digit that chooses it; empty from the tenth on. */
export type MenuItem = {
  readonly key: string;
  readonly label: string;
  readonly definition: string;
  readonly isCurrent: boolean;
  readonly choose: () => void;
};

/** Shows the values to choose from; those of a mark only where there is a mark, or one is being made. */
export function openValues(reader: ReaderController, list: MenuList): void {
  if (!reader.editor.mayWrite()) return;
  if (list !== 'readingStatus' && !reader.editor.busy && reader.atHand().length === 0) {
    reader.sayNoMark();
    return;
  }
  reader.popover = { kind: 'values', list };
}

/** The items of a menu as things stand now. */
export function menuItems(reader: ReaderController, list: MenuList): readonly MenuItem[] {
  switch (list) {
    case 'commitment':
      return judgementItems(reader, list);
    case 'quotation':
      return judgementItems(reader, list);
    case 'readingStatus':
      return readingStatuses.map((status, index) => ({
        key: `${index + 1}`,
        ...codebookWords(list, status),
        isCurrent: reader.document.article.status === status,
        choose: () => void setStatus(reader, status),
      }));
  }
}

function judgementItems<List extends 'commitment' | 'quotation'>(
  reader: ReaderController,
  list: List,
): readonly MenuItem[] {
  const [only, another] = reader.atHand();
  const current = only && !another ? (only.added?.[list] ?? only[list]) : undefined;
  const set = (value: unknown, added: string | null, label: string): void => {
    reader.closePopover();
    reader.act(async ({ id }) => {
      const changed = await reader.editor.update(
        id,
        added === null ? { [list]: value } : { added: { [list]: added } },
      );
      if (changed)
        reader.spoken = t(list === 'commitment' ? 'commitmentSet' : 'quotationSet', {
          claim: reader.describe(changed),
          value: label,
        });
    });
  };
  // Hidden values are not offered even where one is chosen, so that a digit means the same at every mark.
  const items = offeredChoices(list).map(({ value, added, words }, index): MenuItem => {
    const { label, definition } = words;
    return {
      key: index < 9 ? `${index + 1}` : '',
      label,
      definition,
      isCurrent: current === words.value,
      choose: () => set(value, added, label),
    };
  });
  const none = codebookWords('stanceGap', 'not-judged');
  return [
    ...items,
    {
      key: '0',
      label: none.label,
      definition: '',
      isCurrent: current === null,
      choose: () => set(null, null, none.label),
    },
  ];
}

/** Sets how far the article has been read; nothing sets it by itself. */
export async function setStatus(reader: ReaderController, status: ReadingStatus): Promise<void> {
  reader.closePopover();
  await reader.editor.queue(async () => {
    if (!reader.editor.mayWrite()) return;
    const { document } = reader;
    document.article = await call('article.update', { articleId: document.articleId, patch: { status } });
    reader.spoken = t('statusSet', { status: codebookWords('readingStatus', status).label });
  });
}
