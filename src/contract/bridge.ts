import type { RequestInput, RequestName, RequestOutput } from './api.ts';
import type { AppEvents, EventName } from './events.ts';
import type { Result } from './result.ts';

/** What the preload gives the page as `window.parallax`: everything the page can reach outside itself. */
export type ParallaxBridge = {
  /** Makes a request of core or main. Never rejects: every failure is a Result. */
  readonly call: <Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
  ) => Promise<Result<RequestOutput<Name>>>;
  /** Listens for an event until the function it returns is called. */
  readonly on: <Name extends EventName>(
    name: Name,
    listener: (detail: AppEvents[Name]) => void,
  ) => () => void;
  /** The path of a file that was dropped or chosen; empty when there is none. `case.open` accepts it from then on. */
  readonly pathOf: (file: File) => string;
};

/** The Electron channels between preload and main, so that both sides are checked against one list. */
export type BridgeChannels = {
  /** Preload invokes with a request's name and input; main answers with a Result. */
  readonly request: 'parallax:request';
  /** Preload asks for a port to core. */
  readonly connect: 'parallax:connect';
  /** Main hands the port over. */
  readonly port: 'parallax:port';
  /** Main tells an event: its name and its detail. */
  readonly event: 'parallax:event';
  /** Preload tells the path of a file the analyst dropped or chose. */
  readonly filePath: 'parallax:file-path';
};
