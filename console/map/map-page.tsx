import './map.css'
import { useMemo } from 'preact/hooks'
import { useAnswer } from '../data/use-answer.ts'
import { PageHead } from '../frame/page-head.tsx'
import { useCycle } from '../frame/use-cycle.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { NoData } from '../notice/no-data.tsx'
import { usePlace } from '../route/place.ts'
import { DistrictMap } from './district-map.tsx'
import { parseMapView } from './map-view.ts'

/** 一张图: all parcels of a year the reader may see, on a map of their own boundaries. */
export function MapPage() {
  const { query } = usePlace()
  const cycle = useCycle()
  const view = useMemo(() => parseMapView(query), [query])
  const { value: index, failure, askAgain } = useAnswer('baseMapIndex', { params: { cycle } })
  if (index !== null && index.parcels > 0) return <DistrictMap key={cycle} cycle={cycle} index={index} view={view} />
  return (
    <>
      <PageHead title="一张图" />
      {failure !== null && <FailureNotice failure={failure} onRetry={askAgain} />}
      {index !== null && <NoData cycle={cycle} />}
      {index === null && failure === null && <span class="skeleton map-skeleton" />}
    </>
  )
}
