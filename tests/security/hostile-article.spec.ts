import type { Page } from '@playwright/test';
import { request } from '../e2e/fixtures/app.ts';
import { expect, test } from './local-server.ts';

/** An article with something active at every place known for it; `run` calls must never happen. */
function hostileArticle(server: string): string {
  return `<!doctype html><html lang="en"><head>
<title>The dam that was not there</title>
<meta http-equiv="refresh" content="0; url=${server}/refresh">
<base href="${server}/base/">
<link rel="stylesheet" href="${server}/style.css"><link rel="dns-prefetch" href="${server}">
<link rel="preload" as="image" href="${server}/preload.png">
<style>@import url("${server}/import.css"); body { background: url("${server}/background.png") }</style>
<script>globalThis.hostile = 'head script'</script>
<script src="${server}/remote.js"></script>
</head><body onload="globalThis.hostile='onload'">
<article>
<h1 onclick="globalThis.hostile='onclick'">The dam that was not there</h1>
<p>The ministry said on Monday that the dam had never been built, and that nobody had asked for it to be built.</p>
<img src="${server}/pixel.png" srcset="${server}/pixel2.png 2x" onerror="globalThis.hostile='onerror'">
<p style="background:url(${server}/inline.png)">Engineers told the paper that they had worked on it for three years,
<a href="javascript:globalThis.hostile='link'">and showed their notebooks</a>, in which each day was entered.</p>
<svg onload="globalThis.hostile='svg'"><script>globalThis.hostile='svg script'</script>
<foreignObject><iframe src="${server}/foreign"></iframe></foreignObject><image href="${server}/svg.png"/></svg>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=globalThis.hostile='mutation'&gt;">
</table></mtext></math>
<iframe src="${server}/frame" srcdoc="<script>parent.hostile='frame'</script>"></iframe>
<object data="${server}/object"></object><embed src="${server}/embed">
<video src="${server}/video" poster="${server}/poster" autoplay></video>
<form action="${server}/form"><input autofocus onfocus="globalThis.hostile='focus'"><button formaction="javascript:globalThis.hostile='button'">Read on</button></form>
<details open ontoggle="globalThis.hostile='toggle'"><summary>More</summary>The villages below the dam were empty.</details>
<p>{{constructor.constructor("globalThis.hostile='template'")()}} &lt;img src=x onerror=globalThis.hostile='text'&gt;</p>
<p>Nobody could be found who had seen the water, although two of the villages had been moved for its sake.</p>
</article></body></html>`;
}

const asPlainText = `The dam that was not there

<img src=x onerror="globalThis.hostile='plain'"><script>globalThis.hostile='plain script'</script>
The ministry said on Monday that the dam had never been built, and that nobody had asked for it to be built.`;

const asMarkdown = (server: string): string => `# The dam that was not there

<img src="${server}/markdown.png" onerror="globalThis.hostile='markdown'"> ![pixel](${server}/markdown2.png)

The ministry [said](javascript:globalThis.hostile='markdown-link') on Monday that the dam had never been built.`;

/** Imports bytes as the import dialog does, through the page's own bridge. */
async function importArticle(page: Page, fileName: string, text: string): Promise<string> {
  const result = await page.evaluate(
    async ([name, content]) => {
      const { parallax } = globalThis as unknown as {
        parallax: {
          call: (request: string, input: unknown) => Promise<{ ok: boolean; value?: { id: string } }>;
        };
      };
      return parallax.call('article.import', {
        bytes: new TextEncoder().encode(content),
        fileName: name,
        format: null,
        encoding: null,
        furniture: null,
        metadata: {
          title: `<img src=x onerror="globalThis.hostile='title'"> ${name}`,
          authors: [`<script>globalThis.hostile='author'</script>`],
          publisher: null,
          url: null,
          publishedOn: null,
          retrievedOn: null,
          language: 'en',
          genre: 'news',
        },
      });
    },
    [fileName, text] as const,
  );
  expect(result).toMatchObject({ ok: true });
  return result.value?.id ?? '';
}

test('a hostile article is words and nothing else, in every view that shows it', async ({
  launch,
  server,
}) => {
  const { app, page } = await launch();
  const articles = {
    'dam.html': hostileArticle(server.url),
    'dam.txt': asPlainText,
    'dam.md': asMarkdown(server.url),
  };
  const marker = 'The ministry';
  for (const [fileName, content] of Object.entries(articles)) {
    const articleId = await importArticle(page, fileName, content);
    const { text } = await request(page, 'article.open', { articleId });
    const start = text.indexOf(marker);
    expect(start).toBeGreaterThanOrEqual(0);
    await request(page, 'occurrence.mark', {
      articleId,
      spans: [{ start, end: start + marker.length }],
      claimId: null,
      claimText: `<img src=x onerror="globalThis.hostile='claim'"> in ${fileName}`,
      stance: 'rejects',
    });
  }

  for (const key of ['Control+1', 'Control+3', 'Control+4', 'Control+5']) {
    await page.keyboard.press(key);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50))));
  }
  for (const fileName of Object.keys(articles)) {
    await page.keyboard.press('Control+1');
    await page.getByText(fileName).first().click();
    await page.keyboard.press('Control+2');
    await expect(page.getByText('that the dam had never been built').first()).toBeVisible();
    const active = await page.evaluate(() => ({
      ran: (globalThis as unknown as { hostile?: string }).hostile ?? null,
      elements: document.querySelectorAll(
        'iframe, object, embed, video, img[src^="http"], base, form, link[rel="preload"], script:not([src^="/"]):not([src^="./"]):not([src^="app:"])',
      ).length,
      links: [...document.querySelectorAll('a[href]')]
        .map((link) => link.getAttribute('href') ?? '')
        .filter((href) => /^javascript:/i.test(href)),
      handlers: [...document.querySelectorAll('main *')].flatMap((element) =>
        element.getAttributeNames().filter((name) => name.startsWith('on')),
      ),
    }));
    expect(active).toEqual({ ran: null, elements: 0, links: [], handlers: [] });
  }
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
  expect(server.visits).toEqual([]);
});
