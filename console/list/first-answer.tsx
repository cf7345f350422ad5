import { FailureNotice } from '../notice/failure-notice.tsx'
import { ListShapes } from './list-shapes.tsx'

export interface FirstAnswerProps {
  /** Null before the first answer. */
  readonly value: unknown
  readonly failure: unknown
  readonly onRetry: () => void
  /** What is being read: 这份函件. */
  readonly label: string
}

/** Above an answer: that it is being read for the first time, or why it could not be read. */
export function FirstAnswer({ value, failure, onRetry, label }: FirstAnswerProps) {
  if (failure !== null) return <FailureNotice failure={failure} onRetry={onRetry} />
  return value === null ? <ListShapes label={label} /> : null
}
