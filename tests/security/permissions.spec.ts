import { expect, test } from '../e2e/fixtures/app.ts';

test('every permission is denied without asking', async ({ launch }) => {
  const { page } = await launch();
  const states = await page.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'clipboard-read',
      'midi',
      'persistent-storage',
    ];
    const found: Record<string, string> = {};
    for (const name of names) {
      found[name] = await navigator.permissions.query({ name: name as PermissionName }).then(
        ({ state }) => state,
        (error: unknown) => (error as Error).name,
      );
    }
    return found;
  });
  expect(new Set(Object.values(states))).toEqual(new Set(['denied']));
});

test('asking for one is refused', async ({ launch }) => {
  const { page } = await launch();
  const outcome = await page.evaluate(async () => ({
    notification: await Notification.requestPermission(),
    place: await new Promise<string | number>((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('given'),
        ({ code }) => resolve(code),
      );
    }),
    clipboard: await navigator.clipboard.readText().then(
      () => 'given',
      (error: unknown) => (error as Error).name,
    ),
  }));
  expect(outcome).toEqual({
    notification: 'denied',
    place: 1,
    clipboard: 'NotAllowedError',
  });
});

test('no device is handed out', async ({ launch }) => {
  const { page } = await launch();
  const devices = await page.evaluate(async () => {
    type Ports = {
      getDevices: () => Promise<readonly unknown[]>;
      getPorts: () => Promise<readonly unknown[]>;
    };
    const world = navigator as unknown as { usb?: Ports; hid?: Ports; serial?: Ports };
    return [
      ...((await world.usb?.getDevices()) ?? []),
      ...((await world.hid?.getDevices()) ?? []),
      ...((await world.serial?.getPorts()) ?? []),
    ];
  });
  expect(devices).toEqual([]);
});
