/** What each change is called in English, in words that follow "Undo" and "Redo" and stand in the history. */
export const actionWords: Readonly<Record<string, string>> = {
  'case.rename': 'rename case',
  'article.import': 'import',
  'article.update': 'edit article',
  'article.set-furniture': 'page furniture',
  'article.remove': 'remove article',
  'occurrence.mark': 'mark claim',
  'occurrence.update': 'edit occurrence',
  'occurrence.set-chain': 'attribution',
  'occurrence.remove': 'remove mark',
  'occurrence.split': 'split claim',
  'claim.update': 'edit claim',
  'claim.join': 'join claims',
  'claim.split': 'split claim',
  'assessment.set': 'assessment',
  'relation.set': 'relate claims',
  'relation.remove': 'remove relation',
  'relation.settle': 'settle relations',
  'suggestion.decide': 'decide on suggestion',
  'suggestion.confirm': 'confirm suggestion',
  'source.create': 'new source',
  'source.update': 'edit source',
  'source.rate': 'rate source',
  'source.remove-rating': 'remove rating',
  'source.remove': 'remove source',
  'source.merge': 'merge sources',
  'source.split': 'split source',
  'codebook.add-value': 'new codebook value',
  'codebook.set-value': 'edit codebook value',
  'codebook.remove-value': 'remove codebook value',
  'tag.update': 'edit tag',
  'tag.rename': 'rename tag',
  'tag.merge': 'merge tags',
  'tag.remove': 'remove tag',
  'history.go-to': 'go back to',
  'table.edit': 'edit rows',
  'view.save': 'keep view',
  'view.remove': 'remove view',
  'marks.apply': 'apply marks',
};

/** Names a change for people: `mark claim “The dam failed.”`. Unknown actions (from newer files) keep their own name. */
export function describeChange(label: { readonly action: string; readonly subject: string }): string {
  const words = actionWords[label.action] ?? label.action;
  return label.subject === '' ? words : `${words} “${label.subject}”`;
}
