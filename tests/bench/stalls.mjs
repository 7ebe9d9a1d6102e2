// How long main and the page could not answer while something else went on.

/** Starts watching both; the function returned stops and gives the longest stall of each in milliseconds. */
export async function watchStalls(app, page) {
  await app.evaluate(() => {
    const watch = { worst: 0, last: performance.now() };
    watch.timer = setInterval(() => {
      const now = performance.now();
      watch.worst = Math.max(watch.worst, now - watch.last - 5);
      watch.last = now;
    }, 5);
    globalThis.stallWatch = watch;
  });
  await page.evaluate(() => {
    const watch = { worst: 0, last: performance.now() };
    const channel = new MessageChannel();
    // Messages are not throttled the way timers are.
    channel.port1.onmessage = () => {
      const now = performance.now();
      watch.worst = Math.max(watch.worst, now - watch.last);
      watch.last = now;
      if (!watch.stopped) setTimeout(() => channel.port2.postMessage(null), 1);
    };
    channel.port2.postMessage(null);
    globalThis.stallWatch = watch;
  });
  return async () => ({
    main: await app.evaluate(() => {
      clearInterval(globalThis.stallWatch.timer);
      return globalThis.stallWatch.worst;
    }),
    page: await page.evaluate(() => {
      globalThis.stallWatch.stopped = true;
      return globalThis.stallWatch.worst;
    }),
  });
}
