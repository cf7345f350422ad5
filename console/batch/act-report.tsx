import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'

/** One item of a batch, by the name it has on the page, and where it is looked at. */
export interface ReportLine {
  readonly key: string
  readonly name: string
  readonly path: string
  /** Null: done. */
  readonly refusal: string | null
}

export interface ActReportProps {
  readonly verb: string
  /** What is counted: 宗, 项. */
  readonly unit: string
  readonly lines: readonly ReportLine[]
  /** Where those that are not listed are found. */
  readonly hint: string
  readonly onClose: () => void
}

const listed = 100

/** What a batch did: how many, and each item it did not do with the reason. */
export function ActReport({ verb, unit, lines, hint, onClose }: ActReportProps) {
  const refused = lines.filter((line) => line.refusal !== null)
  const done = lines.length - refused.length
  const isClean = refused.length === 0
  return (
    <section class={isClean ? 'banner banner-ok' : 'banner banner-warn'} aria-label="办理结果">
      <Icon name={isClean ? 'done' : 'warning'} />
      <div class="banner-text">
        <p role="status">
          <strong>{`已${verb} ${count(done)} ${unit}${isClean ? '' : `，${count(refused.length)} ${unit}未办理`}`}</strong>
        </p>
        <ul class="act-report">
          {refused.slice(0, listed).map(({ key, name, path, refusal }) => (
            <li key={key}>
              <a href={path} class="nb">
                {name}
              </a>
              <span>{refusal}</span>
            </li>
          ))}
        </ul>
        {refused.length > listed && (
          <p class="cap">{`其余 ${count(refused.length - listed)} ${unit}未列出，${hint}`}</p>
        )}
      </div>
      <button type="button" class="btn btn-s" onClick={onClose}>
        关闭
      </button>
    </section>
  )
}
