import { type MechanismTable, mechanismTables } from '#core/filing/mechanism-tables.ts'
import type { AnswerOf } from '#ui/client-request.ts'
import { count } from '#ui/number.ts'

export type Figures = AnswerOf<'mechanismYear'>['figures']

/** The tables of the report, as paper and workbook have them; the distribution stands as a chart. */
export function FigureTables({ figures }: { readonly figures: Figures }) {
  const tables = mechanismTables(figures).filter(({ title }) => title !== '用时分布')
  return (
    <>
      {tables.map((table) => (
        <FigureTable key={table.title} table={table} />
      ))}
    </>
  )
}

function FigureTable({ table: { title, headings, rows, empty } }: { readonly table: MechanismTable }) {
  return (
    <section class="card" aria-label={title}>
      <div class="card-head">
        <h3>{title}</h3>
      </div>
      {rows.length === 0 && <p class="card-body sub">{empty}</p>}
      {rows.length > 0 && (
        <div class="field-scroll">
          <table class="table">
            <thead>
              <tr>
                {headings.map((heading, index) => (
                  <th key={heading} scope="col" class={isFigure(rows, index) ? 'is-end' : ''}>
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.join('|')}>
                  {row.map((cell, index) => (
                    <td key={headings[index]} class={isFigure(rows, index) ? 'is-end' : ''}>
                      {cellText(cell)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

/** An average keeps its decimal. */
function cellText(cell: string | number | null): string {
  if (cell === null) return '无'
  return typeof cell === 'number' && Number.isInteger(cell) ? count(cell) : String(cell)
}

function isFigure(rows: MechanismTable['rows'], index: number): boolean {
  return rows.every((row) => typeof row[index] !== 'string')
}
