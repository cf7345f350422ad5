import type { FindingLevel } from '#core/form/field-finding.ts'
import { levelNames } from '#core/form/field-finding.ts'
import { SeverityIcon } from '#ui/severity.tsx'
import { findingCodeClause } from '../notice/finding-words.ts'
import type { DetailFinding } from './parcel-cells.ts'

/** A finding in its three beats, with the rule it rests on. */
export function FindingLine({ finding }: { readonly finding: DetailFinding }) {
  const level: FindingLevel = finding.level
  const clause = findingCodeClause(finding.code)
  return (
    <div class="finding-line">
      <SeverityIcon level={level} silent />
      <p>
        <b>{levelNames[level]}</b>
        <span>{finding.message}</span>
        <span class="cap">{clause === '' ? finding.code : `${finding.code}　依据：${clause}`}</span>
      </p>
    </div>
  )
}
