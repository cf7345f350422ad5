import './cell-findings.css'
import { useState } from 'preact/hooks'
import { ReasonForm } from '#ui/reason-form.tsx'
import { SeverityIcon } from '#ui/severity.tsx'
import type { App } from '../app/app.ts'
import type { Checking } from '../app/checking.ts'
import type { PlacedFinding } from '../app/findings.ts'
import { FindingWords } from './finding-words.tsx'

export interface CellFindingsProps {
  readonly app: App
  readonly checking: Checking
  readonly items: readonly PlacedFinding[]
}

/** What was found in the cell one stands in, each with its clause, a 须说明 with its reason. */
export function CellFindings({ app, checking, items }: CellFindingsProps) {
  return (
    <ul aria-label="当前单元格的发现">
      {items.map((item) => (
        <li key={item.id} class="card-part cell-finding">
          <SeverityIcon level={item.level} />
          <CellFinding app={app} checking={checking} item={item} />
        </li>
      ))}
    </ul>
  )
}

interface CellFindingProps extends Omit<CellFindingsProps, 'items'> {
  readonly item: PlacedFinding
}

function CellFinding({ app, checking, item }: CellFindingProps) {
  const [isExplaining, setExplaining] = useState(false)
  const { reason } = item
  return (
    <div>
      <FindingWords item={item} />
      {item.level === 'warning' && reason === null && !isExplaining && (
        <button type="button" class="link" onClick={() => setExplaining(true)}>
          填写说明
        </button>
      )}
      {item.level === 'warning' && reason === null && isExplaining && (
        <ReasonForm
          onSave={(text) => {
            checking.explain(item, text).catch(app.onDefect)
          }}
          inputRef={(element) => element?.focus()}
        />
      )}
      {reason !== null && (
        <p class="sub">
          {`说明：${reason.text}`}
          <span class="cap">{`　${reason.by}　${reason.at}　`}</span>
          <button
            type="button"
            class="link"
            onClick={() => {
              checking.withdraw(item).catch(app.onDefect)
            }}
          >
            撤回说明
          </button>
        </p>
      )}
    </div>
  )
}
