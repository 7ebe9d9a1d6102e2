// From the key to the mark painted, which it is only once core has committed it: see reader-controller.svelte.ts.

/** Marks so many sentences by caret and key and gives the milliseconds each took, in the order they were marked. */
export async function markingTimes(page, count) {
  await page.locator('[role=document]').focus();
  return page.evaluate(async (wanted) => {
    const pane = document.querySelector('[role=document]');
    // Of this block alone: the reader paints what is near the window, and that changes with scrolling.
    const painted = (text) =>
      [...CSS.highlights].reduce(
        (sum, [name, ranges]) =>
          sum +
          (name.startsWith('mark-')
            ? [...ranges].filter((range) => range.startContainer === text).length
            : 0),
        0,
      );
    const isMarked = (text, offset) =>
      [...CSS.highlights].some(
        ([name, ranges]) =>
          name.startsWith('mark-') &&
          [...ranges].some(
            (range) =>
              range.startContainer === text && range.startOffset <= offset && offset <= range.endOffset,
          ),
      );
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const rest = () => new Promise((resolve) => setTimeout(resolve, 150));
    const press = (code, key) =>
      pane.dispatchEvent(new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true }));
    const blocks = [...pane.querySelectorAll('p[data-block]')].filter(
      (block) => block.textContent.length > 60,
    );
    const every = Math.max(1, Math.floor(blocks.length / wanted));
    const times = [];
    for (let index = 0; times.length < wanted && index < blocks.length * 4; index++) {
      const block = blocks[(index * every) % blocks.length];
      block.scrollIntoView({ block: 'center' });
      const sentence = Math.floor((index * every) / blocks.length) + 1;
      const text = block.firstChild;
      let at = 0;
      for (let skip = 0; skip < sentence; skip++) at = text.data.indexOf('. ', at) + 2;
      const caret = Math.min(at + 4, text.data.length - 2);
      getSelection().collapse(text, caret);
      // A key comes when what was scrolled to can be read: laying that out took two frames more, and is no part of marking.
      await rest();
      await frame();
      // A sentence that is marked already is only chosen, which is quicker.
      if (isMarked(text, caret)) continue;
      const before = painted(text);
      const start = performance.now();
      press('KeyM', 'm');
      while (painted(text) === before && performance.now() - start < 5000) await frame();
      // This callback runs before its frame is drawn; the task after it runs when it was.
      await new Promise((resolve) => setTimeout(resolve));
      if (painted(text) !== before) times.push(performance.now() - start);
      press('Escape', 'Escape');
    }
    return times;
  }, count);
}
