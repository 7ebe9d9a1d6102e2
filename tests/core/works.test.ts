import { expect, test, vi } from 'vitest';
import { createWorks, type WorkEvent } from '#core/works.ts';

function start() {
  vi.useFakeTimers();
  const events: WorkEvent[] = [];
  return { events, works: createWorks((event) => events.push(event)) };
}

const progress = (id: number, done: number, canCancel = true): WorkEvent => ({
  name: 'work.progress',
  detail: { id, what: 'report.export', canCancel, done },
});

test('work that is soon done is never told', () => {
  const { works, events } = start();
  const work = works.begin('report.export', () => undefined);
  vi.advanceTimersByTime(200);
  work.at(0.5);
  work.end();
  vi.advanceTimersByTime(1000);
  expect(events).toEqual([]);
  vi.useRealTimers();
});

test('long work is told even where it says nothing itself, then not too often, and so is its end', () => {
  const { works, events } = start();
  const work = works.begin('report.export', () => undefined);
  vi.advanceTimersByTime(350);
  expect(events).toEqual([progress(1, 0)]);
  work.at(0.1);
  expect(events).toHaveLength(1);
  vi.advanceTimersByTime(100);
  work.at(0.2);
  work.at(0.3);
  expect(events).toEqual([progress(1, 0), progress(1, 0.2)]);
  work.end();
  expect(events.at(-1)).toEqual({ name: 'work.ended', detail: { id: 1 } });
  vi.useRealTimers();
});

test('only work that can be cancelled is, as long as it is under way', () => {
  const { works, events } = start();
  const ended = vi.fn();
  const first = works.begin('report.export', ended);
  const second = works.begin('report.export');
  works.cancel(2);
  expect(second.cancelled()).toBe(false);
  expect(ended).not.toHaveBeenCalled();
  works.cancel(1);
  expect(first.cancelled()).toBe(true);
  expect(ended).toHaveBeenCalledOnce();
  first.end();
  works.cancel(1);
  works.cancel(7);
  expect(ended).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(350);
  expect(events).toEqual([progress(2, 0, false)]);
  vi.useRealTimers();
});
