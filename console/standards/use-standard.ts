import { useMemo } from 'preact/hooks'
import type { Standard } from '#core/scoring/standard.ts'
import { standardSchema } from '#core/scoring/standard-schema.ts'
import { AnswerUnreadable } from '#ui/client-failure.ts'
import { type Asked, useAnswer } from '../data/use-answer.ts'

/** A standard by its id, read by the schema that every standard passes. Null asks nothing. */
export function useStandard(id: string | null): Asked<Standard> {
  const asked = useAnswer('standard', id === null ? null : { params: { id } })
  const read = useMemo(() => (asked.value === null ? null : standardSchema.safeParse(asked.value)), [asked.value])
  if (read === null) return { ...asked, value: null }
  if (read.success) return { ...asked, value: read.data }
  return { ...asked, value: null, failure: new AnswerUnreadable(200, read.error) }
}
