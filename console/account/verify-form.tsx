import type { Call } from '#ui/client.ts'
import { CodeForm } from './code-form.tsx'

/** The second step of a sign-in where a second factor is in use. */
export function VerifyForm({ call, onDone }: { readonly call: Call; readonly onDone: () => void }) {
  const send = async (code: string): Promise<void> => {
    await call('verifySecondFactor', { body: { code } })
    onDone()
  }
  return <CodeForm verb="继续" label="验证码（6 位数字，或一个恢复码）" send={send} />
}
