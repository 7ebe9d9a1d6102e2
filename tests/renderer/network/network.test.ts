import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { NetworkView as View } from '#domain/compare/network-view.ts';
import NetworkView from '../../../src/renderer/src/features/network/NetworkView.svelte';
import type { Session } from '../../../src/renderer/src/state/session.ts';
import { lastInput, openSession, show } from '../app/show.ts';
import { FakeCore } from '../fake-core.ts';

async function open(core: FakeCore): Promise<Session> {
  const session = await openSession(core);
  session.workspace.compare('network');
  await show(session, NetworkView, {});
  return session;
}

const options = () => page.getByRole('listbox', { name: 'Sources, strongest first' }).getByRole('option');

test('a case in which nobody says anything tells what to do, and so does a filter that hides everything', async () => {
  const core = new FakeCore();
  const session = await open(core);
  await expect.element(page.getByRole('heading', { name: 'Nobody says anything yet' })).toBeVisible();
  session.workspace.comparison.look('source:"Nobody at all"');
  await expect.element(page.getByRole('heading', { name: 'The filter lets nothing through' })).toBeVisible();
});

test('one article in its own voice is one source, and it is said that no chain leads further', async () => {
  const core = new FakeCore();
  const article = core.addArticle({ title: 'Alone', publisher: 'Post', blocks: ['Water rose.'] });
  core.addMark(article, 'Water rose.');
  await open(core);
  await expect.element(page.getByText('no chain leads to another source', { exact: false })).toBeVisible();
  await expect.poll(() => options().elements().length).toBe(1);
});

test('what is left out is counted, and a source named by a warning is drawn though it is weak', async () => {
  const core = new FakeCore();
  const article = core.addArticle({ title: 'Alone', publisher: 'Post', blocks: ['Water rose.'] });
  core.addMark(article, 'Water rose.');
  const weak = '018f1000-0000-7000-8000-00000000000a';
  const node = (id: string, name: string): View['nodes'][number] => ({
    id,
    name,
    kind: 'person',
    voiceOf: 0,
    places: 1,
    nearest: 1,
    depth: 1,
  });
  const strong = node('018f1000-0000-7000-8000-00000000000b', 'Strong');
  core.answer('compare.network', ({ keep }) => ({
    nodes: keep.includes(weak) ? [strong, node(weak, 'Weak')] : [strong],
    links: [],
    whole: { nodes: 2000, links: 7000, places: 9000, quoting: 9000 },
    rings: { first: [], more: 0 },
    derivedRings: { first: [], more: 0 },
    voices: {
      first: [
        {
          sourceId: weak,
          name: 'Weak',
          articles: 2,
          claims: { first: [{ claimId: weak, text: 'It rained.', articles: 2 }], more: 0 },
        },
      ],
      more: 0,
    },
  }));
  const session = await open(core);
  await expect.element(page.getByText('1 of 2,000 sources')).toBeVisible();
  await expect
    .element(page.getByText('Left out: 1,999 weaker sources and 7,000 links.', { exact: false }).first())
    .toBeInTheDocument();
  await page.getByRole('button', { name: 'Warnings (1)' }).click();
  await page.getByRole('button', { name: 'It rained.' }).click();
  await expect.poll(() => options().elements().length).toBe(2);
  expect(lastInput(core, 'compare.chains')).toMatchObject({ sourceId: weak, claimId: weak });
  expect(session.workspace.comparison.claimId).toBe(weak);
  await page.getByLabelText('Show the strongest').selectOptions('150');
  await expect.poll(() => lastInput(core, 'compare.network')).toMatchObject({ most: 150, keep: [weak] });
  (page.getByRole('listbox', { name: 'Sources, strongest first' }).element() as HTMLElement).focus();
  await userEvent.keyboard('{End}');
  await expect.poll(() => session.workspace.comparison.sourceId).toBe(weak);
  await userEvent.keyboard('{Delete}');
  await expect.poll(() => session.workspace.comparison.sourceId).toBe(null);
});
