import { assertNever } from '#domain/assert-never.ts';
import { openSource, repeatSource, setCue, setWho } from './attributing.ts';
import { stepEdge } from './edges.ts';
import {
  addWords,
  changeWords,
  removeMark,
  removeWordsOrPiece,
  setTone,
  toggleWholeWords,
} from './mark-words.ts';
import { closeFind, findStep, openFind } from './finding.ts';
import { flipPolarity, mark, narrowMark, setStance } from './marking.ts';
import type { ReaderController } from './reader-controller.svelte.ts';
import type { ReaderCommand } from './reader-keys.ts';
import { stepQuietWords } from './quiet-words.ts';
import { stepUnmarked } from './stepping.ts';
import { suggest } from './suggesting.ts';
import { openValues } from './value-menus.ts';

/** Carries out a command in a pane. */
export function runReaderCommand(reader: ReaderController, command: ReaderCommand): void {
  switch (command.kind) {
    case 'mark':
      return mark(reader);
    case 'narrow':
      return narrowMark(reader);
    case 'stance':
      return setStance(reader, command.stance);
    case 'source':
      return openSource(reader);
    case 'join':
    case 'relate':
      return reader.act((occurrence) => {
        const tie = command.kind === 'join' ? 'join' : null;
        reader.popover = { kind: 'join', occurrenceId: occurrence.id, tie };
        return Promise.resolve();
      });
    case 'suggest':
      return suggest(reader);
    case 'inspect':
      return reader.act((occurrence) => {
        reader.inspect(occurrence);
        return Promise.resolve();
      });
    case 'remove':
      return removeMark(reader);
    case 'repeat-source':
      return repeatSource(reader);
    case 'commitment':
    case 'quotation':
      return openValues(reader, command.kind);
    case 'status':
      return openValues(reader, 'readingStatus');
    case 'note':
      return reader.act((occurrence) => {
        reader.inspect(occurrence, 'note');
        return Promise.resolve();
      });
    case 'sentence':
      return void reader.move({ by: 'sentence', direction: command.direction, extend: command.extend });
    case 'find':
      return openFind(reader);
    case 'find-next':
      return void findStep(reader, 1);
    case 'find-previous':
      return void findStep(reader, -1);
    case 'next-unmarked':
      return stepUnmarked(reader, 1);
    case 'previous-unmarked':
      return stepUnmarked(reader, -1);
    case 'polarity':
      return flipPolarity(reader);
    case 'next':
      return reader.step(1);
    case 'previous':
      return reader.step(-1);
    case 'cue':
      return setCue(reader);
    case 'who':
      return setWho(reader);
    case 'add-words':
      return reader.actOnWords((occurrence, words) => addWords(reader, occurrence, words));
    case 'change-words':
      return reader.actOnWords((occurrence, words) => changeWords(reader, occurrence, words));
    case 'remove-words':
      return removeWordsOrPiece(reader);
    case 'tone':
      return setTone(reader);
    case 'quiet':
      return stepQuietWords(reader);
    case 'edge':
      return stepEdge(reader, command);
    case 'whole-words':
      return toggleWholeWords(reader);
    case 'list':
      return reader.listMarks();
    case 'furniture':
      return reader.toggleFurnitureAtCaret();
    case 'escape':
      return reader.finder.open ? closeFind(reader) : reader.escape();
    default:
      assertNever(command);
  }
}
