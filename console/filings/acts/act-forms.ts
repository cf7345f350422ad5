import type { ComponentType } from 'preact'
import type { ActProps } from './act-frame.tsx'
import type { ActKind } from './act-kind.ts'
import { ActualsAct } from './actuals-act.tsx'
import { AssessAct } from './assess-act.tsx'
import { InviteAct } from './invite-act.tsx'
import { JurisdictionAct } from './jurisdiction-act.tsx'
import { MeasureAct } from './measure-act.tsx'
import { MilestoneAct } from './milestone-act.tsx'
import { OpinionAct } from './opinion-act.tsx'
import { OverruleAct } from './overrule-act.tsx'
import { PlainAct } from './plain-act.tsx'
import { PlanAdjustmentAct } from './plan-adjustment-act.tsx'
import { ReasonAct } from './reason-act.tsx'
import { ReceiptAct } from './receipt-act.tsx'
import { RemindAct } from './remind-act.tsx'
import { ReturnAct } from './return-act.tsx'
import { ServiceAct } from './service-act.tsx'
import { StampAct } from './stamp-act.tsx'

/** The form of every act; one without its form does not compile. */
export const actForms: Readonly<Record<ActKind, ComponentType<ActProps>>> = {
  submit: PlainAct,
  resubmit: PlainAct,
  return: ReturnAct,
  'set-jurisdiction': JurisdictionAct,
  accept: PlainAct,
  assess: AssessAct,
  'issue-sheet': PlainAct,
  'reissue-sheet': PlainAct,
  'confirm-sheet': StampAct,
  'open-review': InviteAct,
  invite: InviteAct,
  'give-opinion': OpinionAct,
  remind: RemindAct,
  overrule: OverruleAct,
  report: PlainAct,
  'report-to-city': PlainAct,
  recognise: PlainAct,
  reject: ReasonAct,
  'city-recognise': PlainAct,
  'city-reject': ReasonAct,
  withdraw: ReasonAct,
  attach: PlainAct,
  'record-receipt': ReceiptAct,
  'explain-overrun': ReasonAct,
  'notify-city': PlainAct,
  'record-plan-adjustment': PlanAdjustmentAct,
  'reach-milestone': MilestoneAct,
  'record-service': ServiceAct,
  'report-actuals': ActualsAct,
  'take-measure': MeasureAct,
  'resume-tracking': ReasonAct,
  archive: ReasonAct,
}
