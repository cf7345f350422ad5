import type { Overview } from '#core/api/parcels.ts'
import { mayAsk } from '../frame/entries.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { parcelsAddress } from '../parcels/parcel-view.ts'
import { useSession } from '../session/session.ts'

/** The one filled button: a first draft, else what must be corrected, else the parcels. */
export function NextAct({ overview }: { readonly overview: Overview }) {
  const { account } = useSession()
  const cyclePath = useCyclePath()
  const mayRun = mayAsk('runEvaluation', account.role)
  if (mayRun && overview.evaluation === null) return <Filled href={cyclePath('/evaluations')} text="去草评" />
  if (overview.parcelsWithErrors > 0) {
    return <Filled href={cyclePath(parcelsAddress({ finding: 'error', sort: '-errors' }))} text="查看须改正" />
  }
  return <Filled href={cyclePath('/parcels')} text="查看地块" />
}

function Filled({ href, text }: { readonly href: string; readonly text: string }) {
  return (
    <a class="btn btn-fill" href={href}>
      {text}
    </a>
  )
}
