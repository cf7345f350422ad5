import { usePlace } from '../route/place.ts'
import { routeOf } from '../route/route.ts'
import { newestCycle, useSession } from '../session/session.ts'

/** The cycle the address names, else the newest. */
export function useCycle(): string {
  const { path, query } = usePlace()
  const { cycles, today } = useSession()
  const route = routeOf(path)
  if (route.page === 'parcel') return route.cycle
  return query.get('cycle') ?? newestCycle(cycles, today)
}

/** The path with the cycle, which is left out while it is the newest. */
export function useCyclePath(): (path: string, cycle?: string) => string {
  const present = useCycle()
  const { cycles, today } = useSession()
  return (path, cycle = present) => {
    if (cycle === newestCycle(cycles, today)) return path
    return `${path}${path.includes('?') ? '&' : '?'}cycle=${cycle}`
  }
}
