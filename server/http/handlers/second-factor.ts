import { confirmSecondFactor, startSecondFactor } from '../../actions/enrol-second-factor.ts'
import { makeRecoveryCodes, removeSecondFactor, verifySecondFactor } from '../../actions/second-factor.ts'
import type { Handlers } from '../types.ts'

type SecondFactorHandlers = Pick<
  Handlers,
  'startSecondFactor' | 'confirmSecondFactor' | 'verifySecondFactor' | 'makeRecoveryCodes' | 'removeSecondFactor'
>

export const secondFactorHandlers: SecondFactorHandlers = {
  async startSecondFactor({ service, grant, body }) {
    return { status: 200, body: await startSecondFactor(service, grant, body.code) }
  },
  async confirmSecondFactor({ service, grant, body, token }) {
    const recoveryCodes = await confirmSecondFactor(service, grant, token ?? '', body.code)
    return { status: 200, body: { recoveryCodes: [...recoveryCodes] } }
  },
  async verifySecondFactor({ service, grant, body, token }) {
    const recoveryCodesLeft = await verifySecondFactor(service, grant, token ?? '', body.code)
    return { status: 200, body: { recoveryCodesLeft } }
  },
  async makeRecoveryCodes({ service, grant, body }) {
    return { status: 200, body: { recoveryCodes: [...(await makeRecoveryCodes(service, grant, body.code))] } }
  },
  async removeSecondFactor({ service, grant, body }) {
    await removeSecondFactor(service, grant, body.code)
    return { status: 200, body: { removed: true } }
  },
}
