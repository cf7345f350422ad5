import type { ParcelFacts } from '#core/facts/facts.ts'
import type { Standard } from '#core/scoring/standard.ts'
import type { ComparedResult } from '../compared.ts'

/** A sheet saved as text with tabs: its headings, and its rows under them. */
export function tabbedRows(text: string): readonly ReadonlyMap<string, string>[] {
  const [heading = '', ...lines] = text.replace(/\n$/, '').split('\n')
  const keys = cellsOf(heading)
  return lines.map((line) => new Map(cellsOf(line).map((cell, column) => [keys[column] ?? '', cell])))
}

function cellsOf(line: string): readonly string[] {
  return line.split('\t').map((cell) => cell.replace(/^"(.*)"$/, '$1'))
}

/**
 * What a spreadsheet worked out, as results. A cell that holds an error or is not there throws RangeError.
 * @param rank the column that ranks are taken from
 */
export function resultsOf(
  rows: readonly ReadonlyMap<string, string>[],
  standard: Standard,
  facts: readonly ParcelFacts[],
  rank: string,
): readonly ComparedResult[] {
  if (rows.length !== facts.length) throw new RangeError(`${rows.length} rows for ${facts.length} parcels`)
  return rows.map((row) => {
    const text = (key: string): string => {
      const cell = row.get(key)
      if (cell === undefined || cell.startsWith('#') || cell.startsWith('Err:')) {
        throw new RangeError(`${row.get('code')}: ${key} is ${cell}`)
      }
      return cell
    }
    const orNull = (key: string) => (text(key) === '' ? null : text(key))
    const number = (key: string) => (text(key) === '' ? null : Number(text(key)))
    const isOk = text('status') === 'ok'
    const rankedClass = number('ranked class')
    return {
      parcelCode: text('code'),
      status: text('status'),
      how: orNull('how'),
      class: orNull('class'),
      total: number('total'),
      rank: number(rank),
      of: number('of'),
      rules: standard.rules.flatMap(({ id }) => (text(`r ${id}`) === '1' ? [id] : [])),
      flagged: text('flagged') === '1',
      rankedClass: rankedClass === null ? null : ('ABCD'[rankedClass - 1] ?? null),
      group: text('how') === 'ranked' ? text('group') : null,
      indicators: Object.fromEntries(
        standard.indicators
          .filter(() => isOk)
          .map(({ id }) => {
            const weight = Number(Number(text(`w ${id}`)).toFixed(6))
            return [id, { value: number(`s ${id}`), points: number(`p ${id}`), weight }]
          }),
      ),
    }
  })
}
