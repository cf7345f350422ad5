import './account.css'
import { useState } from 'preact/hooks'
import { mayAsk } from '../frame/entries.ts'
import { PageHead } from '../frame/page-head.tsx'
import { useSession } from '../session/session.ts'
import { FactorCard } from './factor-card.tsx'
import { OwnSessionsCard } from './own-sessions-card.tsx'
import { PairingCard } from './pairing-card.tsx'
import { PasswordCard } from './password-card.tsx'

/** 我的账号: what a person looks after themselves. */
export function AccountPage() {
  const { account } = useSession()
  const [round, setRound] = useState(0)
  const changed = (): void => setRound((number) => number + 1)
  return (
    <>
      <PageHead title="我的账号" beside={<span class="sub">{`${account.name}，账号 ${account.username}`}</span>} />
      <div class="account-page">
        <div class="stack">
          {mayAsk('decidePairing', account.role) && <PairingCard onChanged={changed} />}
          <FactorCard onChanged={changed} />
        </div>
        <PasswordCard onChanged={changed} />
        <OwnSessionsCard key={round} />
      </div>
    </>
  )
}
