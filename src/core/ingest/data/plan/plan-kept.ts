import type { Database } from 'better-sqlite3';
import type { CaseJson } from '#contract/case-json.ts';
import { reportComposition } from '#contract/report.ts';
import type { ReportVersion, SavedReport } from '#contract/views.ts';
import type { ReportComposition } from '#domain/report/composition.ts';
import type { TableView } from '#domain/table/table-view.ts';
import { listReports } from '../../../db/report-rows.ts';
import { type Decision, listAllDecisions, type Subject } from '../../../db/suggestion-rows.ts';
import { listViews } from '../../../db/view-rows.ts';
import { dataPath, rejectData } from '../reject-data.ts';
import { checkLine } from './check-words.ts';
import type { KnownIds } from './known.ts';
import type { ArticlePlan } from './plan-articles.ts';

/** What was decided of suggestions, kept of the claims table and composed as reports, as it comes into the case. */
export type KeptPlan = {
  readonly decisions: readonly {
    readonly subject: Subject;
    readonly claimId: string;
    readonly status: Decision;
  }[];
  readonly views: readonly {
    readonly id: string;
    readonly name: string;
    readonly createdAt: string;
    readonly view: TableView;
  }[];
  readonly reports: readonly (SavedReport & { readonly versions: readonly ReportVersion[] })[];
};

/** Plans what of them comes in. A view or report whose name the case has is there already. @throws Failure `data.invalid` */
export function planKept(
  db: Database,
  { decisions = [], views = [], reports = [] }: CaseJson,
  claims: KnownIds,
  articles: ArticlePlan,
): KeptPlan {
  return {
    decisions: planDecisions(db, decisions, claims, articles),
    views: newOnes(listViews(db), views, 'views').map(({ id, name, createdAt, ...view }) => ({
      id,
      name,
      createdAt,
      view,
    })),
    reports: newOnes(listReports(db), reports, 'reports').map(({ id, name, createdAt, ...report }) => {
      const path = `reports[${reports.findIndex((each) => each.id === id)}]`;
      const seen = new Set<number>();
      return {
        id,
        name,
        createdAt,
        composition: checkComposition(report.composition, articles, `${path}.composition`),
        versions: report.versions.map((version, index) => {
          const place = `${path}.versions[${index}]`;
          if (seen.has(version.number)) rejectData(`${place}.number`, 'the number is used twice');
          seen.add(version.number);
          return {
            ...version,
            composition: checkComposition(version.composition, articles, `${place}.composition`),
          };
        }),
      };
    }),
  };
}

function planDecisions(
  db: Database,
  decisions: NonNullable<CaseJson['decisions']>,
  claims: KnownIds,
  articles: ArticlePlan,
): KeptPlan['decisions'] {
  if (decisions.length === 0) return [];
  const known = new Set(listAllDecisions(db).map(keyOf));
  return decisions.flatMap(({ subjectId, start, end, claimId, status }, index) => {
    const path = `decisions[${index}]`;
    claims.check(claimId, `${path}.claimId`);
    let id = subjectId;
    if (end === 0) {
      claims.check(subjectId, `${path}.subjectId`);
      if (start !== 0) rejectData(`${path}.start`, 'a claim has no place');
    } else {
      id = articles.idOf(subjectId, `${path}.subjectId`);
      if (start > end || end > articles.textOf(id).content.length)
        rejectData(`${path}.end`, 'the words do not lie in the article’s text');
    }
    if (id === claimId) rejectData(`${path}.claimId`, 'a claim is not suggested for itself');
    const planned = { subject: { id, start, end }, claimId, status };
    if (known.has(keyOf(planned))) return [];
    known.add(keyOf(planned));
    return planned;
  });
}

const keyOf = ({ subject: { id, start, end }, claimId }: KeptPlan['decisions'][number]): string =>
  `${id} ${start} ${end} ${claimId}`;

/** Those whose id and name the case does not have. */
function newOnes<Item extends { readonly id: string; readonly name: string }>(
  inCase: readonly { readonly id: string; readonly name: string }[],
  items: readonly Item[],
  list: 'views' | 'reports',
): readonly Item[] {
  const taken = new Set(inCase.flatMap(({ id, name }) => [id, fold(name)]));
  return items.filter(({ id, name }, index) => {
    checkLine(name, `${list}[${index}].name`);
    if (taken.has(id) || taken.has(fold(name))) return false;
    taken.add(id).add(fold(name));
    return true;
  });
}

const fold = (name: string): string => `name ${name.normalize('NFKC').toLowerCase()}`;

/** The composition with articles and sources called as they are in the case. */
function checkComposition(composition: unknown, { renamed }: ArticlePlan, path: string): ReportComposition {
  let json = JSON.stringify(composition);
  // An id is found nowhere but where it is meant, in Markdown too.
  for (const [inData, inCase] of renamed) json = json.replaceAll(inData, inCase);
  const parsed = reportComposition.safeParse(JSON.parse(json));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return rejectData(`${path}.${dataPath(issue?.path ?? [])}`, issue?.message ?? 'it does not fit the format');
}
