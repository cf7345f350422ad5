import { useCycle, useCyclePath } from '../frame/use-cycle.ts'
import { navigate, usePlace } from '../route/place.ts'
import { parcelPath, routeOf } from '../route/route.ts'
import { useSession } from '../session/session.ts'

/** Whose data, of which year. One cycle is said, several are a choice. */
export function CycleChoice() {
  const { path } = usePlace()
  const { district, cycles, demo } = useSession()
  const cycle = useCycle()
  const cyclePath = useCyclePath()
  const route = routeOf(path)
  const place = demo ? `${district.name}（示例）` : district.name
  if (cycles.length < 2) return <span class="top-bar-where nb">{`${place} · ${cycle}年度`}</span>

  const choose = (chosen: string): void => {
    if (route.page === 'parcel') navigate(parcelPath(chosen, route.parcelCode))
    else navigate(cyclePath(path, chosen))
  }
  return (
    <select
      class="select top-bar-where"
      aria-label="区和年度"
      value={cycle}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {cycles
        .toSorted()
        .reverse()
        .map((choice) => (
          <option key={choice} value={choice}>
            {`${place} · ${choice}年度`}
          </option>
        ))}
    </select>
  )
}
