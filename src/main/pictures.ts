import { writeFile } from 'node:fs/promises';
import type { ElectronJob } from '#contract/electron-job.ts';
import { withHiddenPage } from './hidden-page.ts';

/** What Chromium gives a canvas at most, in pixels of a side and of all. */
const longestSide = 16_384;
const mostPixels = 120_000_000;

/** The page loads its own drawings as pictures, in which nothing runs and nothing is loaded, and nothing else. */
const page = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'">`;

/** Draws the picture at an address in the page, on white, and gives it as the base64 of a PNG. */
const drawInPage = `async (address, longestSide, mostPixels) => {
  const image = new Image();
  image.src = address;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const scale = Math.min(2, longestSide / Math.max(width, height), Math.sqrt(mostPixels / (width * height)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(width * scale));
  canvas.height = Math.max(1, Math.floor(height * scale));
  const pen = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').split(',')[1];
}`;

/** Makes a PNG of each drawing at twice its size, or less where a picture cannot be that large. */
export async function drawPictures(
  { pictures }: Extract<ElectronJob, { kind: 'draw' }>,
  signal: AbortSignal,
): Promise<void> {
  const drawings = pictures.map(({ svg, png }, index) => ({
    png,
    file: { name: `${index}.svg`, type: 'image/svg+xml', from: { path: svg } },
  }));
  const files = drawings.map(({ file }) => file);
  const blank = { name: 'page', type: 'text/html; charset=utf-8', from: { text: page } };
  await withHiddenPage([blank, ...files], { javascript: true, signal }, async (contents, addressOf) => {
    for (const { file, png } of drawings) {
      const given = [addressOf(file.name), longestSide, mostPixels].map((value) => JSON.stringify(value));
      const base64: unknown = await contents.executeJavaScript(`(${drawInPage})(${given.join()})`);
      if (typeof base64 !== 'string') throw new Error(`There is no picture of ${file.from.path}.`);
      await writeFile(png, Buffer.from(base64, 'base64'), { flag: 'wx' });
    }
  });
}
