import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { bare } from '../../../figures/stand-alone.ts';
import type { Markup } from './markup.ts';

/** A figure as it is drawn, with its name and what there is to see in it. */
export type ReportDrawing = {
  readonly title: string;
  readonly description: string;
  readonly drawing: Markup;
};

/** Draws a figure into the report. The component escapes all words it shows, and the drawing runs nothing. */
export function drawn<Props extends Record<string, unknown>>(
  component: Component<Props>,
  props: NoInfer<Props>,
): Markup {
  return { source: bare(render(component as Component, { props }).body) };
}
