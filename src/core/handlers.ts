import { listArticles } from './db/article-rows.ts';
import { listClaims } from './db/claim-rows.ts';
import { countUses, listCaseValues } from './db/codebook-rows.ts';
import { listPeople } from './db/history-rows.ts';
import { listOccurrences } from './db/occurrence-rows.ts';
import { listRelations } from './db/relation-rows.ts';
import { getReport, listReports, listVersions } from './db/report-rows.ts';
import { listSources } from './db/source-rows.ts';
import { listTags } from './db/tag-rows.ts';
import { type Handlers, mutation, preparedMutation } from './handler.ts';
import { addCodebookValue } from './services/add-codebook-value.ts';
import { cancelWork } from './services/cancel-work.ts';
import { caseInfo } from './services/case-info.ts';
import { compareCell } from './services/compare-cell.ts';
import { compareChains } from './services/compare-chains.ts';
import { compareLeftOut } from './services/compare-left-out.ts';
import { compareMatrix } from './services/compare-matrix.ts';
import { compareNetwork } from './services/compare-network.ts';
import { comparePanes } from './services/compare-panes.ts';
import { compareClaimTimes, compareTimeline } from './services/compare-timeline.ts';
import { comparePoints } from './services/compare-points.ts';
import { compareTwo } from './services/compare-two.ts';
import { compareWords } from './services/compare-words.ts';
import { confirmSuggestion } from './services/confirm-suggestion.ts';
import { countScope } from './services/count-scope.ts';
import { createSource } from './services/create-source.ts';
import { decideSuggestion } from './services/decide-suggestion.ts';
import { countInCase, findInCase, findMore } from './services/find-in-case.ts';
import { findHits } from './services/find-hits.ts';
import { getClaim } from './services/get-claim.ts';
import { goToPoint } from './services/go-to-point.ts';
import { importArticle, readImport } from './services/import-article.ts';
import { joinClaims } from './services/join-claims.ts';
import { keepReportVersion } from './services/keep-report-version.ts';
import { keepPlace } from './services/keep-place.ts';
import { listHistory } from './services/list-history.ts';
import { listSuggestions } from './services/list-suggestions.ts';
import { markOccurrence } from './services/mark-occurrence.ts';
import { mergeTags } from './services/merge-tags.ts';
import { openArticle } from './services/open-article.ts';
import { previewImport } from './services/preview-import.ts';
import { previewTie } from './services/preview-tie.ts';
import { rateSource } from './services/rate-source.ts';
import { redo } from './services/redo.ts';
import { removeArticle } from './services/remove-article.ts';
import { removeCodebookValue } from './services/remove-codebook-value.ts';
import { removeOccurrence } from './services/remove-occurrence.ts';
import { removeRelation } from './services/remove-relation.ts';
import { removeReport } from './services/remove-report.ts';
import { removeSource } from './services/remove-source.ts';
import { removeTag } from './services/remove-tag.ts';
import { renameCase } from './services/rename-case.ts';
import { renameReport } from './services/rename-report.ts';
import { renameTag } from './services/rename-tag.ts';
import { setAssessment } from './services/set-assessment.ts';
import { setChain } from './services/set-chain.ts';
import { setCodebookValue } from './services/set-codebook-value.ts';
import { setFurniture } from './services/set-furniture.ts';
import { setRelation } from './services/set-relation.ts';
import { settleRelations } from './services/settle-relations.ts';
import { splitClaim } from './services/split-claim.ts';
import { mergeSources, previewMerge } from './services/merge-sources.ts';
import { removeRating } from './services/remove-rating.ts';
import { sourcePage } from './services/source-page.ts';
import { splitOccurrence } from './services/split-occurrence.ts';
import { previewSplit, splitSource } from './services/split-source.ts';
import { suggestSources } from './services/suggest-sources.ts';
import { listViews } from './db/view-rows.ts';
import { removeView } from './services/remove-view.ts';
import { restoreReportVersion } from './services/restore-report-version.ts';
import { saveReport } from './services/save-report.ts';
import { saveView } from './services/save-view.ts';
import { editRows } from './services/edit-rows.ts';
import { planFor, previewEdit } from './services/preview-edit.ts';
import { tableIds } from './services/table-ids.ts';
import { tableRows } from './services/table-rows.ts';
import { undo } from './services/undo.ts';
import { updateArticle } from './services/update-article.ts';
import { updateClaim } from './services/update-claim.ts';
import { updateOccurrence } from './services/update-occurrence.ts';
import { updateSource } from './services/update-source.ts';
import { updateTag } from './services/update-tag.ts';

/** What answers each request of the contract. Lists that need no rule come straight from the rows. */
export const handlers: Handlers = {
  'case.info': caseInfo,
  'case.rename': mutation(renameCase),

  'import.preview': previewImport,
  'article.import': preparedMutation((_context, input) => readImport(input), importArticle),
  'article.list': ({ db }) => listArticles(db),
  'article.open': openArticle,
  'article.keep-place': keepPlace,
  'article.update': mutation(updateArticle),
  'article.set-furniture': mutation(setFurniture),
  'article.remove': mutation(removeArticle),

  'occurrence.mark': mutation(markOccurrence),
  'occurrence.get': ({ db }, { occurrenceIds }) => listOccurrences(db, occurrenceIds),
  'occurrence.update': mutation(updateOccurrence),
  'occurrence.set-chain': mutation(setChain),
  'occurrence.remove': mutation(removeOccurrence),
  'occurrence.split': mutation(splitOccurrence),

  'claim.list': ({ db }) => listClaims(db),
  'claim.get': getClaim,
  'claim.update': mutation(updateClaim),
  'claim.join': mutation(joinClaims),
  'claim.split': mutation(splitClaim),
  'tie.preview': previewTie,
  'assessment.set': mutation(setAssessment),

  'relation.set': mutation(setRelation),
  'relation.remove': mutation(removeRelation),
  'relation.list': ({ db }) => listRelations(db),
  'relation.settle': mutation(settleRelations),

  'suggestion.list': listSuggestions,
  'suggestion.decide': mutation(decideSuggestion),
  'suggestion.confirm': mutation(confirmSuggestion),

  'source.list': ({ db }) => listSources(db),
  'source.suggest': suggestSources,
  'source.page': sourcePage,
  'source.create': mutation(createSource),
  'source.update': mutation(updateSource),
  'source.rate': mutation(rateSource),
  'source.remove-rating': mutation(removeRating),
  'source.preview-merge': previewMerge,
  'source.merge': mutation(mergeSources),
  'source.preview-split': previewSplit,
  'source.split': mutation(splitSource),
  'source.remove': mutation(removeSource),

  'codebook.get': ({ db }) => listCaseValues(db),
  'codebook.count-uses': ({ db }, { list }) => countUses(db, list),
  'codebook.add-value': mutation(addCodebookValue),
  'codebook.set-value': mutation(setCodebookValue),
  'codebook.remove-value': mutation(removeCodebookValue),

  'tag.list': ({ db }) => listTags(db),
  'tag.update': mutation(updateTag),
  'tag.rename': mutation(renameTag),
  'tag.merge': mutation(mergeTags),
  'tag.remove': mutation(removeTag),

  'compare.matrix': compareMatrix,
  'compare.panes': comparePanes,
  'compare.cell': compareCell,
  'compare.left-out': compareLeftOut,
  'compare.two': compareTwo,
  'compare.words': compareWords,
  'compare.timeline': compareTimeline,
  'compare.claim-times': compareClaimTimes,
  'compare.network': compareNetwork,
  'compare.chains': compareChains,

  'table.rows': tableRows,
  'table.ids': tableIds,
  'view.list': ({ db }) => listViews(db),
  'view.save': mutation(saveView),
  'view.remove': mutation(removeView),
  'table.preview-edit': previewEdit,
  'table.edit': preparedMutation(async (context, input) => planFor(context, input), editRows),

  'report.list': ({ db }) => listReports(db),
  'report.get': ({ db }, { reportId }) => getReport(db, reportId),
  'report.count': countScope,
  'report.save': mutation(saveReport),
  'report.rename': mutation(renameReport),
  'report.remove': mutation(removeReport),
  'report.versions': ({ db }, { reportId }) => listVersions(db, reportId),
  'report.keep-version': mutation(keepReportVersion),
  'report.restore-version': mutation(restoreReportVersion),

  'history.list': listHistory,
  'history.people': ({ db }) => listPeople(db),
  'history.compare': comparePoints,
  'history.go-to': mutation(goToPoint),
  'search.find': findInCase,
  'search.more': findMore,
  'search.count': countInCase,
  'search.hits': findHits,

  'work.cancel': cancelWork,

  'journal.undo': undo,
  'journal.redo': redo,
};
