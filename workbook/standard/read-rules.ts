import type { DirectRule, Effect, Predicate } from '#core/scoring/standard.ts'
import { effectNames } from '#core/standard-files/names.ts'
import { neededDatedCitation } from './citation-cells.ts'
import type { Path } from './findings.ts'
import type { Loose } from './loose.ts'
import { type RuleRow, readPredicateParams } from './predicate-cells.ts'

type LooseCondition = {
  readonly predicate: Predicate['predicate'] | undefined
  readonly params: unknown
  readonly text: string | undefined
}
type LooseRule = Omit<Loose<DirectRule>, 'when'> & { readonly when: LooseCondition[] }

/** The rows of 直接判定: a row without 编号 is a further condition of the rule above. */
export function readRules(rows: readonly RuleRow[]): readonly LooseRule[] {
  const rules: LooseRule[] = []
  let head: RuleRow | null = null
  for (const row of rows) {
    const path = ['rules', rules.length - 1]
    const rule = rules.at(-1)
    if (head !== null && rule !== undefined && isFurther(row, head)) {
      rule.when.push(readCondition(row, [...path, 'when', rule.when.length]))
      continue
    }
    head = row
    rules.push(readRule(row, ['rules', rules.length]))
  }
  return rules
}

/** Of a cell that is only compared. */
const ruleKey = ['rules', 'key'] as const

/** Whether the row goes on with a rule: it names none, or the same one again. */
function isFurther(row: RuleRow, head: RuleRow): boolean {
  const repeats = (key: 'id' | 'name'): boolean => !row.has(key) || row.get(key, ruleKey) === head.get(key, ruleKey)
  return repeats('id') && repeats('name')
}

function readRule(row: RuleRow, path: Path): LooseRule {
  row.locate(path)
  return {
    id: row.need('id', [...path, 'id']),
    name: row.need('name', [...path, 'name']),
    when: [readCondition(row, [...path, 'when', 0])],
    effect: readEffect(row, [...path, 'effect']),
    confirmedBy: row.need('confirmedBy', [...path, 'confirmedBy']),
    citation: neededDatedCitation(row, [...path, 'citation']),
  }
}

type EffectReaders = {
  readonly [Kind in Effect['kind']]: (row: RuleRow, path: Path) => Loose<Extract<Effect, { readonly kind: Kind }>>
}

const effects: EffectReaders = {
  direct: (row, path) => ({ kind: 'direct', class: classOf(row, path, 'direct') }),
  cap: (row, path) => ({ kind: 'cap', class: classOf(row, path, 'cap') }),
  floor: (row, path) => ({ kind: 'floor', class: classOf(row, path, 'floor') }),
  exempt: (row, path) => ({ kind: 'exempt', label: row.get('label', [...path, 'label']) }),
}

function classOf(row: RuleRow, path: Path, kind: Effect['kind']): 'A' | 'B' | 'C' | 'D' | undefined {
  return row.need('class', [...path, 'class'], `结果“${effectNames[kind]}”要填`)
}

function readEffect(row: RuleRow, path: Path): Loose<Effect> | undefined {
  const kind = row.need('effect', [...path, 'kind'])
  return kind === undefined ? undefined : effects[kind](row, path)
}

function readCondition(row: RuleRow, path: Path): LooseCondition {
  row.locate(path, row.has('values') ? 'values' : row.has('field') ? 'field' : 'predicate')
  const predicate = row.need('predicate', [...path, 'predicate'])
  return {
    predicate,
    params: predicate === undefined ? undefined : readPredicateParams(predicate, row, [...path, 'params']),
    text: row.need('text', [...path, 'text']),
  }
}
