import { codebook } from '../../codebook.ts';
import type { KeyJudgement } from '../composition.ts';
import type { DocumentBlock, DocumentStep } from './document.ts';
import { paragraph, strong } from './inline.ts';
import type { Paper } from './paper.ts';

/** What the analyst concludes, each judgement with its likelihood or its confidence in a sentence of its own. */
export function* keyJudgements(
  paper: Paper,
  judgements: readonly KeyJudgement[],
): Generator<DocumentStep, void, undefined> {
  const written = judgements.filter(({ text }) => text.trim() !== '');
  yield {
    kind: 'list',
    ordered: true,
    items: written.map((judgement) => [...paper.markdown(judgement.text), ...estimate(paper, judgement)]),
  };
}

function estimate(
  { report: { words } }: Paper,
  { likelihood, confidence }: KeyJudgement,
): readonly DocumentBlock[] {
  const said: DocumentBlock[] = [];
  if (likelihood !== null) {
    const [low, high] = codebook.likelihood[likelihood].percent;
    said.push(
      paragraph(
        'Likelihood: ',
        strong(words('likelihood', likelihood).label.toLowerCase()),
        ` (${low} to ${high}%).`,
      ),
    );
  }
  if (confidence !== null) {
    said.push(
      paragraph(
        'Confidence in this judgement: ',
        strong(words('confidence', confidence).label.toLowerCase()),
        '.',
      ),
    );
  }
  return said;
}
