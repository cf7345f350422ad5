import { EntryField } from '../entry/entry-field.tsx'
import { EntryForm } from '../entry/entry-form.tsx'
import type { EntryFault } from '../entry/set-up-entry.ts'

export interface CodeFormProps {
  readonly verb: string
  readonly label: string
  readonly send: (code: string) => Promise<void>
  /** Takes the focus when it appears. */
  readonly isFirst?: boolean
  readonly isQuiet?: boolean
}

/** Asks for a code: of the authenticator, a recovery code, a pairing code. */
export function CodeForm({ verb, label, send, isFirst = true, isQuiet = false }: CodeFormProps) {
  return (
    <EntryForm verb={verb} read={readCode} faultOf={faultOf(label)} send={send} focus="code" isQuiet={isQuiet}>
      <EntryField label={label} name="code" autocomplete="one-time-code" maxLength={40} isFirst={isFirst} />
    </EntryForm>
  )
}

function readCode(form: FormData): string {
  return String(form.get('code') ?? '').trim()
}

const shortest = 6

function faultOf(label: string): (code: string) => EntryFault | null {
  return (code) => {
    const title = label.replace(/（.*/, '')
    if (code === '') return { field: 'code', title, detail: '未填。', action: '请填写后继续。' }
    if (code.length >= shortest) return null
    return { field: 'code', title, detail: `共 ${code.length} 位，至少 ${shortest} 位。`, action: '请补全。' }
  }
}
