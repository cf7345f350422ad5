import { useEffect, useReducer } from 'preact/hooks'
import type { OpenDocument } from '../open-document.ts'

/** Draws the component again whenever a cell of the workbook changes. */
export function useModelVersion({ host }: OpenDocument): number {
  const [version, next] = useReducer((count: number) => count + 1, 0)
  useEffect(() => host.model.changed.add(() => next(undefined)), [host])
  return version
}
