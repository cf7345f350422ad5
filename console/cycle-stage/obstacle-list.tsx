import type { NextAct } from '#core/api/cycle-stages.ts'
import { useCyclePath } from '../frame/use-cycle.ts'

/** What stands in the way, or is to be known, each with the page where it is dealt with. */
export function ObstacleList({ obstacles }: Pick<NextAct, 'obstacles'>) {
  const pathIn = useCyclePath()
  if (obstacles.length === 0) return null
  return (
    <ul class="stage-obstacles" aria-label="还需办理">
      {obstacles.map(({ id, blocks, text, path }) => (
        <li key={id}>
          <span class={blocks ? 'badge badge-warn' : 'badge badge-dash'}>{blocks ? '须先办' : '提示'}</span>
          <span class="stage-note">{text}</span>
          <a class="link" href={pathIn(path)}>
            去办理
          </a>
        </li>
      ))}
    </ul>
  )
}
