import { flushSync, mount, unmount, type Component } from 'svelte';
import { standAlone } from '../../../figures/stand-alone.ts';

/** Draws a figure by itself, as a file that stands alone: all of it, in the light theme, without anything to act on. */
export function drawFigure<Props extends Record<string, unknown>>(
  component: Component<Props>,
  props: Props,
): string {
  const target = document.createElement('div');
  const drawn = mount(component, { target, props });
  flushSync();
  const svg = target.querySelector('svg');
  const drawing = svg ? new XMLSerializer().serializeToString(svg) : '';
  void unmount(drawn);
  return standAlone(drawing);
}

/** What Chromium gives a canvas at most, in pixels of a side and of all. */
const longestSide = 16_384;
const mostPixels = 120_000_000;

/**
 * A drawing as a PNG at twice its size, or less where a picture cannot be that large; null where it could not even be at
 * its own size.
 */
export async function pictureOf(drawing: string): Promise<Uint8Array | null> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing)}`;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const scale = Math.min(2, longestSide / Math.max(width, height), Math.sqrt(mostPixels / (width * height)));
  if (scale < 1) return null;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return blob && new Uint8Array(await blob.arrayBuffer());
}
