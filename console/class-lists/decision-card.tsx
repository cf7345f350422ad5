import type { ClassSummary } from '#core/api/class-list-shapes.ts'
import { classesOf, directionNames, directions } from '#core/class-lists/direction.ts'
import { landText } from '#core/decision-overview/land-text.ts'
import { formatDate } from '#core/form/format.ts'
import { citationText } from '#core/vocabulary/citation.ts'
import { className } from '#core/vocabulary/class.ts'
import { ClassBadge } from '#ui/class-badge.tsx'
import { count } from '#ui/number.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { classListsAddress } from './class-list-view.ts'

type Decided = NonNullable<ClassSummary['decided']>

/** The four classes in their two directions: how many, how much land, and what the standard lays down for each. */
export function DecisionCard({ decided }: { readonly decided: Decided }) {
  const pathIn = useCyclePath()
  const { decidedOn, standard, label, sentences, classes, measures } = decided
  const none = classes.find((one) => one.class === null)
  return (
    <section class="card" aria-labelledby="decided">
      <div class="card-head">
        <div class="row">
          <h2 id="decided">{`${formatDate(decidedOn)}审定`}</h2>
          {label !== null && label !== '正式' && <span class="badge badge-warn">{`${label}标准`}</span>}
        </div>
        <span class="aside cap">{`标准 ${standard}`}</span>
      </div>
      <div class="card-body stack">
        {sentences.map((sentence) => (
          <p key={sentence} class="banner banner-warn">
            <span class="banner-text">{sentence}</span>
          </p>
        ))}
        <div class="class-tiles">
          {directions.map((direction) => (
            <section key={direction} class="class-direction" aria-label={`导向：${directionNames[direction]}`}>
              <h3 class="class-direction-name">{directionNames[direction]}</h3>
              {classesOf(direction).map((code) => {
                const { parcels = 0, area = 0 } = classes.find((one) => one.class === code) ?? {}
                return (
                  <article key={code} class="class-tile">
                    <p class="class-tile-head">
                      <ClassBadge class={code} formal />
                      <b>{className(code)}</b>
                    </p>
                    <p>
                      <a class="nb" href={pathIn(classListsAddress('lists', { class: code }))}>
                        <b class="big-figure">{count(parcels)}</b> 宗
                      </a>
                      <span class="cap class-tile-area">{landText(area)}</span>
                    </p>
                    <ul class="class-measures">
                      {measures.flatMap((one) =>
                        one.class === code
                          ? [
                              <li key={one.text}>
                                {one.text}
                                <span class="cap">{`依据：${citationText(plain(one.citation))}`}</span>
                              </li>,
                            ]
                          : [],
                      )}
                    </ul>
                  </article>
                )
              })}
            </section>
          ))}
        </div>
        {none !== undefined && (
          <div>
            <a href={pathIn(classListsAddress('lists', { class: 'none' }))}>{`未定类 ${count(none.parcels)} 宗`}</a>
            <p class="cap">{`${landText(none.area)}：暂不评价或待补正，不在两个导向内。`}</p>
          </div>
        )}
      </div>
    </section>
  )
}

/** Absent parts are left out. */
function plain({ clause, note, ...rest }: Decided['measures'][number]['citation']) {
  return { ...rest, ...(clause === undefined ? {} : { clause }), ...(note === undefined ? {} : { note }) }
}
