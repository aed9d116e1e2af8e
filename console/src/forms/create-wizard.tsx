import SpaceBetween from '@cloudscape-design/components/space-between'
import Wizard from '@cloudscape-design/components/wizard'
import { useRef, useState, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import { awsFailure } from '../aws/aws-failure.ts'
import { AwsErrorAlert } from './aws-error-alert.tsx'
import { useSubmit } from './use-submit.ts'

/** One step of a wizard. Its fields show what is wrong once somebody wanted to go on (`tried`). */
export type WizardStep = {
  title: string
  description?: string
  optional?: boolean
  valid: boolean
  content: (tried: boolean) => ReactNode
}

/**
 * Asks for something in steps and makes it at the end. Nobody goes on from a step that is not valid; where
 * the making fails, `stepOf` says by the error's code which step shows the error.
 */
export function CreateWizard(props: {
  steps: readonly WizardStep[]
  action: string
  work: () => Promise<void>
  stepOf: (code: string) => number
  /** The path within the console that Cancel leads to. */
  cancelPath: string
}) {
  const { steps } = props
  const [, navigate] = useLocation()
  const [active, setActive] = useState(0)
  const [tried, setTried] = useState<ReadonlySet<number>>(new Set())
  const [failedStep, setFailedStep] = useState(0)
  const place = useRef<HTMLDivElement>(null)
  const { busy, error, submit, clear } = useSubmit(async () => {
    try {
      await props.work()
    } catch (thrown) {
      const step = props.stepOf(awsFailure(thrown).code)
      setFailedStep(step)
      setActive(step)
      throw thrown
    }
  })
  const goTo = (wanted: number) => {
    const wrong = steps.findIndex(({ valid }, index) => index < wanted && !valid)
    if (wrong === -1) {
      setActive(wanted)
      clear()
    } else refuse(wrong)
  }
  // Who is not let on is brought to what is wrong: it may stand far above the button.
  const refuse = (wrong: number) => {
    setTried(new Set([...tried, wrong]))
    setActive(wrong)
    requestAnimationFrame(() => firstError(place.current)?.focus())
  }
  return (
    <div ref={place}>
      <Wizard
        activeStepIndex={active}
        submitButtonText={props.action}
        isLoadingNextStep={busy}
        onCancel={() => navigate(props.cancelPath)}
        onNavigate={({ detail }) => goTo(detail.requestedStepIndex)}
        onSubmit={() => {
          const wrong = steps.findIndex(({ valid }) => !valid)
          if (wrong === -1) submit()
          else refuse(wrong)
        }}
        steps={steps.map(({ title, description, optional, content }, index) => ({
          title,
          description,
          isOptional: optional,
          content: (
            <SpaceBetween size="l">
              {failedStep === index && <AwsErrorAlert error={error} />}
              {content(tried.has(index))}
            </SpaceBetween>
          ),
        }))}
      />
    </div>
  )
}

/** The first field that is wrong, or else the first error that stands by itself. */
function firstError(place: HTMLElement | null): HTMLElement | undefined {
  const field = place?.querySelector<HTMLElement>('[aria-invalid=true]')
  return field ?? place?.querySelector<HTMLElement>('[data-wrong]') ?? undefined
}
