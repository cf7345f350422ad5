import { useState } from 'preact/hooks'
import type { LetterDelivery, LetterDetail } from '#core/api/letter-shapes.ts'
import { endpoints } from '#core/api/table.ts'
import { deliveryWayNames } from '#core/letter/delivery.ts'
import { addressOf } from '#ui/client-address.ts'
import { instantInTable } from '#ui/instant.ts'
import { upload } from '#ui/upload.ts'
import { EvidenceUpload } from '../list/evidence-upload.tsx'
import { fileSize } from '../list/file-size.ts'
import { DeliveryForm } from './delivery-form.tsx'

export interface DeliveriesCardProps {
  readonly letter: LetterDetail
  readonly onChanged: (letter: LetterDetail) => void
}

/** 送达: when, how and to whom, with the receipts; the last one counts, those before stay. */
export function DeliveriesCard({ letter, onChanged }: DeliveriesCardProps) {
  const [isOpen, setOpen] = useState(false)
  const { deliveries, mayDeliver } = letter
  return (
    <section class="card" aria-label="送达">
      <div class="card-head">
        <h2>送达</h2>
        {mayDeliver && !isOpen && (
          <button type="button" class="btn btn-s aside no-print" onClick={() => setOpen(true)}>
            登记送达
          </button>
        )}
      </div>
      {isOpen && (
        <div class="card-body">
          <DeliveryForm letter={letter} onChanged={onChanged} onClose={() => setOpen(false)} />
        </div>
      )}
      {deliveries.length === 0 && !isOpen && (
        <p class="card-body sub">还没有送达记录。送达后登记时间、方式和签收人，上传送达回证。</p>
      )}
      <ol class="letter-events">
        {deliveries.toReversed().map((delivery) => (
          <OneDelivery key={delivery.number} letter={letter} delivery={delivery} onChanged={onChanged} />
        ))}
      </ol>
    </section>
  )
}

function OneDelivery({ letter, delivery, onChanged }: DeliveriesCardProps & { readonly delivery: LetterDelivery }) {
  const { id, mayDeliver } = letter
  const { number, on, how, to, note, by, at, receipts } = delivery
  const params = { id, number }
  return (
    <li class="stack-s">
      <p class="row">
        <b class="nb">{on}</b>
        <span>{deliveryWayNames[how]}</span>
        {to !== null && <span>{`签收：${to}`}</span>}
        <span class="cap">{`${by} ${instantInTable(at)} 登记`}</span>
      </p>
      {note !== null && <p>{note}</p>}
      {receipts.length > 0 && (
        <ul class="letter-files">
          {receipts.map(({ sha256, name, size, by: sender }) => (
            <li key={sha256}>
              <a href={addressOf(endpoints.letterReceipt, { params: { id, sha256 } })} download={name}>
                {name}
              </a>
              <span class="cap">{`${fileSize(size)}　${sender}`}</span>
            </li>
          ))}
        </ul>
      )}
      {mayDeliver && (
        <EvidenceUpload
          label={receipts.length === 0 ? '上传送达回证' : '再上传一份'}
          send={(file, options) => upload('attachLetterReceipt', { params, body: file }, options)}
          onSent={onChanged}
        />
      )}
    </li>
  )
}
