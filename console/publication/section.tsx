import '../frame/tabs.css'
import './publication.css'
import type { ComponentChildren } from 'preact'
import { useAnswer } from '../data/use-answer.ts'
import { PageHead } from '../frame/page-head.tsx'
import { Tabs } from '../frame/tabs.tsx'
import { useCycle, useCyclePath } from '../frame/use-cycle.ts'
import { navigate } from '../route/place.ts'
import { objectionsPath, publicationsPath } from '../route/publication-route.ts'

export interface SectionProps {
  readonly chosen: 'publications' | 'objections'
  readonly children: ComponentChildren
}

/** 公示与异议: two lists under one heading. */
export function Section({ chosen, children }: SectionProps) {
  const cycle = useCycle()
  const pathIn = useCyclePath()
  const { value } = useAnswer('objections', { query: { cycle, only: 'open', limit: 1 } })
  const open = value?.counts.open ?? 0
  const tabs = [
    { key: 'publications', label: '公示' },
    { key: 'objections', label: '异议', beside: open > 0 && <span class="counter">{open}</span> },
  ] as const
  const go = (key: SectionProps['chosen']): void =>
    navigate(pathIn(key === 'publications' ? publicationsPath : objectionsPath))
  return (
    <>
      <PageHead
        title="公示与异议"
        beside={
          <>
            <span class="badge">{`${cycle}年度`}</span>
            <span class="badge badge-dash">本区自定</span>
          </>
        }
      />
      <Tabs label="公示与异议" tabs={tabs} chosen={chosen} onChoose={go}>
        <div class="publication-lists">{children}</div>
      </Tabs>
    </>
  )
}
