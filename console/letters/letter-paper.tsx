import type { LetterDetail } from '#core/api/letter-shapes.ts'
import type { LetterBlock } from '#core/letter/block.ts'

export interface LetterPaperProps {
  readonly title: string
  readonly number: string
  readonly blocks: readonly LetterBlock[]
  /** Null: nobody signs yet. */
  readonly issuer: string | null
  readonly date: LetterDetail['issuedOn'] | null
}

/** A letter as it reads on paper. */
export function LetterPaper({ title, number, blocks, issuer, date }: LetterPaperProps) {
  return (
    <article class="card letter-paper" aria-label="函件正文">
      <h2>{title}</h2>
      <p class="letter-number">{number}</p>
      {blocks.map((block, index) => (
        <LetterPart key={index} block={block} isFirst={index === 0} />
      ))}
      {issuer !== null && (
        <p class="letter-closing">
          {issuer}
          <br />
          {date ?? ''}
        </p>
      )}
    </article>
  )
}

function LetterPart({ block, isFirst }: { readonly block: LetterBlock; readonly isFirst: boolean }) {
  switch (block.kind) {
    case 'heading':
      return <h3>{block.text}</h3>
    case 'paragraph':
      return <p class={isFirst && block.text.endsWith('：') ? '' : 'letter-body'}>{block.text}</p>
    case 'fields':
      return (
        <dl class="facts">
          {block.fields.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value ?? '未填'}</dd>
            </div>
          ))}
        </dl>
      )
    case 'table':
      return <LetterTable block={block} />
  }
}

function LetterTable({ block }: { readonly block: Extract<LetterBlock, { kind: 'table' }> }) {
  const { columns, rows, empty = '无' } = block
  return (
    <section class="letter-table" aria-label={columns.map(({ label }) => label).join('、')}>
      <table>
        <thead>
          <tr>
            {columns.map(({ label, align }) => (
              <th key={label} scope="col" class={align === 'right' ? 'is-right' : ''}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {columns.map(({ label, align }, index) => (
                <td key={label} class={align === 'right' ? 'is-right' : ''}>
                  {cells[index] ?? '未填'}
                </td>
              ))}
            </tr>
          ))}
          {rows.length === 0 && (
            <tr>
              <td colSpan={columns.length}>{empty}</td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  )
}
