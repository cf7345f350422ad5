import { towns } from '#core/vocabulary/district.ts'
import { Choice } from '../base-map/choice.tsx'
import { useSession } from '../session/session.ts'

/** 街镇 of a list; who works for one is not asked. */
export function TownChoice({ value, onValue }: { readonly value: string; readonly onValue: (value: string) => void }) {
  const { account } = useSession()
  if (account.role === 'town' || account.role === 'town-reviewer') return null
  return <Choice label="街镇" value={value} choices={towns.map(({ code, name }) => [code, name])} onValue={onValue} />
}
