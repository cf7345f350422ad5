import { Fragment } from 'preact'
import { baseTabPath } from '../paths.ts'

export interface CodeLinksProps {
  readonly cycle: string
  readonly codes: readonly string[]
}

/** Parcels by code, each leading to its own history. */
export function CodeLinks({ cycle, codes }: CodeLinksProps) {
  return (
    <>
      {codes.map((code, at) => (
        <Fragment key={code}>
          {at > 0 && '、'}
          <a class="nb" href={baseTabPath(cycle, code)}>
            {code}
          </a>
        </Fragment>
      ))}
    </>
  )
}
