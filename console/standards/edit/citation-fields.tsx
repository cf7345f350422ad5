import { type Citation, citationText, proposed } from '#core/vocabulary/citation.ts'
import { ChoiceField } from './choice-fields.tsx'
import { useEditing } from './editing.ts'
import { TextField } from './text-field.tsx'

export interface CitationFieldsProps {
  readonly at: string
  /** Absent: nothing is cited yet. */
  readonly citation: Citation | undefined
  readonly onCitation: (citation: Citation, about?: string) => void
}

const standings = [
  { value: 'document', label: '文件原文' },
  { value: 'proposed', label: '拟定' },
] as const

/** 依据: said in a line, changed when unfolded. */
export function CitationFields({ at, citation, onCitation }: CitationFieldsProps) {
  const { typedAt } = useEditing()
  if (citation === undefined) {
    return (
      <button type="button" class="link" onClick={() => onCitation(proposed())}>
        写依据
      </button>
    )
  }
  const { document, clause = '', standing, note = '' } = citation
  const change = (part: Partial<Record<'document' | 'clause' | 'note', string>>, field: string): void => {
    const next = { document, clause, note, ...part }
    onCitation(
      {
        document: next.document,
        standing,
        ...(next.clause === '' ? {} : { clause: next.clause }),
        ...(next.note === '' ? {} : { note: next.note }),
      },
      `${at}.${field}`,
    )
  }
  return (
    <details class="std-citation std-wide" open={typedAt(`${at}.document`) !== null}>
      <summary>
        <span class="cap">{`依据：${citationText(citation)}`}</span>
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
          onValue={(text) => change({ clause: text.trim() === '' ? '' : text }, 'clause')}
        />
        <ChoiceField
          at={`${at}.standing`}
          label="性质"
          value={standing}
          choices={standings}
          onValue={(value) => onCitation({ ...citation, standing: value }, `${at}.standing`)}
        />
        <TextField
          at={`${at}.note`}
          label="注"
          value={note}
          isOptional
          onValue={(text) => change({ note: text.trim() === '' ? '' : text }, 'note')}
        />
      </div>
    </details>
  )
}
