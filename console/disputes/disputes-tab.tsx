import { DisputeList } from './dispute-list.tsx'
import { TermsCard } from './terms-card.tsx'

/** 异议 beside the departments' lists: those the reader may see, and within how many days they are answered. */
export function DisputesTab({ cycle }: { readonly cycle: string }) {
  return (
    <>
      <TermsCard />
      <DisputeList cycle={cycle} />
    </>
  )
}
