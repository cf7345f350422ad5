import { towns } from '#core/vocabulary/district.ts'
import { useSession } from '../session/session.ts'
import { Choice } from './choice.tsx'

/** 街镇 of a list; who works for one, or for a firm, is not asked. */
export function TownChoice({ value, onValue }: { readonly value: string; readonly onValue: (value: string) => void }) {
  const { account } = useSession()
  if (account.role === 'town' || account.role === 'town-reviewer' || account.role === 'enterprise') return null
  return <Choice label="街镇" value={value} choices={towns.map(({ code, name }) => [code, name])} onValue={onValue} />
}
