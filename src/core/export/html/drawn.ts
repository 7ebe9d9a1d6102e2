import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { bare } from '../../../figures/stand-alone.ts';
import type { Markup } from './markup.ts';

/** Draws a figure into the report. The component escapes all words it shows, and the drawing runs nothing. */
export function drawn<Props extends Record<string, unknown>>(
  component: Component<Props>,
  props: NoInfer<Props>,
): Markup {
  return { source: bare(render(component as Component, { props }).body) };
}
