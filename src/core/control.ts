import type { ControlMessage } from '#contract/envelope.ts';
import type { Result } from '#contract/result.ts';
import { assertNever } from '#domain/assert-never.ts';
import type { Core } from './core.ts';

/** Does what main, and only main, may ask of core. */
export function answerControl(
  core: Core,
  message: Extract<ControlMessage, { kind: 'control' }>,
): Promise<Result<unknown>> {
  switch (message.name) {
    case 'control.open':
      return core.open(message.input.path, message.input.analyst);
    case 'control.create':
      return core.create(message.input.path, message.input.title, message.input.analyst);
    case 'control.create-sample':
      return core.createSample(message.input.path, message.input.folder, message.input.analyst);
    case 'control.info':
      return core.call('case.info', {});
    case 'control.save-copy':
      return core.saveCopy(message.input.path);
    case 'control.set-analyst':
      return core.setAnalyst(message.input.analyst);
    case 'control.export':
      return core.export(message.input.order, message.input.target);
    case 'control.preview':
      return core.preview(message.input.order, message.input.path);
    case 'control.save-figure':
      return core.saveFigure(message.input.file, message.input.target);
    case 'control.preview-data':
      return core.previewData(message.input.path);
    case 'control.import-data':
      return core.importData(message.input.path);
    case 'control.close':
      return core.close();
    default:
      return assertNever(message);
  }
}
