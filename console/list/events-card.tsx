import './events-card.css'
import type { ComponentChildren } from 'preact'
import { instantInTable } from '#ui/instant.ts'

interface HappenedEvent {
  readonly number: number
  readonly at: string
  readonly by: string
  readonly note: string | null
}

export interface EventsCardProps<Event extends HappenedEvent> {
  /** The oldest first. */
  readonly events: readonly Event[]
  /** What was done, in a word or two. */
  readonly what: (event: Event) => ComponentChildren
}

/** 办理经过, the newest first; nothing is ever taken away. */
export function EventsCard<Event extends HappenedEvent>({ events, what }: EventsCardProps<Event>) {
  return (
    <section class="card" aria-label="办理经过">
      <div class="card-head">
        <h2>办理经过</h2>
      </div>
      <ol class="event-list">
        {events.toReversed().map((event) => (
          <li key={event.number}>
            <p class="row">
              <span class="nb">{instantInTable(event.at)}</span>
              <b>{event.by}</b>
              {what(event)}
            </p>
            {event.note !== null && <p>{event.note}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
