import { useMemo } from 'preact/hooks'
import { useAnswer } from '../../data/use-answer.ts'

/** The values of one indicator by parcel code. */
export interface IndicatorValues {
  /** Null before they are there. */
  readonly values: ReadonlyMap<string, number> | null
  readonly failure: unknown
  readonly askAgain: () => void
}

/** @param asked evaluation and indicator; null asks nothing */
export function useIndicatorValues(
  asked: { readonly evaluation: string; readonly indicator: string } | null,
): IndicatorValues {
  const { value, failure, askAgain } = useAnswer(
    'baseMapValues',
    asked === null ? null : { params: { id: asked.evaluation, indicator: asked.indicator } },
  )
  const values = useMemo(() => {
    if (value === null) return null
    return new Map(
      value.codes.flatMap((code, index) => {
        const figure = value.values[index] ?? null
        return figure === null ? [] : [[code, figure] as const]
      }),
    )
  }, [value])
  return { values, failure, askAgain }
}
