import { useState } from 'preact/hooks'
import { type Citation, citationText, type DatedCitation, proposed } from '#core/vocabulary/citation.ts'
import { ChoiceField, DayField } from './choice-fields.tsx'
import { useEditing } from './editing.ts'
import { TextField } from './text-field.tsx'

export interface CitationFieldsProps {
  readonly at: string
  /** Absent: nothing is cited yet. */
  readonly citation: DatedCitation | undefined
  readonly onCitation: (citation: DatedCitation, about?: string) => void
  /** What of, where several stand together: 第 1 档. */
  readonly of?: string
  /** May be taken away again. */
  readonly onNone?: () => void
  /** Of the whole standard, whose first day stands elsewhere. */
  readonly isOfStandard?: boolean
}

const standings = [
  { value: 'document', label: '文件原文' },
  { value: 'proposed', label: '拟定' },
] as const

/** 依据: said in a line, changed when unfolded. */
export function CitationFields({
  at,
  citation,
  onCitation,
  of = '',
  onNone,
  isOfStandard = false,
}: CitationFieldsProps) {
  const { typedAt, faultsAt } = useEditing()
  const [isOpen, setOpen] = useState(false)
  if (citation === undefined) {
    return (
      <button type="button" class="link" onClick={() => onCitation(proposed())}>
        {`写${of}依据`}
      </button>
    )
  }
  const { document, clause = '', standing, note = '', since = '' } = citation
  const change = (part: Partial<Filled>, field: keyof Filled): void =>
    onCitation(citationOf({ document, clause, standing, note, since, ...part }), `${at}.${field}`)
  const isAmiss = typedAt(`${at}.document`) !== null || faultsAt(`${at}.since`).length > 0
  return (
    <details
      class="std-citation std-wide"
      // What was amiss and is no more does not close under the hand that corrected it.
      open={isOpen || isAmiss}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <span class="cap">{`${of}依据：${citationText(citation)}`}</span>
      </summary>
      <div class="std-fields">
        <TextField
          at={`${at}.document`}
          label="文件"
          value={document}
          onValue={(text) => change({ document: text }, 'document')}
        />
        <TextField
          at={`${at}.clause`}
          label="条款"
          value={clause}
          isOptional
          onValue={(text) => change({ clause: text }, 'clause')}
        />
        <ChoiceField
          at={`${at}.standing`}
          label="性质"
          value={standing}
          choices={standings}
          onValue={(value) => change({ standing: value }, 'standing')}
        />
        {!isOfStandard && (
          <DayField
            at={`${at}.since`}
            label="自何日起（留空：随标准的施行日）"
            value={since}
            onValue={(day) => change({ since: day }, 'since')}
            onBlank={() => change({ since: '' }, 'since')}
          />
        )}
        <TextField
          at={`${at}.note`}
          label="注"
          value={note}
          isOptional
          onValue={(text) => change({ note: text }, 'note')}
        />
        {onNone !== undefined && (
          <button type="button" class="btn btn-s std-none" onClick={onNone}>
            {`去掉${of}依据`}
          </button>
        )}
      </div>
    </details>
  )
}

/** What stands in the fields, '' for what is left blank. */
type Filled = Required<DatedCitation>

function citationOf({ document, clause, standing, note, since }: Filled): DatedCitation {
  const given: Citation = {
    document,
    standing,
    ...(clause.trim() === '' ? {} : { clause }),
    ...(note.trim() === '' ? {} : { note }),
  }
  return since === '' ? given : { ...given, since }
}
