import { open } from 'node:fs/promises';

/** Writes a PDF to a file as its objects come. */
export type PdfWriter = {
  /** Takes numbers for so many objects and gives the first. */
  readonly reserve: (count: number) => number;
  readonly put: (number: number, text: string, stream?: Buffer | null) => void;
  /** Writes out what has been put so far, where it is more than a little. */
  readonly drain: () => Promise<void>;
  /** Ends the file; numbers that were taken and not used are free. */
  readonly end: (root: number, info: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

const muchAtOnce = 1 << 19;

/** Begins a PDF in a file that is not there yet. @throws errors of the file system */
export async function createPdf(path: string): Promise<PdfWriter> {
  const file = await open(path, 'wx');
  let pieces: Buffer[] = [];
  let waiting = 0;
  let at = 0;
  const places: number[] = [0];
  const add = (piece: Buffer): void => {
    pieces.push(piece);
    waiting += piece.length;
    at += piece.length;
  };
  const write = async (): Promise<void> => {
    const batch = Buffer.concat(pieces);
    pieces = [];
    waiting = 0;
    let from = 0;
    while (from < batch.length) from += (await file.write(batch, from)).bytesWritten;
  };
  add(Buffer.from('%PDF-1.4\n%Óëéá\n', 'latin1'));
  return {
    reserve: (count) => {
      const first = places.length;
      for (let taken = 0; taken < count; taken += 1) places.push(0);
      return first;
    },
    put: (number, text, stream = null) => {
      places[number] = at;
      add(Buffer.from(`${number} 0 obj\n${text}${stream ? ' stream\n' : '\nendobj\n'}`, 'latin1'));
      if (stream) {
        // What it was read from is larger, and goes sooner so.
        add(Buffer.from(stream));
        add(Buffer.from('\nendstream\nendobj\n', 'latin1'));
      }
    },
    drain: async () => {
      if (waiting > muchAtOnce) await write();
    },
    end: async (root, info) => {
      const table = at;
      add(Buffer.from(`xref\n0 ${places.length}\n`, 'latin1'));
      const free: number[] = [];
      places.forEach((place, number) => {
        if (place === 0) free.push(number);
      });
      let freeBefore = 0;
      let lines = '';
      for (const [number, place] of places.entries()) {
        if (place === 0) {
          freeBefore += 1;
          // Each free number names the next, the last the first (ISO 32000-1, 7.5.4).
          lines += `${String(free[freeBefore] ?? 0).padStart(10, '0')} ${number === 0 ? '65535' : '00001'} f \n`;
        } else lines += `${String(place).padStart(10, '0')} 00000 n \n`;
        if (lines.length > muchAtOnce) {
          add(Buffer.from(lines, 'latin1'));
          lines = '';
          await write();
        }
      }
      add(
        Buffer.from(
          `${lines}trailer\n<</Size ${places.length}\n/Root ${root} 0 R\n/Info ${info} 0 R>>\nstartxref\n${table}\n%%EOF\n`,
          'latin1',
        ),
      );
      await write();
      await file.sync();
    },
    close: () => file.close(),
  };
}
