import { useEffect, useRef, useState } from 'preact/hooks'
import { plainPng } from '#core/survey/plain-picture.ts'
import type { SurveyApp } from '../app.ts'
import { digestOf } from '../picture/digest.ts'
import { bytesOf } from '../picture/shrink.ts'
import { usePicture } from './use-picture.ts'

export interface SignaturePadProps {
  readonly app: SurveyApp
  readonly survey: string
  /** Whose: 核查人, 陪同人. */
  readonly who: string
  readonly sha256: string | null
  readonly onSigned: (sha256: string | null) => void
}

/** Pixels of the picture; on the screen it is as wide as there is room. */
const size = { width: 720, height: 260 } as const
const pen = 5

/** A signature drawn by finger or pen; kept when 签好了 is pressed, drawn anew after 重签. */
export function SignaturePad({ app, survey, who, sha256, onSigned }: SignaturePadProps) {
  const kept = usePicture(app, survey, sha256)
  if (sha256 === null) return <Pad app={app} survey={survey} who={who} onSigned={onSigned} />
  return (
    <div class="signature">
      {kept !== null && <img class="signature-kept" src={kept} alt={`${who}签名`} />}
      <button type="button" class="btn btn-touch" onClick={() => onSigned(null)}>
        {`${who}重签`}
      </button>
    </div>
  )
}

function Pad({ app, survey, who, onSigned }: Omit<SignaturePadProps, 'sha256'>) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [isDrawn, setDrawn] = useState(false)
  useEffect(() => wipe(canvas.current), [])
  const draw = (event: PointerEvent, isStart: boolean): void => {
    const drawing = canvas.current?.getContext('2d') ?? null
    if (drawing === null || canvas.current === null || event.buttons !== 1) return
    const box = canvas.current.getBoundingClientRect()
    const x = ((event.clientX - box.left) / box.width) * size.width
    const y = ((event.clientY - box.top) / box.height) * size.height
    if (isStart) {
      canvas.current.setPointerCapture(event.pointerId)
      drawing.beginPath()
      drawing.moveTo(x, y)
    }
    drawing.lineTo(x, y)
    drawing.stroke()
    setDrawn(true)
  }
  const keep = async (): Promise<void> => {
    if (canvas.current === null) return
    const bytes = plainPng(await bytesOf(canvas.current, 'image/png'))
    const sha256 = await digestOf(bytes)
    await app.savePicture(survey, sha256, { use: 'signature', bytes })
    onSigned(sha256)
  }
  return (
    <div class="signature">
      <canvas
        ref={canvas}
        class="signature-pad"
        width={size.width}
        height={size.height}
        role="img"
        aria-label={`${who}签名处，请用手指书写`}
        onPointerDown={(event) => draw(event, true)}
        onPointerMove={(event) => draw(event, false)}
      />
      <div class="survey-take">
        <button
          type="button"
          class="btn btn-touch"
          onClick={() => {
            wipe(canvas.current)
            setDrawn(false)
          }}
        >
          擦掉
        </button>
        {isDrawn ? (
          <button type="button" class="btn btn-touch" onClick={() => keep().catch(app.onDefect)}>
            {`${who}签好了`}
          </button>
        ) : (
          <span class="sub">{`请${who}在框内签名`}</span>
        )}
      </div>
    </div>
  )
}

/** White paper and a dark pen. */
function wipe(canvas: HTMLCanvasElement | null): void {
  const drawing = canvas?.getContext('2d') ?? null
  if (drawing === null) return
  drawing.fillStyle = '#ffffff'
  drawing.fillRect(0, 0, size.width, size.height)
  drawing.strokeStyle = '#1b2127'
  drawing.lineWidth = pen
  drawing.lineCap = 'round'
  drawing.lineJoin = 'round'
}
