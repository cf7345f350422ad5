import type { ComponentChildren } from 'preact'
import { useEditing } from './editing.ts'

export interface FieldFrameProps {
  readonly at: string
  readonly label: string
  /** The label is only read aloud: a table's head says it. */
  readonly isBare?: boolean
  readonly isWide?: boolean
  readonly unit?: string
  readonly children: ComponentChildren
}

/** Id of the input at a place. */
export function idOf(at: string): string {
  return `f-${at.replaceAll('.', '-')}`
}

/** What an input at a place says of itself. */
export function useField(at: string) {
  const { faultsAt, typedAt } = useEditing()
  const typed = typedAt(at)
  const faults = [...(typed === null ? [] : [typed.fault]), ...faultsAt(at)]
  const id = idOf(at)
  return {
    typed,
    input: {
      id,
      'data-place': at,
      'aria-invalid': faults.length > 0,
      ...(faults.length > 0 ? { 'aria-describedby': `${id}-fault` } : {}),
    },
  }
}

/** A labelled input with what is wrong beneath it. */
export function FieldFrame({ at, label, isBare = false, isWide = false, unit = '', children }: FieldFrameProps) {
  return (
    <div class={isWide ? 'field std-wide' : 'field'}>
      <label for={idOf(at)} class={isBare ? 'vh' : ''}>
        {label}
        {unit !== '' && <span class="unit">{`（${unit}）`}</span>}
      </label>
      {children}
      <FieldFaults at={at} />
    </div>
  )
}

/** What is wrong at a place, in its words. */
export function FieldFaults({ at }: { readonly at: string }) {
  const { faultsAt, typedAt } = useEditing()
  const typed = typedAt(at)
  const faults = [...(typed === null ? [] : [typed.fault]), ...faultsAt(at)]
  if (faults.length === 0) return null
  return (
    <ul class="field-error std-faults" id={`${idOf(at)}-fault`}>
      {faults.map((fault) => (
        <li key={fault}>{fault}</li>
      ))}
    </ul>
  )
}
