import { quotingNetwork, tallyStance } from '#domain/compare/network.ts';
import { timelineOf } from '#domain/compare/timeline.ts';
import { assertNever } from '#domain/assert-never.ts';
import { quotedPlaces, timelinePlaces } from '#domain/report/compared-places.ts';
import { buildReport, groupCell, type Report } from '#domain/report/report.ts';
import { groupBy } from '#domain/report/group-by.ts';
import { stanceScore } from '#domain/stance.ts';
import type { FigureTable } from '../../figures/figure-table.ts';
import { standAlone } from '../../figures/stand-alone.ts';
import { lightTheme } from '../../figures/theme.ts';
import { csvStart, csvText } from './csv-text.ts';
import type { ExportFile, FormatWriter } from './format.ts';
import type { ReportDrawing } from './html/drawn.ts';
import { drawMatrix } from './html/matrix-figure.ts';
import { drawNetwork, stanceWord } from './html/network-figure.ts';
import { drawTimeline } from './html/timeline-figure.ts';

/** The parts of a report that have a figure; the files of each are named after it. */
const figureParts = ['matrix', 'timeline', 'network'] as const;
type FigurePart = (typeof figureParts)[number];

/** A figure's drawings, none where there is nothing to draw, and what they were drawn from. */
type DrawnFigure = { readonly drawings: readonly ReportDrawing[]; readonly table: FigureTable };

/** On paper and in documents, where these files go, the ground is white. */
const onWhite = { ...lightTheme, '--paper': '#ffffff' };

/**
 * Writes the figures of a report as drawings (SVG), each with the table behind it (CSV): those of its parts, or all of them
 * where it has none with a figure. The Electron runtime makes a picture (PNG) of each drawing afterwards.
 */
export const figuresWriter: FormatWriter = {
  shape: 'files',
  *files({ record, composition, options }): Generator<ExportFile> {
    const report = buildReport(record);
    const chosen = figureParts.filter((part) => composition.parts.some(({ kind }) => kind === part));
    for (const part of chosen.length > 0 ? chosen : figureParts) {
      const { drawings, table } = figureOf(report, part);
      const width = String(drawings.length).length;
      for (const [index, { drawing }] of drawings.entries()) {
        const name = drawings.length === 1 ? part : `${part}-${String(index + 1).padStart(width, '0')}`;
        yield { name: `${name}.svg`, pieces: [standAlone(drawing.source, onWhite)] };
      }
      const rows = csvText([table.head, ...table.rows]);
      yield { name: `${part}.csv`, pieces: [(options.byteOrderMark ? csvStart : '') + rows] };
    }
  },
};

function figureOf(report: Report, part: FigurePart): DrawnFigure {
  switch (part) {
    case 'matrix':
      return {
        drawings: report.claims.length === 0 ? [] : [drawMatrix(report)],
        table: matrixTable(report),
      };
    case 'timeline': {
      const timeline = timelineOf(timelinePlaces(report));
      return { drawings: drawTimeline(report, timeline), table: timelineTable(report) };
    }
    case 'network': {
      const network = quotingNetwork(quotedPlaces(report));
      return {
        drawings: network.nodes.length === 0 ? [] : [drawNetwork(report, network)],
        table: networkTable(report, network),
      };
    }
    default:
      return assertNever(part);
  }
}

/** A row for places of one claim in one article that agree in stance and polarity; a claim made nowhere has one too. */
function matrixTable(report: Report): FigureTable {
  return {
    head: [
      'Number',
      'Claim',
      'Article number',
      'Article',
      'Publisher',
      'Stance',
      'Score',
      'Polarity',
      'Places',
    ],
    rows: report.claims.flatMap(({ number, record, occurrences }) => {
      const about = [`C${number}`, record.text];
      const cells = groupBy(occurrences, ({ articleNumber }) => articleNumber);
      if (cells.size === 0) return [[...about, ...Array<null>(7).fill(null)]];
      return [...cells]
        .toSorted(([a], [b]) => a - b)
        .flatMap(([articleNumber, own]) =>
          groupCell(own).map(({ stance, polarity, occurrences: [first, ...others] }) => [
            ...about,
            articleNumber,
            first?.article.title ?? null,
            first?.article.publisher ?? null,
            first && stance !== null ? first.say('stance', stance).label : stanceWord(report, stance),
            stanceScore(stance),
            report.words('polarity', polarity).label,
            others.length + 1,
          ]),
        );
    }),
  };
}

/** A row for places of one claim in articles of one day that have the same stance, by the order of the drawing. */
function timelineTable(report: Report): FigureTable {
  const claims = new Map(report.claims.map(({ number, record }) => [String(number), record]));
  return {
    head: [
      'Number',
      'Claim',
      'Event',
      'Event from',
      'Event to',
      'First published',
      'Published',
      'Stance',
      'Places',
    ],
    rows: timelineOf(timelinePlaces(report)).lanes.flatMap(({ claimId, event, first, points, undated }) => {
      const record = claims.get(claimId);
      const about = [
        `C${claimId}`,
        record?.text ?? null,
        record?.eventDate ?? null,
        event?.from ?? null,
        event?.to ?? null,
        first,
      ];
      const dated = points.map(({ on, stance, count }) => [...about, on, stanceWord(report, stance), count]);
      // Of places in articles without a date the drawing knows how many there are, and so does its table.
      if (undated > 0 || dated.length === 0) dated.push([...about, null, null, undated]);
      return dated;
    }),
  };
}

/** A row for each link from a source that quotes to one that is quoted, the strongest first. */
function networkTable(report: Report, { links }: ReturnType<typeof quotingNetwork>): FigureTable {
  const sources = new Map(report.sources.map(({ record, say }) => [record.id, { record, say }]));
  const nameOf = (id: string): string => sources.get(id)?.record.name ?? '';
  const kindOf = (id: string): string => {
    const source = sources.get(id);
    return source ? source.say('sourceKind', source.record.kind).label : '';
  };
  return {
    head: [
      ...[
        'Quotes',
        'Kind',
        'Is quoted',
        'Kind of the quoted',
        'Places',
        'Articles',
        'Claims',
        'Stance of the articles',
      ],
      ...['Mean score', 'For', 'Neutral', 'Against', 'Unclear', 'Not judged'],
    ],
    rows: links.map(({ from, to, places, articles, claims, stance }) => [
      nameOf(from),
      kindOf(from),
      nameOf(to),
      kindOf(to),
      places,
      articles,
      claims,
      stanceWord(report, tallyStance(stance)),
      stance.mean,
      stance.for,
      stance.neutral,
      stance.against,
      stance.unclear,
      stance.notJudged,
    ]),
  };
}
