import { expect, test } from './local-server.ts';

test('every answer of the page’s scheme carries the policy and the other guards', async ({ launch }) => {
  const { app } = await launch();
  for (const address of ['app://parallax/index.html', 'app://parallax/nothing.html']) {
    const headers = await app.evaluate(async ({ net }, url) => {
      const response = await net.fetch(url);
      return Object.fromEntries(response.headers.entries());
    }, address);
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toMatch(/^default-src 'none'; /);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('http');
    expect(policy).not.toContain('*');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['cross-origin-embedder-policy']).toBe('require-corp');
  }
});

test('the app’s own page starts without breaking the policy', async ({ launch }) => {
  const { page } = await launch();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) complaints.push(message.text());
  });
  await page.reload();
  await page.waitForLoadState('load');
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  expect(complaints).toEqual([]);
});

/** Each puts something active into the page and notes in `globalThis.ran` if it ran. */
const attempts: Readonly<
  Record<string, { readonly directive: string; readonly act: (server: string) => void }>
> = {
  'an inline script': {
    directive: 'require-trusted-types-for',
    act: () => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.ran = true';
      document.body.append(script);
    },
  },
  'an inline handler': {
    directive: 'require-trusted-types-for',
    act: () => {
      const button = document.createElement('button');
      button.setAttribute('onclick', 'globalThis.ran = true');
      document.body.append(button);
      button.click();
    },
  },
  'a script from elsewhere': {
    directive: 'require-trusted-types-for',
    act: (server) => {
      const script = document.createElement('script');
      script.src = `${server}/evil.js`;
      document.body.append(script);
    },
  },
  'a data: script': {
    directive: 'require-trusted-types-for',
    act: () => {
      const script = document.createElement('script');
      script.src = 'data:text/javascript,globalThis.ran = true';
      document.body.append(script);
    },
  },
  'markup made of text': {
    directive: 'require-trusted-types-for',
    act: () => {
      document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="globalThis.ran = true">');
    },
  },
  'another way to make markup of text': {
    directive: 'trusted-types',
    act: () => {
      const { trustedTypes } = globalThis as unknown as {
        trustedTypes: { createPolicy: (name: string, rules: object) => unknown };
      };
      trustedTypes.createPolicy('anything', { createHTML: (text: string) => text });
    },
  },
  'an image from elsewhere': {
    directive: 'img-src',
    act: (server) => {
      const image = new Image();
      image.src = `${server}/pixel.png`;
      document.body.append(image);
    },
  },
  'a style sheet from elsewhere': {
    directive: 'style-src-elem',
    act: (server) => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = `${server}/style.css`;
      document.head.append(link);
    },
  },
  'a font from elsewhere': {
    directive: 'font-src',
    act: (server) => {
      const font = new FontFace('Outside', `url(${server}/font.woff2)`);
      document.fonts.add(font);
      font.load().catch(() => undefined);
    },
  },
  'a frame': {
    directive: 'frame-src',
    act: (server) => {
      const frame = document.createElement('iframe');
      frame.src = `${server}/frame.html`;
      document.body.append(frame);
    },
  },
  'an object': {
    // Which of the two comes first depends on Chromium's version.
    directive: 'object-src|require-trusted-types-for',
    act: (server) => {
      const object = document.createElement('object');
      object.data = `${server}/object.svg`;
      document.body.append(object);
    },
  },
  'a video': {
    directive: 'media-src',
    act: (server) => {
      const video = document.createElement('video');
      video.src = `${server}/video.mp4`;
      document.body.append(video);
    },
  },
  'a fetch': {
    directive: 'connect-src',
    act: (server) => {
      fetch(`${server}/data.json`).catch(() => undefined);
    },
  },
  'a WebSocket': {
    directive: 'connect-src',
    act: (server) => {
      try {
        new WebSocket(server.replace('http', 'ws'));
      } catch {
        // Refusing by exception is right too.
      }
    },
  },
  'a beacon': {
    directive: 'connect-src',
    act: (server) => {
      navigator.sendBeacon(`${server}/beacon`, 'x');
    },
  },
  'a form that is sent': {
    directive: 'form-action',
    act: (server) => {
      const form = document.createElement('form');
      form.action = `${server}/form`;
      document.body.append(form);
      form.submit();
    },
  },
  'another base address': {
    directive: 'base-uri',
    act: (server) => {
      const base = document.createElement('base');
      base.href = server;
      document.head.append(base);
    },
  },
};

test('nothing active gets into the page', async ({ launch, server }) => {
  const { page } = await launch();
  for (const [name, { directive, act }] of Object.entries(attempts)) {
    await test.step(name, async () => {
      const result = await page.evaluate(
        ([source, address, expected]) => {
          const refused = new Promise<string>((resolve) => {
            addEventListener('securitypolicyviolation', (event) => {
              if (expected.split('|').includes(event.effectiveDirective)) resolve(expected);
            });
          });
          // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the one way to bring code in from outside the page
          const run = Function(`return (${source})`) as () => (server: string) => void;
          const attempt = run();
          // From a timer: what a debugger evaluates itself is outside the policy.
          setTimeout(() => {
            try {
              attempt(address);
            } catch {
              // Some are refused by an exception as well.
            }
          });
          return refused.then((directiveOfRefusal) => ({
            refused: directiveOfRefusal,
            ran: 'ran' in globalThis,
          }));
        },
        [act.toString(), server.url, directive] as const,
      );
      expect(result).toEqual({ refused: directive, ran: false });
      expect(page.url()).toBe('app://parallax/index.html');
    });
  }
  expect(server.visits).toEqual([]);
});

test('text never becomes code', async ({ launch }) => {
  const { page } = await launch();
  const outcome = await page.evaluate(
    () =>
      new Promise<readonly string[]>((resolve) => {
        // From a timer: what a debugger evaluates itself is outside the policy.
        setTimeout(() => {
          const tries: readonly (() => unknown)[] = [
            () => (0, eval)('1'),
            // eslint-disable-next-line @typescript-eslint/no-implied-eval -- exactly what must not work
            () => Function('return 1')(),
            () => new (Object.getPrototypeOf(async () => undefined).constructor)('return 1')(),
          ];
          resolve(
            tries.map((attempt) => {
              try {
                return `ran: ${String(attempt())}`;
              } catch (error) {
                return (error as Error).name;
              }
            }),
          );
        });
      }),
  );
  expect(outcome).toEqual(['EvalError', 'EvalError', 'EvalError']);
});
