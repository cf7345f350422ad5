import type { Kysely } from 'kysely'
import { gatesIn } from '#core/evaluation-gates/gate.ts'
import { overrideSentences } from '#core/evaluation-gates/override-sentences.ts'
import { formatDate } from '#core/form/format.ts'
import { type LetterBlock, numbered, paragraphs } from '#core/letter/block.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { citationText } from '#core/vocabulary/citation.ts'
import { className, type ParcelClass, parcelClasses } from '#core/vocabulary/class.ts'
import type { DecidedClassTable } from '../../db/deciding-tables.ts'
import type { EvaluationTable } from '../../db/evaluation-tables.ts'
import { findEvaluation } from '../../db/evaluations.ts'
import type { Schema } from '../../db/schema.ts'
import { recordedStandard } from '../../standard-register/recorded.ts'
import { areaText } from './parcel-words.ts'

/** The evaluation a decision rests on, with the standard in its very text; null where the register has it no more. */
export interface DecisionBasis {
  readonly evaluation: EvaluationTable
  readonly standard: Standard | null
}

/** By number of the evaluation, each read once. */
export async function decisionBases(
  db: Kysely<Schema>,
  district: string,
  decided: readonly DecidedClassTable[],
): Promise<ReadonlyMap<number, DecisionBasis>> {
  const bases = new Map<number, DecisionBasis>()
  for (const number of new Set(decided.map(({ evaluation }) => evaluation))) {
    const evaluation = await findEvaluation(db, district, number)
    if (evaluation !== null) bases.set(number, { evaluation, standard: await recordedStandard(db, evaluation) })
  }
  return bases
}

export function classNamed(text: string | null): ParcelClass | null {
  return parcelClasses.find(({ code }) => code === text)?.code ?? null
}

/** The words of a decided class that more than one kind of letter uses. */
export function decidedWords(line: DecidedClassTable): Readonly<Record<string, string | null>> {
  const decided = classNamed(line.class)
  return {
    用地类别: line.land_class,
    土地面积: areaText(line.land_area),
    类别: decided === null ? '未定类' : `${decided} 类`,
    类别名称: decided === null ? '暂不评价或待补正' : className(decided),
    审定日期: formatDate(line.decided_on),
    标准: line.standard,
  }
}

/**
 * 分类措施 of the class as the standard words them, with what they rest on, and the policies applied to the parcel.
 *
 * @param applied a sentence a policy
 */
export function measureBlocks(
  line: DecidedClassTable,
  basis: DecisionBasis | undefined,
  applied: readonly string[] = [],
): readonly LetterBlock[] {
  const decided = classNamed(line.class)
  const measures = decided === null ? [] : (basis?.standard?.classMeasures?.[decided] ?? [])
  const said = [...measures.map(({ text, citation }) => `${text}（${citationText(citation)}）`), ...applied]
  return said.length === 0 ? paragraphs(['标准没有写明本类的措施。']) : numbered(said)
}

/** What every output of a formal evaluation says: gates it was let through, and a standard that is none of the district's. */
export function cautionBlocks(basis: DecisionBasis | undefined): readonly LetterBlock[] {
  if (basis === undefined) return []
  const { evaluation, standard } = basis
  const example = standard?.label === '示例' ? ['本次评估所用标准为示例，非官方。'] : []
  return paragraphs([...overrideSentences(gatesIn(evaluation.gates)), ...example])
}
