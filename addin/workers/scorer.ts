import { factsOf } from '#core/checks/facts-of.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { ParcelFacts } from '#core/facts/facts.ts'
import { formatNumber } from '#core/form/format.ts'
import { estimateClass } from '#core/scoring/estimate.ts'
import { evaluateAmongPeers } from '#core/scoring/evaluate.ts'
import { wayUp } from '#core/scoring/lift.ts'
import type { PeerStatistics } from '#core/scoring/peers.ts'
import type { Evaluation, ParcelResult } from '#core/scoring/result.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { byCycle } from '#core/subject/subjects-of.ts'
import type { Book } from './book.ts'
import type { Checker } from './checker.ts'
import type { BookScores, CardVerdict, ParcelCard, ScoreRow } from './score-types.ts'
import type { StandardInUse } from './standard-in-use.ts'

/** Scores of the open workbook: estimates, because ranks need the whole district. */
export interface Scorer {
  readonly scores: (today: string) => BookScores
  readonly card: (parcelCode: string, today: string) => ParcelCard | null
}

interface State {
  readonly version: number
  readonly today: string
  readonly standard: Standard
  readonly facts: ReadonlyMap<string, ParcelFacts>
  readonly evaluation: Evaluation
  readonly peers: PeerStatistics | null
}

/** The checker has checked everything before: 待补正 rests on its findings. */
export function createScorer(book: Book, checker: Checker, inUse: StandardInUse): Scorer {
  let state: State | null = null
  const current = (today: string): State => {
    const standard = inUse.on(today)
    if ('code' in standard) throw new ProblemError(problem(standard.code, standard.details))
    const isFresh = state?.version === book.version() && state.today === today && state.standard === standard
    if (state === null || !isFresh) state = score(book, checker, today, standard)
    return state
  }
  return {
    scores: (today) => {
      const { standard, evaluation } = current(today)
      const rows = evaluation.parcels.map((result) => rowOf(book, result))
      const { id, label } = standard
      return { standard: id, label, isFetched: inUse.isFetched(), groups: evaluation.groups, rows }
    },
    card: (parcelCode, today) => {
      const { standard, evaluation, peers, facts } = current(today)
      const result = evaluation.parcels.find((one) => one.parcelCode === parcelCode)
      const known = facts.get(parcelCode)
      if (result === undefined || known === undefined) return null
      const verdict = verdictOf(result, standard, evaluation)
      return { result, standard, verdict, way: wayUp(known, standard, verdict.lines, peers) }
    },
  }
}

function score(book: Book, checker: Checker, today: string, standard: Standard): State {
  // A workbook is of one year; rows of another are reported as findings and not scored with it.
  const [subjects = []] = byCycle(book.subjects(today)).values()
  const facts = factsOf(subjects, [...checker.all()])
  const byCode = new Map(facts.map((one) => [one.parcelCode, one]))
  const { evaluation, peers } = evaluateAmongPeers([...byCode.values()], standard)
  return { version: book.version(), today, standard, facts: byCode, evaluation, peers }
}

function rowOf(book: Book, result: ParcelResult): ScoreRow {
  const { parcelCode, landClass, status, how, class: letter, total, rank, of, rules, flagged, blockedBy } = result
  const { ownerName, parcelName } = book.parcelCells(parcelCode)
  const name = typeof ownerName === 'string' ? ownerName : typeof parcelName === 'string' ? parcelName : ''
  return { parcelCode, name, landClass, status, how, class: letter, total, rank, of, rules, flagged, blockedBy }
}

function verdictOf(result: ParcelResult, standard: Standard, evaluation: Evaluation): CardVerdict {
  const group = evaluation.groups.find(({ key }) => key === result.group)
  const { rank, of } = result
  const place =
    rank === null || of === null || of < 2
      ? null
      : `第 ${formatNumber(rank, 0)} / ${formatNumber(of, 0)} 名（本工作簿）`
  if (group === undefined || group.byScoreLines) {
    const lines = standard.classes.smallGroup.lines
    const estimate = estimateClass(result, standard)
    const basis = `按标准的分数线预估（A≥${lines.A}、B≥${lines.B}、C≥${lines.C}）。`
    return { class: estimate.class, formal: false, lines, byLines: estimate.byLines, basis, rank: place }
  }
  const basis = `按本工作簿内的排序预估（${group.label}，${formatNumber(group.size, 0)} 宗参加排序），分数线为各类最低得分。`
  return { class: result.class, formal: false, lines: group.cutOffs, byLines: result.rankedClass, basis, rank: place }
}
