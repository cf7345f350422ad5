import { decidePairing, inspectPairing, pollPairing, startPairing } from '../../actions/pairing.ts'
import type { Handlers } from '../types.ts'

type PairingHandlers = Pick<Handlers, 'startPairing' | 'pollPairing' | 'inspectPairing' | 'decidePairing'>

export const pairingHandlers: PairingHandlers = {
  async startPairing({ service, body, address }) {
    return { status: 201, body: await startPairing(service, body.challenge, address) }
  },
  async pollPairing({ service, body, address }) {
    return { status: 200, body: { session: await pollPairing(service, { ...body, address }) } }
  },
  async inspectPairing({ service, grant, body, address }) {
    return { status: 200, body: await inspectPairing(service, grant, body.code, address) }
  },
  async decidePairing({ service, grant, body }) {
    await decidePairing(service, grant, body)
    return { status: 200, body: { approved: body.approve } }
  },
}
