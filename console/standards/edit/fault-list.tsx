import type { Standard } from '#core/scoring/standard.ts'
import { placeWords } from '#core/standard-edit/place.ts'
import { Icon } from '#ui/icon.tsx'
import { useEditing } from './editing.ts'
import type { PlacedFault } from './use-editing.ts'

/** Every fault, each a button that leads to its field. */
export function FaultList({ faults }: { readonly faults: readonly PlacedFault[] }) {
  const { standard, open } = useEditing()
  if (faults.length === 0) return null
  return (
    <section class="banner banner-err std-fault-list" aria-label="须改正">
      <Icon name="error" />
      <div class="banner-text">
        <strong>{`须改正 ${faults.length} 处。可以先保存；改正后才能试评和提交。`}</strong>
        <ul>
          {faults.map(({ place, message }) => (
            <li key={`${place} ${message}`}>
              <button type="button" class="link" onClick={() => jumpTo(place, open)}>
                {faultText(standard, place, message)}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

/** The message names its place mostly by itself. */
function faultText(standard: Standard, place: string, message: string): string {
  return `${placeWords(standard, place)}：${message}`
}

/** Unfolds what holds the place, then takes the focus there, or to the nearest place around it that is drawn. */
function jumpTo(place: string, open: (place: string) => void): void {
  const [list, index] = place.split('.')
  if ((list === 'indicators' || list === 'rules') && index !== undefined) open(`${list}.${index}`)
  // Once the unfolded form is drawn.
  setTimeout(() => {
    const parts = place.split('.')
    while (parts.length > 0) {
      const element = document.querySelector<HTMLElement>(`[data-place="${CSS.escape(parts.join('.'))}"]`)
      if (element !== null) {
        const fold = element.closest('details')
        if (fold !== null) fold.open = true
        element.focus({ preventScroll: true })
        element.scrollIntoView({ block: 'center' })
        return
      }
      parts.pop()
    }
  }, 0)
}
