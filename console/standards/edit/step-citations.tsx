import { useState } from 'preact/hooks'
import type { DatedCitation } from '#core/vocabulary/citation.ts'
import { CitationFields } from './citation-fields.tsx'
import { useEditing } from './editing.ts'

export interface StepCitationsProps {
  /** Place of the list of steps. */
  readonly at: string
  /** 档 or 点 */
  readonly unit: string
  readonly steps: readonly { readonly citation?: DatedCitation }[]
  /** @param citation null to have none */
  readonly onCitation: (index: number, citation: DatedCitation | null, about?: string) => void
}

/** What single steps rest on, where a published figure stands behind one: folded away, most have none. */
export function StepCitations({ at, unit, steps, onCitation }: StepCitationsProps) {
  const { faultsAt } = useEditing()
  const [isOpen, setOpen] = useState(false)
  const cited = steps.flatMap(({ citation }, index) => (citation === undefined ? [] : [`第 ${index + 1} ${unit}`]))
  const isAmiss = steps.some((_, index) => faultsAt(`${at}.${index}.citation.since`).length > 0)
  return (
    <details
      class="std-citation std-step-citations"
      open={isOpen || isAmiss}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <span class="cap">{`各${unit}单独的依据：${cited.length === 0 ? '没有' : cited.join('、')}`}</span>
      </summary>
      {steps.map(({ citation }, index) => (
        <CitationFields
          key={index}
          at={`${at}.${index}.citation`}
          of={`第 ${index + 1} ${unit}`}
          citation={citation}
          onCitation={(next, about) => onCitation(index, next, about)}
          onNone={() => onCitation(index, null)}
        />
      ))}
    </details>
  )
}
