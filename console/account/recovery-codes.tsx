export interface RecoveryCodesProps {
  readonly codes: readonly string[]
  readonly onDone: () => void
}

/** Shown once: what opens the account when the telephone is gone. */
export function RecoveryCodes({ codes, onDone }: RecoveryCodesProps) {
  return (
    <div class="stack" role="status">
      <h2>请保存恢复码</h2>
      <p class="sub">
        手机丢失或更换时，用一个恢复码代替验证码，每个只能用一次。恢复码只显示这一次，请抄下或打印后锁好。
      </p>
      <ol class="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div class="row">
        <button type="button" class="btn" onClick={() => window.print()}>
          打印
        </button>
        <button type="button" class="btn btn-fill" onClick={onDone}>
          已保存，继续
        </button>
      </div>
    </div>
  )
}
